import {
  atPath,
  copyJson,
  deepFreeze,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateOrDateTime,
  parseDuration,
  pointer,
} from '../core/index.js'
import { checkEndorsement } from './check-endorsement.js'
import { checkDateTime, checkText, checkUrl, invalid } from './check-values.js'
import { type ClassName, type FieldKind, type Shape, shapes } from './shapes.js'
import { snapshot } from './snapshot.js'

/** OB 3.0's own pattern for `inLanguage`, stricter than BCP 47. */
const LANGUAGE = /^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/
/** A well-formed language tag, roughly: letters and digits in subtags of one to eight (BCP 47 section 2.1). */
const LANGUAGE_TAG = /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,20}$/i
const JWS = /^[-A-Za-z0-9_]+\.[-A-Za-z0-9_]+\.[-A-Za-z0-9_]+$/
const MAX_ITEMS = 1000
/** So that ten thousand of them still add up exactly. */
const MAX_WHOLE = 100_000_000_000

/** As many languages as a ladder may have. */
export const MAX_LANGUAGES = 200

/** Whether a tag is well-formed (BCP 47 section 2.1), and of a length that is read. */
export function isLanguageTag(tag: string): boolean {
  return tag.length <= 64 && LANGUAGE_TAG.test(tag)
}

/** Whether a tag may stand in `inLanguage` (OB 3.0 B.1.1). */
export function isObLanguage(tag: string): boolean {
  return LANGUAGE.test(tag)
}

/**
 * {@link construct} from a caller's own object, which is copied first.
 *
 * @throws RungsError `credential.field_*`, `core.json_*`, `core.text_not_well_formed`
 */
export function constructFrom(className: ClassName, input: unknown, path = ''): JsonObject {
  return deepFreeze(construct(className, snapshot(input, path), path))
}

/**
 * Builds one object of a class from loose input: type terms are added, every field is checked, unknown ones are refused,
 * `undefined`, empty lists and the input's own objects are left behind.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`
 */
export function construct(className: ClassName, input: unknown, path = ''): JsonObject {
  const shape = shapes[className]
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw invalid(path, className, 'object')
  const source = input as Readonly<Record<string, unknown>>
  const types = typesFor(shape, source['type'], path)
  const built: Record<string, JsonValue> = types === undefined ? {} : { type: types }
  for (const field of Object.keys(source)) {
    const value = source[field]
    if (field === 'type' || value === undefined) continue
    const kind = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined
    if (kind === undefined) throw inputError('credential.field_unknown', { field: field.slice(0, 64) }, path)
    const one = constructField(kind, value, field, pointer(path, field))
    if (!Array.isArray(one) || one.length > 0) built[field] = one
  }
  for (const field of shape.required) {
    if (built[field] === undefined) throw inputError('credential.field_missing', { field }, pointer(path, field))
  }
  return Object.freeze(idFirst(built))
}

/** An id is read first, so it is written first. */
function idFirst(built: Record<string, JsonValue>): Record<string, JsonValue> {
  const { id, type, ...rest } = built
  return { ...(id !== undefined && { id }), ...(type !== undefined && { type }), ...rest }
}

/** The class's own type terms, then further ones of the input in their order. */
function typesFor(shape: Shape, given: unknown, path: string): JsonValue | undefined {
  if (shape.type === undefined) return undefined
  if (shape.typeAsText) return shape.type
  const list: readonly unknown[] = given === undefined ? [] : Array.isArray(given) ? given : [given]
  if (list.length > MAX_ITEMS) throw invalid(path, 'type', 'type terms')
  for (const term of list) checkText(term, 'type', pointer(path, 'type'))
  return Object.freeze([...new Set([shape.type, ...(shape.moreTypes ?? []), ...(list as readonly string[])])])
}

function constructField(kind: FieldKind, value: unknown, field: string, path: string): JsonValue {
  if (typeof kind === 'object') {
    if ('one' in kind) return construct(kind.one, value, path)
    if ('many' in kind) return listOf(value, field, path).map((item, index) => construct(kind.many, item, pointer(path, index)))
    const text = checkText(value, field, path)
    if (kind.values.includes(text) || (kind.extensible && /^ext:[A-Za-z0-9._-]+$/.test(text))) return text
    throw invalid(path, field, `one of ${kind.values.join(', ')}${kind.extensible ? ' or an ext: term' : ''}`)
  }
  switch (kind) {
    case 'text':
      return checkText(value, field, path)
    case 'texts':
      return listOf(value, field, path).map((item, index) => checkText(item, field, pointer(path, index)))
    case 'url':
      return checkUrl(value, field, path)
    case 'urls':
      return listOf(value, field, path).map((item, index) => checkUrl(item, field, pointer(path, index)))
    case 'count':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_ITEMS)
        throw invalid(path, field, 'whole number from 0 to 1000')
      return Object.is(value, -0) ? 0 : value
    case 'whole':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MAX_WHOLE)
        throw invalid(path, field, `whole number from 0 to ${MAX_WHOLE}`)
      return Object.is(value, -0) ? 0 : value
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid(path, field, 'number')
      return value
    case 'boolean':
      if (typeof value !== 'boolean') throw invalid(path, field, 'true or false')
      return value
    case 'dateTime':
      return checkDateTime(value, field, path)
    case 'date':
      if (typeof value !== 'string' || value.includes('T') || parseDateOrDateTime(value) === undefined)
        throw invalid(path, field, 'date')
      return value
    case 'duration':
      if (parseDuration(value) === undefined) throw invalid(path, field, 'ISO 8601 duration')
      return value as string
    case 'language':
      if (typeof value !== 'string' || !isObLanguage(value))
        throw invalid(path, field, 'language such as en, pt-BR or zh-Hant-TW')
      return value
    case 'languageMap':
      return checkLanguageMap(value, field, path)
    case 'jws':
      return listOf(value, field, path).map((item, index) => {
        if (typeof item !== 'string' || !JWS.test(item)) throw invalid(pointer(path, index), field, 'compact JWS')
        return item
      })
    case 'json':
      return atPath(path, () => copyJson(value))
    case 'credentials':
      return listOf(value, field, path).map((item, index) => checkEndorsement(item, pointer(path, index)))
  }
}

/** Texts by language, each tag once whatever its case. @throws RungsError `credential.field_invalid` */
export function checkLanguageMap(value: unknown, field: string, path: string): JsonObject {
  if (!isJsonObject(value)) throw invalid(path, field, 'texts by language')
  const tags = Object.keys(value)
  if (tags.length > MAX_LANGUAGES) throw invalid(path, field, `at most ${MAX_LANGUAGES} languages`)
  const seen = new Set<string>()
  const entries = tags.map((tag) => {
    if (!isLanguageTag(tag) || seen.has(tag.toLowerCase())) throw invalid(path, field, 'language tags of BCP 47, each once')
    seen.add(tag.toLowerCase())
    return [tag, checkText(value[tag], field, pointer(path, tag))] as const
  })
  return Object.freeze(Object.fromEntries(entries))
}

function listOf(value: unknown, field: string, path: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length > MAX_ITEMS) throw invalid(path, field, 'list')
  return value
}
