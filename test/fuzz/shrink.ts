import { copy, isMap, type Json, type JsonMap } from './json.js'
import { allPlacesOf, at, type Place, remove, set } from './places.js'

const MAX_TRIES = 1500

/** A smaller document of which the same still holds: members and items are left out, wrappers taken off, texts cut short. */
export async function shrink(document: JsonMap, holds: (smaller: JsonMap) => Promise<boolean>): Promise<JsonMap> {
  let smallest = document
  let tries = 0
  const attempt = async (index: number, change: (place: Place, value: Json) => boolean): Promise<boolean> => {
    const smaller = copy(smallest)
    const place = allPlacesOf(smaller)[index] as Place
    if (!change(place, at(place)) || tries++ >= MAX_TRIES || !(await holds(smaller))) return false
    smallest = smaller
    return true
  }
  for (let isSmaller = true; isSmaller && tries < MAX_TRIES; ) {
    isSmaller = false
    for (let index = 0; index < allPlacesOf(smallest).length; ) {
      let done = false
      for (const change of changes) {
        done = await attempt(index, change)
        if (done) break
      }
      if (done) isSmaller = true
      else index++
    }
  }
  return smallest
}

/** Each makes a document smaller, so that trying them ends; false where there is nothing to change. */
const changes: readonly ((place: Place, value: Json) => boolean)[] = [
  (place) => {
    remove(place)
    return true
  },
  (place, value) => {
    if (!Array.isArray(value) || value.length !== 1) return false
    set(place, value[0] as Json)
    return true
  },
  (place, value) => {
    if (!isMap(value) || !Object.hasOwn(value, '@value')) return false
    set(place, value['@value'] as Json)
    return true
  },
  (place, value) => {
    if (typeof value !== 'string' || value.length <= 40 || /^https?:/.test(value)) return false
    set(place, value.slice(0, value.length >> 1))
    return true
  },
]
