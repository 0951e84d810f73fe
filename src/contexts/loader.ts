import { inputError, isJsonObject, typeName, usageError } from '../core/index.js'
import { copyDocuments, shorten } from './copy-documents.js'
import type { ContextDocument } from './document.js'
import { bundledContexts } from './generated/index.js'

/**
 * Finds the context of a URL, or refuses it. `path` is the JSON pointer of the reference, for the error. A loader stays by what it has
 * answered: templates, and the hashes of proofs, keep what was made of it. For other contexts make another loader.
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
  // Said first: what is wrong with the document does not matter then.
  if (isJsonObject(extra)) refuseBundled(Object.keys(extra))
  return loaderOver(copyDocuments(extra))
}

/** A loader over documents that were copied. @throws RungsError `contexts.url_bundled` */
export function loaderOver(added: ReadonlyMap<string, ContextDocument>): ContextLoader {
  refuseBundled(added.keys())
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

function refuseBundled(urls: Iterable<string>): void {
  for (const url of urls) if (bundledContexts.has(url)) throw usageError('contexts.url_bundled', { url: shorten(url) })
}
