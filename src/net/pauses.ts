import { formatDateTime, operationError } from '../core/index.js'

/** Nobody is heard who asks for more: a server must not make itself unreachable for as long as it likes. */
const MAX_PAUSE_MS = 10 * 60 * 1000
const MAX_HOSTS = 1000
const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** Hosts that have asked to be left alone for a while. */
export interface Pauses {
  /** Notes what a host asks for in `Retry-After` (RFC 9110 section 10.2.3), at most ten minutes. */
  readonly note: (place: string, retryAfter: string | undefined) => void
  /** @throws RungsError `net.retry_later` */
  readonly requireOver: (place: string, host: string) => void
}

/** Remembers until when each host is left alone. */
export function createPauses(now: () => number): Pauses {
  const until = new Map<string, number>()
  return Object.freeze({
    note: (place: string, retryAfter: string | undefined) => {
      const askedMs = delayOf(retryAfter, now())
      if (askedMs === undefined || askedMs <= 0) return
      until.delete(place)
      until.set(place, now() + Math.min(askedMs, MAX_PAUSE_MS))
      if (until.size > MAX_HOSTS) until.delete(until.keys().next().value as string)
    },
    requireOver: (place: string, host: string) => {
      const end = until.get(place)
      if (end === undefined) return
      // A clock that was set back must not make a pause longer.
      if (now() < end && end - now() <= MAX_PAUSE_MS) {
        throw operationError('net.retry_later', { host, until: formatDateTime(end) }, { retryable: true })
      }
      until.delete(place)
    },
  })
}

function delayOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined
  if (/^\d{1,10}$/.test(retryAfter)) return Number(retryAfter) * 1000
  if (!HTTP_DATE.test(retryAfter)) return undefined
  const date = Date.parse(retryAfter)
  return Number.isNaN(date) ? undefined : date - now
}
