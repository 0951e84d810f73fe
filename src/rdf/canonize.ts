import type { ContextLoader } from '../contexts/index.js'
import { inputError, isJsonObject, isRungsError, type JsonObject, operationError, type RungsError } from '../core/index.js'

/** What {@link canonize} needs. */
export interface CanonizeOptions {
  /** The only source of contexts: nothing is fetched. */
  readonly loader: ContextLoader
}

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0 over JSON-LD 1.1 in safe mode): anything that would be dropped
 * without a trace is an error, so that nothing unsigned hides in a signed document (Data Integrity 1.0 section 2.4.3).
 *
 * @throws RungsError `rdf.term_undefined`, `rdf.data_lost`, `rdf.context_invalid`, `rdf.document_invalid`,
 * `rdf.too_complex`, `contexts.unknown`
 * @example
 * ```ts
 * import { createContextLoader } from 'rungs/contexts'
 * import { canonize } from 'rungs/rdf'
 * const document = { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:example:1', type: 'VerifiableCredential' }
 * const nquads = await canonize(document, { loader: createContextLoader() })
 * ```
 */
export async function canonize(document: JsonObject, options: CanonizeOptions): Promise<string> {
  const { default: jsonld } = await import('jsonld')
  let loadingFailed: unknown
  const documentLoader = async (url: string) => {
    try {
      return { contextUrl: null, documentUrl: url, document: options.loader(url) }
    } catch (error) {
      loadingFailed = error
      throw error
    }
  }
  try {
    return await jsonld.canonize(document, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      safe: true,
      base: null,
      rdfDirection: 'i18n-datatype',
      documentLoader,
    })
  } catch (error) {
    if (isRungsError(loadingFailed)) throw loadingFailed
    throw translate(error)
  }
}

interface JsonLdFailure {
  readonly name?: unknown
  readonly message?: unknown
  readonly details?: { readonly code?: unknown; readonly event?: { readonly code?: unknown; readonly details?: unknown } }
}

/** The error codes of JSON-LD 1.1 API section 9.4 that are about a context. */
const CONTEXT_ERROR =
  /context|term|mapping|keyword redefinition|prefix value|@version|@import|@propagate|@protected|default language|base direction|base IRI/

/** jsonld names what is wrong by codes in `details`; only rdf-canonize has nothing but its message. */
function translate(error: unknown): RungsError {
  const { details, name } = error as JsonLdFailure
  const event = details?.event
  if (event?.code === 'invalid property') {
    const term = isJsonObject(event.details) ? event.details['property'] : undefined
    return inputError('rdf.term_undefined', { term: String(term).slice(0, 100) })
  }
  if (typeof event?.code === 'string') return inputError('rdf.data_lost', { reason: event.code })
  if (typeof details?.code === 'string') {
    return CONTEXT_ERROR.test(details.code)
      ? inputError('rdf.context_invalid', { reason: details.code })
      : inputError('rdf.document_invalid', { reason: details.code })
  }
  if (name === 'jsonld.ValidationError' || name === 'jsonld.SyntaxError')
    return inputError('rdf.document_invalid', { reason: 'syntax' })
  return operationError('rdf.too_complex', {}, { cause: error })
}
