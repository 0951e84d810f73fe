import { operationError } from '../core/index.js'

/** Ends a fetch in time. */
export interface Deadline {
  /** Aborts with the error to throw as its reason. */
  readonly signal: AbortSignal
  /** Waits for something that has all the time in the world. */
  readonly pause: <T>(waiting: Promise<T>) => Promise<T>
  /** Gives the fetch up. */
  readonly abort: () => void
  /** To be called when the fetch is over. */
  readonly stop: () => void
}

/** A deadline in so many milliseconds, not counting pauses. */
export function startDeadline(host: string, timeoutMs: number): Deadline {
  const controller = new AbortController()
  const { signal } = controller
  const expire = (): void => controller.abort(operationError('net.timeout', { host, timeoutMs }, { retryable: true }))
  let leftMs = timeoutMs
  let startedMs = performance.now()
  let timer = setTimeout(expire, leftMs)
  return Object.freeze({
    signal,
    pause: async <T>(waiting: Promise<T>): Promise<T> => {
      clearTimeout(timer)
      leftMs -= performance.now() - startedMs
      try {
        return await orAbort(waiting, signal)
      } finally {
        startedMs = performance.now()
        if (!signal.aborted) timer = setTimeout(expire, Math.max(0, leftMs))
      }
    },
    abort: () => controller.abort(operationError('net.aborted', { host })),
    stop: () => clearTimeout(timer),
  })
}

/** What a promise gives, or the reason of the signal if it aborts before. */
export function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
