import { parentPort, Worker as ThreadWorker, workerData } from 'node:worker_threads'
import type { WorkerThread } from '../types.js'
import { createWorkerThread, READY, WORKER_NAME } from '../worker-thread.js'

/** A hostile message fills its own thread's memory, not the process's. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 } as const

/** Starts a module in a thread, by its URL. */
export function startWorker(module: () => URL, _spawn: () => Worker): WorkerThread {
  return createWorkerThread((events) => {
    // Flags are inherited; one for the text of --eval would be held against the worker's file.
    const isEval = process.execArgv.some((flag) => flag.startsWith('--input-type'))
    const worker = new ThreadWorker(module(), {
      workerData: WORKER_NAME,
      resourceLimits: RESOURCE_LIMITS,
      ...(isEval && { execArgv: [] }),
    })
    worker.unref()
    worker.on('message', events.message)
    // What the thread posted arrives before its exit, though not before its error, which an exit always follows.
    worker.on('error', () => undefined)
    for (const event of ['messageerror', 'exit']) worker.on(event, events.failure)
    return {
      post: (message) => worker.postMessage(message),
      hold: (isWaiting) => (isWaiting ? worker.ref() : worker.unref()),
      end: () => void worker.terminate(),
    }
  })
}

/** Answers each message of whoever has started this thread. */
export function answerMessages(answer: (message: unknown) => Promise<unknown>): void {
  const port = workerData === WORKER_NAME ? parentPort : null
  port?.on('message', async (message: unknown) => port.postMessage(await answer(message)))
  port?.postMessage(READY)
}
