import { inputError, type RungsError } from './errors.js'
import { isPlainObject, isWellFormed, type JsonObject, type JsonValue, MAX_DEPTH } from './json.js'
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
  const text = write(value, 0)
  if (text === undefined || !isWellFormed(text)) throw faultOf(value, path, 0)
  return text
}

/** What RFC 8259 section 7 escapes; the `u` flag would slow the test down, and lone surrogates are found in the whole text. */
const ESCAPED = /["\\\u0000-\u001f]/

function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`
}

/** The canonical text, or `undefined` where the value is no JSON; {@link faultOf} then says where. */
function write(value: JsonValue, depth: number): string | undefined {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : undefined
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value !== 'object' || depth >= MAX_DEPTH) return undefined
  return Array.isArray(value) ? writeArray(value, depth) : writeObject(value as JsonObject, depth)
}

function writeArray(items: readonly JsonValue[], depth: number): string | undefined {
  let text = '['
  for (let index = 0; index < items.length; index++) {
    const part = write(items[index] as JsonValue, depth + 1)
    if (part === undefined) return undefined
    text += index === 0 ? part : `,${part}`
  }
  return `${text}]`
}

function writeObject(object: JsonObject, depth: number): string | undefined {
  if (!isPlainObject(object)) return undefined
  let text = ''
  for (const key of Object.keys(object).sort()) {
    const part = write(object[key] as JsonValue, depth + 1)
    if (part === undefined) return undefined
    text += text === '' ? `${quoted(key)}:${part}` : `,${quoted(key)}:${part}`
  }
  return `{${text}}`
}

/** What is wrong with a value made by hand: it must not be signed as something that it is not. */
function faultOf(value: JsonValue, path: string, depth: number): RungsError | undefined {
  if (typeof value === 'string') return isWellFormed(value) ? undefined : inputError('core.text_not_well_formed', {}, path)
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : inputError('core.number_not_finite', {}, path)
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value !== 'object') return inputError('core.json_value_unsupported', { type: typeName(value) }, path)
  if (depth >= MAX_DEPTH) return inputError('core.json_too_deep', { limit: MAX_DEPTH })
  if (!Array.isArray(value) && !isPlainObject(value)) {
    const name: unknown = value.constructor?.name
    return inputError('core.json_value_unsupported', { type: typeof name === 'string' ? name : 'object' }, path)
  }
  for (const key of Array.isArray(value) ? Array.from(value, (_, index) => index) : Object.keys(value).sort()) {
    if (typeof key === 'string' && !isWellFormed(key)) return inputError('core.text_not_well_formed', {}, path)
    const fault = faultOf((value as JsonObject)[key] as JsonValue, pointer(path, key), depth + 1)
    if (fault !== undefined) return fault
  }
  return undefined
}
