import { inputError, operationError, requireTimer } from '../core/index.js'
import type { Middleware } from './handler.js'
import { jsonResponse, problemResponse } from './problem-response.js'

/** What {@link createHealth} needs. */
export interface CreateHealthOptions {
  /** Whether requests are taken: the store answers, and nobody has asked the service to end. A rejection means no. */
  readonly isReady: () => boolean | Promise<boolean>
  /** Milliseconds that `isReady` may take. Default 1000. */
  readonly timeoutMs?: number
}

/**
 * `GET /healthz`, which answers as long as the process does, and `GET /readyz`, which says whether requests should come.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createHealth, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createHealth({ isReady: () => true }))
 * ```
 */
export function createHealth({ isReady, timeoutMs = 1000 }: CreateHealthOptions): Middleware {
  requireTimer('timeoutMs', timeoutMs)
  return (next) => async (request, connection) => {
    const { pathname } = new URL(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (pathname !== '/healthz' && pathname !== '/readyz') return next(request, connection)
    if (!isRead) return problemResponse(inputError('exchange.method_not_allowed', { allowed: ['GET', 'HEAD'] }))
    if (pathname === '/healthz') return jsonResponse(200, { status: 'alive' })
    const ready = await within(timeoutMs, async () => isReady()).catch(() => false)
    return ready ? jsonResponse(200, { status: 'ready' }) : problemResponse(operationError('exchange.not_ready', {}))
  }
}

async function within(timeoutMs: number, ask: () => Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs)
  })
  try {
    return await Promise.race([ask(), late])
  } finally {
    clearTimeout(timer)
  }
}
