import { asDefined } from './define-ladder.js'
import { rungGraph, rungsBelow } from './graph.js'
import { type ImpliedRungs, impliedRungs } from './implied-rungs.js'
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
    const next = new Set(implied.next(id))
    const alternatives = [...named].filter((from) => !implied.has(id, from))
    for (const from of new Set([...named, ...next])) {
      // What another needed rung needs anyway is not drawn twice; a badge asked for by its id is an edge of its own.
      if (!implied.has(id, from)) add(from, id, 'alternative')
      else if (next.has(from) && (named.has(from) || !everyNeeds(alternatives, from, implied))) add(from, id, 'needed')
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
function everyNeeds(rungs: readonly Iri[], from: Iri, implied: ImpliedRungs): boolean {
  return rungs.length > 0 && rungs.every((rung) => implied.has(rung, from))
}
