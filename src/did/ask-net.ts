import { isRungsError, operationError, type RungsError } from '../core/index.js'
import type { Net, NetFetchOptions, NetResponse } from '../net/index.js'

/**
 * Fetches with a net that may be the caller's own and fail in any way: whatever it throws, the document could not be had, which says
 * nothing about what named it. A URL that this net does not follow, such as one with a port, may be right for others.
 *
 * @throws RungsError `net.unreachable`, and what a net raises, never of kind `input`
 */
export async function askNet(net: Net, url: string, options: NetFetchOptions): Promise<NetResponse> {
  try {
    const response = await net.fetch(url, options)
    if (!(response?.bytes instanceof Uint8Array)) throw new TypeError('no bytes')
    return response
  } catch (error) {
    if (isRungsError(error)) throw error.kind === 'input' ? leftOpen(error) : error
    const host = URL.canParse(url) ? new URL(url).hostname : ''
    throw operationError('net.unreachable', { host, reason: 'net' }, { cause: error })
  }
}

/** Whether two URLs are of one host, with `www.` or without; what is no URL is of none. */
export function isSameHost(one: string, other: string): boolean {
  const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : '')
  return hostOf(one) !== '' && hostOf(one) === hostOf(other)
}

function leftOpen(error: RungsError): RungsError {
  return operationError(error.code, error.params, { path: error.path, cause: error })
}
