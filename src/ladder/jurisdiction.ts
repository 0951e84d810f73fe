import type { Place, Requirement, Rung } from './types.js'

/** Member states of the European Union: by ISO 3166-1, and Greece also by the code that the Union itself uses. */
const UNION: ReadonlySet<string> = /* @__PURE__ */ new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/**
 * Whether a place is another or lies in it: `US-CA` in `US`, `DE-BY` in `DE` and in `EU`. Letter case makes no difference.
 *
 * @example
 * ```ts
 * import { isWithin } from 'rungs/ladder'
 * isWithin('DE-BY', 'EU') // true
 * ```
 */
export function isWithin(place: Place, other: Place): boolean {
  const outer = other.toUpperCase()
  for (let at = place.toUpperCase(); at !== ''; at = around(at)) if (at === outer) return true
  return false
}

/** The place next around one: a country around its part, the Union around its members. Empty where none is known. */
function around(place: string): string {
  const part = place.lastIndexOf('-')
  if (part > 0) return place.slice(0, part)
  return UNION.has(place) ? 'EU' : ''
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
  for (let at = place.toUpperCase(); at !== ''; at = around(at)) {
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
