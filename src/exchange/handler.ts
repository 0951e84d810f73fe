import { problemOfThrown } from './problem-response.js'

/** What an adapter knows of a connection beside the request. */
export interface Connection {
  /** The address of the peer, where the adapter knows it. */
  readonly remoteAddress?: string
}

/** Answers a request: what `fetch`-style servers call (hono, Deno, Bun, `rungs/exchange/node`). It never rejects. */
export type Handler = (request: Request, connection?: Connection) => Promise<Response>

/** Puts something around a handler. */
export type Middleware = (next: Handler) => Handler

/**
 * A handler inside of middleware, the first outermost. What any of them throws becomes a problem that tells nothing of it.
 *
 * @example
 * ```ts
 * import { createSecurityHeaders, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createSecurityHeaders())
 * ```
 */
export function withMiddleware(handler: Handler, ...middleware: readonly Middleware[]): Handler {
  const own: Handler = async (request, connection) => changeable(await handler(request, connection))
  return middleware.reduceRight((next, around) => guarded(around(next)), guarded(own))
}

/** Redirects, and what `fetch` gives, cannot be given headers, and middleware wants to (Fetch, headers guard). */
function changeable(response: Response): Response {
  try {
    response.headers.delete('x-request-id')
    return response
  } catch {
    return new Response(response.body, response)
  }
}

function guarded(handler: Handler): Handler {
  return async (request, connection) => {
    try {
      return await handler(request, connection)
    } catch (error) {
      return problemOfThrown(error)
    }
  }
}
