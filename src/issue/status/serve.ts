import type { Store } from '../../storage/index.js'
import { type ListScope, listsOf } from './lists.js'
import { type ServedList, toServed } from './publication.js'

/** A request for a list, from whatever server. */
export interface StatusListRequest {
  readonly method: string
  /** The URL as it was asked for; what follows a `?` or `#` does not count. */
  readonly url: string
  /** The value of `If-None-Match`. */
  readonly ifNoneMatch?: string
}

/** What to answer. */
export interface StatusListAnswer {
  readonly status: 200 | 304 | 404 | 405
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty but for 200. */
  readonly body: string
}

/** What serving needs. */
export interface ServeParts extends ListScope {
  readonly store: Store
  readonly purposes: readonly string[]
  readonly ttlMs: number
  /** What was served last, by list. */
  readonly served: Map<string, ServedList>
}

/** Everybody may read a list, from any page; nobody takes it for something else. */
const ALWAYS: Readonly<Record<string, string>> = /* @__PURE__ */ Object.freeze({
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
})

/** Answers a request for a list with what was published last (Bitstring Status List 1.0 section 2.3; RFC 9110 section 13.1.2). */
export async function answerStatusList(request: StatusListRequest, parts: ServeParts): Promise<StatusListAnswer> {
  const { method, url, ifNoneMatch } = request
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, headers: { ...ALWAYS, allow: 'GET, HEAD', 'cache-control': 'no-store' }, body: '' }
  const found = await find(String(url).split(/[?#]/, 1)[0] as string, parts)
  if (found === undefined) return { status: 404, headers: { ...ALWAYS, 'cache-control': 'no-store' }, body: '' }
  const { publication, etag, validUntilMs } = found
  // Nobody keeps a list for longer than it is valid.
  const seconds = Math.max(0, Math.floor(Math.min(parts.ttlMs, validUntilMs - parts.nowMs()) / 1000))
  const headers = { ...ALWAYS, etag, 'cache-control': `public, max-age=${seconds}` }
  if (matches(ifNoneMatch, etag)) return { status: 304, headers, body: '' }
  const { text, mediaType } = publication
  return {
    status: 200,
    headers: { ...headers, 'content-type': mediaType, 'last-modified': new Date(publication.atMs).toUTCString() },
    body: method === 'HEAD' ? '' : text,
  }
}

/** Weak comparison, as RFC 9110 section 13.1.2 has it. */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag)
}

async function find(url: string, parts: ServeParts): Promise<ServedList | undefined> {
  const { store, purposes, served } = parts
  const publication = await store.read(async (view) => {
    for (const purpose of purposes) {
      const list = (await listsOf(view, purpose, parts)).find((one) => one.url === url)
      if (list !== undefined) return view.lists.publication(list.id)
    }
    return undefined
  })
  if (publication === undefined) return undefined
  const there = served.get(url)
  if (there?.publication.text === publication.text) return there
  const made = toServed(publication)
  served.set(url, made)
  return made
}
