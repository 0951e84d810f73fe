import { isWithin, overlaps, requiresIn } from './jurisdiction.js'
import type { Lint } from './lint-ladder.js'
import { namedRung, walkRequirement } from './requirement.js'
import type { Ladder, Place, Requirement, Rung } from './types.js'

/** More places than a ladder that people read has; what lies beyond is not looked at. */
const MAX_PLACES = 64

/** Variants of which nobody can say which counts, and what cannot be reached in the places that it is for. */
export function lintPlaces(ladder: Ladder, lint: Lint): void {
  const reach = createReach(ladder)
  ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    lintTies(rung, path, lint)
    const own = (ladder.jurisdiction ?? rung.jurisdiction ?? []).slice(0, MAX_PLACES)
    const plain = own.filter(
      (place) => requiresIn(rung, place).path === '/requires' && (rung.jurisdiction ?? [place]).some((at) => overlaps(at, place)),
    )
    lintReach(rung.requires, plain, `${path}/requires`, rung, reach, lint)
    rung.variants?.forEach(({ jurisdiction, requires }, at) => {
      const places = jurisdiction.slice(0, MAX_PLACES)
      lintReach(requires, places, `${path}/variants/${at}/requires`, rung, reach, lint)
    })
  })
}

function lintTies(rung: Rung, path: string, lint: Lint): void {
  const seen = new Map<string, number>()
  rung.variants?.forEach(({ jurisdiction }, at) => {
    const here = `${path}/variants/${at}/jurisdiction`
    if (jurisdiction.length === 0) lint('error', 'ladder.group_empty', { op: 'variants' }, here)
    jurisdiction.forEach((place, index) => {
      const key = place.toUpperCase()
      const other = seen.get(key) ?? at
      if (other !== at) lint('error', 'ladder.variant_tie', { jurisdiction: place }, `${here}/${index}`)
      seen.set(key, other)
    })
  })
}

type Reach = (requirement: Requirement, place: Place) => boolean

function lintReach(requires: Requirement, places: readonly Place[], path: string, rung: Rung, reach: Reach, lint: Lint): void {
  if (places.length === 0) return
  const closed = places.filter((place) => !reach(requires, place))
  if (closed.length > 0) lint('warning', 'ladder.rung_unreachable', { rung: rung.id, jurisdiction: closed }, path)
  if (closed.length === places.length) return
  for (const { requirement, path: at } of walkRequirement(requires, path)) {
    if (requirement.op !== 'anyOf') continue
    requirement.of.forEach((branch, index) => {
      if (places.some((place) => reach(branch, place))) return
      lint('warning', 'ladder.branch_unreachable', { jurisdiction: places }, `${at}/of/${index}`)
    })
  }
}

/** Whether a requirement can be met in a place, as far as the ladder itself tells. Each node is decided once per place. */
function createReach(ladder: Ladder): Reach {
  const rungs = new Map(ladder.rungs.map((rung) => [rung.id, rung]))
  const known = new Map<Place, Map<Requirement, boolean>>()
  const reach: Reach = (requirement, place) => {
    const decided = known.get(place) ?? new Map<Requirement, boolean>()
    known.set(place, decided)
    const before = decided.get(requirement)
    if (before !== undefined) return before
    // What leads back to itself is told as a cycle.
    decided.set(requirement, true)
    const result = decide(requirement, place)
    decided.set(requirement, result)
    return result
  }
  const decide: Reach = (requirement, place) => {
    switch (requirement.op) {
      case 'allOf':
        return requirement.of.every((part) => reach(part, place))
      case 'anyOf':
        return requirement.of.some((part) => reach(part, place))
      case 'nOf':
        return requirement.of.filter((part) => reach(part, place)).length >= requirement.n
      case 'rung': {
        const rung = rungs.get(namedRung(requirement, ladder.id) ?? '')
        if (rung === undefined) return true
        if (rung.jurisdiction !== undefined && !rung.jurisdiction.some((at) => overlaps(at, place))) return false
        return reach(requiresIn(rung, place).requires, place)
      }
      case 'attribute':
        return requirement.name !== 'residency' || overlaps(String(requirement.value), place)
      case 'not': {
        const { of } = requirement
        return of.op !== 'attribute' || of.name !== 'residency' || !isWithin(place, String(of.value))
      }
      default:
        return true
    }
  }
  return reach
}
