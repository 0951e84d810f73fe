import jsonld from 'jsonld'
import type { ContextLoader } from '../../src/contexts/index.js'
import { isRungsError, type JsonObject, type RungsError } from '../../src/core/index.js'
import { canonicalizeQuads } from '../../src/rdf/dataset/rdfc.js'
import { type Compiled, compileDocument } from '../../src/rdf/engine/engine.js'
import { toQuads } from '../../src/rdf/jsonld/to-quads.js'

/** The canonical statements of a document by jsonld in safe mode, or the code of its refusal after `refused: `. */
export async function byJsonld(document: JsonObject, loader: ContextLoader): Promise<string> {
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: structuredClone(loader(url)),
  })
  const options = { safe: true, base: null, rdfDirection: 'i18n-datatype', produceGeneralizedRdf: false, documentLoader } as const
  try {
    // An instance of its own remembers nothing.
    return canonicalizeQuads(toQuads(await jsonld().toRDF(document, options)))
  } catch (error) {
    const details = (error as { details?: { code?: unknown; event?: { code?: unknown } } }).details
    return `refused: ${String(details?.event?.code ?? details?.code ?? error)}`
  }
}

/** What the engine makes of a document: canonical statements, `declined: ` with the reason, or its refusal. */
export function byEngine(document: JsonObject, loader: ContextLoader): string | RungsError {
  let compiled: Compiled
  try {
    compiled = compileDocument(document, loader)
  } catch (error) {
    if (isRungsError(error)) return error
    throw error
  }
  return 'quads' in compiled ? canonicalizeQuads(compiled.quads) : `declined: ${compiled.declined}`
}

/** A row of a table of documents: the section that decides it, what it shows, its context and its other members. */
export type Row = readonly [section: string, what: string, context: unknown, members: object]

/** The document of a row, as parsed JSON. */
export function documentOf([, , context, members]: Row): JsonObject {
  return JSON.parse(JSON.stringify({ '@context': context, '@id': 'urn:d', ...members })) as JsonObject
}

/** A document made by hand, which no type checker has seen. */
export function madeByHand(value: unknown): JsonObject {
  return value as JsonObject
}

/** The code, place and params of a refusal. */
export type Refusal = readonly [code: string, path: string, params: object]

export const data = (path: string, reason: string): Refusal => ['rdf.data_lost', path, { reason }]
export const fault = (path: string, reason: string): Refusal => ['rdf.document_invalid', path, { reason }]
export const context = (path: string, reason: string): Refusal => ['rdf.context_invalid', path, { reason }]
export const term = (path: string, name: string): Refusal => ['rdf.term_undefined', path, { term: name }]

/** How the engine refuses a document. */
export function refusalOf(document: JsonObject, loader: ContextLoader): Refusal {
  const found = byEngine(document, loader)
  if (typeof found === 'string') throw new Error(`not refused: ${found}`)
  if (found.kind !== (found.code === 'rdf.too_complex' ? 'operation' : 'input')) throw new Error(`of kind ${found.kind}`)
  return [found.code, found.path, found.params]
}
