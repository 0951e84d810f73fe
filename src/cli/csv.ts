import { inputError, isAbsoluteUrl, parseDateOrDateTime, requireWellFormed } from '../core/index.js'
import type { CsvRecord } from './csv-records.js'

/** One row of a recipients file, checked for form. */
export interface CsvRow {
  /** Line in the file, the header being line 1. */
  readonly line: number
  readonly rowKey: string
  readonly subject: string
  readonly rung?: string
  /** RFC 3339; a bare date stands for its start in UTC. */
  readonly awardedDate?: string
  readonly results: Readonly<Record<string, string>>
  readonly evidenceUrl?: string
  readonly evidenceNarrative?: string
}

/** A row, or what is wrong with it. */
export type CsvRead = { readonly row: CsvRow } | { readonly line: number; readonly rowKey: string; readonly error: Error }

const COLUMNS = ['row_key', 'subject', 'rung', 'awarded_date', 'evidence_url', 'evidence_narrative']
const NEEDED = ['row_key', 'subject']

/**
 * Reads a recipients file: `row_key,subject,rung,awarded_date,result.<name>,evidence_url,evidence_narrative`, UTF-8, with
 * or without a byte order mark. A wrong header refuses the file; a wrong row, or one of broken quoting, is reported and the
 * others go on.
 *
 * @param seen where the lines of row keys are remembered, so that a key that is there twice is told; none for files of any size
 * @throws RungsError `cli.csv_header`, `cli.csv_invalid`
 */
export async function* readCsv(
  records: AsyncIterable<CsvRecord>,
  seen?: Map<string, number>,
): AsyncGenerator<CsvRead, void, undefined> {
  let header: readonly string[] | undefined
  for await (const { cells = [], line, error } of records) {
    if (header === undefined) {
      if (error !== undefined) throw error
      header = cells.map((name) => name.trim())
      checkHeader(header)
    } else yield error === undefined ? readRow(header, cells, line, seen) : { line, rowKey: '', error }
  }
  if (header === undefined) checkHeader([])
}

function readRow(header: readonly string[], cells: readonly string[], line: number, seen?: Map<string, number>): CsvRead {
  try {
    const row = toRow(header, cells, line)
    const first = seen?.get(row.rowKey)
    if (first !== undefined) throw inputError('cli.row_duplicate', { column: 'row_key', line: first })
    seen?.set(row.rowKey, line)
    return { row }
  } catch (error) {
    const key = cells[header.indexOf('row_key')]?.trim() ?? ''
    return { line, rowKey: key.slice(0, 100), error: error as Error }
  }
}

function checkHeader(header: readonly string[]): void {
  for (const [index, name] of header.entries()) {
    if (!COLUMNS.includes(name) && !/^result\.[^\s.]+$/.test(name))
      throw inputError('cli.csv_header', { column: name.slice(0, 64), reason: 'unknown' })
    if (header.indexOf(name) !== index) throw inputError('cli.csv_header', { column: name.slice(0, 64), reason: 'duplicate' })
  }
  for (const name of NEEDED) {
    if (!header.includes(name)) throw inputError('cli.csv_header', { column: name, reason: 'missing' })
  }
}

function toRow(header: readonly string[], cells: readonly string[], line: number): CsvRow {
  if (cells.length !== header.length)
    throw inputError('cli.row_incomplete', { column: header[cells.length] ?? 'beyond the header' })
  const values = new Map(header.map((name, index) => [name, (cells[index] ?? '').trim()]))
  for (const [name, value] of values) requireWellFormed(value, `/${name}`)
  for (const name of NEEDED) {
    if (values.get(name) === '') throw inputError('cli.row_incomplete', { column: name })
  }
  const results = [...values].filter(([name, value]) => name.startsWith('result.') && value !== '')
  const awarded = values.get('awarded_date') || undefined
  if (awarded !== undefined && parseDateOrDateTime(awarded) === undefined) {
    throw inputError('core.date_time_invalid', { expected: 'date such as 2026-05-01' }, '/awarded_date')
  }
  const url = values.get('evidence_url') || undefined
  if (url !== undefined && !isAbsoluteUrl(url))
    throw inputError('credential.field_invalid', { field: 'evidence_url', expected: 'absolute URL' }, '/evidence_url')
  const rung = values.get('rung') || undefined
  const narrative = values.get('evidence_narrative') || undefined
  return {
    line,
    rowKey: values.get('row_key') as string,
    subject: values.get('subject') as string,
    results: Object.fromEntries(results.map(([name, value]) => [name.slice('result.'.length), value])),
    ...(rung !== undefined && { rung }),
    ...(awarded !== undefined && { awardedDate: awarded.includes('T') ? awarded : `${awarded}T00:00:00Z` }),
    ...(url !== undefined && { evidenceUrl: url }),
    ...(narrative !== undefined && { evidenceNarrative: narrative }),
  }
}
