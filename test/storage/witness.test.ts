import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createFileWitness } from '../../src/storage/file-witness/index.js'
import {
  type AuditHead,
  appendAudit,
  chainEntry,
  checkWitness,
  createMemoryStore,
  followAudit,
  type Store,
  type Witness,
  withWitness,
} from '../../src/storage/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { failure } from '../keys/support.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-witness-'))
afterAll(() => rmSync(folder, { recursive: true }))

const event = (kind: string) => ({ atMs: 0, kind, facts: {} })
const append = (store: Store, kind: string): Promise<AuditHead | undefined> =>
  store.transaction((tx) => appendAudit(tx.audit, [event(kind)]))

describe('a store that was rolled back', () => {
  it('is refused: an older copy of its file took its place', async () => {
    const [path, copy] = [join(folder, 'store.db'), join(folder, 'copy.db')]
    const witness = createFileWitness({ path: join(folder, 'head.json') })
    const first = withWitness(await openSqliteStore({ path }), witness)
    await checkWitness(first, witness)
    await append(first, 'one')
    await first.close()
    copyFileSync(path, copy)

    const second = withWitness(await openSqliteStore({ path }), witness)
    await checkWitness(second, witness)
    await append(second, 'two')
    const head = await append(second, 'three')
    await second.close()
    expect(await witness.load()).toEqual(head)

    copyFileSync(copy, path)
    const restored = await openSqliteStore({ path })
    expect(await failure(() => checkWitness(restored, witness))).toMatchObject({
      code: 'storage.rolled_back',
      kind: 'operation',
      params: { expected: 3, actual: 1 },
      retryable: false,
    })
    // Who goes on all the same makes another chain, which is as long at some time, and still not the same.
    for (const kind of ['a', 'b', 'c']) await append(restored, kind)
    expect(await failure(() => checkWitness(restored, witness))).toMatchObject({
      code: 'storage.rolled_back',
      params: { expected: 3, actual: 4 },
    })
    await restored.close()
  })

  it('is not refused when it has more than its witness saw', async () => {
    const store = createMemoryStore()
    const head = await append(store, 'one')
    await append(store, 'two')
    await checkWitness(store, { load: async () => head, save: async () => undefined })
    await checkWitness(store, { load: async () => undefined, save: async () => undefined })
  })
})

describe('a store that was rolled back while it is written to', () => {
  it('never becomes what the witness has seen, however long its other chain gets', async () => {
    const [path, copy] = [join(folder, 'live.db'), join(folder, 'earlier.db')]
    const witness = createFileWitness({ path: join(folder, 'live.json') })
    const live = withWitness(await openSqliteStore({ path }), witness)
    await append(live, 'one')
    await live.close()
    copyFileSync(path, copy)
    const later = withWitness(await openSqliteStore({ path }), witness)
    await append(later, 'two')
    const seen = await append(later, 'three')
    await later.close()
    const told: unknown[] = []
    const forked = withWitness(await openSqliteStore({ path: copy }), witness, { onFailure: (error) => told.push(error) })
    for (const kind of ['a', 'b', 'c', 'd']) await append(forked, kind)
    expect(await witness.load()).toEqual(seen)
    expect(told).toHaveLength(4)
    expect(told[3]).toMatchObject({ code: 'storage.rolled_back' })
    expect(await failure(() => checkWitness(forked, witness))).toMatchObject({ code: 'storage.rolled_back' })
    await forked.close()
  })
})

