/** A process that takes chunks from the queue until it is told to stop, or killed. */
import pg from 'pg'
import { createBatchIssuer, runWorker } from '../../src/bulk/index.js'
import { createPgBossRunner } from '../../src/bulk/pg-boss.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { newBench } from './support.js'

const { database, schema, queue, key, workers = 1, isHeld = false } = JSON.parse(process.argv[2] as string)
const pool = new pg.Pool({ connectionString: database, max: 6 })
pool.on('error', () => undefined)
const store = await createPostgresStore({ pool: pool as unknown as PostgresPool, ...(schema !== undefined && { schema }) })
const runner = await createPgBossRunner({ database, pollMs: 50, ...(queue !== undefined && { schema: queue }) })
const { over } = await newBench(key)
const issuer = createBatchIssuer({ ...over(store), workers })
const stop = new AbortController()
process.send?.('ready')
// The first word begins where it is told to wait, and any other ends.
if (isHeld) await new Promise((resolve) => process.once('message', resolve))
process.on('message', () => stop.abort())
await runWorker({ store, runner, issuer, signal: stop.signal, onChunk: (done) => process.send?.(done) })
await issuer.end()
await runner.close()
await store.close()
await pool.end()
process.disconnect()
