import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { operationError } from '../core/index.js'
import { createSigner, type Signer } from '../keys/index.js'
import { fromFault } from './faults.js'
import { loadMechanism } from './mechanisms.js'
import { THREAD_NAME, type ThreadAnswer, type ThreadKey, type ThreadMessage } from './messages.js'
import { createRowSigner, type RowSigner } from './row-signer.js'

/** A signature over a network takes long; a key in memory is never waited for. */
const REMOTE_AT_ONCE = 32

type Waiting = Map<number, (signature: NonNullable<ThreadMessage['signature']>) => void>

/**
 * The program of the threads that make the badges of a batch. Imported anywhere else, it does nothing.
 * Bundlers that do not follow `new URL(..., import.meta.url)` take it as one more entry, emitted as `worker.js` beside the
 * file that starts it.
 */
export function answerThread(port: MessagePort): void {
  const answer = (what: ThreadAnswer, owned: readonly ArrayBuffer[] = []): void => port.postMessage(what, owned)
  const waiting: Waiting = new Map()
  let signer: Promise<RowSigner> | undefined
  port.on('message', async ({ key, template, rows, signature }: ThreadMessage) => {
    if (key !== undefined) signer = openSigner(key, waiting, answer)
    if (signature !== undefined) waiting.get(signature.call)?.(signature)
    if (rows === undefined) return
    try {
      const packed = await (await (signer as Promise<RowSigner>)).sign({ rows, ...(template !== undefined && { template }) })
      answer({ packed }, [packed.bytes.buffer])
    } catch (error) {
      answer({ defect: error instanceof Error ? String(error.stack) : String(error) })
    }
  })
  answer({ ready: true })
}

async function openSigner(key: ThreadKey, waiting: Waiting, answer: (what: ThreadAnswer) => void): Promise<RowSigner> {
  const { profile, contexts, mechanism: id, signer } = key
  const mechanism = await loadMechanism(id)
  if (mechanism === undefined) throw new Error(`no mechanism ${id}`)
  const { secretJwk } = signer
  return createRowSigner({
    profile,
    ...(contexts !== undefined && { contexts }),
    mechanism,
    signer:
      secretJwk === undefined
        ? remoteSigner(signer, waiting, answer)
        : createSigner(secretJwk, { id: signer.id, alg: signer.alg }),
    atOnce: secretJwk === undefined ? REMOTE_AT_ONCE : 1,
  })
}

/** Asks whoever started the thread for signatures. */
function remoteSigner(
  { id, alg, publicJwk }: ThreadKey['signer'],
  waiting: Waiting,
  answer: (what: ThreadAnswer) => void,
): Signer {
  let calls = 0
  return {
    id,
    alg,
    publicJwk,
    sign: (bytes) =>
      new Promise((resolve, reject) => {
        const call = calls++
        waiting.set(call, ({ bytes: signature, error }) => {
          waiting.delete(call)
          if (signature !== undefined) resolve(signature)
          else reject(error === undefined ? operationError('bulk.signer_failed', {}) : fromFault(error))
        })
        answer({ sign: { call, bytes } })
      }),
  }
}

if (workerData === THREAD_NAME && parentPort !== null) answerThread(parentPort)
