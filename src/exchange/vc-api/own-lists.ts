import { formatDateTime, operationError, utf8 } from '../../core/index.js'
import type { Net, NetFetchOptions, NetResponse } from '../../net/index.js'
import type { StatusLists } from './status-lists.js'

/**
 * A net that reads the service's own status lists where they are made, so that a service verifies what it issued without a network,
 * and asks another net, if there is one, for everything else.
 */
export function ownLists(lists: StatusLists, baseUrl: string, outer: Net | undefined, nowMs: () => number): Net {
  const prefix = `${baseUrl}/status/`
  return Object.freeze({
    async fetch(url: string, options: NetFetchOptions = {}): Promise<NetResponse> {
      const list = url.startsWith(prefix) ? await lists.read(url.slice(prefix.length)) : undefined
      if (list === undefined) {
        if (outer !== undefined) return outer.fetch(url, options)
        throw operationError('net.unreachable', { host: hostOf(url), reason: 'offline' })
      }
      const { credential, mediaType } = list
      return {
        url,
        status: 200,
        contentType: mediaType,
        bytes: utf8(typeof credential === 'string' ? credential : JSON.stringify(credential)),
        fetchedAt: formatDateTime(nowMs()),
        fromCache: false,
      }
    },
  })
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
