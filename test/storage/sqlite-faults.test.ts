import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/storage/index.js'
import { type Connect, ENGINES, loadEngine } from '../../src/storage/sqlite/engine.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { openFile } from '../../src/storage/sqlite/sqlite-store.js'
import { notice } from '../contract/support.js'
import { failure } from '../keys/support.js'
import { makeList } from './crash-check.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
const newPath = (): string => join(folder, `${++made}.db`)
const connect = await loadEngine()
const isRoot = process.getuid?.() === 0

const note = (id: string, value = '"x"') => ({ kind: 'note', id, value })
const write = (store: Store, id: string, value?: string): Promise<boolean> =>
  store.transaction((tx) => tx.records.insert(note(id, value)))
const count = (store: Store): Promise<number> => store.read((view) => view.records.count('note'))
const unavailable = (reason: string) => ({ code: 'storage.unavailable', kind: 'operation', params: { reason } })

describe('a file', () => {
  it('is made for its owner alone, with what lies beside it', async () => {
    const path = newPath()
    const store = await openSqliteStore({ path })
    await write(store, '1')
    for (const file of [path, `${path}-wal`, `${path}-shm`]) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600])
    await store.close()
    // All of it is in the one file then; what lies beside it is gone or empty.
    const beside = readdirSync(folder).filter((name) => name === `${made}.db-wal`)
    expect(beside.map((name) => statSync(join(folder, name)).size).filter((size) => size > 0)).toEqual([])
    expect(readFileSync(path).includes('note')).toBe(true)
  })

  it('commits to the disk: WAL, with a sync for each commit', async () => {
    const settings: unknown[] = []
    const spying: Connect = (path) => {
      const connection = connect(path)
      return {
        ...connection,
        close() {
          settings.push(connection.prepare('PRAGMA journal_mode').all([]), connection.prepare('PRAGMA synchronous').all([]))
          connection.close()
        },
      }
    }
    await (await openFile(spying, newPath(), 0)).close()
    expect(settings).toMatchObject([[{ journal_mode: 'wal' }], [{ synchronous: 2 }]])
  })

  it.each([[':memory:'], ['file:x?mode=memory'], ['']])('is not %o', async (path) => {
    expect(await failure(() => openSqliteStore({ path }))).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'path' },
    })
  })

  it('is opened with known options alone', async () => {
    const path = newPath()
    const unknown = { path, mode: 0o644 } as never
    expect(await failure(() => openSqliteStore(unknown))).toMatchObject({ code: 'core.option_unknown' })
    expect(await failure(() => openSqliteStore({ path, engine: 'sql.js' as never }))).toMatchObject({
      code: 'core.option_invalid',
    })
    expect(await failure(() => openSqliteStore({ path, busyTimeoutMs: -1 }))).toMatchObject({ code: 'core.option_invalid' })
    expect(existsSync(path)).toBe(false)
  })

  it('is not made where its engine is not installed', async () => {
    const path = newPath()
    for (const engine of ENGINES) {
      if (await loadEngine(engine).catch(() => undefined)) continue
      expect(await failure(() => openSqliteStore({ path, engine }))).toMatchObject({
        code: 'storage.driver_missing',
        params: { driver: engine },
      })
    }
    expect(existsSync(path)).toBe(false)
  })
})

describe('a file that another process writes to', () => {
  it('is waited for, without holding up this one; then it is named as locked, and later it is free again', async () => {
    const path = newPath()
    const store = await openSqliteStore({ path, busyTimeoutMs: 200 })
    const other = connect(path)
    other.exec('BEGIN IMMEDIATE')
    let ticks = 0
    const timer = setInterval(() => ticks++, 5)
    const found = await failure(() => write(store, '1'))
    clearInterval(timer)
    expect(found).toMatchObject({ ...unavailable('locked'), retryable: true })
    expect(ticks).toBeGreaterThan(4)
    expect(await count(store)).toBe(0)
    const waiting = write(store, '2')
    await new Promise((resolve) => setTimeout(resolve, 50))
    other.exec('ROLLBACK')
    expect(await waiting).toBe(true)
    other.close()
    await store.close()
  })
})

