import { fromUtf8, utf8 } from './bytes.js'
import { inputError, isRungsError, usageError } from './errors.js'
import { freezeOver, isDeepFrozen } from './freeze.js'
import { checkOptions } from './options.js'
import { pointer } from './pointer.js'
import { typeName } from './type-name.js'

/** Any JSON value, read-only. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/** A JSON object, read-only. */
export interface JsonObject {
  readonly [key: string]: JsonValue
}

/** Bounds on what is read. */
export interface JsonLimits {
  /** UTF-8 bytes of the text; a copy of a value is bounded by the other two. Default 4 MiB. */
  readonly maxBytes?: number
  /** Nested arrays and objects, at most 1000. Default 64. */
  readonly maxDepth?: number
  /** Members and elements in all. Default 200 000. */
  readonly maxValues?: number
}

const DEFAULT_LIMITS: Required<JsonLimits> = { maxBytes: 4 * 1024 * 1024, maxDepth: 64, maxValues: 200_000 }

/** Levels that recursion over a value is safe for, whatever limits the caller asks for. */
export const MAX_DEPTH = 1000

/** Whether a value is a JSON object, rather than an array, null or a scalar. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that may be one value or several, as several; of many, the first `most`. */
export function asList(value: JsonValue | undefined, most: number = Number.POSITIVE_INFINITY): readonly JsonValue[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [value as JsonValue]
  return value.length > most ? value.slice(0, most) : (value as readonly JsonValue[])
}

/**
 * Parses JSON text or its UTF-8 bytes, strictly: bounded in size, depth and count, no duplicate keys, no `__proto__`,
 * no lone surrogates (RFC 8259 section 4, RFC 7493 sections 2.1 and 2.3). A byte order mark before bytes is skipped
 * (RFC 8259 section 8.1). The result is deep-frozen.
 *
 * @throws RungsError `core.input_type`, `core.input_too_large`, `core.text_not_utf8`, `core.text_not_well_formed`, `core.json_invalid`,
 * `core.json_too_deep`, `core.json_too_many_values`, `core.json_key_duplicate`, `core.json_key_forbidden`
 * @example
 * ```ts
 * import { parseJson } from 'rungs/core'
 * parseJson('{"name":"Ana"}') // { name: 'Ana' }
 * ```
 */
export function parseJson(input: string | Uint8Array, limits: JsonLimits = {}): JsonValue {
  const bounds = boundsOf(limits)
  const text = toText(input, bounds.maxBytes)
  const members = scan(text, bounds)
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch {
    throw inputError('core.json_invalid', {})
  }
  // The scan counted every `"key":` of the text; JSON.parse keeps only the last of two equal keys.
  if (SUSPICIOUS.test(text) || !isWellFormed(text)) checkParts(value, '')
  if (settle(value) !== members) throw duplicateKey(text)
  return asFrozen(value)
}

/** A value whose objects and arrays are all frozen, remembered as such. */
function asFrozen(value: JsonValue): JsonValue {
  return typeof value === 'object' && value !== null ? freezeOver(value) : value
}

/**
 * Copies a value into fresh, deep-frozen JSON, so that the caller's object can neither change under us nor be changed.
 * Refuses what JSON cannot say: `undefined` members, functions, dates, class instances, cycles, lone surrogates.
 *
 * @throws RungsError `core.json_value_unsupported`, `core.number_not_finite`, `core.json_too_deep`,
 * `core.json_too_many_values`, `core.json_key_forbidden`, `core.text_not_well_formed`
 */
