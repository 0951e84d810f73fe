import { allRequires, requiresIn } from '../jurisdiction.js'
import { type Group, isGroup } from '../requirement.js'
import type { Place, Requirement, Rung } from '../types.js'
import type { Catalogue } from './catalogue.js'
import { countsAwards, fillsMore, isCountedMet, slotsOf } from './counted-groups.js'
import { partsOf } from './leaves.js'
import {
  type Budget,
  bit,
  bothOf,
  eitherOf,
  type Family,
  type ItemSet,
  isWithinSet,
  membersOf,
  minimal,
  REACHED,
  UNREACHABLE,
} from './sets.js'

/** What is searched, and how far it has come. */
export interface Search {
  readonly catalogue: Catalogue
  readonly budget: Budget
  readonly jurisdiction?: Place
  /** Open rungs by id, with their position in the ladder. */
  readonly open: ReadonlyMap<string, { readonly rung: Rung; readonly index: number }>
  /** Families of rungs: what leads to their requirements, badges below included. */
  readonly done: Map<string, Family>
  /** For each rung those that take it with them when they end. */
  readonly takingUpper: (rung: string) => readonly string[]
  readonly waiting: Set<string>
}

/** Groups that count awards are tried out; beyond this many tries one good set is taken. */
const MAX_TRIES = 2000
/** A try takes as much as so many simple steps. */
const TRY_WORK = 20

/** The minimal sets of things that lead to a rung's requirements, with the badges that have to be earned on the way. */
export function familyOf(id: string, search: Search): Family {
  const known = search.done.get(id)
  if (known !== undefined) return known
  const found = search.open.get(id)
  // A rung that waits for itself is reached by no way.
  if (found === undefined || search.waiting.has(id)) return UNREACHABLE
  search.waiting.add(id)
  const required = requirementsOf(found.rung, search.jurisdiction)
    .map((requires) => waysTo(requires, search))
    .reduce((a, b) => bothOf(a, b, search.budget), REACHED)
  const family = recognisedWays(id, search).reduce((a, b) => eitherOf(a, b, search.budget), required)
  search.waiting.delete(id)
  search.done.set(id, family)
  return family
}

/** What rules put in the place of a rung's badge leads there without what the rung requires. */
function recognisedWays(id: string, search: Search): readonly Family[] {
  const { isMet, ways } = search.catalogue.standsIn.get(id) ?? { isMet: false, ways: [] }
  return isMet ? [REACHED] : ways.map((item) => itemWays(item, search))
}

/** What a rung requires in a place; where none is given, all that it requires anywhere. */
export function requirementsOf(rung: Rung, place: Place | undefined): readonly Requirement[] {
  const chosen = place === undefined ? allRequires(rung) : [requiresIn(rung, place)]
  return chosen.map(({ requires }) => requires)
}

function waysTo(requirement: Requirement, search: Search): Family {
  if (!isGroup(requirement)) return leafWays(requirement, search)
  if (requirement.of.length === 0) return UNREACHABLE
  const { budget } = search
  const { op } = requirement
  if (countsAwards(requirement)) return countedWays(requirement, search)
  const children = requirement.of.map((child) => waysTo(child, search))
  if (op === 'anyOf') return children.reduce((a, b) => eitherOf(a, b, budget), UNREACHABLE)
  if (op === 'allOf' || requirement.n === children.length) {
    return [...children].sort((a, b) => a.sets.length - b.sets.length).reduce((a, b) => bothOf(a, b, budget), REACHED)
  }
  return waysToSome(children, requirement.n, budget)
}

/** Ways to at least so many of several, one after the other. */
function waysToSome(children: readonly Family[], needed: number, budget: Budget): Family {
  if (needed > children.length) return UNREACHABLE
  let reached: Family[] = [REACHED]
  for (const child of children) {
    const next: Family[] = [REACHED]
    for (let count = 1; count <= Math.min(needed, reached.length); count++) {
      const without = reached[count] ?? UNREACHABLE
      const withChild = bothOf(reached[count - 1] as Family, child, budget)
      next.push(eitherOf(without, withChild, budget))
    }
    reached = next
  }
  return reached[needed] ?? UNREACHABLE
}

function leafWays(requirement: Requirement, search: Search): Family {
  const leaf = search.catalogue.leafOf(requirement)
  if (leaf.isMet) return REACHED
  const families = leaf.ways.map((item) => itemWays(item, search))
  const joined = families.reduce((a, b) => eitherOf(a, b, search.budget), UNREACHABLE)
  return leaf.approximate ? { ...joined, approximate: true } : joined
}

/** A thing by itself, or a badge with all that leads to it, and the badges without which it would end at once. */
function itemWays(item: number, search: Search): Family {
  const rung = search.catalogue.badgeOf.get(item)
  const self: Family = { sets: [bit(item)], approximate: false }
  if (rung === undefined) return self
  return badgesWith(rung, search)
    .map((lower) => itemWays(lower, search))
    .reduce((a, b) => bothOf(a, b, search.budget), bothOf(self, familyOf(rung, search), search.budget))
}

/** The badges of rungs that take the rung with them when they end, as far as they are not held. */
function badgesWith(rung: string, { catalogue, takingUpper }: Search): readonly number[] {
  return takingUpper(rung).flatMap((lower) => catalogue.badgeFor.get(lower) ?? [])
}

