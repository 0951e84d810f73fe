import type { JsonObject } from '../core/index.js'

/** The `type` of an object as a list of texts. */
export function typesOf(value: JsonObject): readonly string[] {
  const type = value['type']
  return (Array.isArray(type) ? (type as readonly unknown[]) : [type]).filter((one): one is string => typeof one === 'string')
}
