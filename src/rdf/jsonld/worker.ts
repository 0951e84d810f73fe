import { answerMessages } from '#runtime'
import { answerRequest, type WorkerRequest } from './worker-messages.js'

/**
 * The program of the worker in which large documents are put into RDF by jsonld. Imported anywhere else, it does nothing.
 * Bundlers that do not follow `new URL(..., import.meta.url)` take it as one more entry, emitted as `worker.js` beside the
 * file that starts it.
 */
export const answerDocument = (message: unknown): Promise<unknown> => answerRequest(message as WorkerRequest)

answerMessages(answerDocument)
