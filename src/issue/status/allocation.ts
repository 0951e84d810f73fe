import { operationError, usageError } from '../../core/index.js'
import { type BitstringStatusListEntry, buildBitstringStatusListEntry } from '../../status/index.js'
import { type StatusPlace, type StatusReservation, type Store, type StoreTransaction, withRetries } from '../../storage/index.js'
import { type ListScope, listsOf, type PlaceRange, takePlaces } from './lists.js'
import type { Permutation } from './permutation.js'

/** Where the statuses of one credential stand. */
export interface StatusAllocation {
  /** What the credential says. One entry, as OB 3.0 wants it, where one purpose was asked for; otherwise one for each of them. */
  readonly credentialStatus: BitstringStatusListEntry | readonly BitstringStatusListEntry[]
  readonly places: readonly StatusPlaceOf[]
}

/** A place that no credential has yet. */
export interface StatusPlaceOf extends Omit<StatusPlace, 'credential'> {
  readonly purpose: string
  /** The URL of the list. */
  readonly url: string
}

/** What allocating needs. */
export interface AllocationParts extends ListScope {
  readonly permutationOf: (list: PlaceRange['list']) => Permutation
}

/** Places of each purpose, in the transaction that puts the credentials into the log. @throws RungsError `storage.*` */
export async function allocatePlaces(
  tx: StoreTransaction,
  count: number,
  purposes: readonly string[],
  parts: AllocationParts,
): Promise<readonly StatusAllocation[]> {
  requireCount(count, parts)
  const ranges: (readonly PlaceRange[])[] = []
  for (const purpose of purposes) ranges.push(await takePlaces(tx, purpose, count, parts))
  return toAllocations(ranges, count, parts)
}

/** The same places for the same holder, whenever it asks. @throws RungsError `storage.*`, `core.option_invalid` */
export async function reservePlaces(
  store: Store,
  { holder, count, purposes }: { readonly holder: string; readonly count: number; readonly purposes: readonly string[] },
  parts: AllocationParts,
): Promise<readonly StatusAllocation[]> {
  if (typeof holder !== 'string' || holder === '' || holder.length > 500)
    throw usageError('core.option_invalid', { option: 'holder', expected: 'text of 1 to 500 characters' })
  requireCount(count, parts)
  const ranges = await withRetries(store, async (tx) => {
    const there = await tx.lists.reservations(holder)
    const found: (readonly PlaceRange[])[] = []
    for (const purpose of purposes)
      found.push((await reservedOf(tx, purpose, there, parts)) ?? (await reserveNew(tx, purpose, { holder, count }, parts)))
    return found
  })
  for (const found of ranges) {
    const reserved = found.reduce((sum, range) => sum + range.count, 0)
    if (reserved !== count)
      throw usageError('core.option_invalid', { option: 'count', expected: `${reserved}, as reserved for this holder` })
  }
  return toAllocations(ranges, count, parts)
}

async function reservedOf(
  tx: StoreTransaction,
  purpose: string,
  there: readonly StatusReservation[],
  parts: AllocationParts,
): Promise<readonly PlaceRange[] | undefined> {
  if (there.length === 0) return undefined
  // Older lists were filled first.
  const ranges = (await listsOf(tx, purpose, parts)).flatMap((list) =>
    there.filter((one) => one.list === list.id).map(({ start, count }) => ({ list, start, count })),
  )
  return ranges.length === 0 ? undefined : ranges
}

async function reserveNew(
  tx: StoreTransaction,
  purpose: string,
  { holder, count }: { readonly holder: string; readonly count: number },
  parts: AllocationParts,
): Promise<readonly PlaceRange[]> {
  const ranges = await takePlaces(tx, purpose, count, parts)
  // The same holder may have got places meanwhile, in a list that was full for us: then those are its places.
  if ((await reservedOf(tx, purpose, await tx.lists.reservations(holder), parts)) !== undefined)
    throw operationError('storage.conflict', { table: 'status_reservation' }, { retryable: true })
  const atMs = parts.nowMs()
  for (const { list, start, count: some } of ranges) await tx.lists.reserve({ list: list.id, start, count: some, holder, atMs })
  return ranges
}

function requireCount(count: number, { length }: ListScope): void {
  if (!Number.isInteger(count) || count < 1 || count > length)
    throw usageError('core.option_invalid', { option: 'count', expected: `whole number from 1 to ${length}` })
}

/** One allocation for each of `count`, each with a place of every purpose. */
function toAllocations(
  byPurpose: readonly (readonly PlaceRange[])[],
  count: number,
  { permutationOf }: AllocationParts,
): readonly StatusAllocation[] {
  const found = byPurpose.map((ranges) => ranges.flatMap((range) => placesIn(range, permutationOf(range.list))))
  return Array.from({ length: count }, (_, at) => {
    const own = found.map((ofPurpose) => ofPurpose[at] as Allocated)
    const credentialStatus = own.length === 1 ? (own[0] as Allocated).entry : own.map(({ entry }) => entry)
    return { credentialStatus, places: own.map(({ place }) => place) }
  })
}

interface Allocated {
  readonly place: StatusPlaceOf
  readonly entry: BitstringStatusListEntry
}

function placesIn({ list, start, count }: PlaceRange, indexOf: Permutation): readonly Allocated[] {
  const { id, url, purpose } = list
  const sample = buildBitstringStatusListEntry({ statusListCredential: url, index: 0, statusPurpose: purpose })
  return Array.from({ length: count }, (_, at) => {
    const index = indexOf(start + at)
    return { place: { list: id, index, purpose, url }, entry: entryOf(sample, index) }
  })
}

/** Entries of one list differ in their index alone: what they have in common is checked once. */
function entryOf(sample: BitstringStatusListEntry, index: number): BitstringStatusListEntry {
  return Object.freeze({ ...sample, id: `${sample.statusListCredential}#${index}`, statusListIndex: String(index) })
}

/** The rows to be inserted with the credential. */
export function placesFor(allocation: StatusAllocation, credential: string): readonly StatusPlace[] {
  return allocation.places.map(({ list, index }) => ({ list, index, credential }))
}
