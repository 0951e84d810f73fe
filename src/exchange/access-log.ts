import { formatDateTime, type Now, toEpochMs } from '../core/index.js'
import type { Middleware } from './handler.js'

/** What is told of one request: nothing of whom it is about, of what it holds, or of who may send it. */
export interface AccessRecord {
  /** RFC 3339. */
  readonly time: string
  /** The id of the request, where it has one. */
  readonly id?: string
  readonly method: string
  /** The route, with its parameter left as it is in the table: `/identifiers/{did}`. */
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** What {@link createAccessLog} needs. */
export interface CreateAccessLogOptions {
  /** Gets each record as one line of JSON without its end. */
  readonly write: (line: string) => void
  /** The route of a path, which must not repeat what the client put into it. Default: it is left at `*`. */
  readonly routeOf?: (pathname: string) => string
  /** Default: the system's clock. */
  readonly now?: Now
}

const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Writes one line of JSON for each request: time, id, method, route, status and milliseconds. Addresses, paths, headers and bodies
 * are left out: a path may hold a DID, and a header a token.
 *
 * @example
 * ```ts
 * import { createAccessLog, withMiddleware } from 'rungs/exchange'
 * const lines: string[] = []
 * const handler = withMiddleware(async () => new Response('hello'), createAccessLog({ write: (line) => lines.push(line) }))
 * ```
 */
export function createAccessLog({ write, routeOf = () => '*', now }: CreateAccessLogOptions): Middleware {
  return (next) => async (request, connection) => {
    const startedAt = performance.now()
    const response = await next(request, connection)
    const id = response.headers.get('x-request-id')
    const record: AccessRecord = {
      time: formatDateTime(toEpochMs(now)),
      ...(id !== null && { id }),
      method: METHODS.includes(request.method) ? request.method : 'other',
      route: routeOf(new URL(request.url).pathname),
      status: response.status,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
    }
    write(JSON.stringify(record))
    return response
  }
}
