import { sha256Base64url } from '#runtime'
import { inputError, isAbsoluteUrl, type Mutable, parseDateTime } from '../core/index.js'
import type { StatusAllocation } from '../issue/index.js'
import type { CredentialBody, CredentialRow, Store } from '../storage/index.js'
import type { SignedRow } from './messages.js'
import type { PreparedRow } from './prepare.js'
import type { BatchResult } from './rows.js'
import { ownIdOf } from './shapes.js'

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

/** Rows that bring an id which another credential has, or a row before them: they fail alone, and not the chunk with them. */
export async function findTaken(rows: readonly OpenRow[], store: Store): Promise<readonly OpenRow[]> {
  const withIds = rows.flatMap((one) => {
    const id = ownIdOf(one.row.source, one.row.texts)
    // What is no id is told where the badge is made.
    return id !== undefined && isAbsoluteUrl(id) ? [{ one, id }] : []
  })
  if (withIds.length === 0) return []
  const first = new Map([...withIds].reverse().map(({ one, id }) => [id, one]))
  const there = await store.read(async ({ credentials }) => {
    const ids = new Set<string>()
    for (const id of first.keys()) if ((await credentials.get(id)) !== undefined) ids.add(id)
    return ids
  })
  return withIds.flatMap(({ one, id }) => (there.has(id) || first.get(id) !== one ? [one] : []))
}

/** What becomes of such a row. */
export function takenResult({ line, key }: GoodRow): BatchResult {
  return { outcome: 'failed', line, key, error: inputError('issue.row_invalid', { slot: 'id' }, '/id') }
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
  const row: Mutable<CredentialRow> = { id, issuer, key: open.key, recipient: recipientOf(recipient), batch, issuedAtMs, digest }
  if (achievement !== '') row.achievement = achievement
  if (validUntilMs !== undefined) row.validUntilMs = validUntilMs
  if (replaces !== undefined) row.replaces = replaces
  return row
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
