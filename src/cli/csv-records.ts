import { parse } from 'csv-parse/sync'
import { fromUtf8, inputError, isRungsError } from '../core/index.js'
import { createSlicer, type Slice } from './csv-slices.js'

/** A record with the line it begins at: its cells, or what is wrong with it. */
export interface CsvRecord {
  readonly line: number
  readonly cells?: readonly string[]
  readonly error?: Error
}

/**
 * The records of a CSV file (RFC 4180), the header first, blank lines left out. Each is parsed by itself, so that one of
 * broken quoting does not take its neighbours with it.
 *
 * @throws RungsError `cli.csv_invalid` when the file is not UTF-8
 */
export function parseRecords(bytes: Uint8Array): readonly CsvRecord[] {
  const text = decode(bytes).replace(/^\ufeff/, '')
  const eol = endOfLine(text)
  const slicer = createSlicer(eol)
  return [...slicer.push(text), ...slicer.end()].map((slice) => parseRecord(slice, eol))
}

/** The same of a file that may be larger than the memory, one after the other. @param eol as {@link endOfLine} tells of all of it */
export async function* readRecords(chunks: AsyncIterable<Uint8Array>, eol: string): AsyncGenerator<CsvRecord, void, undefined> {
  const slicer = createSlicer(eol)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const bytes of chunks)
    for (const slice of slicer.push(decoder.decode(bytes, { stream: true }))) yield parseRecord(slice, eol)
  for (const slice of [...slicer.push(decoder.decode()), ...slicer.end()]) yield parseRecord(slice, eol)
}

/** What ends the lines of a text. */
export function endOfLine(text: string): string {
  return text.includes('\n') ? '\n' : '\r'
}

function parseRecord({ text, line, open, isLong }: Slice, eol: string): CsvRecord {
  const wrong = (reason: string): CsvRecord => ({ line, error: inputError('cli.csv_invalid', { line, reason }) })
  if (open) return wrong('CSV_QUOTE_NOT_CLOSED')
  if (isLong) return wrong('CSV_MAX_RECORD_SIZE')
  if (!text.includes('"')) return { line, cells: text.split(',') }
  try {
    const [cells = []] = parse(text, { relax_column_count: true, record_delimiter: eol })
    return { line, cells }
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    return wrong(typeof code === 'string' ? code : 'unreadable')
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('cli.csv_invalid', { line: badLine(bytes), reason: 'not UTF-8' })
  }
}

/** The first line that is not UTF-8: no character of several bytes holds the byte of a line feed. */
function badLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(0x0a, start)
    try {
      fromUtf8(bytes.subarray(start, end === -1 ? bytes.length : end))
    } catch {
      return line
    }
    if (end === -1) return line
    start = end + 1
  }
}
