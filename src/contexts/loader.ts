import { atPath, copyJsonObject, inputError, isJsonObject, pointer, typeName, usageError } from '../core/index.js'
import type { ContextDocument } from './document.js'
import { bundledContexts } from './generated/index.js'

/**
 * Finds the context of a URL, or refuses it. `path` is the JSON pointer of the reference, for the error.
 *
 * @throws RungsError `contexts.unknown`
 */
export type ContextLoader = (url: string, path?: string) => ContextDocument

/**
 * Makes a loader that knows the bundled contexts and those passed in, and nothing else: it never fetches.
 * `extra` maps URLs to context documents; they are copied, and a bundled URL cannot be given another document.
 * Whoever supplies a context decides what signed terms mean: pass only documents that you trust as much as your own code.
 *
 * @throws RungsError `core.option_invalid`, `contexts.url_bundled`, `contexts.document_invalid`, and the `core.json_*` codes
 * for a document that is not JSON
 * @example
 * ```ts
 * import { createContextLoader, CREDENTIALS_V2 } from 'rungs/contexts'
 * const load = createContextLoader({ 'https://example.org/v1': { '@context': { shift: 'https://example.org/terms#shift' } } })
 * load(CREDENTIALS_V2)['@context']
 * ```
 */
export function createContextLoader(extra: Readonly<Record<string, unknown>> = {}): ContextLoader {
  const added = copyDocuments(extra)
  return (url, path = '') => {
    if (typeof url !== 'string') throw inputError('core.input_type', { expected: 'string', actual: typeName(url) }, path)
    const document = bundledContexts.get(url) ?? added.get(url)
    if (document === undefined) throw inputError('contexts.unknown', { url: shorten(url) }, path)
    return document
  }
}

/** The bundled context of a URL, if there is one. */
export function bundledContext(url: string): ContextDocument | undefined {
  return bundledContexts.get(url)
}

function copyDocuments(extra: unknown): ReadonlyMap<string, ContextDocument> {
  if (!isJsonObject(extra)) {
    throw usageError('core.option_invalid', {
      option: 'contexts',
      expected: `object of URLs and documents, not ${typeName(extra)}`,
    })
  }
  const documents = new Map<string, ContextDocument>()
  for (const url of Object.keys(extra)) {
    if (bundledContexts.has(url)) throw usageError('contexts.url_bundled', { url: shorten(url) })
    documents.set(url, copyDocument(url, extra[url]))
  }
  return documents
}

function copyDocument(url: string, document: unknown): ContextDocument {
  const path = pointer('', shorten(url))
  if (!isJsonObject(document)) throw inputError('contexts.document_invalid', { url: shorten(url) }, path)
  const copy = atPath(path, () => copyJsonObject(document))
  if (!isContextDocument(copy)) throw inputError('contexts.document_invalid', { url: shorten(url) }, path)
  return copy
}

function isContextDocument(value: object): value is ContextDocument {
  if (!Object.hasOwn(value, '@context')) return false
  const context = (value as ContextDocument)['@context']
  return typeof context === 'string' || (typeof context === 'object' && context !== null)
}

const MAX_URL_CHARACTERS = 200

/** The URL for a message: a hostile one may be a megabyte long, and a cut must not leave half a surrogate pair. */
function shorten(url: string): string {
  return url.slice(0, MAX_URL_CHARACTERS).replace(/[\ud800-\udbff]$/, '')
}
