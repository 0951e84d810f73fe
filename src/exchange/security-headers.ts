import type { Middleware } from './handler.js'

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['x-frame-options', 'DENY'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cache-control', 'no-store'],
]

/** What {@link createSecurityHeaders} may be told. */
export interface CreateSecurityHeadersOptions {
  /** Tells browsers to come by https only, for so many seconds: where the service is reached by https. Default: it is left out. */
  readonly strictTransportSeconds?: number
}

/**
 * Headers for an interface of programs: nothing is guessed, framed, run, kept or told on. What an answer says itself, such as for how
 * long a status list may be kept, stands.
 *
 * @example
 * ```ts
 * import { createSecurityHeaders, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createSecurityHeaders({ strictTransportSeconds: 31_536_000 }))
 * ```
 */
export function createSecurityHeaders({ strictTransportSeconds }: CreateSecurityHeadersOptions = {}): Middleware {
  const headers =
    strictTransportSeconds === undefined
      ? HEADERS
      : [...HEADERS, ['strict-transport-security', `max-age=${strictTransportSeconds}`] as const]
  return (next) => async (request, connection) => {
    const response = await next(request, connection)
    for (const [name, value] of headers) if (!response.headers.has(name)) response.headers.set(name, value)
    return response
  }
}