/** Fills a store until it is full; gives what was acknowledged, and the error. */
async function fill(store: Store): Promise<{ readonly ids: readonly string[]; readonly error: unknown }> {
  const ids: string[] = []
  for (let number = 0; number < 5000; number++) {
    const id = String(number)
    const error = await failure(() => write(store, id, JSON.stringify('x'.repeat(10_000)))).catch(() => undefined)
    if (error !== undefined) return { ids, error }
    ids.push(id)
  }
  throw new Error('a full disk was expected')
}

describe('a disk that is full', () => {
  it('is named, loses nothing acknowledged, and can be written to again once there is room', async () => {
    const path = newPath()
    let limit = (_pages: number): void => undefined
    const limited: Connect = (file) => {
      const connection = connect(file)
      limit = (pages) => connection.exec(`PRAGMA max_page_count = ${pages}`)
      limit(100)
      return connection
    }
    const store = await openFile(limited, path, 0)
    const { ids, error } = await fill(store)
    expect(error).toMatchObject({ ...unavailable('full'), retryable: true })
    expect(ids.length).toBeGreaterThan(3)
    const many = store.transaction(async (tx) => {
      await tx.records.delete('note', '0')
      await tx.records.insert(note('big', JSON.stringify('x'.repeat(1_000_000))))
    })
    expect(await failure(() => many)).toMatchObject(unavailable('full'))
    expect(await store.read(async ({ records }) => (await records.list('note')).map(({ id }) => id))).toEqual([...ids].sort())
    await store.close()
    const again = await openSqliteStore({ path })
    expect(await write(again, 'more')).toBe(true)
    expect(await count(again)).toBe(ids.length + 1)
    await again.close()
  })

  it('in a file system of its own, too', async (test) => {
    const mounted = join(folder, 'small')
    mkdirSync(mounted)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mounted], { stdio: 'ignore' })
    } catch {
      notice('a small file system that is full, which cannot be mounted here')
      return test.skip()
    }
    try {
      const path = join(mounted, 'store.db')
      const store = await openSqliteStore({ path })
      const { ids, error } = await fill(store)
      expect(error).toMatchObject(unavailable('full'))
      expect(await count(store)).toBe(ids.length)
      await store.close()
      execFileSync('mount', ['-o', 'remount,size=4m', mounted])
      const again = await openSqliteStore({ path })
      expect(await write(again, 'more')).toBe(true)
      expect(await count(again)).toBe(ids.length + 1)
      await again.close()
    } finally {
      // Some engines let go of a file only when its statements are collected.
      execFileSync('umount', ['--lazy', mounted])
    }
  })
})

/** Runs a step as somebody who owns nothing, where this process may. */
async function asNobody<T>(step: () => Promise<T>): Promise<T> {
  if (!isRoot) return step()
  process.seteuid?.(65_534)
  try {
    return await step()
  } finally {
    process.seteuid?.(0)
  }
}

describe('a file that cannot be written to', () => {
  it('is named: read-only, in a folder of somebody else, or nowhere', async () => {
    chmodSync(folder, 0o755)
    const path = newPath()
    await (await openSqliteStore({ path })).close()
    chmodSync(path, 0o444)
    expect(await failure(() => asNobody(() => openSqliteStore({ path })))).toMatchObject({
      ...unavailable('permission'),
      retryable: false,
    })
    if (!isRoot) chmodSync(folder, 0o555)
    expect(await failure(() => asNobody(() => openSqliteStore({ path: newPath() })))).toMatchObject(unavailable('permission'))
    chmodSync(folder, 0o755)
    expect(await failure(() => openSqliteStore({ path: join(folder, 'nowhere/store.db') }))).toMatchObject(unavailable('other'))
    expect(await failure(() => openSqliteStore({ path: folder }))).toMatchObject({ code: 'storage.unavailable' })
  })
})

