import { inputError } from './errors.js'
import { type JsonValue, MAX_DEPTH, requirePlainObject, requireWellFormed } from './json.js'
import { pointer } from './pointer.js'
import { typeName } from './type-name.js'

/**
 * Canonical JSON text of a value (RFC 8785): members sorted by UTF-16 code units, ECMAScript numbers, no white space.
 *
 * @throws RungsError `core.number_not_finite`, `core.text_not_well_formed`, `core.json_value_unsupported`, `core.json_too_deep`
 * @example
 * ```ts
 * import { canonicalizeJson } from 'rungs/core'
 * canonicalizeJson({ b: 1e3, a: 'é' }) // '{"a":"é","b":1000}'
 * ```
 */
export function canonicalizeJson(value: JsonValue, path = ''): string {
  return write(value, path, 0)
}

function write(value: JsonValue, path: string, depth: number): string {
  if (typeof value === 'string') {
    requireWellFormed(value, path)
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw inputError('core.number_not_finite', {}, path)
    return JSON.stringify(value)
  }
  if (value === null || typeof value === 'boolean') return String(value)
  // Values made by hand, without a type checker, must not be signed as something that they are not.
  if (typeof value !== 'object') throw inputError('core.json_value_unsupported', { type: typeName(value) }, path)
  if (depth >= MAX_DEPTH) throw inputError('core.json_too_deep', { limit: MAX_DEPTH })
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item: JsonValue, index) => write(item, pointer(path, index), depth + 1)).join(',')}]`
  }
  requirePlainObject(value, path)
  const object = value as { readonly [key: string]: JsonValue }
  const members: string[] = []
  for (const key of Object.keys(object).sort()) {
    requireWellFormed(key, path)
    members.push(`${JSON.stringify(key)}:${write(object[key] as JsonValue, pointer(path, key), depth + 1)}`)
  }
  return `{${members.join(',')}}`
}
