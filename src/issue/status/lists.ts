import { operationError, toBase64url } from '../../core/index.js'
import type { StatusListState, StoreReader, StoreTransaction } from '../../storage/index.js'
import { createPermutation, type Permutation } from './permutation.js'

/** How many lists are looked at for one request. */
const TRIES = 8

/** The lists that a service looks after. */
export interface ListScope {
  readonly issuer: string
  /** Ends with a slash. */
  readonly baseUrl: string
  /** How many statuses a new list has. */
  readonly length: number
  readonly nowMs: () => number
  readonly random: (length: number) => Uint8Array
}

/** Consecutive places of one list, before the permutation. */
export interface PlaceRange {
  readonly list: StatusListState
  readonly start: number
  readonly count: number
}

/**
 * Hands out places of a purpose: what the newest list has left, and then those of another.
 *
 * @throws RungsError `storage.conflict` when another transaction opened the same list, or was always faster
 */
export async function takePlaces(
  tx: StoreTransaction,
  purpose: string,
  count: number,
  scope: ListScope,
): Promise<readonly PlaceRange[]> {
  const ranges: PlaceRange[] = []
  let wanted = count
  for (let attempt = 0; wanted > 0 && attempt < TRIES; attempt++) {
    const list = await currentList(tx, purpose, scope)
    const some = Math.min(wanted, list.length - list.next)
    const start = await tx.lists.advance(list.id, some)
    // Others took some of them meanwhile: look again.
    if (start === undefined) continue
    ranges.push({ list, start, count: some })
    wanted -= some
  }
  if (wanted > 0) throw operationError('storage.conflict', { table: 'status_list' }, { retryable: true })
  return ranges
}

/** The lists of an issuer and a purpose below the base, oldest first. */
export async function listsOf(
  { lists }: Pick<StoreReader, 'lists'>,
  purpose: string,
  { issuer, baseUrl }: ListScope,
): Promise<readonly StatusListState[]> {
  return (await lists.list({ issuer, purpose })).filter(({ url }) => url.startsWith(baseUrl))
}

async function currentList(tx: StoreTransaction, purpose: string, scope: ListScope): Promise<StatusListState> {
  const { issuer, baseUrl, length, nowMs, random } = scope
  // Read once: what another transaction commits between two reads would be in the second alone.
  const all = await tx.lists.list({ purpose })
  const newest = all.filter((list) => list.issuer === issuer && list.url.startsWith(baseUrl)).at(-1)
  if (newest !== undefined && newest.next < newest.length) return newest
  const prefix = `${baseUrl}${encodeURIComponent(purpose)}/`
  // Whoever opens a list at the same time wants the same URL, and one of both has to look again.
  const number = all.filter(({ url }) => url.startsWith(prefix)).length + 1
  const row = {
    id: toBase64url(random(12)),
    issuer,
    url: `${prefix}${number}`,
    purpose,
    statusSize: 1,
    length,
    permutationKey: random(32),
    createdAtMs: nowMs(),
  }
  await tx.lists.insert(row)
  return { ...row, next: 0 }
}

/** Permutations of lists, made once for each. */
export function createPermutations(): (list: Pick<StatusListState, 'id' | 'permutationKey' | 'length'>) => Permutation {
  const known = new Map<string, Permutation>()
  return ({ id, permutationKey, length }) => {
    const there = known.get(id)
    if (there !== undefined) return there
    const made = createPermutation(permutationKey, length)
    if (known.size >= 64) known.clear()
    known.set(id, made)
    return made
  }
}
