import type { Json, JsonMap } from '../json.js'
import { at, type Place, placesOf } from '../places.js'
import type { Random } from '../random.js'

/** Changes a document in place; it may do nothing where it finds nothing to change. */
export type Mutation = (random: Random, document: JsonMap, contexts: Record<string, JsonMap>) => void

/** Mutations with how often each is chosen beside the others. */
export type Weighted = readonly (readonly [weight: number, mutation: Mutation])[]

/** A random place whose value fits, if there is one. */
export function somePlace(random: Random, document: JsonMap, fits: (value: Json, place: Place) => boolean): Place | undefined {
  const places = placesOf(document).filter((place) => fits(at(place), place))
  return places.length === 0 ? undefined : random.pick(places)
}

/** Whether a value is neither object nor array. */
export function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null
}
