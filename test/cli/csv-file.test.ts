import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openCsvFile } from '../../src/cli/csv-file.js'
import { type CsvRecord, parseRecords, readRecords } from '../../src/cli/csv-records.js'
import type { CliIo } from '../../src/cli/index.js'
import { utf8 } from '../../src/core/index.js'
import { newWorld } from './support.js'

/** What is in use once the garbage is collected. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed
}

const world = newWorld()
const io = { cwd: world.cwd } as CliIo

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function collect(records: AsyncIterable<CsvRecord>): Promise<CsvRecord[]> {
  const found: CsvRecord[] = []
  for await (const record of records) found.push(record)
  return found
}

const plain = (records: readonly CsvRecord[]): unknown[] =>
  records.map(({ line, cells, error }) => [line, cells ?? (error as unknown as { params: object }).params])

describe('a recipients file of any size', () => {
  it('has the same records wherever its pieces end (RFC 4180)', async () => {
    const parts = ['a', 'é', '🚲', ',', '"', '""', '\n', '\r\n', '\r', ' ', 'x"y', '"a\nb"', '"a""b"', 'x'.repeat(30)]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...parts), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r'),
        async (texts, size, eol) => {
          const bytes = utf8(texts.join('').replace(eol === '\r' ? /\n/g : /\0/g, '\r'))
          const whole = parseRecords(bytes)
          const ends = bytes.includes(0x0a) ? '\n' : '\r'
          expect(plain(await collect(readRecords(inPieces(bytes, size), ends)))).toEqual(plain(whole))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('tells how many records there are, and reads them', async () => {
    world.write('rows.csv', 'row_key,subject\r\n\r\na,b\r\n"c\r\nd",e\r\n')
    const { count, records } = await openCsvFile(io, 'rows.csv')
    expect(count).toBe(3)
    expect(plain(await collect(records()))).toEqual([
      [1, ['row_key', 'subject']],
      [3, ['a', 'b']],
      [4, ['c\r\nd', 'e']],
    ])
  })

  it.each([
    ['in the first line', [0xe9], 1],
    ['after some lines', [...utf8('a\nb\nc'), 0xff, 0x0a, 0x61], 3],
    ['at the very end', [...utf8('a\nb'), 0xc3], 2],
    ['in a character that is cut short', [...utf8('a\n'), 0xe2, 0x82, 0x0a, 0x62], 2],
  ])('refuses what is not UTF-8 %s', async (_, bytes, line) => {
    world.write('bad.csv', Uint8Array.from(bytes))
    await expect(openCsvFile(io, 'bad.csv')).rejects.toMatchObject({
      code: 'cli.csv_invalid',
      params: { line, reason: 'not UTF-8' },
    })
  })

  it('says so when there is no such file', async () => {
    await expect(openCsvFile(io, 'missing.csv')).rejects.toMatchObject({ code: 'cli.file_unreadable' })
  })

  it('keeps the memory small, whatever the file holds', { timeout: 120_000 }, async () => {
    const path = join(world.cwd, 'long.csv')
    const out = createWriteStream(path)
    out.write('row_key,subject,evidence_narrative\n')
    const filler = 'x'.repeat(200)
    for (let block = 0; block < 100; block++) {
      const rows = Array.from({ length: 1000 }, (_, row) => `${block}-${row},did:example:${row},"${filler}, ""quoted"""\n`)
      if (!out.write(rows.join(''))) await once(out, 'drain')
    }
    // And one record that would not fit.
    for (let block = 0; block < 100; block++) if (!out.write(`"${'y'.repeat(99_998)}"`)) await once(out, 'drain')
    await new Promise<void>((resolve) => out.end('\n', () => resolve()))
    const { count, records } = await openCsvFile(io, 'long.csv')
    expect(count).toBe(100_002)
    const start = heapUsed()
    let most = 0
    let read = 0
    for await (const { error } of records()) {
      if (error !== undefined) expect(error).toMatchObject({ params: { reason: 'CSV_MAX_RECORD_SIZE' } })
      if (++read % 5000 === 0) {
        await setImmediate()
        most = Math.max(most, heapUsed())
      }
    }
    expect(read).toBe(100_002)
    // The file is 35 MB; what is read of it is garbage at once.
    expect(most - start).toBeLessThan(30 * 2 ** 20)
  })

  it('of 10 GB is read as its records are taken, at the same memory', { timeout: 120_000 }, async () => {
    const block = utf8(Array.from({ length: 2000 }, (_, row) => `row-${row},did:example:${row},"a ""quoted"" text"\n`).join(''))
    let given = 0
    // Would give 10 GB; it is asked for as much as is taken.
    async function* file(): AsyncGenerator<Uint8Array> {
      yield utf8('row_key,subject,evidence_narrative\n')
      for (; given < 10 * 2 ** 30; given += block.length) yield block
    }
    const heaps: number[] = []
    let taken = 0
    for await (const { error } of readRecords(file(), '\n')) {
      expect(error).toBeUndefined()
      if (++taken % 2000 === 0) expect(given).toBeLessThanOrEqual((taken / 2000) * block.length)
      if (taken % 20_000 === 0) {
        await setImmediate()
        heaps.push(heapUsed())
      }
      if (taken === 200_000) break
    }
    expect(given).toBeLessThan(200 * block.length)
    const [first, last] = [heaps.slice(0, 5), heaps.slice(5)].map((some) => Math.min(...some)) as [number, number]
    expect(last - first).toBeLessThan(20 * 2 ** 20)
  })

  it('of one line without end keeps nothing of it', { timeout: 120_000 }, async () => {
    const block = utf8('y'.repeat(2 ** 20))
    let most = 0
    const start = heapUsed()
    async function* file(): AsyncGenerator<Uint8Array> {
      yield utf8('row_key,subject\n')
      for (let piece = 0; piece < 128; piece++) {
        yield block
        if (piece % 8 === 7) most = Math.max(most, heapUsed())
      }
      yield utf8('\nlast,did:example:1\n')
    }
    expect(plain(await collect(readRecords(file(), '\n')))).toEqual([
      [1, ['row_key', 'subject']],
      [2, { line: 2, reason: 'CSV_MAX_RECORD_SIZE' }],
      [3, ['last', 'did:example:1']],
    ])
    expect(most - start).toBeLessThan(64 * 2 ** 20)
  })
})

it.skipIf(process.platform === 'win32')('a pipe, which can be read once, is read as a file is', { timeout: 10_000 }, async () => {
  const world = newWorld()
  const path = join(world.cwd, 'pipe')
  execFileSync('mkfifo', [path])
  const io = { cwd: world.cwd } as CliIo
  const [file] = await Promise.all([openCsvFile(io, 'pipe'), writeFile(path, 'row_key,subject\na,did:example:a\n')])
  const cells: unknown[] = []
  for await (const record of file.records()) cells.push(record.cells)
  expect([file.count, cells]).toEqual([
    2,
    [
      ['row_key', 'subject'],
      ['a', 'did:example:a'],
    ],
  ])
})
