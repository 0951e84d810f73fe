import { isAbsoluteUrl, isJsonObject, type JsonObject, type JsonValue, pointer } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import { type Collector, cutText, languageOf } from './imported.js'

const MAX_TEXT = 2000
const MAX_LANGUAGES = 100

/** A node of a graph, and its place in what was read. */
export interface CtdlNode {
  readonly value: JsonObject
  readonly path: string
}

/** The values of a property, which CTDL documents write as a list or alone. */
export function valuesOf(node: JsonObject, term: string): readonly JsonValue[] {
  const value = Object.hasOwn(node, term) ? node[term] : undefined
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value as JsonValue]
}

/** The objects among the values of a property, each with its place. */
export function nodesOf({ value, path }: CtdlNode, term: string): readonly CtdlNode[] {
  return valuesOf(value, term).flatMap((one, index) =>
    isJsonObject(one) ? [{ value: one, path: `${pointer(path, term)}/${index}` }] : [],
  )
}

/** The resources that a property names, by their ids. */
export function idsOf(node: JsonObject, term: string): readonly string[] {
  return valuesOf(node, term).flatMap((one) => {
    const id = isJsonObject(one) ? one['@id'] : one
    return typeof id === 'string' ? [id] : []
  })
}

export function isOfClass(node: JsonObject, name: string): boolean {
  return valuesOf(node, '@type').includes(name)
}

/** The first text of a property. */
export function stringOf(node: JsonObject, term: string): string | undefined {
  const [value] = valuesOf(node, term)
  return typeof value === 'string' && value.trim() !== '' && value.length <= MAX_TEXT ? value : undefined
}

/** The first IRI of a property. */
export function linkOf(node: JsonObject, term: string): string | undefined {
  return idsOf(node, term).find((id) => isAbsoluteUrl(id) && id.length <= MAX_TEXT)
}

/** A text in the languages that it is there in. */
export function languagesOf({ value, path }: CtdlNode, term: string, collector: Collector): LanguageMap | undefined {
  const [text] = valuesOf(value, term)
  if (text === undefined) return undefined
  const entries = isJsonObject(text) ? Object.entries(text) : [['und', text] as const]
  const kept = entries.slice(0, MAX_LANGUAGES).flatMap(([tag, said]) => {
    const words = typeof said === 'string' ? said.replace(/\s+/g, ' ').trim() : ''
    return words === '' || words.length > MAX_TEXT ? [] : [[languageOf(tag), words] as const]
  })
  if (kept.length < entries.length)
    collector.problem(
      'import.item_invalid',
      { member: term, expected: `text of at most ${MAX_TEXT} characters` },
      pointer(path, term),
    )
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

/** The words of a text, whichever language they are in, English first. */
export function wordsOf(node: JsonObject, term: string): string | undefined {
  const [text] = valuesOf(node, term)
  const words = isJsonObject(text) ? (text['en'] ?? Object.values(text)[0]) : text
  return typeof words === 'string' && words.trim() !== '' ? cutText(words.trim(), MAX_TEXT) : undefined
}
