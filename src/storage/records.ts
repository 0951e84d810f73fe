import type { Page } from './store.js'

/** A thing that is kept under its kind and id: an offer, a nonce, an exchange, a batch, a badge of a wallet. */
export interface StoredRecord {
  /** What it is, such as `offer`. */
  readonly kind: string
  readonly id: string
  /** JSON text. */
  readonly value: string
  /** How often it was written, from 1. */
  readonly version: number
  /** Milliseconds since 1970; from then on it counts as absent for whoever asks with that time. */
  readonly expiresAtMs?: number
}

/** A record to be written. */
export type NewRecord = Omit<StoredRecord, 'version'>

/** Reading records. */
export interface RecordReader {
  get(kind: string, id: string): Promise<StoredRecord | undefined>
  /** In the order of their ids (by code unit of UTF-8). */
  list(kind: string, page?: Page<string>): Promise<readonly StoredRecord[]>
  count(kind: string): Promise<number>
}

/** Writes a record, in the place of the one that there is. Whether it was written: nobody else was writing it. */
export async function putRecord(records: RecordTable, record: NewRecord): Promise<boolean> {
  const there = await records.get(record.kind, record.id)
  return there === undefined ? records.insert(record) : records.replace(record, there.version)
}

/** Writing records. */
export interface RecordTable extends RecordReader {
  /** Whether it was written: there was none of that kind and id. What had expired at `nowMs` makes room. */
  insert(record: NewRecord, nowMs?: number): Promise<boolean>
  /** Whether it was written: there was one, at that version. Its version is one higher then. */
  replace(record: NewRecord, version: number): Promise<boolean>
  /**
   * Whether there was one, at that version if one is given. Without a version it is erased: what was in it is overwritten too, where the
   * driver has a say in that. Who only uses something up says at which version.
   */
  delete(kind: string, id: string, version?: number): Promise<boolean>
  /** Deletes what had expired at `nowMs`, at most `limit` (default 1 000), and says how many. */
  deleteExpired(nowMs: number, limit?: number): Promise<number>
}
