import type { ContextLoader } from '../contexts/index.js'
import { type JsonObject, snapshotJsonObject } from '../core/index.js'
import type { Quad } from './dataset/quads.js'
import { type CanonicalizeQuadsOptions, canonicalizeQuads } from './dataset/rdfc.js'
import { compileDocument } from './engine/engine.js'
import type { JsonldPath } from './jsonld/declined.js'
import { countDocument, shapesOf } from './shapes/late-shapes.js'
import { canonicalOfTemplate } from './template-memory.js'

/** What {@link canonize} needs. */
export interface CanonizeOptions {
  /** The only source of contexts: nothing is fetched. One loader for many documents keeps their contexts ready. */
  readonly loader: ContextLoader
  /** The hash that labels blank nodes: a text's UTF-8 to lower-case hexadecimal. Default SHA-256. */
  readonly hash?: (text: string) => string
}

const MAX_DEPTH = 200

/** For each loader the way of the documents that the engine declines. */
const paths: WeakMap<ContextLoader, Promise<JsonldPath>> = /* @__PURE__ */ new WeakMap()

/**
 * The canonical N-Quads of a JSON-LD document (RDFC-1.0 over JSON-LD 1.1 in safe mode): anything that would be dropped
 * without a trace is an error, so that nothing unsigned hides in a signed document (Data Integrity 1.0 section 2.4.3).
 * Contexts are compiled once, and documents that are alike but for some of their texts share most of the work; a document with features
 * that the compiled engine does not know is left to jsonld.
 *
 * @throws RungsError `rdf.term_undefined`, `rdf.data_lost`, `rdf.context_invalid`, `rdf.document_invalid`,
 * `rdf.too_complex`, `rdf.busy`, `rdf.worker_unavailable`, `contexts.unknown`
 * @example
 * ```ts
 * import { createContextLoader } from 'rungs/contexts'
 * import { canonize } from 'rungs/rdf'
 * const document = { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:example:1', type: 'VerifiableCredential' }
 * const nquads = await canonize(document, { loader: createContextLoader() })
 * ```
 */
export async function canonize(document: JsonObject, { loader, hash }: CanonizeOptions): Promise<string> {
  if (hash !== undefined) return canonizeAnew(document, loader, { hash })
  const shapes = shapesOf(loader)
  const remembered = canonicalOfTemplate(document, loader) ?? shapes?.canonical(document)
  if (remembered !== undefined) return remembered
  const canonical = await canonizeAnew(document, loader, {})
  if (shapes === undefined) await countDocument(loader)
  return canonical
}

async function canonizeAnew(document: JsonObject, loader: ContextLoader, options: CanonicalizeQuadsOptions): Promise<string> {
  const compiled = compileDocument(document, loader)
  return canonicalizeQuads('quads' in compiled ? compiled.quads : await declinedQuads(document, loader), options)
}

/** The statements of a document that the engine declined; blank nodes have provisional names. */
export async function declinedQuads(document: JsonObject, loader: ContextLoader): Promise<readonly Quad[]> {
  // jsonld waits: the caller's object may have changed by the time it is read.
  const snapshot = snapshotJsonObject(document, { maxDepth: MAX_DEPTH })
  const path = await pathOf(loader)
  return path.quads(snapshot, loader)
}

function pathOf(loader: ContextLoader): Promise<JsonldPath> {
  const known = paths.get(loader)
  if (known !== undefined) return known
  const made = import('./jsonld/declined.js').then(({ createJsonldPath }) => createJsonldPath())
  paths.set(loader, made)
  return made
}
