import { requireOption } from '../core/index.js'
import type { Middleware } from './handler.js'

/** What {@link createCors} needs. */
export interface CreateCorsOptions {
  /** Origins whose pages may call the service, each as browsers write it, or `*` for any. */
  readonly origins: readonly string[] | '*'
  /** For how long a browser may keep the answer, seconds. Default 600. */
  readonly maxAgeSeconds?: number
}

const ALLOWED = {
  methods: 'GET, POST, PUT, OPTIONS',
  headers: 'authorization, content-type, if-none-match, x-request-id',
} as const
const EXPOSED = 'etag, link, x-total-count, x-request-id, retry-after, www-authenticate'

/**
 * Cross-origin requests of pages, without cookies: the origins that are named, and no others.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createCors, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createCors({ origins: ['https://wallet.example'] }))
 * ```
 */
export function createCors({ origins, maxAgeSeconds = 600 }: CreateCorsOptions): Middleware {
  const isOrigin = (one: unknown): boolean => typeof one === 'string' && URL.canParse(one) && new URL(one).origin === one
  requireOption(origins === '*' || (Array.isArray(origins) && origins.every(isOrigin)), 'origins', 'origins, or *')
  return (next) => async (request, connection) => {
    const origin = request.headers.get('origin')
    // Where any origin may ask, all answers say so: caches would give one that does not to a page (Fetch, CORS protocol and HTTP caches).
    const isAllowed = origins === '*' || (origin !== null && origins.includes(origin))
    const isPreflight = origin !== null && request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
    const response = isAllowed && isPreflight ? new Response(null, { status: 204 }) : await next(request, connection)
    if (origins !== '*') response.headers.append('vary', 'origin')
    if (!isAllowed) return response
    response.headers.set('access-control-allow-origin', origins === '*' ? '*' : (origin as string))
    response.headers.set('access-control-expose-headers', EXPOSED)
    response.headers.set('cross-origin-resource-policy', 'cross-origin')
    if (isPreflight) {
      response.headers.set('access-control-allow-methods', ALLOWED.methods)
      response.headers.set('access-control-allow-headers', ALLOWED.headers)
      response.headers.set('access-control-max-age', String(maxAgeSeconds))
    }
    return response
  }
}
