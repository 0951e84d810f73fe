/** A process that takes chunks from the queue until it is told to stop, or killed. */
import pg from 'pg'
import { createBatchIssuer, runWorker } from '../../src/bulk/index.js'
import { createPgBossRunner } from '../../src/bulk/pg-boss.js'
import { createPostgresStore, type PostgresPool } from '../../src/storage/postgres/index.js'
import { newBench } from './support.js'

const { database, key } = JSON.parse(process.argv[2] as string)
const pool = new pg.Pool({ connectionString: database, max: 6 })
pool.on('error', () => undefined)
const store = await createPostgresStore({ pool: pool as unknown as PostgresPool })
const runner = await createPgBossRunner({ database, pollMs: 50 })
const { over } = await newBench(key)
const issuer = createBatchIssuer({ ...over(store), workers: 1 })
const stop = new AbortController()
process.on('message', () => stop.abort())
process.send?.('ready')
await runWorker({ store, runner, issuer, signal: stop.signal, onChunk: (done) => process.send?.(done) })
await issuer.end()
await runner.close()
await store.close()
await pool.end()
process.disconnect()
