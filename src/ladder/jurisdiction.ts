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

const variantsOf: WeakMap<Rung, ReadonlyMap<string, RungRequires>> = /* @__PURE__ */ new WeakMap()

/** What a rung requires in a place: the variant that names it most narrowly, or what holds elsewhere. */
export function requiresIn(rung: Rung, place: Place): RungRequires {
  const variants = variantsOf.get(rung) ?? indexVariants(rung)
  for (let at = place.toUpperCase(); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('-')))) {
    const found = variants.get(at)
    if (found !== undefined) return found
  }
  return { requires: rung.requires, path: '/requires' }
}

function indexVariants(rung: Rung): ReadonlyMap<string, RungRequires> {
  const index = new Map<string, RungRequires>()
  rung.variants?.forEach(({ jurisdiction, requires }, at) => {
    for (const place of jurisdiction) {
      const key = place.toUpperCase()
      if (!index.has(key)) index.set(key, { requires, path: `/variants/${at}/requires` })
    }
  })
  variantsOf.set(rung, index)
  return index
}
