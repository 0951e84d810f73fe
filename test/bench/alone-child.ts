/** Measures the one row that it is told, and says what came out. */
import { aloneRows } from './rows/alone.js'

const row = aloneRows.find(({ name }) => name === process.argv[2])
if (row === undefined) throw new Error('no such row')
const measure = await row.prepare()
process.send?.(await measure())
process.disconnect()