describe('a file that is damaged, or something else', () => {
  it('is named as corrupt when it is no database', async () => {
    const path = newPath()
    writeFileSync(path, 'no database at all '.repeat(1000))
    expect(await failure(() => openSqliteStore({ path }))).toMatchObject({ ...unavailable('corrupt'), retryable: false })
    expect(readFileSync(path, 'utf8')).toContain('no database')
  })

  it('is named as corrupt when part of it was overwritten or cut off', async () => {
    const path = newPath()
    const store = await openSqliteStore({ path })
    for (let number = 0; number < 50; number++) await write(store, String(number), JSON.stringify('x'.repeat(5000)))
    await store.close()
    const bytes = readFileSync(path)
    writeFileSync(path, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]))
    const openAndRead = async (): Promise<unknown> => {
      const damaged = await openSqliteStore({ path })
      try {
        return await damaged.read((view) => view.records.list('note'))
      } finally {
        await damaged.close()
      }
    }
    expect(await failure(openAndRead)).toMatchObject(unavailable('corrupt'))
    writeFileSync(path, bytes)
    truncateSync(path, bytes.length / 2)
    expect(await failure(openAndRead)).toMatchObject(unavailable('corrupt'))
  })

  it('is left alone when it is the database of another program', async () => {
    const path = newPath()
    const other = connect(path)
    other.exec("CREATE TABLE record (a TEXT); INSERT INTO record VALUES ('theirs')")
    other.close()
    expect(await failure(() => openSqliteStore({ path }))).toMatchObject(unavailable('other'))
    const after = connect(path)
    expect(after.prepare('SELECT name FROM sqlite_master').all([])).toMatchObject([{ name: 'record' }])
    after.close()
  })
})

describe('what was erased', () => {
  it('is in no file any more', async () => {
    const path = newPath()
    const store = await openSqliteStore({ path })
    await makeList(store)
    const row = { id: 'c', issuer: 'did:web:a.example', key: 'k', recipient: 'r', issuedAtMs: 0, digest: 'd' }
    await store.transaction(async (tx) => {
      await tx.credentials.insert([row], [{ credential: 'c', text: 'Maria Personal', mediaType: 'application/vc' }])
      await tx.secrets.insert('salt', new TextEncoder().encode('secret of the issuer'))
    })
    const inFiles = (text: string): boolean =>
      [path, `${path}-wal`].some((file) => existsSync(file) && readFileSync(file).includes(text))
    const secret = Buffer.from('secret of the issuer').toString('base64url')
    expect([inFiles('Maria Personal'), inFiles(secret)]).toEqual([true, true])
    await store.transaction((tx) => tx.credentials.eraseRecipient('r'))
    await store.transaction((tx) => tx.secrets.erase('salt'))
    expect([inFiles('Maria Personal'), inFiles(secret)]).toEqual([false, false])
    await store.close()
    expect([inFiles('Maria Personal'), inFiles(secret)]).toEqual([false, false])
  })
})

describe('what was erased of records', () => {
  const record = { kind: 'note', id: '1', value: '"Maria Personal"' }

  async function noted(): Promise<{ path: string; store: Store; inFiles: () => boolean }> {
    const path = newPath()
    const store = await openSqliteStore({ path })
    await store.transaction(({ records }) => records.insert(record))
    const inFiles = (): boolean =>
      [path, `${path}-wal`].some((file) => existsSync(file) && readFileSync(file).includes('Maria Personal'))
    expect(inFiles()).toBe(true)
    return { path, store, inFiles }
  }

  it('is in no file any more', async () => {
    const { store, inFiles } = await noted()
    await store.transaction(({ records }) => records.delete('note', '1'))
    expect(inFiles()).toBe(false)
    await store.close()
  })

  it('goes with the next write where somebody was reading just then', async () => {
    const { path, store, inFiles } = await noted()
    const reader = connect(path)
    reader.exec('BEGIN')
    reader.prepare('SELECT COUNT(*) FROM record').all([])
    await store.transaction(({ records }) => records.delete('note', '1'))
    expect(inFiles()).toBe(true)
    reader.exec('COMMIT')
    reader.close()
    await store.transaction(({ records }) => records.insert({ ...record, id: '2', value: '"other"' }))
    expect(inFiles()).toBe(false)
    await store.close()
  })
})

describe('a copy that is taken while a store is open', () => {
  it('with VACUUM INTO is a store of its own', async () => {
    const [path, copy] = [newPath(), newPath()]
    const store = await openSqliteStore({ path })
    await write(store, '1')
    const other = connect(path)
    other.prepare('VACUUM INTO ?').all([copy])
    other.close()
    await write(store, '2')
    await store.close()
    const restored = await openSqliteStore({ path: copy })
    expect(await count(restored)).toBe(1)
    expect(await write(restored, '3')).toBe(true)
    await restored.close()
  })
})
