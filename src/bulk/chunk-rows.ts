import { sha256Base64url } from '#runtime'
import { parseDateTime } from '../core/index.js'
import type { StatusAllocation } from '../issue/index.js'
import type { CredentialBody, CredentialRow } from '../storage/index.js'
import type { SignedRow } from './messages.js'
import type { PreparedRow } from './prepare.js'
import type { BatchResult } from './rows.js'

/** A row that can be made. */
export type GoodRow = Extract<PreparedRow, { readonly source: unknown }>

/** A row that has no result yet. */
export interface OpenRow {
  readonly at: number
  readonly row: GoodRow
  /** Its idempotency key. */
  readonly key: string
}

/** A row with what it was given: an id, and a place in the status lists. */
export interface Given {
  readonly open: OpenRow
  readonly id: string
  readonly allocation: StatusAllocation | undefined
}

/** What a row of the log is made with. */
export interface RowParts {
  readonly recipientOf: (recipient: string) => string
  readonly timeOf: (date: string) => number | undefined
  readonly issuedAtMs: number
  readonly issuer: string
  readonly batch: string
}

/** Badges of a batch mostly end at the same time. */
export function createTimeReader(): (date: string) => number | undefined {
  let [last, epochMs]: [string?, number?] = []
  return (date) => {
    if (date !== last) [last, epochMs] = [date, parseDateTime(date)?.epochMs]
    return epochMs
  }
}

/** What the log keeps of a badge. */
export function toCredentialRow(
  { open, id }: Given,
  { digest }: SignedRow,
  { recipientOf, timeOf, issuedAtMs, issuer, batch }: RowParts,
): CredentialRow {
  const { recipient, achievement, validUntil, replaces } = open.row.facts
  const validUntilMs = validUntil === undefined ? undefined : timeOf(validUntil)
  return {
    id,
    issuer,
    key: open.key,
    recipient: recipientOf(recipient),
    batch,
    issuedAtMs,
    digest,
    ...(achievement !== '' && { achievement }),
    ...(validUntilMs !== undefined && { validUntilMs }),
    ...(replaces !== undefined && { replaces }),
  }
}

/** Its text is read when it is asked for: until then it lies outside of the heap. */
export function toIssued({ open, id }: Given, { readText, mediaType }: SignedRow): BatchResult {
  const { line, key } = open.row
  return {
    outcome: 'issued',
    line,
    key,
    id,
    get text() {
      return readText()
    },
    mediaType,
  }
}

/** What is kept of its text. */
export function toBody(credential: string, { readText, mediaType }: SignedRow): CredentialBody {
  return { credential, text: readText(), mediaType }
}

/** What the audit log holds of the credentials: one hash over theirs. */
export function digestOf(credentials: readonly CredentialRow[]): string {
  return sha256Base64url(credentials.map(({ digest }) => digest).join('\n'))
}
