import { isGroup } from '../requirement.js'
import type { Requirement } from '../types.js'
import { partsOf } from './leaves.js'
import { requirementsOf, type Search } from './missing.js'

/**
 * A number of things below which a rung is not reached, by adding up: each open requirement takes its share of the thing
 * that would meet most others with it. It is quick and never too high, where the sets are too many to be listed.
 */
export function leastCount(id: string, search: Search): number {
  const found = search.open.get(id)
  if (found === undefined) return 0
  const required = requirementsOf(found.rung, search.jurisdiction)
  const meets = new Map<number, number>()
  for (const requires of required)
    for (const part of partsOf(requires))
      for (const item of search.catalogue.leafOf(part).ways) meets.set(item, (meets.get(item) ?? 0) + 1)
  const shares = required.map((requires) => shareOf(requires, meets, search))
  const sum = shares.reduce((total, share) => total + share, 0)
  return Number.isFinite(sum) ? Math.ceil(sum - 1e-9) : 0
}

function shareOf(requirement: Requirement, meets: ReadonlyMap<number, number>, search: Search): number {
  if (!isGroup(requirement)) {
    const { isMet, ways } = search.catalogue.leafOf(requirement)
    return isMet ? 0 : Math.min(...ways.map((item) => 1 / (meets.get(item) ?? 1)))
  }
  const shares = requirement.of.map((child) => shareOf(child, meets, search)).sort((a, b) => a - b)
  const { op } = requirement
  const needed = op === 'allOf' ? shares.length : op === 'anyOf' ? 1 : requirement.n
  return shares.slice(0, needed).reduce((total, share) => total + share, 0)
}
