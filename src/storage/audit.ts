import type { Page } from './store.js'

/** One entry of the audit log. Personal data does not belong here: entries are for ever. */
export interface AuditEntry {
  /** From 1, without gaps. */
  readonly sequence: number
  readonly atMs: number
  /** What happened, such as `status.changed`. */
  readonly kind: string
  /** JSON text. */
  readonly facts: string
  /** The hash of the entry before, in base64url; empty for the first. */
  readonly previous: string
  /** SHA-256 over all of the above, in base64url. */
  readonly hash: string
}

/** The newest entry's place in the chain. */
export type AuditHead = Pick<AuditEntry, 'sequence' | 'hash'>

/** Reading the audit log. */
export interface AuditReader {
  /** Undefined while there is no entry. */
  head(): Promise<AuditHead | undefined>
  /** Oldest first, after a sequence number. */
  list(page?: Page<number>): Promise<readonly AuditEntry[]>
}

/** Writing it: there is no way to change or delete an entry. */
export interface AuditTable extends AuditReader {
  /** The same, and no other transaction appends before this one has ended: entries are committed in their order. */
  lockHead(): Promise<AuditHead | undefined>
  append(entry: AuditEntry): Promise<void>
}
