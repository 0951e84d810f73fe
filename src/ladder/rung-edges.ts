import { asDefined } from './define-ladder.js'
import { impliedRungs, rungGraph, rungsBelow } from './graph.js'
import { namedRung, walkRequirement } from './requirement.js'
import type { Iri, Ladder } from './types.js'

const NONE: ReadonlySet<Iri> = /* @__PURE__ */ new Set()

/** A way from a rung to one above it. */
export interface RungEdge {
  readonly from: Iri
  readonly to: Iri
  /** `needed`: nobody reaches `to` without `from`. `alternative`: one way among several. `recommended`: it helps. */
  readonly kind: 'needed' | 'alternative' | 'recommended'
}

/**
 * The ways between the rungs of a ladder, in its order, as its requirements have them; a need that follows from others
 * is left out, and so is what its `edges` say of a pair that the requirements speak of.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { type Ladder, rungEdges } from 'rungs/ladder'
 * const firstRungs = (ladder: Ladder): string[] => {
 *   const above = new Set(rungEdges(ladder).map(({ to }) => to))
 *   return ladder.rungs.map(({ id }) => id).filter((id) => !above.has(id))
 * }
 * ```
 */
export function rungEdges(input: Ladder): readonly RungEdge[] {
  const ladder = asDefined(input)
  const graph = rungGraph(ladder)
  const implied = impliedRungs(ladder)
  const edges: RungEdge[] = []
  const seen = new Set<string>()
  const add = (from: Iri, to: Iri, kind: RungEdge['kind']): void => {
    const key = JSON.stringify([from, to])
    if (from === to || seen.has(key) || !graph.has(from) || !graph.has(to)) return
    seen.add(key)
    edges.push({ from, to, kind })
  }
  for (const { id } of ladder.rungs) {
    const named = graph.get(id) ?? NONE
    const needed = implied.get(id) ?? NONE
    const covered = coveredBy(needed, named, implied)
    const alternatives = [...named].filter((from) => !needed.has(from))
    for (const from of new Set([...named, ...needed])) {
      // What another needed rung needs anyway is not drawn twice; a badge asked for by its id is an edge of its own.
      if (!needed.has(from)) add(from, id, 'alternative')
      else if (!covered.has(from) && (named.has(from) || !everyNeeds(alternatives, from, implied))) add(from, id, 'needed')
    }
  }
  const recommend = (from: Iri, to: Iri): void => {
    // A picture climbs: what is recommended the other way round would make it circular.
    if (!rungsBelow(graph, from).has(to) && !rungsBelow(graph, to).has(from)) add(from, to, 'recommended')
  }
  for (const rung of ladder.rungs) {
    if (rung.recommends === undefined) continue
    for (const { requirement } of walkRequirement(rung.recommends, '')) {
      const from = namedRung(requirement, ladder.id)
      if (from !== undefined) recommend(from, rung.id)
    }
  }
  for (const { from, to, strength } of ladder.edges ?? []) if (strength === 'recommends') recommend(from, to)
  return edges
}

/** Whether there are alternatives, and none of them is reached without a rung. */
function everyNeeds(rungs: readonly Iri[], from: Iri, implied: ReadonlyMap<Iri, ReadonlySet<Iri>>): boolean {
  return rungs.length > 0 && rungs.every((rung) => implied.get(rung)?.has(from))
}

/** What the needed rungs need among them. */
function coveredBy(
  needed: ReadonlySet<Iri>,
  named: ReadonlySet<Iri>,
  implied: ReadonlyMap<Iri, ReadonlySet<Iri>>,
): ReadonlySet<Iri> {
  const covered = new Set<Iri>()
  const size = (id: Iri): number => implied.get(id)?.size ?? 0
  // Those that need most come first: what they need is covered with all that it needs.
  const cover = (rungs: readonly Iri[]): void => {
    for (const id of [...rungs].sort((a, b) => size(b) - size(a))) {
      if (!covered.has(id)) for (const below of implied.get(id) ?? NONE) covered.add(below)
    }
  }
  cover([...named].filter((id) => needed.has(id)))
  cover([...needed].filter((id) => !covered.has(id)))
  return covered
}
