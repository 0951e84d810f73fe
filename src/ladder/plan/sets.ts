/** A set of things to get, one bit for each. */
export type ItemSet = bigint

/** The minimal sets that reach something: none is within another. No sets: it cannot be reached. The empty set: it is. */
export interface Family {
  readonly sets: readonly ItemSet[]
  /** Whether sets may be missing, or one may hold more than it needs. */
  readonly approximate: boolean
}

/** How much may still be looked at, shared by a whole plan. */
export interface Budget {
  readonly maxSets: number
  work: number
}

export const REACHED: Family = /* @__PURE__ */ Object.freeze({ sets: [0n], approximate: false })
export const UNREACHABLE: Family = /* @__PURE__ */ Object.freeze({ sets: [], approximate: false })

export function bit(index: number): ItemSet {
  return 1n << BigInt(index)
}

export function isWithinSet(inner: ItemSet, outer: ItemSet): boolean {
  return (inner & outer) === inner
}

/** The bits of a set, ascending. */
export function membersOf(set: ItemSet): readonly number[] {
  const members: number[] = []
  // Of a large number shifts make as large numbers again and again; its digits are made at once.
  const digits = set.toString(16)
  for (let at = digits.length - 1, offset = 0; at >= 0; at--, offset += 4) {
    const code = digits.charCodeAt(at)
    for (let part = code < 0x3a ? code - 0x30 : code - 0x57; part !== 0; part &= part - 1)
      members.push(offset + 31 - Math.clz32(part & -part))
  }
  return members
}

/** Sets without those that hold another, in a fixed order. */
export function minimal(sets: Iterable<ItemSet>, budget: Budget): readonly ItemSet[] {
  // What holds another is larger as a number, so it comes later.
  const sorted = [...new Set(sets)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const kept: ItemSet[] = []
  for (const set of sorted) {
    budget.work -= kept.length
    if (!kept.some((other) => isWithinSet(other, set))) kept.push(set)
  }
  return kept
}

/** Ways to reach one of two. */
export function eitherOf(a: Family, b: Family, budget: Budget): Family {
  if (a.sets.length === 0 || b.sets.length === 0) {
    const { sets } = a.sets.length === 0 ? b : a
    return { sets, approximate: a.approximate || b.approximate }
  }
  if (exceeds(a.sets.length + b.sets.length, budget)) return { sets: [leastOf(a, b)], approximate: true }
  const sets = minimal([...a.sets, ...b.sets], budget)
  return { sets, approximate: a.approximate || b.approximate }
}

/** Ways to reach both of two: what they share is in a set once. */
export function bothOf(a: Family, b: Family, budget: Budget): Family {
  const approximate = a.approximate || b.approximate
  if (a.sets.length === 0 || b.sets.length === 0) return { sets: [], approximate }
  const count = a.sets.length * b.sets.length
  if (exceeds(count, budget)) return { sets: [least(a.sets) | least(b.sets)], approximate: true }
  budget.work -= count
  const joined: ItemSet[] = []
  for (const one of a.sets) for (const other of b.sets) joined.push(one | other)
  return { sets: a.sets.length === 1 && b.sets.length === 1 ? joined : minimal(joined, budget), approximate }
}

function exceeds(count: number, budget: Budget): boolean {
  return count > 1 && (count > budget.maxSets || budget.work <= 0)
}

function leastOf(a: Family, b: Family): ItemSet {
  return least([...a.sets, ...b.sets])
}

/** The set with fewest things, and of several the first in order. */
export function least(sets: readonly ItemSet[]): ItemSet {
  let [best] = sets as [ItemSet, ...ItemSet[]]
  let size = membersOf(best).length
  for (const set of sets.slice(1)) {
    const count = membersOf(set).length
    if (count < size || (count === size && set < best)) [best, size] = [set, count]
  }
  return best
}
