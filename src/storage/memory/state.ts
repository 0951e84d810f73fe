import { compareCodePoints } from '../../core/index.js'
import type { AuditEntry } from '../audit.js'
import type { CredentialBody, CredentialRow } from '../credentials.js'
import type { StoredRecord } from '../records.js'
import type { StatusChange, StatusListState, StatusPlace, StatusPublication, StatusReservation } from '../status-lists.js'

/** Everything in a store in memory. */
export interface MemoryState {
  /** By kind and id. */
  readonly records: Map<string, StoredRecord>
  readonly secrets: Map<string, Uint8Array>
  readonly credentials: Map<string, CredentialRow>
  /** Ids by idempotency key. */
  readonly keys: Map<string, string>
  readonly bodies: Map<string, CredentialBody>
  readonly lists: Map<string, StatusListState>
  /** By list and holder. */
  readonly reservations: Map<string, StatusReservation>
  /** By list, and then by index. */
  readonly places: Map<string, Map<number, StatusPlace>>
  readonly placesOf: Map<string, readonly StatusPlace[]>
  readonly values: Map<string, Map<number, number>>
  readonly changes: StatusChange[]
  readonly publications: Map<string, StatusPublication>
  readonly audit: AuditEntry[]
}

/** Nothing yet. */
export function emptyState(): MemoryState {
  return {
    records: new Map(),
    secrets: new Map(),
    credentials: new Map(),
    keys: new Map(),
    bodies: new Map(),
    lists: new Map(),
    reservations: new Map(),
    places: new Map(),
    placesOf: new Map(),
    values: new Map(),
    changes: [],
    publications: new Map(),
    audit: [],
  }
}

/** One text of several, none of which can be mistaken for another. */
export function joined(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}

/** A page of rows in the order of their keys, by code point as SQL stores compare bytes of UTF-8. */
export function pageOf<T>(
  rows: Iterable<T>,
  keyOf: (row: T) => string,
  { after, limit = 1000 }: { readonly after?: string; readonly limit?: number } = {},
): readonly T[] {
  const wanted = after === undefined ? [...rows] : [...rows].filter((row) => compareCodePoints(keyOf(row), after) > 0)
  return wanted.sort((one, other) => compareCodePoints(keyOf(one), keyOf(other))).slice(0, limit)
}