export function copyJson(value: unknown, limits: JsonLimits = {}): JsonValue {
  const bounds = boundsOf(limits)
  // The value itself is neither a member nor an element.
  let left = bounds.maxValues + 1
  // The members on the way to where the copy is: their pointer is written out for a refusal alone.
  const way: (string | number)[] = []
  const here = (): string => way.reduce(pointer, '')
  const copy = (source: unknown): JsonValue => {
    if (--left < 0) throw inputError('core.json_too_many_values', { limit: bounds.maxValues })
    if (source === null || typeof source === 'boolean') return source
    if (typeof source === 'string') {
      if (!isWellFormed(source)) requireWellFormed(source, here())
      return source
    }
    if (typeof source === 'number') {
      if (!Number.isFinite(source)) throw inputError('core.number_not_finite', {}, here())
      return source
    }
    if (typeof source !== 'object') throw inputError('core.json_value_unsupported', { type: typeof source }, here())
    if (way.length >= bounds.maxDepth) throw inputError('core.json_too_deep', { limit: bounds.maxDepth })
    if (Array.isArray(source)) {
      const items: JsonValue[] = []
      for (let index = 0; index < source.length; index++) {
        way.push(index)
        items.push(copy(source[index]))
        way.pop()
      }
      return Object.freeze(items)
    }
    if (!isPlainObject(source)) requirePlainObject(source, here())
    const target: Record<string, JsonValue> = {}
    for (const key of Object.keys(source)) {
      if (key === '__proto__' || !isWellFormed(key)) checkKey(key, here())
      way.push(key)
      target[key] = copy((source as Record<string, unknown>)[key])
      way.pop()
    }
    return Object.freeze(target)
  }
  try {
    return asFrozen(copy(value))
  } catch (error) {
    if (isRungsError(error)) throw error
    // A getter or a proxy of the caller's threw.
    throw inputError('core.json_value_unsupported', { type: 'object' }, '', error)
  }
}

/** The object itself where it is deep-frozen JSON of ours, or else its {@link copyJson}: what a caller cannot change meanwhile. */
export function snapshotJsonObject(value: JsonObject, limits: JsonLimits = {}): JsonObject {
  return typeof value === 'object' && value !== null && isDeepFrozen(value) ? value : copyJsonObject(value, limits)
}

/** {@link copyJson} of something that must be a JSON object. */
export function copyJsonObject(value: unknown, limits: JsonLimits = {}): JsonObject {
  const copy = copyJson(value, limits)
  if (!isJsonObject(copy)) throw inputError('core.input_type', { expected: 'object', actual: typeName(copy) })
  return copy
}

/** Whether an object is no instance of a class: its prototype is null or an `Object.prototype` of any realm. */
export function isPlainObject(source: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(source)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Refuses class instances. @throws RungsError `core.json_value_unsupported` */
export function requirePlainObject(source: object, path: string): void {
  if (isPlainObject(source)) return
  const name: unknown = source.constructor?.name
  throw inputError('core.json_value_unsupported', { type: typeof name === 'string' ? name : 'object' }, path)
}

/** All limits, checked and of their own: what becomes of the caller's object is no matter. @throws RungsError `core.option_*` */
export function boundsOf(limits: JsonLimits): Required<JsonLimits> {
  const names = Object.keys(DEFAULT_LIMITS) as (keyof JsonLimits)[]
  checkOptions(limits, names, 'JsonLimits')
  const bounds = { ...DEFAULT_LIMITS }
  for (const name of names) {
    const limit = limits[name]
    if (limit === undefined) continue
    const most = name === 'maxDepth' ? MAX_DEPTH : Number.MAX_SAFE_INTEGER
    if (!Number.isInteger(limit) || limit < 0 || limit > most) {
      throw usageError('core.option_invalid', { option: name, expected: `whole number from 0 to ${most}` })
    }
    bounds[name] = limit
  }
  return bounds
}

function toText(input: string | Uint8Array, maxBytes: number): string {
  if (typeof input !== 'string' && Object.prototype.toString.call(input) !== '[object Uint8Array]') {
    throw inputError('core.input_type', { expected: 'string or Uint8Array', actual: typeName(input) })
  }
  // A UTF-16 unit takes one to three bytes of UTF-8, so most texts are judged without encoding them.
  const tooLarge =
    input.length > maxBytes || (typeof input === 'string' && input.length * 3 > maxBytes && utf8(input).length > maxBytes)
  if (tooLarge) throw inputError('core.input_too_large', { limitBytes: maxBytes })
  return typeof input === 'string' ? input : fromUtf8(input)
}

/** Bounds depth before the parser recurses, and returns the number of members that the text spells out. */
function scan(text: string, bounds: Required<JsonLimits>): number {
  let depth = 0
  let members = 0
  let values = 0
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x22: // "
        index = endOfString(text, index)
        break
      case 0x7b: // {
      case 0x5b: // [
        if (++depth > bounds.maxDepth) throw inputError('core.json_too_deep', { limit: bounds.maxDepth })
        if (!isEmptyContainer(text, index) && ++values > bounds.maxValues) throw tooMany(bounds)
        break
      case 0x7d: // }
      case 0x5d: // ]
        depth--
        break
      case 0x2c: // ,
        if (++values > bounds.maxValues) throw tooMany(bounds)
        break
      case 0x3a: // :
        members++
    }
  }
  return members
}

