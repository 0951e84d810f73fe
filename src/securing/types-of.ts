import type { JsonObject } from '../core/index.js'

/** The `type` of an object as a list of texts. */
export function typesOf(value: JsonObject): readonly string[] {
  const type = value['type']
  const list: readonly unknown[] = Array.isArray(type) ? type : [type]
  return list.every(isText) ? list : list.filter(isText)
}

function isText(one: unknown): one is string {
  return typeof one === 'string'
}
