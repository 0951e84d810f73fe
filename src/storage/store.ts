import type { AuditReader, AuditTable } from './audit.js'
import type { CredentialReader, CredentialTable } from './credentials.js'
import type { RecordReader, RecordTable } from './records.js'
import type { SecretReader, SecretTable } from './secrets.js'
import type { StatusListReader, StatusListTable } from './status-lists.js'

/** What can be read in one consistent view of a store. */
export interface StoreReader {
  readonly records: RecordReader
  readonly lists: StatusListReader
  readonly credentials: CredentialReader
  readonly secrets: SecretReader
  readonly audit: AuditReader
}

/** What can be read and written in one transaction. It must not be used after its work has ended. */
export interface StoreTransaction extends StoreReader {
  readonly records: RecordTable
  readonly lists: StatusListTable
  readonly credentials: CredentialTable
  readonly secrets: SecretTable
  readonly audit: AuditTable
}

/**
 * Where an issuer, a service or a wallet keeps what must not be lost: one port, implemented in memory, on SQLite and on PostgreSQL, and
 * by whoever passes the contract suite of `rungs/testing`.
 *
 * What a transaction wrote is there for good once its promise has resolved, and not at all when it has rejected, with one exception:
 * after `storage.commit_unknown` only looking tells.
 */
export interface Store {
  /** Name of the driver, for reports. */
  readonly driver: string
  /**
   * Runs `work` in one transaction: all of it or nothing. Work may run more than once, when another transaction got in its way, so it
   * does nothing outside of the store; and it is short, since others may have to wait for it. It starts no other transaction of the same
   * store, which would wait for this one.
   *
   * A call that failed takes the transaction with it: whoever catches its error can do nothing but end. What was read may be changed by
   * somebody else before the transaction ends, unless it is what the write itself asks for: a version, a unique key, the next place of a
   * list, or the locked head of the audit log.
   *
   * Text is well-formed and without U+0000, and numbers are whole; all else is refused.
   *
   * @throws RungsError `storage.*`, and whatever `work` throws, after everything was undone
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>
  /** Runs `work` on one consistent view. @throws RungsError `storage.*`, and whatever `work` throws */
  read<T>(work: (view: StoreReader) => Promise<T>): Promise<T>
  /** Waits for what is under way and lets go of the store. Calling it again does nothing. */
  close(): Promise<void>
}

/** Where to go on in a long list, and how much is wanted at once. */
export interface Page<Key> {
  /** Only what comes after this one. */
  readonly after?: Key
  /** Default 1 000. */
  readonly limit?: number
}
