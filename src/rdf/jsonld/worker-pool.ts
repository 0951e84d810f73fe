import { operationError } from '../../core/index.js'
import type { WorkerThread } from '../../runtime/index.js'

/** Bounds of {@link createWorkerPool}. */
export interface WorkerPoolOptions {
  /** How long one message may be worked on, in milliseconds. */
  readonly deadlineMs: number
  /** Messages that are worked on at once. */
  readonly maxRunning: number
  /** Messages that wait for their turn. */
  readonly maxWaiting: number
  /** How long a thread without work is kept, in milliseconds. */
  readonly idleMs: number
}

/** Threads that answer messages, a bounded number at a time. */
export interface WorkerPool {
  /**
   * The thread's answer.
   *
   * @throws RungsError `rdf.busy`, which is retryable; `rdf.too_complex` at the deadline or when the thread ran out of
   * memory; `rdf.worker_unavailable` where no thread starts
   */
  run(message: unknown): Promise<unknown>
}

/** Makes a pool that starts its threads when they are needed; each is ended at a deadline or after `idleMs` without work. */
export function createWorkerPool(start: () => WorkerThread, options: WorkerPoolOptions): WorkerPool {
  const { deadlineMs, maxRunning, maxWaiting, idleMs } = options
  const idle: { readonly thread: WorkerThread; readonly timer: unknown }[] = []
  const waiting: (() => void)[] = []
  let running = 0

  const takeThread = (): WorkerThread => {
    const kept = idle.pop()
    if (kept === undefined) return start()
    clearTimeout(kept.timer as number)
    return kept.thread.isAlive() ? kept.thread : takeThread()
  }
  const keep = (thread: WorkerThread): void => {
    const end = (): void => {
      idle.splice(idle.indexOf(entry), 1)
      thread.end()
    }
    const timer: unknown = setTimeout(end, idleMs)
    // On Node an idle thread must not keep the process.
    ;(timer as { readonly unref?: () => void }).unref?.()
    const entry = { thread, timer }
    idle.push(entry)
  }

  return {
    async run(message) {
      if (running < maxRunning) running++
      else if (waiting.length < maxWaiting) await new Promise<void>((resolve) => waiting.push(resolve))
      else throw operationError('rdf.busy', { limit: maxWaiting }, { retryable: true })
      try {
        const thread = takeThread()
        const outcome = await thread.run(message, deadlineMs)
        if (outcome.ended === 'answered') {
          keep(thread)
          return outcome.answer
        }
        throw operationError(outcome.ended === 'unavailable' ? 'rdf.worker_unavailable' : 'rdf.too_complex', {})
      } finally {
        // The place is handed on rather than freed, so that nobody who comes later takes it.
        const next = waiting.shift()
        if (next === undefined) running--
        else next()
      }
    },
  }
}
