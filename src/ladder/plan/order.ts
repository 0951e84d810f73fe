import type { Requirement } from '../types.js'
import type { Catalogue } from './catalogue.js'
import { partsOf } from './leaves.js'
import { requirementsOf, type Search } from './missing.js'

/** Open rungs, those that others may need first: so that each is looked at once, however long the ladder is. */
export function inOrder(search: Search): readonly string[] {
  const done = new Set<string>()
  const order: string[] = []
  for (const start of search.open.keys()) {
    const path: { readonly id: string; readonly below: readonly string[]; at: number }[] = []
    const enter = (id: string): void => {
      if (done.has(id)) return
      done.add(id)
      path.push({ id, below: badgesFor(id, search), at: 0 })
    }
    enter(start)
    for (let top = path[path.length - 1]; top !== undefined; top = path[path.length - 1]) {
      const next = top.below[top.at++]
      if (next !== undefined) enter(next)
      else order.push((path.pop() as { readonly id: string }).id)
    }
  }
  return order
}

/** The rungs whose badges would meet something that a rung requires. */
function badgesFor(id: string, { open, catalogue, jurisdiction }: Search): readonly string[] {
  const found = open.get(id)
  if (found === undefined) return []
  const parts = requirementsOf(found.rung, jurisdiction).flatMap(partsOf)
  return [...new Set(parts.flatMap((part) => badgesIn(part, catalogue)))]
}

function badgesIn(requirement: Requirement, { leafOf, badgeOf }: Catalogue): readonly string[] {
  return leafOf(requirement).ways.flatMap((item) => badgeOf.get(item) ?? [])
}
