import { usageError } from './errors.js'
import { createFilling } from './filling.js'
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
  const places = Object.freeze([...slots])
  const filling = createFilling(
    sample,
    places.map((slot) => placeOf(sample, slot)),
  )
  return Object.freeze({
    slots: places,
    fill(values: readonly string[]) {
      if (!Array.isArray(values) || values.length !== places.length || !values.every((value) => typeof value === 'string')) {
        throw usageError('core.slot_value', { expected: `${places.length} texts` })
      }
      return filling(values)
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
