import { parse } from 'csv-parse/sync'
import { fromUtf8, inputError, isRungsError } from '../core/index.js'

const MAX_RECORD_CHARS = 64 * 1024

/** A record with the line it begins at: its cells, or what is wrong with it. */
export interface CsvRecord {
  readonly line: number
  readonly cells?: readonly string[]
  readonly error?: Error
}

interface Slice {
  readonly text: string
  readonly line: number
  /** Whether the text ended inside quotes. */
  readonly open: boolean
}

/**
 * The records of a CSV file (RFC 4180), the header first, blank lines left out. Each is parsed by itself, so that one of
 * broken quoting does not take its neighbours with it.
 *
 * @throws RungsError `cli.csv_invalid` when the file is not UTF-8
 */
export function parseRecords(bytes: Uint8Array): readonly CsvRecord[] {
  const text = decode(bytes).replace(/^\ufeff/, '')
  const eol = text.includes('\n') ? '\n' : '\r'
  return sliceRecords(text, eol).map((slice) => parseRecord(slice, eol))
}

function parseRecord({ text, line, open }: Slice, eol: string): CsvRecord {
  const wrong = (reason: string): CsvRecord => ({ line, error: inputError('cli.csv_invalid', { line, reason }) })
  if (open) return wrong('CSV_QUOTE_NOT_CLOSED')
  if (text.length > MAX_RECORD_CHARS) return wrong('CSV_MAX_RECORD_SIZE')
  if (!text.includes('"')) return { line, cells: text.split(',') }
  try {
    const [cells = []] = parse(text, { relax_column_count: true, record_delimiter: eol })
    return { line, cells }
  } catch (error) {
    const { code } = error as { readonly code?: unknown }
    return wrong(typeof code === 'string' ? code : 'unreadable')
  }
}

/** Cuts at the ends of lines that are outside quotes; a quote opens at the start of a cell only. */
function sliceRecords(text: string, eol: string): Slice[] {
  const slices: Slice[] = []
  let start = 0
  let startLine = 1
  let line = 1
  let open = false
  const cut = (end: number): void => {
    const record = text.slice(start, end).replace(/\r$/, '')
    if (record !== '') slices.push({ text: record, line: startLine, open })
  }
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === eol) line++
    if (open) {
      // Two quotes stand for one.
      if (char === '"' && text[index + 1] === '"') index++
      else if (char === '"') open = false
    } else if (char === '"') open = index === start || text[index - 1] === ','
    else if (char === eol) {
      cut(index)
      start = index + 1
      startLine = line
    }
  }
  cut(text.length)
  return slices
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
