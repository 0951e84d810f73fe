import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { inputError } from '../core/index.js'
import { type CsvRecord, endOfLine, readRecords } from './csv-records.js'
import { createSlicer } from './csv-slices.js'
import { readInput, unreadable } from './files.js'
import type { CliIo } from './io.js'

/** A CSV file that was looked through once, and can be read from its beginning. */
export interface CsvFile {
  /** How many records there are, the header among them. */
  readonly count: number
  records(): AsyncGenerator<CsvRecord, void, undefined>
}

/**
 * Looks through a CSV file of any size, or standard input for `-`, without keeping it: whether it is UTF-8, so that a file of another
 * encoding is refused before anything is made of it, and how many records it has.
 *
 * @throws RungsError `cli.csv_invalid`, `cli.file_unreadable`
 */
export async function openCsvFile(io: CliIo, file: string): Promise<CsvFile> {
  // What can be read only once is kept: standard input, and a pipe that a shell has in the place of a file.
  const isKept = file === '-' || !(await canReadAgain(io, file))
  const input = isKept ? await readInput(io, file) : undefined
  const chunks = (): AsyncIterable<Uint8Array> => (input === undefined ? readFileChunks(io, file) : once(input))
  const found = await survey(chunks(), '\n')
  // Without any line feed, lines end with carriage returns.
  const { count, eol } = found.hasLineFeed ? found : await survey(chunks(), '\r')
  return { count, records: () => readRecords(chunks(), eol) }
}

async function canReadAgain(io: CliIo, file: string): Promise<boolean> {
  try {
    return (await stat(resolve(io.cwd, file))).isFile()
  } catch (error) {
    throw unreadable(file, error)
  }
}

async function* readFileChunks(io: CliIo, file: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(resolve(io.cwd, file), { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>
  } catch (error) {
    throw unreadable(file, error)
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

interface Survey {
  readonly count: number
  readonly eol: string
  readonly hasLineFeed: boolean
}

async function survey(chunks: AsyncIterable<Uint8Array>, eol: string): Promise<Survey> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const slicer = createSlicer(eol)
  let count = 0
  let line = 1
  let hasLineFeed = false
  const take = (bytes: Uint8Array | undefined): void => {
    let text: string
    try {
      text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
    } catch {
      throw inputError('cli.csv_invalid', { line: line + linesBeforeFault(bytes ?? new Uint8Array()), reason: 'not UTF-8' })
    }
    if (endOfLine(text) === '\n') hasLineFeed = true
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++
    count += slicer.push(text).length
  }
  for await (const bytes of chunks) take(bytes)
  take(undefined)
  return { count: count + slicer.end().length, eol, hasLineFeed }
}

/** How many line feeds stand before what is not UTF-8. A character may have begun in the piece before: nothing else is wrong then. */
function linesBeforeFault(bytes: Uint8Array): number {
  let start = 0
  while (start < bytes.length && start < 3 && ((bytes[start] as number) & 0xc0) === 0x80) start++
  for (let lines = 0; ; lines++) {
    const end = bytes.indexOf(0x0a, start)
    try {
      const isLast = end === -1
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, isLast ? bytes.length : end), { stream: isLast })
    } catch {
      return lines
    }
    if (end === -1) return 0
    start = end + 1
  }
}
