import { isRungsError, operationError } from '../core/index.js'
import type { Net, NetFetchOptions, NetResponse } from '../net/index.js'

/**
 * Fetches with a net that may be the caller's own and fail in any way: whatever it throws, the document could not be had.
 *
 * @throws RungsError `net.unreachable`, and what a net raises
 */
export async function askNet(net: Net, url: string, options: NetFetchOptions): Promise<NetResponse> {
  try {
    const response = await net.fetch(url, options)
    if (!(response?.bytes instanceof Uint8Array)) throw new TypeError('no bytes')
    return response
  } catch (error) {
    if (isRungsError(error)) throw error
    const host = URL.canParse(url) ? new URL(url).hostname : ''
    throw operationError('net.unreachable', { host, reason: 'net' }, { cause: error })
  }
}
