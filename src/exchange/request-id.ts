import type { Middleware } from './handler.js'

const HEADER = 'x-request-id'
/** Nothing else of what a client says of its request comes into logs and headers. */
const ACCEPTABLE = /^[A-Za-z0-9-]{8,64}$/

/**
 * Gives each answer the id of its request as `X-Request-Id`: that of the client where it is a plain word of 8 to 64 characters, else
 * a new UUID.
 *
 * @example
 * ```ts
 * import { createRequestIds, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createRequestIds())
 * ```
 */
export function createRequestIds(): Middleware {
  return (next) => async (request, connection) => {
    const given = request.headers.get(HEADER) ?? ''
    const response = await next(request, connection)
    response.headers.set(HEADER, ACCEPTABLE.test(given) ? given : globalThis.crypto.randomUUID())
    return response
  }
}
