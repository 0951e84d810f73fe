import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { matches, parseArguments, usage } from './arguments.js'
import { isFlat, type MemorySample, measureMemory } from './memory.js'
import { toRecord } from './record.js'
import type { Measured, Row } from './row.js'
import { aloneRowsIn } from './rows/alone.js'
import { bulkRows } from './rows/bulk.js'
import { coldStartRow } from './rows/cold-start.js'
import { exampleRows } from './rows/examples.js'
import { rows } from './rows/index.js'
import { serviceStartRow } from './rows/service-start.js'
import { renderTable } from './table.js'

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const parsed = parseArguments(words)
  if (parsed === undefined) {
    process.stderr.write(usage)
    return 2
  }
  const { only, json, n } = parsed
  if (only === 'memory') return showMemory(n)
  const here = fileURLToPath(new URL('.', import.meta.url))
  const all = [...rows, ...aloneRowsIn(here), ...exampleRows(), coldStartRow(here), serviceStartRow, ...bulkRows(here)]
  const wanted = all.filter(({ name }) => only === undefined || matches(name, only))
  if (wanted.length === 0) {
    process.stderr.write(`${usage}no row fits ${only}; there are: ${[...all.map(({ name }) => name), 'memory'].join(', ')}\n`)
    return 2
  }
  const { measured, failed } = await measureRows(wanted)
  process.stdout.write(`${renderTable(measured)}\n`)
  if (json !== undefined) {
    const records = measured.map(([name, what]) => toRecord(name, what))
    writeFileSync(json, `${JSON.stringify(records, null, 2)}\n`)
  }
  return failed ? 1 : 0
}

interface Run {
  readonly measured: readonly (readonly [name: string, measured: Measured])[]
  readonly failed: boolean
}

/** A row that fails its check is told and left out; the others go on. */
async function measureRows(wanted: readonly Row[]): Promise<Run> {
  const measured: [string, Measured][] = []
  for (const { name, prepare } of wanted) {
    process.stderr.write(`${name} …\n`)
    try {
      const measure = await prepare()
      measured.push([name, await measure()])
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  return { measured, failed: measured.length < wanted.length }
}

async function showMemory(n: number): Promise<number> {
  const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1)
  process.stdout.write('| secured | heapUsed MiB | rss MiB |\n| --- | --- | --- |\n')
  const samples = await measureMemory(n, ({ secured, heapUsed, rss }: MemorySample) => {
    process.stdout.write(`| ${secured} | ${mebibytes(heapUsed)} | ${mebibytes(rss)} |\n`)
  })
  process.stdout.write(isFlat(samples) ? 'flat\n' : 'not flat: the heap grew after the first quarter\n')
  return 0
}
