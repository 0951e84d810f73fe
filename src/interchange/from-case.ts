import { deepFreeze, inputError, isJsonObject, type JsonObject, type JsonValue } from '../core/index.js'
import type { FrameworkRef } from '../ladder/index.js'
import { CASE_ASSOCIATIONS } from './case-terms.js'
import {
  type Collector,
  createCollector,
  type ImportedAlignments,
  iriOf,
  languageOf,
  readDocument,
  requireFew,
  textOf,
} from './imported.js'

/**
 * Items of a CASE package (1.0 or 1.1), or one item, as alignments: keyed on their `uri`, with the framework's version,
 * the code that people use, and their names in all languages that `isTranslationOf` joins. Strict and bounded: at most
 * 10 000 items; what cannot be used is left out and told.
 *
 * @param input - the package as JSON text, bytes or a value
 * @throws RungsError `import.document_unknown`, `import.too_many`, and the codes of `parseJson` and `copyJson`
 * @example
 * ```ts
 * import { fromCase } from 'rungs/interchange'
 * const { alignments, problems } = fromCase('{"uri":"https://framework.example/items/1","fullStatement":"Plans a route."}')
 * ```
 */
export function fromCase(input: unknown): ImportedAlignments {
  const document = readDocument(input)
  const collector = createCollector()
  const { items, path, about } = itemsOf(document)
  requireFew(items, 'items', path)
  const language = isJsonObject(about) ? about['language'] : undefined
  const version = isJsonObject(about) ? textOf(about, 'version', '/CFDocument', collector) : undefined
  const translations = translationsOf(document)
  const names = new Map<string, Record<string, string>>()
  const found: { reference: FrameworkRef; key: string; path: string }[] = []
  const all = items.flatMap((item, index) => {
    const at = path === '' ? '' : `${path}/${index}`
    const read = isJsonObject(item) ? readItem(item, language, at, collector) : undefined
    if (!isJsonObject(item)) collector.problem('import.item_invalid', { member: '', expected: 'object' }, at)
    return read === undefined ? [] : [{ read, at }]
  })
  const keys = new Set(all.map(({ read }) => read.key))
  for (const { read, at } of all) {
    const original = originalOf(read.key, translations, keys)
    const known = names.get(original) ?? {}
    // What is said first of a language holds; an item has one text in each.
    if (!Object.hasOwn(known, read.language)) known[read.language] = read.name
    names.set(original, known)
    if (original !== read.key) continue
    found.push({
      reference: {
        framework: 'CASE',
        ...(version !== undefined && { version }),
        uri: read.uri,
        ...(read.code !== undefined && { code: read.code }),
        kind: 'skill',
      },
      key: read.key,
      path: at,
    })
  }
  for (const { reference, key, path: at } of found)
    collector.add({ ...reference, name: names.get(key) as Readonly<Record<string, string>> }, at)
  return deepFreeze({ ...collector.result })
}

function itemsOf(document: JsonValue): {
  readonly items: readonly JsonValue[]
  readonly path: string
  readonly about?: JsonValue
} {
  if (isJsonObject(document)) {
    const items = document['CFItems']
    const about = document['CFDocument']
    if (Array.isArray(items)) return { items, path: '/CFItems', ...(about !== undefined && { about }) }
    if (document['fullStatement'] !== undefined) return { items: [document], path: '' }
  }
  throw inputError('import.document_unknown', { expected: 'CFPackage with CFItems, or CFItem' })
}

interface ReadItem {
  readonly key: string
  readonly uri: string
  readonly name: string
  readonly language: string
  readonly code?: string
}

function readItem(item: JsonObject, language: JsonValue | undefined, path: string, collector: Collector): ReadItem | undefined {
  const uri = iriOf(item, 'uri', path, collector)
  const name = textOf(item, 'abbreviatedStatement', path, collector) ?? textOf(item, 'fullStatement', path, collector)
  if (uri === undefined || name === undefined) {
    const member = uri === undefined ? 'uri' : 'fullStatement'
    if (item[member] === undefined) collector.problem('import.item_invalid', { member, expected: 'present' }, path)
    return undefined
  }
  const code = textOf(item, 'humanCodingScheme', path, collector)
  if (item['statusEndDate'] !== undefined) collector.problem('import.member_dropped', { member: 'statusEndDate' }, path)
  const identifier = typeof item['identifier'] === 'string' ? item['identifier'] : uri
  return { key: identifier, uri, name, language: languageOf(item['language'] ?? language), ...(code !== undefined && { code }) }
}

/** What an item translates in the end, of the items that are there: one that translates what is elsewhere stands for itself. */
function originalOf(key: string, translations: Map<string, string>, keys: ReadonlySet<string>): string {
  const chain: string[] = []
  let at = key
  for (let next = translations.get(at); next !== undefined && keys.has(next); next = translations.get(at)) {
    chain.push(at)
    at = next
  }
  // A long chain is gone through once.
  for (const one of chain) translations.set(one, at)
  return at
}

/** The item that another translates, by identifiers; a link that would close a circle is left out. */
function translationsOf(document: JsonValue): Map<string, string> {
  const found = new Map<string, string>()
  const associations = isJsonObject(document) ? document['CFAssociations'] : undefined
  if (!Array.isArray(associations)) return found
  for (const association of associations as readonly JsonValue[]) {
    if (!isJsonObject(association) || association['associationType'] !== CASE_ASSOCIATIONS.translationOf) continue
    const [from, to] = [association['originNodeURI'], association['destinationNodeURI']].map((node) =>
      isJsonObject(node) && typeof node['identifier'] === 'string' ? node['identifier'] : undefined,
    )
    if (from !== undefined && to !== undefined && from !== to && !found.has(to)) found.set(from, to)
  }
  return found
}