describe('a store with a witness', () => {
  it('shows it each head before a transaction resolves, and nothing of those that fail or append nothing', async () => {
    const saved: number[] = []
    const witness: Witness = { load: async () => undefined, save: async ({ sequence }) => void saved.push(sequence) }
    const store = withWitness(createMemoryStore(), witness)
    await append(store, 'one')
    expect(saved).toEqual([1])
    await failure(() =>
      store.transaction(async (tx) => {
        await appendAudit(tx.audit, [event('no')])
        throw new Error('no')
      }),
    ).catch(() => undefined)
    await store.transaction((tx) => tx.records.insert({ kind: 'note', id: '1', value: '' }))
    expect(saved).toEqual([1])
    const heads = await Promise.all(['a', 'b', 'c', 'd'].map((kind) => append(store, kind)))
    expect(saved.at(-1)).toBe(5)
    expect(saved).toEqual([...saved].sort((one, other) => one - other))
    expect(heads.map((head) => head?.sequence).sort()).toEqual([2, 3, 4, 5])
    await store.close()
  })

  it('stays written to when its witness fails, which is told, and shows the head next time', async () => {
    const told: unknown[] = []
    const saved: number[] = []
    let broken = true
    const witness: Witness = {
      load: async () => undefined,
      async save({ sequence }) {
        if (broken) throw new Error('no disk')
        saved.push(sequence)
      },
    }
    const store = withWitness(createMemoryStore(), witness, { onFailure: (error) => told.push(error) })
    expect((await append(store, 'one'))?.sequence).toBe(1)
    expect(told).toEqual([new Error('no disk')])
    broken = false
    await store.transaction(async () => undefined)
    expect(saved).toEqual([1])
    expect(await failure(() => withWitness(store, witness, { onfailure: () => undefined } as never))).toMatchObject({
      code: 'core.option_unknown',
    })
  })
})

describe('a witness in a file', () => {
  it('is for its owner alone, replaced as a whole, and never goes back', async () => {
    const path = join(folder, 'own/..', 'w.json')
    const witness = createFileWitness({ path: join(folder, 'w.json') })
    expect(await witness.load()).toBe(undefined)
    await witness.save({ sequence: 7, hash: 'seven' })
    await witness.save({ sequence: 5, hash: 'five' })
    expect(await witness.load()).toEqual({ sequence: 7, hash: 'seven' })
    await Promise.all([8, 9, 10].map((sequence) => witness.save({ sequence, hash: String(sequence) })))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.startsWith('w.json'))).toEqual(['w.json'])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('hash')
  })

  it('never goes back either when several write it at the same time, nor where one of them ended in the middle of it', async () => {
    const path = join(folder, 'shared.json')
    const sequences = Array.from({ length: 60 }, (_, at) => ((at * 37) % 60) + 1)
    await Promise.all(sequences.map((sequence) => createFileWitness({ path }).save({ sequence, hash: String(sequence) })))
    expect(await createFileWitness({ path }).load()).toEqual({ sequence: 60, hash: '60' })
    writeFileSync(`${path}.lock`, '')
    utimesSync(`${path}.lock`, new Date(0), new Date(0))
    await createFileWitness({ path }).save({ sequence: 61, hash: '61' })
    expect(await createFileWitness({ path }).load()).toMatchObject({ sequence: 61 })
    expect(readdirSync(folder).filter((name) => name.startsWith('shared.json'))).toEqual(['shared.json'])
  })

  it('is named as corrupt when it holds something else', async () => {
    const path = join(folder, 'c.json')
    for (const text of ['', '{', '[]', '{"sequence":"1","hash":"a"}', '{"sequence":1}', 'x'.repeat(10_000)]) {
      writeFileSync(path, text)
      expect(await failure(() => createFileWitness({ path }).load())).toMatchObject({
        code: 'storage.unavailable',
        params: { reason: 'corrupt' },
      })
    }
  })

  it('is named when it cannot be written', async () => {
    const path = join(folder, 'nowhere/w.json')
    expect(await failure(() => createFileWitness({ path }).save({ sequence: 1, hash: 'a' }))).toMatchObject({
      code: 'storage.unavailable',
      params: { reason: 'other' },
    })
    chmodSync(folder, 0o755)
    expect(await failure(() => createFileWitness({ path: '' }) as never)).toMatchObject({ code: 'core.option_invalid' })
  })
})

describe('the chain of an audit log', () => {
  it('does not hold where an entry was changed, moved or left out', () => {
    const one = chainEntry(undefined, event('one'))
    const two = chainEntry(one, event('two'))
    const three = chainEntry(two, event('three'))
    expect(followAudit(undefined, [one, two, three])).toEqual({ sequence: 3, hash: three.hash })
    const faults = [
      [[{ ...one, facts: '{"a":1}' }], 1],
      [[one, three], 2],
      [[two, one], 1],
      [[one, { ...two, atMs: 5 }], 2],
      [[one, { ...chainEntry(undefined, event('two')), sequence: 2 }], 2],
    ] as const
    for (const [entries, sequence] of faults) {
      let found: unknown
      try {
        followAudit(undefined, entries)
      } catch (error) {
        found = error
      }
      expect(found).toMatchObject({ code: 'storage.audit_broken', params: { sequence } })
    }
  })
})