function tooMany(bounds: Required<JsonLimits>): Error {
  return inputError('core.json_too_many_values', { limit: bounds.maxValues })
}

function isEmptyContainer(text: string, start: number): boolean {
  const char = text.charCodeAt(afterWhiteSpace(text, start + 1))
  return char === 0x5d || char === 0x7d
}

/** Other characters up to the space have no place between values: the parser refuses a text with any. */
function afterWhiteSpace(text: string, start: number): number {
  let next = start
  while (text.charCodeAt(next) <= 0x20) next++
  return next
}

function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  for (; end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1
    while (text.charCodeAt(before) === 0x5c) before--
    if ((end - before) % 2 === 1) return end
  }
  return text.length
}

/** Freezes a parsed tree and returns how many members it has. */
function settle(value: JsonValue): number {
  if (typeof value !== 'object' || value === null) return 0
  let members = 0
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) if (typeof item === 'object') members += settle(item)
  } else {
    for (const key of Object.keys(value)) {
      members++
      const member = (value as JsonObject)[key] as JsonValue
      if (typeof member === 'object') members += settle(member)
    }
  }
  Object.freeze(value)
  return members
}

/** Checks every key and string of a parsed tree. */
function checkParts(value: JsonValue, path: string): void {
  if (typeof value === 'string') requireWellFormed(value, path)
  if (typeof value !== 'object' || value === null) return
  for (const key of Object.keys(value)) {
    checkKey(key, path)
    checkParts((value as JsonObject)[key] as JsonValue, pointer(path, key))
  }
}

function checkKey(key: string, path: string): void {
  if (key === '__proto__') throw inputError('core.json_key_forbidden', { key }, path)
  requireWellFormed(key, path)
}

/** What may put a lone surrogate or a forbidden key into a well-formed text: an escape, or the key as it is. */
const SUSPICIOUS = /\\u|__proto__/

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Refuses a string with a lone surrogate: it has no UTF-8 form, so two such strings could be signed as one. */
export function requireWellFormed(text: string, path = '', key?: string | number): void {
  if (isWellFormed(text)) return
  throw inputError('core.text_not_well_formed', {}, key === undefined ? path : pointer(path, key))
}

/** Whether a text has no lone surrogate. */
export function isWellFormed(text: string): boolean {
  const native = (text as string & { isWellFormed?: () => boolean }).isWellFormed
  return native === undefined ? !LONE_SURROGATE.test(text) : native.call(text)
}

/** Finds the repeated key for the message: only on the way to a refusal, so speed does not matter here. */
function duplicateKey(text: string): Error {
  const seen: Set<string>[] = []
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '{' || char === '[') seen.push(new Set())
    else if (char === '}' || char === ']') seen.pop()
    else if (char === '"') {
      const end = endOfString(text, index)
      if (text[afterWhiteSpace(text, end + 1)] === ':') {
        const key = JSON.parse(text.slice(index, end + 1)) as string
        // Cut by code points: half of a surrogate pair must not leave by way of a message.
        if (seen.at(-1)?.has(key))
          return inputError('core.json_key_duplicate', { key: Array.from(key.slice(0, 128)).slice(0, 64).join('') })
        seen.at(-1)?.add(key)
      }
      index = end
    }
  }
  return inputError('core.json_invalid', {})
}
