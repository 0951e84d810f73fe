import { operationError } from '../core/index.js'
import { orAbort } from './deadline.js'

/** Something under way that several callers wait for. */
export interface Flight<T> {
  readonly result: Promise<T>
  readonly abort: () => void
}

/** Joins callers who ask for the same. */
export interface Flights<T> {
  /** Waits for what is under way under the key, or launches it. It goes on until the last caller has given up. */
  readonly join: (key: string, host: string, signal: AbortSignal | undefined, launch: () => Flight<T>) => Promise<T>
}

/** Keeps what is under way, and nothing after it has ended. */
export function createFlights<T>(): Flights<T> {
  const flights = new Map<string, { readonly flight: Flight<T>; waiting: number }>()
  return Object.freeze({
    join: async (key: string, host: string, signal: AbortSignal | undefined, launch: () => Flight<T>): Promise<T> => {
      const aborted = new AbortController()
      const abort = (): void => aborted.abort(operationError('net.aborted', { host }))
      if (signal?.aborted === true) throw operationError('net.aborted', { host })
      signal?.addEventListener('abort', abort, { once: true })
      const joined = flights.get(key) ?? { flight: launch(), waiting: 0 }
      flights.set(key, joined)
      joined.waiting++
      try {
        return await orAbort(joined.flight.result, aborted.signal)
      } finally {
        signal?.removeEventListener('abort', abort)
        if (--joined.waiting === 0 || !aborted.signal.aborted) {
          if (flights.get(key) === joined) flights.delete(key)
        }
        if (joined.waiting === 0) joined.flight.abort()
      }
    },
  })
}
