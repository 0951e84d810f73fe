import type { ContextLoader } from '../../contexts/index.js'
import { type JsonObject, operationError } from '../../core/index.js'
import type { Quad } from '../dataset/quads.js'
import { convertByJsonld, loadContext } from './by-jsonld.js'
import { requireLossless } from './lossless.js'
import { eachReference, reachableContexts } from './reachable-contexts.js'
import { fromFailure, type WorkerAnswer } from './worker-messages.js'
import { createWorkerPool, type WorkerPool } from './worker-pool.js'

/** Bounds of {@link createJsonldPath}. */
export interface JsonldPathOptions {
  /**
   * Length of the JSON text, in UTF-16 units, up to which a document is worked on in the calling thread; each reference to a
   * context beyond the eighth counts 1024. `Infinity` is for platforms without workers. Default 7168.
   */
  readonly inlineLimit?: number
  /** How long the worker may take for one document, in milliseconds. Default 2000. */
  readonly deadlineMs?: number
  /** Documents that are worked on at once, each in a worker. Default 2. */
  readonly maxRunning?: number
  /** Documents that wait for a worker. Default 32. */
  readonly maxWaiting?: number
  /** How long a worker without work is kept, in milliseconds. Default 1000. */
  readonly idleMs?: number
}

/** The way of every document that the engine declines. */
export interface JsonldPath {
  /**
   * The statements of a document by jsonld in safe mode; blank nodes have names that hold in this answer alone.
   *
   * @throws RungsError `rdf.term_undefined`, `rdf.data_lost`, `rdf.context_invalid`, `rdf.document_invalid`,
   * `rdf.too_complex`, `rdf.busy`, `rdf.worker_unavailable`, and what the loader throws, such as `contexts.unknown`
   */
  quads(document: JsonObject, loader: ContextLoader): Promise<readonly Quad[]>
}

/** References to contexts that cost nothing extra; jsonld goes through a whole context at each one, so more count as text. */
const FREE_REFERENCES = 8
const REFERENCE_SIZE = 1024

/** Contexts that a worker may ask for one by one, because they were not foreseen, before the document is given up. */
const MAX_ROUNDS = 8

/** Makes the path; it holds the workers, so that their number is bounded over all documents that take it. */
export function createJsonldPath(options: JsonldPathOptions = {}): JsonldPath {
  const { inlineLimit = 7168, deadlineMs = 2000, maxRunning = 2, maxWaiting = 32, idleMs = 1000 } = options
  let pool: Promise<WorkerPool> | undefined
  // A file of its own in the build too: it finds the worker's file beside it.
  const openPool = async () => {
    const { startJsonldWorker } = await import('./start-worker.js')
    return createWorkerPool(startJsonldWorker, { deadlineMs, maxRunning, maxWaiting, idleMs })
  }

  const inWorker = async (document: JsonObject, loader: ContextLoader): Promise<readonly Quad[]> => {
    const contexts = reachableContexts(document, loader)
    pool ??= openPool()
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const answer = (await (await pool).run({ document, contexts })) as WorkerAnswer
      if ('quads' in answer) return answer.quads
      if ('failure' in answer) throw fromFailure(answer.failure)
      contexts.set(answer.missing, loadContext(document, loader, answer.missing))
    }
    throw operationError('rdf.too_complex', {})
  }
  return {
    async quads(document, loader) {
      requireLossless(document)
      return sizeOf(document) <= inlineLimit ? convertByJsonld(document, loader) : inWorker(document, loader)
    },
  }
}

function sizeOf(document: JsonObject): number {
  let references = 0
  eachReference(document, () => references++)
  return JSON.stringify(document).length + Math.max(0, references - FREE_REFERENCES) * REFERENCE_SIZE
}

/**
 * {@link JsonldPath.quads} in the calling thread, whatever the size of the document.
 *
 * @throws RungsError as that, but neither `rdf.busy` nor `rdf.worker_unavailable`
 */
export async function quadsByJsonld(document: JsonObject, loader: ContextLoader): Promise<readonly Quad[]> {
  requireLossless(document)
  return convertByJsonld(document, loader)
}
