import { inputError, isJsonObject, isRungsError, pointer } from '../core/index.js'
import { invalid } from './check-values.js'

const MAX_DEPTH = 64
const MAX_VALUES = 200_000

/**
 * Copies what a builder was given, once: the caller's object can neither change meanwhile nor be without end. Members that
 * are `undefined` are left out; whether the values are right is not looked at here.
 *
 * @throws RungsError `core.json_too_deep`, `core.json_too_many_values`, `core.json_value_unsupported`
 */
export function snapshot(input: unknown, path = ''): unknown {
  let left = MAX_VALUES
  const spend = (count: number): void => {
    left -= count
    if (left < 0) throw inputError('core.json_too_many_values', { limit: MAX_VALUES }, path)
  }
  const take = (source: unknown, depth: number, at: string): unknown => {
    if (typeof source !== 'object' || source === null) return source
    if (depth >= MAX_DEPTH) throw inputError('core.json_too_deep', { limit: MAX_DEPTH }, path)
    if (Array.isArray(source)) {
      spend(source.length)
      return Array.from(source, (item, index) => take(item, depth + 1, pointer(at, index)))
    }
    if (!isPlain(source)) throw inputError('core.json_value_unsupported', { type: 'object' }, at)
    const keys = Object.keys(source)
    spend(keys.length)
    const members = keys.map((key) => [key, take((source as Record<string, unknown>)[key], depth + 1, pointer(at, key))] as const)
    // fromEntries defines members: assigning one named `__proto__` would set the prototype.
    return Object.fromEntries(members.filter(([, value]) => value !== undefined))
  }
  try {
    return take(input, 0, path)
  } catch (error) {
    if (isRungsError(error)) throw error
    // A getter or a proxy of the caller's threw.
    throw inputError('core.json_value_unsupported', { type: 'object' }, path, error)
  }
}

/** A copy of a builder's input that has known fields only. */
export function takeInput<T extends object>(input: unknown, allowed: readonly string[]): T {
  const source = snapshot(input)
  if (!isJsonObject(source)) throw invalid('', 'input', 'object')
  for (const field of Object.keys(source)) {
    if (!allowed.includes(field)) throw inputError('credential.field_unknown', { field: field.slice(0, 64) })
  }
  return source as unknown as T
}

/** Whether an object has no prototype or the `Object.prototype` of any realm. */
function isPlain(source: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(source)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
