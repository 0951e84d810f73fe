import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/storage/index.js'
import type { PostgresPool } from '../../src/storage/postgres/index.js'
import { openSchema } from '../../src/storage/postgres/postgres-store.js'
import { MIGRATIONS, type Migration } from '../../src/storage/sql/schema.js'
import { type Dialect, postgres, sqlite } from '../../src/storage/sql/session.js'
import { loadEngine } from '../../src/storage/sqlite/engine.js'
import { openFile } from '../../src/storage/sqlite/sqlite-store.js'
import { failure } from '../keys/support.js'
import { startPostgres } from './postgres-server.js'

const folder = mkdtempSync(join(tmpdir(), 'rungs-migrations-'))
const connect = await loadEngine()
const server = await startPostgres()
const pool = server?.pool(8) as PostgresPool & { end(): Promise<void> }
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await pool?.end()
  await server?.stop()
}, 60_000)

/** A step that later versions could bring, with what SQL can do in one: a column, a table, and rows made of those that are there. */
const later: Migration = ({ text, integer, table }: Dialect) => [
  `ALTER TABLE record ADD COLUMN colour ${text}`,
  "UPDATE record SET colour = 'red' WHERE kind = 'note'",
  `CREATE TABLE extra (id ${text} PRIMARY KEY, length ${integer} NOT NULL)${table}`,
  'INSERT INTO extra (id, length) SELECT id, LENGTH(value) FROM record',
]
const broken: Migration = () => ['CREATE TABLE half (id TEXT)', 'INSERT INTO nowhere (a) VALUES (1)']

const drivers: readonly (readonly [string, boolean, (name: string, steps?: readonly Migration[]) => Promise<Store>])[] = [
  ['SQLite', true, (name, steps) => openFile(connect, join(folder, `${name}.db`), 5000, steps)],
  ['PostgreSQL', server !== undefined, (name, steps) => openSchema(pool, name, 5000, steps)],
]

describe('the layout of stores', () => {
  it('of released versions is never changed: the next step is added', () => {
    const digests = MIGRATIONS.map((step) =>
      [sqlite, postgres].map((dialect) => createHash('sha256').update(step(dialect).join(';\n')).digest('hex').slice(0, 16)),
    )
    expect(digests).toEqual(RELEASED)
  })
})

/** By step: on SQLite, and on PostgreSQL. */
const RELEASED = [
  ['0d961a037b777598', '8c07b360d9e3a0c8'],
  ['c39db7073811a060', 'c39db7073811a060'],
]

describe.each(drivers)('on %s', (_, there, open) => {
  const note = { kind: 'note', id: '1', value: '"abc"' }

  it.runIf(there)('a store goes forward with all that is in it, and only once, whoever opens it', async () => {
    const first = await open('forward')
    await first.transaction((tx) => tx.records.insert(note))
    await first.close()
    const stores = await Promise.all([1, 2, 3, 4].map(() => open('forward', [...MIGRATIONS, later])))
    for (const store of stores) {
      expect(await store.read((view) => view.records.get('note', '1'))).toEqual({ ...note, version: 1 })
    }
    await stores[0]?.transaction((tx) => tx.records.replace({ ...note, value: '2' }, 1))
    for (const store of stores) await store.close()
    const again = await open('forward', [...MIGRATIONS, later])
    expect(await again.read((view) => view.records.get('note', '1'))).toEqual({ ...note, value: '2', version: 2 })
    await again.close()
  })

  it.runIf(there)('a store of a newer version is refused and left alone', async () => {
    await (await open('newer', [...MIGRATIONS, later])).close()
    const found = await failure(() => open('newer'))
    expect(found).toMatchObject({
      code: 'storage.version_newer',
      params: { found: MIGRATIONS.length + 1, known: MIGRATIONS.length },
    })
    await (await open('newer', [...MIGRATIONS, later])).close()
  })

  it.runIf(there)('a step that fails is undone as a whole', async () => {
    const first = await open('broken')
    await first.transaction((tx) => tx.records.insert(note))
    await first.close()
    expect(await failure(() => open('broken', [...MIGRATIONS, later, broken]))).toMatchObject({ code: 'storage.unavailable' })
    const still = await open('broken')
    expect(await still.read((view) => view.records.count('note'))).toBe(1)
    await still.close()
  })
})
