import { inputError, operationError, requireOption } from '../core/index.js'
import type { Middleware } from './handler.js'
import { problemResponse } from './problem-response.js'

/** What {@link createRequestLimits} may be told. */
export interface CreateRequestLimitsOptions {
  /** Requests that are worked on at the same time; more are asked to come back. Default 256. */
  readonly maxConcurrent?: number
  /** Characters of the URL. Default 8192. */
  readonly maxUrlLength?: number
  /** Characters of all headers. Default 32 768. */
  readonly maxHeaderLength?: number
}

/** RFC 9110 section 15.5.15, RFC 6585 section 5. */
const URI_TOO_LONG = 414
export const HEADERS_TOO_LARGE = 431

/**
 * Bounds on requests whatever the server in front: length of URL and headers, and how many are worked on at the same time. The
 * handler itself bounds the size and the time of bodies.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createRequestLimits, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createRequestLimits({ maxConcurrent: 64 }))
 * ```
 */
export function createRequestLimits(options: CreateRequestLimitsOptions = {}): Middleware {
  const { maxConcurrent = 256, maxUrlLength = 8192, maxHeaderLength = 32_768 } = options
  for (const [name, value] of Object.entries({ maxConcurrent, maxUrlLength, maxHeaderLength }))
    requireOption(Number.isSafeInteger(value) && value > 0, name, 'whole number from 1')
  let active = 0
  return (next) => async (request, connection) => {
    if (request.url.length > maxUrlLength)
      return problemResponse(inputError('exchange.request_too_large', { limitBytes: maxUrlLength }), {}, URI_TOO_LONG)
    let length = 0
    for (const [name, value] of request.headers) length += name.length + value.length + 4
    if (length > maxHeaderLength)
      return problemResponse(inputError('exchange.request_too_large', { limitBytes: maxHeaderLength }), {}, HEADERS_TOO_LARGE)
    if (active >= maxConcurrent) return problemResponse(operationError('exchange.busy', { retryAfterSeconds: 1 }))
    active++
    try {
      return await next(request, connection)
    } finally {
      active--
    }
  }
}
