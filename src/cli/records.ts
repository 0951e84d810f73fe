import { inputError, isAbsoluteUrl, parseDateOrDateTime } from '../core/index.js'
import { attestedFact, type Fact } from '../ladder/index.js'
import { parseRecords } from './csv-records.js'

const COLUMNS = ['subject', 'achievement', 'awarded_date', 'valid_until']
const NEEDED = ['subject', 'achievement', 'awarded_date']

/** A record, and whom it is about in the issuer's own words: a DID, or an e-mail address that goes no further. */
export interface OwnRecord {
  readonly person: string
  readonly fact: Fact
}

/**
 * Reads an issuer's own training records: `subject,achievement,awarded_date,valid_until`. They become facts that the issuer
 * vouches for. A wrong record refuses the file, since a record that is dropped would refuse a worker without a word.
 *
 * @throws RungsError `cli.csv_header`, `cli.csv_invalid`, `cli.record_invalid`
 */
export function readRecords(bytes: Uint8Array, issuer: string): readonly OwnRecord[] {
  const [head, ...records] = parseRecords(bytes).map(({ cells = [], line, error }) => {
    if (error !== undefined) throw error
    return { cells, line }
  })
  const header = (head?.cells ?? []).map((name) => name.trim())
  for (const [index, column] of header.entries()) {
    if (!COLUMNS.includes(column)) throw inputError('cli.csv_header', { column: column.slice(0, 64), reason: 'unknown' })
    if (header.indexOf(column) !== index) throw inputError('cli.csv_header', { column, reason: 'duplicate' })
  }
  for (const column of NEEDED) {
    if (!header.includes(column)) throw inputError('cli.csv_header', { column, reason: 'missing' })
  }
  return records.map(({ cells, line }) => {
    // A cell that is not there says nothing: an empty one that a record never ends.
    if (cells.length !== header.length)
      throw inputError('cli.record_invalid', { line, column: header[cells.length] ?? 'beyond the header' })
    return toRecord((column) => cells[header.indexOf(column)]?.trim() ?? '', line, issuer)
  })
}

function toRecord(cell: (column: string) => string, line: number, issuer: string): OwnRecord {
  const wrong = (column: string): Error => inputError('cli.record_invalid', { line, column })
  const person = cell('subject')
  const achievement = cell('achievement')
  const awardedDate = cell('awarded_date')
  const validUntil = cell('valid_until')
  if (person === '' || person.length > 2048) throw wrong('subject')
  if (!isAbsoluteUrl(achievement)) throw wrong('achievement')
  if (parseDateOrDateTime(awardedDate) === undefined) throw wrong('awarded_date')
  if (validUntil !== '' && parseDateOrDateTime(validUntil) === undefined) throw wrong('valid_until')
  const subject = isAbsoluteUrl(person) ? person : 'urn:rungs:person'
  return { person, fact: attestedFact({ issuer, subject, achievement, awardedDate, ...(validUntil !== '' && { validUntil }) }) }
}

/** The facts of the records about one person, under the keys that the new badge gives the person. */
export function factsAbout(records: readonly OwnRecord[], keys: readonly string[], identity: string): readonly Fact[] {
  return records.filter(({ person }) => person === identity).map(({ fact }) => ({ ...fact, subjectKeys: keys }))
}
