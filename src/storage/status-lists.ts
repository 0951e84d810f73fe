import type { Page } from './store.js'

/** A status list of an issuer. */
export interface StatusListRow {
  readonly id: string
  readonly issuer: string
  /** The URL that it is published at, which entries name. */
  readonly url: string
  /** What its bits are about, such as `revocation`. */
  readonly purpose: string
  /** Bits of one status. */
  readonly statusSize: number
  /** How many statuses it has. */
  readonly length: number
  /** Keys the permutation that hides the order of issuing. Secret. */
  readonly permutationKey: Uint8Array
  readonly createdAtMs: number
}

/** A list, and how many of its places were handed out. */
export interface StatusListState extends StatusListRow {
  readonly next: number
}

/** Places that were set aside before the credentials were made: it explains gaps. */
export interface StatusReservation {
  readonly list: string
  /** The first place, before the permutation. */
  readonly start: number
  readonly count: number
  /** Who they are for, such as a chunk of a batch. One reservation for each holder and list. */
  readonly holder: string
  readonly atMs: number
}

/** Which place of a list a credential has. */
export interface StatusPlace {
  readonly list: string
  /** The published index, after the permutation. */
  readonly index: number
  readonly credential: string
}

/** One change of one status. Changes are never deleted. */
export interface StatusChange {
  readonly list: string
  readonly index: number
  readonly value: number
  readonly atMs: number
  /** The entry of the audit log that was written with it; changes are in its order. */
  readonly sequence: number
  /** Of the closed list of reasons; never published. */
  readonly reason?: string
  /** Until when the worker can appeal. */
  readonly appealUntilMs?: number
}

/** A list as it was last published. */
export interface StatusPublication {
  readonly list: string
  readonly text: string
  readonly mediaType: string
  readonly atMs: number
  /** Changes up to this one are in it. */
  readonly sequence: number
}

/** Reading status lists. */
export interface StatusListReader {
  get(id: string): Promise<StatusListState | undefined>
  /** In the order in which they were inserted. */
  list(filter?: { readonly issuer?: string; readonly purpose?: string }): Promise<readonly StatusListState[]>
  reservations(holder: string): Promise<readonly StatusReservation[]>
  /** All of a list, by their start. */
  reservationsOf(list: string): Promise<readonly StatusReservation[]>
  placesOf(credential: string): Promise<readonly StatusPlace[]>
  /** By index. */
  places(list: string, page?: Page<number>): Promise<readonly StatusPlace[]>
  countPlaces(list: string): Promise<number>
  /**
   * In their order, after a sequence number. A page has all changes of its last entry, and so may be longer than its limit: go on until
   * one is empty.
   */
  changes(list: string, page?: Page<number>): Promise<readonly StatusChange[]>
  /** What was set last at each index, where something other than 0 is. */
  values(list: string): Promise<readonly { readonly index: number; readonly value: number }[]>
  valueAt(list: string, index: number): Promise<number>
  publication(list: string): Promise<StatusPublication | undefined>
}

/** Writing them. */
export interface StatusListTable extends StatusListReader {
  /** @throws RungsError `storage.conflict` when the id or the URL is taken */
  insert(list: StatusListRow): Promise<void>
  /** Hands out the next `count` places, one or more, and returns the first; undefined when there are not as many left. Never the same twice. */
  advance(list: string, count: number): Promise<number | undefined>
  /** @throws RungsError `storage.conflict` when the holder has one of that list */
  reserve(reservation: StatusReservation): Promise<void>
  /** @throws RungsError `storage.conflict` when a place is taken */
  insertPlaces(places: readonly StatusPlace[]): Promise<void>
  /** Adds a change, and makes its value the one that counts. */
  change(change: StatusChange): Promise<void>
  /** Whether it was saved: what is published already is not newer. */
  savePublication(publication: StatusPublication): Promise<boolean>
}
