import {
  isAbsoluteUrl,
  isJsonObject,
  type JsonValue,
  type Problem,
  parseDateOrDateTime,
  parseDecimal,
  parseDuration,
  pointer,
  problem,
  typeName,
} from '../core/index.js'
import { parseVersionRange } from './version-range.js'

/** What a walk over an untrusted value has found so far. */
export interface ShapeState {
  readonly problems: Problem[]
  /** Requirement nodes seen, and how deep the walk is in them. */
  nodes: number
  depth: number
}

/** The form that a value must have. */
export interface Shape<O extends boolean = boolean> {
  readonly optional: O
  check(value: JsonValue, path: string, state: ShapeState): void
}

/** A shape for every member of `T`, optional where the member is. */
export type Members<T> = { readonly [K in keyof T]-?: Shape<undefined extends T[K] ? true : false> }

const MAX_TEXT = 10_000
const MAX_ITEMS = 10_000
const MAX_LANGUAGES = 200
const MAX_PROBLEMS = 100
/** RFC 5646 section 2.1, without private-use-only and grandfathered tags. */
const LANGUAGE_TAG =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/i

/** The problems of a value of a given shape, at most a hundred. */
export function problemsOf(shape: Shape, value: JsonValue, path = ''): readonly Problem[] {
  const state: ShapeState = { problems: [], nodes: 0, depth: 0 }
  shape.check(value, path, state)
  return state.problems
}

export function report(state: ShapeState, found: Problem): void {
  if (state.problems.length < MAX_PROBLEMS) state.problems.push(found)
}

export function shape(check: Shape['check']): Shape<false> {
  return { optional: false, check }
}

export function optional(inner: Shape): Shape<true> {
  return { optional: true, check: inner.check }
}

/** A text that passes a test, or the problem that says what it should be. */
function textWhere(judge: (value: string, path: string) => Problem | undefined): Shape<false> {
  return shape((value, path, state) => {
    if (typeof value !== 'string') return wrongType(state, 'string', value, path)
    if (value.length > MAX_TEXT) return report(state, problem('ladder.text_too_long', { limit: MAX_TEXT }, path))
    const found = judge(value, path)
    if (found !== undefined) report(state, found)
  })
}

export function wrongType(state: ShapeState, expected: string, value: JsonValue, path: string): void {
  report(state, problem('ladder.type_invalid', { expected, actual: typeName(value) }, path))
}

/** Any text but an empty one. */
export const text: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  value.trim() === '' ? problem('ladder.value_invalid', { expected: 'text' }, path) : undefined,
)

export const iri: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  isAbsoluteUrl(value) ? undefined : problem('ladder.value_invalid', { expected: 'absolute IRI' }, path),
)

export const decimal: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  parseDecimal(value) === undefined
    ? problem('core.decimal_invalid', { expected: 'decimal number as a string' }, path)
    : undefined,
)

export const amount: Shape<false> = /* @__PURE__ */ textWhere((value, path) => {
  const parsed = parseDecimal(value)
  if (parsed === undefined) return problem('core.decimal_invalid', { expected: 'decimal number as a string' }, path)
  return parsed.units < 0n ? problem('ladder.amount_negative', { value }, path) : undefined
})

export const duration: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  parseDuration(value) === undefined ? problem('core.duration_invalid', { expected: 'ISO 8601 duration' }, path) : undefined,
)

export const date: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  parseDateOrDateTime(value) === undefined
    ? problem('core.date_time_invalid', { expected: 'date or date-time' }, path)
    : undefined,
)

export const currencyCode: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  /^[A-Z]{3}$/.test(value) ? undefined : problem('ladder.currency_invalid', { currency: value.slice(0, 64) }, path),
)

export const versionRange: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  parseVersionRange(value) === undefined
    ? problem('ladder.version_range_invalid', { range: value.slice(0, 256) }, path)
    : undefined,
)

