import { inputError, requireOption } from '../core/index.js'
import { clientOfAddress } from './client-address.js'
import type { Connection, Middleware } from './handler.js'
import { problemResponse } from './problem-response.js'

/** Counts requests of clients; an own one may count for several processes. */
export interface RateLimiter {
  /** Takes one request of a client: 0 where it may go on, else the seconds that it should wait. */
  take(client: string): number | Promise<number>
}

/** What {@link createTokenBucket} needs. */
export interface CreateTokenBucketOptions {
  /** Requests that a client may send at once. */
  readonly burst: number
  /** Requests a second that it may go on with. */
  readonly perSecond: number
  /** Clients that are remembered; beyond them the oldest start anew. Default 10 000. */
  readonly maxClients?: number
  /** A clock that only goes forward, milliseconds. Default: that of the platform. */
  readonly elapsedMs?: () => number
}

/** What {@link createRateLimit} needs. */
export interface CreateRateLimitOptions {
  readonly limiter: RateLimiter
  /**
   * Who a request is counted for. Behind a proxy all come from its address: then take what only the proxy can write. Default: the
   * address that the adapter gives, of IPv6 the first 64 bits, or all together where it gives none.
   */
  readonly clientOf?: (request: Request, connection: Connection | undefined) => string
}

/**
 * Counts the requests of each client in memory, for one process: a bucket that fills again at an even pace.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createTokenBucket } from 'rungs/exchange'
 * const limiter = createTokenBucket({ burst: 50, perSecond: 20 })
 * await limiter.take('192.0.2.1') // 0
 * ```
 */
export function createTokenBucket(options: CreateTokenBucketOptions): RateLimiter {
  const { burst, perSecond, maxClients = 10_000, elapsedMs = () => performance.now() } = options
  requireOption(Number.isSafeInteger(burst) && burst > 0, 'burst', 'whole number from 1')
  requireOption(typeof perSecond === 'number' && perSecond > 0 && Number.isFinite(perSecond), 'perSecond', 'number above 0')
  requireOption(Number.isSafeInteger(maxClients) && maxClients > 0, 'maxClients', 'whole number from 1')
  const buckets = new Map<string, { left: number; at: number }>()
  return Object.freeze({
    take(client: string) {
      const now = elapsedMs()
      const known = buckets.get(client) ?? { left: burst, at: now }
      const left = Math.min(burst, known.left + ((now - known.at) / 1000) * perSecond)
      // A Map keeps the order of insertion: the first is who was longest not heard of.
      buckets.delete(client)
      buckets.set(client, { left: left >= 1 ? left - 1 : left, at: now })
      if (buckets.size > maxClients) buckets.delete(buckets.keys().next().value as string)
      return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond))
    },
  })
}

/**
 * Asks clients that send too much to wait (RFC 6585 section 4): 429, with `Retry-After`.
 *
 * @example
 * ```ts
 * import { createRateLimit, createTokenBucket, withMiddleware } from 'rungs/exchange'
 * const limiter = createTokenBucket({ burst: 50, perSecond: 20 })
 * const handler = withMiddleware(async () => new Response('hello'), createRateLimit({ limiter }))
 * ```
 */
export function createRateLimit({ limiter, clientOf }: CreateRateLimitOptions): Middleware {
  const whose =
    clientOf ?? ((_request: Request, connection: Connection | undefined) => clientOfAddress(connection?.remoteAddress ?? ''))
  return (next) => async (request, connection) => {
    const retryAfterSeconds = await limiter.take(whose(request, connection))
    if (retryAfterSeconds > 0) return problemResponse(inputError('exchange.rate_limited', { retryAfterSeconds }))
    return next(request, connection)
  }
}
