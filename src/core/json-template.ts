import { usageError } from './errors.js'
import { freezeOver } from './freeze.js'
import { isJsonObject, type JsonObject, type JsonValue, snapshotJsonObject } from './json.js'
import { pointerKeys } from './pointer.js'

/** Many documents that differ in a few texts. */
export interface JsonTemplate {
  /** JSON pointers (RFC 6901) of these texts. */
  readonly slots: readonly string[]
  /**
   * The document with other texts in its slots, one for each and in their order; deep-frozen.
   *
   * @throws RungsError `core.slot_value`
   */
  fill(values: readonly string[]): JsonObject
}

/**
 * A template of a document and the places of its slots. Contexts say what a document means, so no slot lies in them.
 *
 * @throws RungsError `core.slot_invalid`, and the `core.json_*` codes for a document that is not JSON
 * @example
 * ```ts
 * import { createJsonTemplate } from 'rungs/core'
 * const template = createJsonTemplate({ name: 'Ana', skills: ['first aid'] }, ['/name', '/skills/0'])
 * template.fill(['Bo', 'route safety']) // { name: 'Bo', skills: ['route safety'] }
 * ```
 */
export function createJsonTemplate(document: JsonObject, slots: readonly string[]): JsonTemplate {
  const sample = snapshotJsonObject(document)
  const places = slots.map((slot) => placeOf(sample, slot))
  return Object.freeze({
    slots: Object.freeze([...slots]),
    fill(values: readonly string[]) {
      if (!Array.isArray(values) || values.length !== places.length || !values.every((value) => typeof value === 'string')) {
        throw usageError('core.slot_value', { expected: `${places.length} texts` })
      }
      return fillPlaces(sample, places, values)
    },
  })
}

type Place = readonly string[]

/** The members on the way to a text of the document. */
function placeOf(document: JsonObject, slot: string): Place {
  const place = typeof slot === 'string' ? (pointerKeys(slot) ?? []) : []
  let value: JsonValue | undefined = document
  for (const member of place) {
    const isInside: boolean = (isJsonObject(value) || Array.isArray(value)) && Object.hasOwn(value, member)
    value = isInside ? (value as JsonObject)[member] : undefined
  }
  if (typeof value !== 'string' || place.includes('@context')) {
    throw usageError('core.slot_invalid', { slot: String(slot).slice(0, 200) })
  }
  return place
}

/** A frozen copy with other texts in these places; what lies beside them is shared. */
function fillPlaces(document: JsonObject, places: readonly Place[], values: readonly string[]): JsonObject {
  const filled = { ...document }
  const copies = new Set<object>([filled])
  places.forEach((place, index) => {
    let parent: Record<string, JsonValue> = filled
    for (const member of place.slice(0, -1)) {
      let child = parent[member] as Record<string, JsonValue>
      if (!copies.has(child)) {
        child = (Array.isArray(child) ? [...child] : { ...child }) as Record<string, JsonValue>
        copies.add(child)
        parent[member] = child
      }
      parent = child
    }
    parent[place.at(-1) as string] = values[index] as string
  })
  for (const copy of copies) Object.freeze(copy)
  return freezeOver(filled)
}
