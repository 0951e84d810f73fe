import { isMap, type Json, type JsonMap, put } from './json.js'

/** Where a value stands: a member of an object or an item of an array. */
export interface Place {
  readonly holder: JsonMap | Json[]
  readonly key: string | number
}

/** The value at a place. */
export function at({ holder, key }: Place): Json {
  return (holder as JsonMap)[key] as Json
}

/** Puts another value there. */
export function set({ holder, key }: Place, value: Json): void {
  if (Array.isArray(holder)) holder[key as number] = value
  else put(holder, key as string, value)
}

/** Takes the value away. */
export function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(key as number, 1)
  else delete holder[key]
}

/** The places inside a document, but for those inside of contexts. */
export function placesOf(document: Json): Place[] {
  const places: Place[] = []
  visit(document, places, false)
  return places
}

/** The places inside a document, contexts included. */
export function allPlacesOf(document: Json): Place[] {
  const places: Place[] = []
  visit(document, places, true)
  return places
}

function visit(value: Json, places: Place[], withContexts: boolean): void {
  if (typeof value !== 'object' || value === null) return
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  for (const key of keys) {
    if (key === '@context' && !withContexts) continue
    const place = { holder: value, key }
    places.push(place)
    visit(at(place), places, withContexts)
  }
}

/** The objects of a document, itself first, but for those inside of contexts. */
export function mapsOf(document: JsonMap): JsonMap[] {
  return [document, ...placesOf(document).map(at).filter(isMap)]
}
