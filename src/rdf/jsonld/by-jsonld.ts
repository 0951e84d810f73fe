import type { ContextLoader } from '../../contexts/index.js'
import { inputError, isRungsError, type JsonObject } from '../../core/index.js'
import type { Quad } from '../dataset/quads.js'
import { translateJsonldError } from './jsonld-errors.js'
import { findContext } from './locate.js'
import { eachReference } from './reachable-contexts.js'
import { toQuads } from './to-quads.js'

/**
 * The statements of a document by jsonld in safe mode, in the calling thread; the document is one that `requireLossless`
 * has let pass. The blank nodes keep the names that jsonld gave them.
 *
 * @throws RungsError `rdf.term_undefined`, `rdf.data_lost`, `rdf.context_invalid`, `rdf.document_invalid`,
 * `rdf.too_complex`, and what the loader throws, at the reference to the context
 */
export async function convertByJsonld(document: JsonObject, loader: ContextLoader): Promise<readonly Quad[]> {
  const { default: jsonld } = await import('jsonld')
  // jsonld keeps inline contexts under their JSON text: such a text must not be a reference to one.
  eachReference(document, (reference) => {
    if (reference.startsWith('{')) loadContext(document, loader, reference)
  })
  let loadingFailed: unknown
  const documentLoader = async (url: string) => {
    try {
      // jsonld resolves references inside contexts in place.
      return { contextUrl: null, documentUrl: url, document: structuredClone(loadContext(document, loader, url)) }
    } catch (error) {
      loadingFailed ??= error
      throw error
    }
  }
  try {
    const options = { safe: true, base: null, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false } as const
    // An instance remembers contexts, and what went wrong in them, across documents: each document gets its own.
    return toQuads(await jsonld().toRDF(document, { ...options, documentLoader }))
  } catch (error) {
    throw loadingFailed ?? translateJsonldError(error, document)
  }
}

/** The context of a URL that the document reaches; a refusal points at the reference. */
export function loadContext(document: JsonObject, loader: ContextLoader, url: string): JsonObject {
  const path = findContext(document, url)
  try {
    return loader(url, path)
  } catch (error) {
    if (isRungsError(error)) throw error
    throw inputError('rdf.context_invalid', { reason: 'loading remote context failed' }, path, error)
  }
}
