import { findRings } from '../core/index.js'
import { impliedRungs } from './implied-rungs.js'
import { allRequires, requiresIn } from './jurisdiction.js'
import { childrenOf, namedRung } from './requirement.js'
import type { Ladder, Place, Requirement } from './types.js'

/** Rungs by id, each with those that it names in what it requires. */
export type RungGraph = ReadonlyMap<string, ReadonlySet<string>>

const MAX_PLACES = 200
/** A place that no variant names. */
const NOWHERE = ''
const NONE: ReadonlySet<string> = /* @__PURE__ */ new Set()

/**
 * Which rungs name which in their requirements, anywhere or in one place. A credential that two rungs share is not an
 * edge, and neither is a rung that must be absent.
 */
export function rungGraph(ladder: Ladder, place?: Place): RungGraph {
  const known = new Set(ladder.rungs.map((rung) => rung.id))
  return new Map(
    ladder.rungs.map((rung) => {
      const all = place === undefined ? allRequires(rung) : [requiresIn(rung, place)]
      const named = all.flatMap(({ requires }) => waitsFor(requires, ladder.id))
      return [rung.id, new Set(named.filter((id) => known.has(id)))]
    }),
  )
}

function waitsFor(requirement: Requirement, ladderId: string): readonly string[] {
  const named: string[] = []
  const waiting: Requirement[] = [requirement]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.op === 'not') continue
    const id = namedRung(next, ladderId)
    if (id !== undefined) named.push(id)
    for (const child of childrenOf(next, '')) waiting.push(child.requirement)
  }
  return named.reverse()
}

/** The groups of nodes that lead to each other, and the nodes that lead to themselves. */
export function cyclesOf(graph: RungGraph): readonly (readonly string[])[] {
  return findRings([...graph].flatMap(([from, next]) => [...next].map((to) => [from, to] as const)))
}

/** The groups of rungs that wait for each other in some place. Variants of different places do not add up to a cycle. */
export function rungCycles(ladder: Ladder): readonly (readonly string[])[] {
  const anywhere = cyclesOf(rungGraph(ladder))
  const places = [...new Set(ladder.rungs.flatMap((rung) => rung.variants ?? []).flatMap(({ jurisdiction }) => jurisdiction))]
  // Of too many places each would be looked at for long; what could be a cycle is then told as one.
  if (anywhere.length === 0 || places.length === 0 || places.length > MAX_PLACES) return anywhere
  const found = new Map<string, readonly string[]>()
  for (const place of [NOWHERE, ...places]) {
    for (const cycle of cyclesOf(rungGraph(ladder, place))) found.set([...cycle].sort().join(' '), cycle)
  }
  return [...found.values()]
}

/** All rungs below one, by any path through requirements. */
export function rungsBelow(graph: RungGraph, id: string): ReadonlySet<string> {
  const below = new Set<string>()
  const waiting = [...(graph.get(id) ?? NONE)]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (below.has(next)) continue
    below.add(next)
    waiting.push(...(graph.get(next) ?? NONE))
  }
  return below
}

/** One step of a ladder: nobody reaches `upper` without `lower`, and no rung is between. */
export interface LadderStep {
  readonly lower: string
  readonly upper: string
}

/**
 * The steps of a ladder, in the order of its rungs: what its requirements ask for in every case. Ways that are one of several are no
 * steps.
 */
export function ladderSteps(ladder: Ladder): readonly LadderStep[] {
  const implied = impliedRungs(ladder)
  return ladder.rungs.flatMap(({ id: upper }) =>
    implied
      .next(upper)
      .filter((lower) => lower !== upper)
      .map((lower) => ({ lower, upper })),
  )
}
