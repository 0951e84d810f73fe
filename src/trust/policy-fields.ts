import { inputError, isAbsoluteUrl, isJsonObject, type JsonValue, parseDuration, pointer } from '../core/index.js'

const RESULT_FIELDS = ['resultDescription', 'resultType', 'min', 'level', 'value']
const MAX_ITEMS = 1000

export function checkFramework(value: JsonValue, path: string): void {
  const known =
    isJsonObject(value) &&
    (isAbsoluteUrl(value['uri']) || (typeof value['framework'] === 'string' && typeof value['code'] === 'string'))
  if (!known) throw invalid('alignedTo', 'objects with uri, or framework and code', path)
}

export function checkResultRule(value: JsonValue, path: string): void {
  if (!isJsonObject(value) || Object.keys(value).length === 0) throw invalid('minResult', 'object', path)
  refuseUnknown(value, RESULT_FIELDS, path)
  for (const [field, member] of Object.entries(value)) checkText(member, field, pointer(path, field))
}

export function checkDuration(value: JsonValue, path: string): void {
  if (parseDuration(value) === undefined) throw invalid('maxAge', 'ISO 8601 duration', path)
}

export function checkUrl(value: JsonValue, path: string): void {
  if (!isAbsoluteUrl(value)) throw invalid('id', 'absolute URL', path)
}

export function checkText(value: JsonValue, field: string, path: string): void {
  if (typeof value !== 'string' || value === '' || value.length > 4096) throw invalid(field, 'text', path)
}

export function listOf(
  value: JsonValue | undefined,
  field: string,
  path: string,
  check: (item: JsonValue, path: string) => void,
): void {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_ITEMS) throw invalid(field, 'non-empty list', path)
  for (const [index, item] of value.entries()) check(item as JsonValue, pointer(path, index))
}

export function optional(
  object: { readonly [key: string]: JsonValue },
  field: string,
  path: string,
  check: (value: JsonValue, path: string) => void,
): void {
  const value = object[field]
  if (value !== undefined) check(value, pointer(path, field))
}

export function refuseUnknown(object: object, fields: readonly string[], path: string): void {
  for (const field of Object.keys(object)) {
    if (!fields.includes(field)) throw inputError('trust.policy_field_unknown', { field: field.slice(0, 64) }, path)
  }
}

export function invalid(field: string, expected: string, path: string): Error {
  return inputError('trust.policy_invalid', { field, expected }, path)
}
