import type { JsonObject } from '../core/index.js'

/** The `type` of an object as a list of texts. */
export function typesOf(value: JsonObject): readonly string[] {
  const type = value['type']
  if (!Array.isArray(type)) return typeof type === 'string' ? [type] : []
  return type.every(isText) ? type : type.filter(isText)
}

function isText(one: unknown): one is string {
  return typeof one === 'string'
}