/** A group in which awards or issuers are counted: sets of things are tried, the smallest first. */
function countedWays(group: Group, search: Search): Family {
  const isEnough = (set: ItemSet): boolean => isCountedMet(group, set, search.catalogue)
  if (isEnough(0n)) return REACHED
  const leaves = partsOf(group).map(search.catalogue.leafOf)
  const about = [...new Set(leaves.flatMap((leaf) => [...leaf.ways, ...leaf.grounds.keys()]))].sort((a, b) => a - b)
  const useful = about.filter(fillsMore(group, search.catalogue))
  const all = useful.reduce((set, item) => set | bit(item), 0n)
  if (!isEnough(all)) return UNREACHABLE
  const least = leastThings(group, useful, search.catalogue)
  const found = useful.length <= least ? [all] : tryOut(useful, least, isEnough, search.budget)
  const sets = found ?? [shrink(all, isEnough)]
  const approximate = found === undefined || leaves.some((leaf) => leaf.approximate)
  const family = sets
    .map((set) =>
      membersOf(set)
        .map((item) => itemWays(item, search))
        .reduce((a, b) => bothOf(a, b, search.budget), REACHED),
    )
    .reduce((a, b) => eitherOf(a, b, search.budget), UNREACHABLE)
  return approximate ? { ...family, approximate: true } : family
}

/** How many things an exclusive group needs at least: each brings no more awards than it has. */
function leastThings(group: Group, useful: readonly number[], catalogue: Catalogue): number {
  if (group.op === 'anyOf' || group.exclusive !== true) return 1
  const missing = (group.op === 'nOf' ? group.n : group.of.length) - slotsOf(group, catalogue).filledWith([])
  const most = Math.max(1, ...useful.map((item) => catalogue.items[item]?.facts.length ?? 1))
  return Math.max(1, Math.ceil(missing / most))
}

/** All minimal sets that are enough, or nothing where that takes too many tries. */
function tryOut(
  items: readonly number[],
  least: number,
  isEnough: (set: ItemSet) => boolean,
  budget: Budget,
): readonly ItemSet[] | undefined {
  if (chosenOf(items.length, least) > MAX_TRIES) return undefined
  const found: ItemSet[] = []
  let tries = MAX_TRIES
  let level: { readonly set: ItemSet; readonly next: number }[] = [{ set: 0n, next: 0 }]
  for (let size = 1; level.length > 0; size++) {
    const grown: { set: ItemSet; next: number }[] = []
    for (const { set, next } of level) {
      // What is too short to be long enough with all that is left is not gone on with.
      for (let at = next; at <= items.length - Math.max(1, least - size + 1); at++) {
        const larger = set | bit(items[at] as number)
        budget.work -= size < least ? 1 : TRY_WORK
        if (tries-- <= 0 || budget.work <= 0) return undefined
        if (found.some((other) => isWithinSet(other, larger))) continue
        if (size >= least && isEnough(larger)) found.push(larger)
        else grown.push({ set: larger, next: at + 1 })
      }
    }
    level = grown
  }
  return minimal(found, budget)
}

/** How many ways there are to choose some of several. */
function chosenOf(count: number, some: number): number {
  let ways = 1
  for (let step = 1; step <= Math.min(some, count - some); step++) ways = (ways * (count - step + 1)) / step
  return ways
}

/** A set without what it does not need: more never hurts, so one pass is enough. */
export function shrink(set: ItemSet, isEnough: (set: ItemSet) => boolean): ItemSet {
  let left = set
  for (const item of [...membersOf(set)].reverse()) if (isEnough(left & ~bit(item))) left &= ~bit(item)
  return left
}

/** Whether things meet a requirement, together with what is there already. */
export function isMetWith(requirement: Requirement, set: ItemSet, catalogue: Catalogue): boolean {
  if (!isGroup(requirement)) return catalogue.leafOf(requirement).isMetBy(set)
  const { op } = requirement
  if (requirement.of.length === 0) return false
  if (countsAwards(requirement)) return isCountedMet(requirement, set, catalogue)
  const needed = op === 'allOf' ? requirement.of.length : op === 'anyOf' ? 1 : requirement.n
  let met = 0
  for (const child of requirement.of) {
    if (isMetWith(child, set, catalogue)) met++
    if (met >= needed) return true
  }
  return false
}

/** Whether a set holds all that a rung and every badge in the set need. */
export function isSufficient(id: string, set: ItemSet, search: Search): boolean {
  const { catalogue, open, jurisdiction } = search
  const rungs = [id, ...membersOf(set & catalogue.badges).map((item) => catalogue.badgeOf.get(item) as string)]
  return rungs.every((one) => {
    const found = open.get(one)
    if (found === undefined) return false
    if (one !== id && badgesWith(one, search).some((lower) => (set & bit(lower)) === 0n)) return false
    const { isMet, ways } = catalogue.standsIn.get(one) ?? { isMet: false, ways: [] }
    if (isMet || ways.some((item) => (set & bit(item)) !== 0n)) return true
    return requirementsOf(found.rung, jurisdiction).every((requires) => isMetWith(requires, set, catalogue))
  })
}
