/** A process that issues a batch into an SQLite file, until it is through, or killed. */
import { issueBatch } from '../../src/bulk/index.js'
import { openSqliteStore } from '../../src/storage/sqlite/index.js'
import { newBench, rowsOf } from './support.js'

const { path, key, count, workers = 1 } = JSON.parse(process.argv[2] as string)
const store = await openSqliteStore({ path, busyTimeoutMs: 20_000 })
const { over, template } = await newBench(key)
const results = issueBatch({ ...over(store), workers, template, batch: 'crash', rows: rowsOf(count), chunkSize: 20 })
// Whatever is told here was acknowledged.
for await (const result of results) process.send?.([result.key, result.outcome, (result as { id?: string }).id])
await store.close()
process.disconnect()
