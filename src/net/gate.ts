import { operationError, type RungsError } from '../core/index.js'

/** How many requests may be under way, and how many may wait. */
export interface GateLimits {
  readonly maxConnectionsPerHost: number
  readonly maxConnections: number
  readonly maxQueued: number
}

/** Lets requests through a few at a time. */
export interface Gate {
  /**
   * Resolves when the request may leave, with the function to call when it is over.
   *
   * @throws RungsError `net.busy`, or the reason of the signal
   */
  readonly enter: (place: string, host: string, signal: AbortSignal) => Promise<() => void>
}

interface Waiter {
  /** Host and port. */
  readonly place: string
  readonly go: () => void
}

/**
 * A gate with a place for some requests to one host and some in all. Others wait in order of arrival; one host may take a
 * quarter of the waiting places, so that a slow one does not keep the others out.
 */
export function createGate({ maxConnectionsPerHost, maxConnections, maxQueued }: GateLimits): Gate {
  const active = new Map<string, number>()
  const queue: Waiter[] = []
  const counts = { active: 0 }
  const maxQueuedPerHost = Math.ceil(maxQueued / 4)

  const isFree = (place: string): boolean => counts.active < maxConnections && (active.get(place) ?? 0) < maxConnectionsPerHost

  const take = (place: string): (() => void) => {
    counts.active++
    active.set(place, (active.get(place) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      counts.active--
      const left = (active.get(place) ?? 1) - 1
      if (left === 0) active.delete(place)
      else active.set(place, left)
      const next = queue.findIndex((waiter) => isFree(waiter.place))
      if (next !== -1) queue.splice(next, 1)[0]?.go()
    }
  }

  return Object.freeze({
    enter: async (place: string, host: string, signal: AbortSignal): Promise<() => void> => {
      if (signal.aborted) throw signal.reason
      if (isFree(place)) return take(place)
      const own = queue.filter((waiter) => waiter.place === place).length
      if (queue.length >= maxQueued || own >= maxQueuedPerHost) throw busy(host, maxQueued)
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          queue.splice(queue.indexOf(waiter), 1)
          reject(signal.reason)
        }
        const waiter: Waiter = {
          place,
          go: () => {
            signal.removeEventListener('abort', leave)
            resolve(take(place))
          },
        }
        queue.push(waiter)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
  })
}

function busy(host: string, limit: number): RungsError {
  return operationError('net.busy', { host, limit }, { retryable: true })
}