export const languageTag: Shape<false> = /* @__PURE__ */ textWhere((value, path) =>
  isLanguageTag(value) ? undefined : problem('ladder.language_tag_invalid', { tag: value.slice(0, 64) }, path),
)

export const flag: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (typeof value !== 'boolean') wrongType(state, 'boolean', value, path)
})

export const yes: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (value !== true) report(state, problem('ladder.value_invalid', { expected: 'true' }, path))
})

export const wholeNumber: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (!Number.isSafeInteger(value)) report(state, problem('ladder.value_invalid', { expected: 'whole number' }, path))
})

/** Zero or more of something that can be counted. */
export const count: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (!Number.isSafeInteger(value)) return report(state, problem('ladder.value_invalid', { expected: 'whole number' }, path))
  if ((value as number) < 0) report(state, problem('ladder.amount_negative', { value: String(value) }, path))
})

/** One of a closed list of words, or a word under an open prefix such as `ext:`. */
export function oneOf(words: readonly string[], openPrefix?: string): Shape<false> {
  return shape((value, path, state) => {
    if (typeof value === 'string') {
      if (words.includes(value)) return
      if (openPrefix !== undefined && value.startsWith(openPrefix) && value.length > openPrefix.length && value.length <= 256)
        return
    }
    report(state, problem('ladder.value_invalid', { expected: words.concat(openPrefix ?? []).join(', ') }, path))
  })
}

export function list(item: Shape, what = 'entries', limit: number = MAX_ITEMS): Shape<false> {
  return shape((value, path, state) => {
    if (!Array.isArray(value)) return wrongType(state, 'array', value, path)
    if (value.length > limit) return report(state, problem('ladder.too_many', { what, limit }, path))
    value.forEach((entry: JsonValue, index) => {
      item.check(entry, pointer(path, index), state)
    })
  })
}

/** Places by code. What stands for no place known is taken for one of its own. */
export const places: Shape<false> = /* @__PURE__ */ list(text)

export function record<T>(members: Members<T>): Shape<false> {
  const table = new Map(Object.entries(members) as [string, Shape][])
  const required = [...table].filter(([, known]) => !known.optional).map(([member]) => member)
  return shape((value, path, state) => {
    if (!isJsonObject(value)) return wrongType(state, 'object', value, path)
    for (const member of Object.keys(value)) {
      const known = table.get(member)
      if (known === undefined) {
        report(state, problem('ladder.member_unknown', { member: member.slice(0, 64) }, pointer(path, member.slice(0, 64))))
      } else {
        // None of the known names is one that a pointer would escape.
        known.check(value[member] as JsonValue, `${path}/${member}`, state)
      }
    }
    for (const member of required) {
      if (!Object.hasOwn(value, member)) report(state, problem('ladder.member_missing', { member }, path))
    }
  })
}

/** Texts by language: at least one, each tag once whatever its case. */
export const languageMap: Shape<false> = /* @__PURE__ */ shape((value, path, state) => {
  if (!isJsonObject(value)) return wrongType(state, 'object', value, path)
  const tags = Object.keys(value)
  if (tags.length === 0) return report(state, problem('ladder.value_invalid', { expected: 'texts by language' }, path))
  if (tags.length > MAX_LANGUAGES)
    return report(state, problem('ladder.too_many', { what: 'languages', limit: MAX_LANGUAGES }, path))
  const seen = new Set<string>()
  for (const tag of tags) {
    if (!isLanguageTag(tag) || seen.has(tag.toLowerCase())) {
      report(state, problem('ladder.language_tag_invalid', { tag: tag.slice(0, 64) }, path))
    } else {
      seen.add(tag.toLowerCase())
      text.check(value[tag] as JsonValue, pointer(path, tag), state)
    }
  }
})

function isLanguageTag(tag: string): boolean {
  return tag.length <= 64 && LANGUAGE_TAG.test(tag)
}
