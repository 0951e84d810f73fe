/** A process that issues a batch into an SQLite file or PostgreSQL, until it is through, or killed. */
import pg from 'pg'
import { issueBatch } from '../../src/bulk/index.js'
import type { Store } from '../../src/storage/index.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { newBench, rowsOf } from './support.js'

const { path, database, schema, key, count, from = 0, workers = 1, isHeld = false } = JSON.parse(process.argv[2] as string)
const pool = database === undefined ? undefined : new pg.Pool({ connectionString: database, max: 4 })
pool?.on('error', () => undefined)
const store: Store =
  pool === undefined
    ? await openSqliteStore({ path, busyTimeoutMs: 20_000 })
    : await createPostgresStore({ pool: pool as unknown as PostgresPool, schema })
const { over, template } = await newBench(key)
if (isHeld) await new Promise((resolve) => process.once('message', resolve).send?.('ready'))
const results = issueBatch({ ...over(store), workers, template, batch: 'crash', rows: rowsOf(count, from), chunkSize: 20 })
// Whatever is told here was acknowledged.
for await (const result of results) process.send?.([result.key, result.outcome, (result as { id?: string }).id])
await store.close()
await pool?.end()
process.disconnect()
