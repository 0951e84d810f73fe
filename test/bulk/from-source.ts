/** A program that is run from the sources by tsx: says what became of its rows. */
import { issueBatch } from '../../src/bulk/index.js'
import { newBench, rowsOf } from './support.js'

const { over, template } = await newBench()
const results = issueBatch({ ...over(), workers: 1, batch: 'source', template, rows: rowsOf(3) })
for await (const { outcome } of results) process.stdout.write(`${outcome}\n`)
