import type { WorkerThread } from '../types.js'
import { createWorkerThread, READY, WORKER_NAME } from '../worker-thread.js'

/** Starts a module in a dedicated worker; where the platform has none or forbids it, every run is `unavailable`. */
export function startWorker(_module: () => URL, spawn: () => Worker): WorkerThread {
  return createWorkerThread((events) => {
    const worker = spawn()
    worker.onmessage = ({ data }) => events.message(data)
    worker.onmessageerror = () => events.failure()
    worker.onerror = (event) => {
      event.preventDefault()
      events.failure()
    }
    return { post: (message) => worker.postMessage(message), hold: () => undefined, end: () => worker.terminate() }
  })
}

/** Answers each message of whoever has started this worker. */
export function answerMessages(answer: (message: unknown) => Promise<unknown>): void {
  const scope = globalThis as unknown as {
    readonly name?: unknown
    readonly DedicatedWorkerGlobalScope?: unknown
    onmessage: ((event: MessageEvent) => void) | null
    postMessage(message: unknown): void
  }
  if (scope.DedicatedWorkerGlobalScope === undefined || scope.name !== WORKER_NAME) return
  scope.onmessage = async ({ data }) => scope.postMessage(await answer(data))
  scope.postMessage(READY)
}
