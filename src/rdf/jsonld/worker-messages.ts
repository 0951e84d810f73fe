import { inputError, isRungsError, type JsonObject, operationError, RungsError } from '../../core/index.js'
import type { Quad } from '../dataset/quads.js'
import { convertByJsonld } from './by-jsonld.js'

/** What a worker is asked: a document, and by URL the contexts that it may use. */
export interface WorkerRequest {
  readonly document: JsonObject
  readonly contexts: ReadonlyMap<string, JsonObject>
}

/** An error as data, since functions and classes do not cross. */
export type Failure = ReturnType<RungsError['toJSON']>

/** What a worker answers: the statements, an error, or the URL of a context that it was not given. */
export type WorkerAnswer = { readonly quads: readonly Quad[] } | { readonly failure: Failure } | { readonly missing: string }

/** Answers a request; it never rejects. */
export async function answerRequest({ document, contexts }: WorkerRequest): Promise<WorkerAnswer> {
  let missing: string | undefined
  const loader = (url: string) => {
    const context = contexts.get(url)
    if (context !== undefined) return context as JsonObject & { '@context': JsonObject }
    missing ??= url
    throw inputError('contexts.unknown', { url })
  }
  try {
    return { quads: await convertByJsonld(document, loader) }
  } catch (error) {
    if (missing !== undefined) return { missing }
    return { failure: (isRungsError(error) ? error : operationError('rdf.too_complex', {})).toJSON() }
  }
}

/** The error that a worker answered with. */
export function fromFailure({ kind, code, params, path, retryable }: Failure): RungsError {
  return new RungsError(kind, code, params as never, { path, retryable })
}
