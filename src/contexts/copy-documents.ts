import { atPath, copyJsonObject, inputError, isJsonObject, pointer, typeName, usageError } from '../core/index.js'
import type { ContextDocument } from './document.js'

/**
 * Contexts that a caller passes in, copied.
 *
 * @throws RungsError `core.option_invalid`, `contexts.document_invalid`, and the `core.json_*` codes
 */
export function copyDocuments(extra: unknown): ReadonlyMap<string, ContextDocument> {
  if (!isJsonObject(extra)) {
    throw usageError('core.option_invalid', {
      option: 'contexts',
      expected: `object of URLs and documents, not ${typeName(extra)}`,
    })
  }
  const documents = new Map<string, ContextDocument>()
  for (const url of Object.keys(extra)) documents.set(url, copyDocument(url, extra[url]))
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
export function shorten(url: string): string {
  return url.slice(0, MAX_URL_CHARACTERS).replace(/[\ud800-\udbff]$/, '')
}
