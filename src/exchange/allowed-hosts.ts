import { inputError, requireOption } from '../core/index.js'
import type { Middleware } from './handler.js'
import { problemResponse } from './problem-response.js'

/** What {@link createAllowedHosts} needs. */
export interface CreateAllowedHostsOptions {
  /** Names that the service is called by, without ports. Loopback addresses and `localhost` always are. */
  readonly hosts?: readonly string[]
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Refuses requests under another name than the service's own: a web page can lead its own name to a loopback address, and would then
 * be let in as of the same origin.
 *
 * @throws RungsError `core.option_invalid`
 * @example
 * ```ts
 * import { createAllowedHosts, withMiddleware } from 'rungs/exchange'
 * const handler = withMiddleware(async () => new Response('hello'), createAllowedHosts({ hosts: ['badges.courier.example'] }))
 * ```
 */
export function createAllowedHosts({ hosts = [] }: CreateAllowedHostsOptions = {}): Middleware {
  requireOption(Array.isArray(hosts) && hosts.every((one) => typeof one === 'string' && one !== ''), 'hosts', 'list of names')
  const names = new Set(hosts.map((one) => one.toLowerCase()))
  return (next) => async (request, connection) => {
    const { host, hostname } = new URL(request.url)
    const named = (request.headers.get('host') ?? host).toLowerCase()
    const name = named.replace(/:\d+$/, '') || hostname
    if (LOOPBACK.test(name) || names.has(name)) return next(request, connection)
    return problemResponse(inputError('exchange.request_malformed', { expected: 'name of this service as the host' }))
  }
}
