import { sha256Base64url } from '#runtime'
import { canonicalizeJson, type JsonObject, operationError } from '../core/index.js'
import type { AuditEntry, AuditHead, AuditTable } from './audit.js'

/** Something to be written down. */
export interface AuditEvent {
  readonly atMs: number
  /** What happened, such as `status.changed`. */
  readonly kind: string
  /** What is worth knowing for ever. No personal data. */
  readonly facts: JsonObject
}

/**
 * Appends events to the chain, within a transaction; the chain stays locked until that ends, so this comes last in it.
 *
 * @returns the new head
 */
export async function appendAudit(audit: AuditTable, events: readonly AuditEvent[]): Promise<AuditHead | undefined> {
  let head = await audit.lockHead()
  for (const event of events) {
    const entry = chainEntry(head, event)
    await audit.append(entry)
    head = { sequence: entry.sequence, hash: entry.hash }
  }
  return head
}

/** The entry that follows a head. */
export function chainEntry(head: AuditHead | undefined, { atMs, kind, facts }: AuditEvent): AuditEntry {
  const entry = {
    sequence: (head?.sequence ?? 0) + 1,
    atMs,
    kind,
    facts: canonicalizeJson(facts),
    previous: head?.hash ?? '',
  }
  return { ...entry, hash: hashOf(entry) }
}

/**
 * Follows the chain over entries that are in their order.
 *
 * @param head what the first entry follows; undefined at the beginning
 * @returns the head after them
 * @throws RungsError `storage.audit_broken` at the first entry that was changed, moved or left out
 */
export function followAudit(head: AuditHead | undefined, entries: Iterable<AuditEntry>): AuditHead | undefined {
  let last = head
  for (const entry of entries) {
    const expected = (last?.sequence ?? 0) + 1
    if (entry.sequence !== expected || entry.previous !== (last?.hash ?? '') || entry.hash !== hashOf(entry))
      throw operationError('storage.audit_broken', { sequence: expected })
    last = { sequence: entry.sequence, hash: entry.hash }
  }
  return last
}

function hashOf({ sequence, atMs, kind, facts, previous }: Omit<AuditEntry, 'hash'>): string {
  return sha256Base64url(canonicalizeJson([sequence, atMs, kind, facts, previous]))
}
