/** Sets of up to so many things are all tried, lightest first. */
const MAX_EXACT = 12

/** What {@link smallestSet} finds. */
export interface SmallestSet {
  /** Sorted positions. */
  readonly members: readonly number[]
  /** Whether a lighter set may have been missed. */
  readonly approximate: boolean
}

/** A set that is light enough to be preferred: by weight, then by count, then by bulk, then by position. */
interface Weighed {
  readonly members: readonly number[]
  readonly rank: readonly number[]
}

/**
 * The lightest of the things that suffices, of which `all` suffices. Of few things every set is tried; of many those first that one known
 * set does without, until none of it can go.
 */
export function smallestSet(
  all: readonly number[],
  known: readonly number[],
  weights: readonly (readonly [weight: number, bulk: number])[],
  suffices: (members: readonly number[]) => boolean,
): SmallestSet {
  if (all.length <= MAX_EXACT) {
    for (const { members } of subsetsOf(all, weights)) if (suffices(members)) return { members, approximate: false }
  }
  let members = suffices(known) ? [...known] : [...all]
  const heaviestFirst = [...members].sort((a, b) => compare(rankOf([b], weights), rankOf([a], weights)))
  for (const one of heaviestFirst) {
    const without = members.filter((other) => other !== one)
    if (suffices(without)) members = without
  }
  // What is left may still have a lighter way among few.
  if (members.length <= MAX_EXACT) {
    for (const { members: part } of subsetsOf(members, weights)) if (suffices(part)) return { members: part, approximate: true }
  }
  return { members: members.sort((a, b) => a - b), approximate: true }
}

function subsetsOf(things: readonly number[], weights: readonly (readonly [number, number])[]): readonly Weighed[] {
  const sorted = [...things].sort((a, b) => a - b)
  return Array.from({ length: 2 ** sorted.length }, (_, mask): Weighed => {
    const members = sorted.filter((_thing, index) => (mask & (1 << index)) !== 0)
    return { members, rank: rankOf(members, weights) }
  }).sort((a, b) => compare(a.rank, b.rank))
}

function rankOf(members: readonly number[], weights: readonly (readonly [number, number])[]): readonly number[] {
  const sum = (part: 0 | 1): number => members.reduce((total, one) => total + (weights[one]?.[part] as number), 0)
  return [sum(0), members.length, sum(1), ...members]
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? a.length - b.length : (a[at] as number) - (b[at] ?? -1)
}
