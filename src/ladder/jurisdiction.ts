import type { Place, Requirement, Rung } from './types.js'

/** Whether a place is another or lies in it: `US-CA` in `US`. Letter case makes no difference. */
export function isWithin(place: Place, other: Place): boolean {
  const inner = place.toUpperCase()
  const outer = other.toUpperCase()
  return inner === outer || inner.startsWith(`${outer}-`)
}

/** Whether two places have ground in common, as far as their codes tell. */
export function overlaps(place: Place, other: Place): boolean {
  return isWithin(place, other) || isWithin(other, place)
}

/** How narrowly some places hold another: the length of the longest of them that it lies in, or 0. */
export function specificity(places: readonly Place[], place: Place): number {
  return Math.max(0, ...places.filter((outer) => isWithin(place, outer)).map((outer) => outer.length))
}

/** A requirement of a rung, with its JSON pointer below the rung. */
export interface RungRequires {
  readonly requires: Requirement
  readonly path: string
}

/** Everything that a rung requires somewhere: first what it does elsewhere, then each variant. */
export function allRequires(rung: Rung): readonly RungRequires[] {
  const variants = (rung.variants ?? []).map(({ requires }, index) => ({ requires, path: `/variants/${index}/requires` }))
  return [{ requires: rung.requires, path: '/requires' }, ...variants]
}

/** What a rung requires in a place: the variant that names it most narrowly, or what holds elsewhere. */
export function requiresIn(rung: Rung, place: Place): RungRequires {
  const all = allRequires(rung)
  let best = 0
  let chosen = all[0] as RungRequires
  rung.variants?.forEach(({ jurisdiction }, index) => {
    const narrow = specificity(jurisdiction, place)
    if (narrow <= best) return
    best = narrow
    chosen = all[index + 1] as RungRequires
  })
  return chosen
}
