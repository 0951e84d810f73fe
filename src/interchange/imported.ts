import {
  copyJson,
  inputError,
  isAbsoluteUrl,
  type JsonObject,
  type JsonValue,
  type Problem,
  parseJson,
  problem,
} from '../core/index.js'
import type { FrameworkRef } from '../ladder/index.js'
import type { ImportCodes } from './codes.js'

/** The most skills of one document. */
export const MAX_ITEMS = 10_000
const MAX_BYTES = 16 * 1024 * 1024
const MAX_VALUES = 1_000_000
const MAX_DEPTH = 32
const MAX_TEXT = 2000
const MAX_PROBLEMS = 1000

/** Something that was not read or not kept; `path` is its place in what was read. */
export type ImportProblem = Extract<Problem, { readonly code: keyof ImportCodes }>

/** Skills from elsewhere, as the alignments of a rung or of a requirement take them. */
export interface ImportedAlignments {
  readonly alignments: readonly FrameworkRef[]
  readonly problems: readonly ImportProblem[]
}

/** JSON from anywhere: text and bytes are parsed strictly, values are copied. Bounded in size, depth and count. */
export function readDocument(input: unknown): JsonValue {
  const limits = { maxBytes: MAX_BYTES, maxDepth: MAX_DEPTH, maxValues: MAX_VALUES }
  return typeof input === 'string' || input instanceof Uint8Array ? parseJson(input, limits) : copyJson(input, limits)
}

/** Refuses more items than one document may have. @throws RungsError `import.too_many` */
export function requireFew(items: readonly unknown[], what: string, path: string): void {
  if (items.length > MAX_ITEMS) throw inputError('import.too_many', { what, limit: MAX_ITEMS }, path)
}

/** Collects alignments, each IRI once, and problems, of which no more are kept than anybody reads. */
export interface Collector {
  readonly result: ImportedAlignments
  add(reference: FrameworkRef, path: string): void
  problem<C extends keyof ImportCodes>(code: C, params: ImportCodes[C], path: string): void
}

export function createCollector(): Collector {
  const alignments: FrameworkRef[] = []
  const problems: ImportProblem[] = []
  const places = new Map<string, string>()
  const note: Collector['problem'] = (code, params, path) => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem(code, params as never, path) as ImportProblem)
  }
  return {
    result: { alignments, problems },
    problem: note,
    add(reference, path) {
      const key = JSON.stringify([reference.uri ?? [reference.framework, reference.version ?? '', reference.code ?? '']])
      const first = places.get(key)
      if (first !== undefined) note('import.item_duplicate', { first }, path)
      else {
        places.set(key, path)
        alignments.push(reference)
      }
    },
  }
}

/** A member that is a text worth keeping, trimmed; others are reported where they are there at all. */
export function textOf(item: JsonObject, member: string, path: string, collector: Collector): string | undefined {
  const value = Object.hasOwn(item, member) ? item[member] : undefined
  if (value === undefined || value === null) return undefined
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : ''
  if (text !== '' && text.length <= MAX_TEXT) return text
  collector.problem('import.item_invalid', { member, expected: `text of at most ${MAX_TEXT} characters` }, `${path}/${member}`)
  return undefined
}

/** The beginning of a text that may be too long, without half of a character at its end. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

/** A member that is an IRI. */
export function iriOf(item: JsonObject, member: string, path: string, collector: Collector): string | undefined {
  const value = Object.hasOwn(item, member) ? item[member] : undefined
  if (value === undefined || value === null) return undefined
  if (isAbsoluteUrl(value) && value.length <= 2048) return value
  collector.problem('import.item_invalid', { member, expected: 'absolute URL' }, `${path}/${member}`)
  return undefined
}

/** A language tag, or `und` for what is none (ISO 639: undetermined). */
export function languageOf(tag: unknown): string {
  return typeof tag === 'string' && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,6}$/.test(tag) ? tag : 'und'
}
