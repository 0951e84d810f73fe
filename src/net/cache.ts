import type { IncomingHttpHeaders } from 'node:http'
import CachePolicy from 'http-cache-semantics'

/** Bounds of what a net keeps. */
export interface NetCacheOptions {
  /** Answers kept. Default 256. */
  readonly maxEntries?: number
  /** Bytes of bodies kept. Default 8 MiB. */
  readonly maxBytes?: number
  /** Milliseconds for which an answer is used unasked at most, whatever its server says. Default 5 minutes. */
  readonly maxFreshMs?: number
}

/** What is asked: only `Accept` differs between requests for one URL. */
export interface Asked {
  readonly url: string
  readonly accept: string
}

/** A kept answer. */
export interface Stored {
  readonly contentType: string
  readonly bytes: Uint8Array
  /** When the server said it or said that it still holds, milliseconds. */
  readonly fetchedMs: number
}

/** What is known of a URL: an answer to use as it is, or one to ask about with conditional headers (RFC 9111 section 4.3.1). */
export interface Found {
  readonly stored: Stored
  readonly isFresh: boolean
  readonly validators: Readonly<Record<string, string>>
}

/** A cache of successful answers by the rules of RFC 9111. */
export interface Cache {
  readonly find: (asked: Asked) => Found | undefined
  readonly store: (asked: Asked, headers: IncomingHttpHeaders, answer: Stored) => void
  /** Takes the headers of a 304 into the kept answer; `undefined` where they are about another one, which is then forgotten. */
  readonly confirm: (asked: Asked, headers: IncomingHttpHeaders, fetchedMs: number) => Stored | undefined
}

interface Entry {
  readonly policy: CachePolicy
  readonly stored: Stored
}

/** The headers that decide; nothing else of what a server sent is kept. */
const KEPT = ['pragma', 'expires', 'date', 'age', 'etag', 'last-modified', 'vary', 'set-cookie'] as const
/** About answers that are stale, which are never used here; the library would ask each time for the first two. */
const NEVER_STALE = /^(must-revalidate|proxy-revalidate|stale-while-revalidate|stale-if-error)$/
const HEADER_VALUE = /^[\x20-\x7e]{0,1024}$/

/** A cache of at most so many entries and bytes, from which the one that was not used for longest goes first. */
export function createCache(limits: Required<NetCacheOptions>, now: () => number): Cache {
  const entries = new Map<string, Entry>()
  const kept = { bytes: 0 }
  const keyOf = ({ url, accept }: Asked): string => `${accept}\n${url}`
  const forget = (key: string): void => {
    kept.bytes -= entries.get(key)?.stored.bytes.length ?? 0
    entries.delete(key)
  }
  const put = (key: string, entry: Entry): void => {
    forget(key)
    const { length } = entry.stored.bytes
    if (length > limits.maxBytes || !isWorthKeeping(entry.policy)) return
    entries.set(key, entry)
    kept.bytes += length
    while (entries.size > limits.maxEntries || kept.bytes > limits.maxBytes) forget(entries.keys().next().value as string)
  }
  return Object.freeze({
    find: (asked: Asked): Found | undefined => {
      const key = keyOf(asked)
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      // A Map keeps the order of insertion: putting it back makes it the youngest.
      entries.delete(key)
      entries.set(key, entry)
      const { policy, stored } = entry
      const request = toRequest(asked)
      const ageMs = now() - stored.fetchedMs
      const isFresh = ageMs >= 0 && ageMs < limits.maxFreshMs && policy.satisfiesWithoutRevalidation(request)
      return { stored, isFresh, validators: conditionsOf(policy.revalidationHeaders(request)) }
    },
    store: (asked: Asked, headers: IncomingHttpHeaders, stored: Stored): void =>
      put(keyOf(asked), { policy: toPolicy(asked, decisive(headers), stored.fetchedMs, now), stored }),
    confirm: (asked: Asked, headers: IncomingHttpHeaders, fetchedMs: number): Stored | undefined => {
      const key = keyOf(asked)
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      const answer = { status: 304, headers: decisive(headers) }
      const { policy, matches } = entry.policy.revalidatedPolicy(toRequest(asked), answer)
      if (!matches) {
        forget(key)
        return undefined
      }
      const stored = { ...entry.stored, fetchedMs }
      put(key, { policy: withClock(policy, fetchedMs, now), stored })
      return stored
    },
  })
}

function toRequest({ url, accept }: Asked): CachePolicy.HttpRequest {
  return { url, method: 'GET', headers: { accept } }
}

function toPolicy(asked: Asked, headers: CachePolicy.Headers, fetchedMs: number, now: () => number): CachePolicy {
  // Guessing how long a list of keys or of revocations holds is not for us: without a word of the server it is asked each time.
  const options = { shared: true, cacheHeuristic: 0, immutableMinTimeToLive: 0 }
  return withClock(new CachePolicy(toRequest(asked), { status: 200, headers }, options), fetchedMs, now)
}

/** The library reads the system's clock unless told otherwise, which its documentation allows. */
function withClock(policy: CachePolicy, fetchedMs: number, now: () => number): CachePolicy {
  return Object.assign(CachePolicy.fromObject({ ...policy.toObject(), t: fetchedMs }), { now })
}

function isWorthKeeping(policy: CachePolicy): boolean {
  const headers = policy.responseHeaders()
  return policy.storable() && (!policy.stale() || Boolean(headers['etag'] ?? headers['last-modified']))
}

function decisive(headers: IncomingHttpHeaders): CachePolicy.Headers {
  const found: Record<string, string> = {}
  for (const name of KEPT) {
    const value = [headers[name] ?? []].flat().join(', ')
    // One that cannot be sent back is no validator.
    if (value !== '' && HEADER_VALUE.test(value)) found[name] = value
  }
  const control = cacheControl(headers['cache-control'])
  if (control !== '') found['cache-control'] = control
  // A header that cannot be read may forbid to keep the answer, and `*` says that no other request is alike (RFC 9111 section 4.1).
  const isReadable = [headers['cache-control'], headers.vary].every((value) => HEADER_VALUE.test(value ?? ''))
  return isReadable && !headers.vary?.includes('*') ? found : { 'cache-control': 'no-store' }
}

/** Directives in lower case (RFC 9111 section 5.2), of which the first of a name counts (section 4.2.1). */
function cacheControl(header: string | undefined): string {
  const directives = new Map<string, string>()
  for (const directive of (header ?? '').toLowerCase().split(',')) {
    const name = directive.split('=', 1)[0]!.trim()
    if (name !== '' && !NEVER_STALE.test(name) && !directives.has(name)) directives.set(name, directive.trim())
  }
  return [...directives.values()].join(', ')
}

function conditionsOf(headers: CachePolicy.Headers): Readonly<Record<string, string>> {
  const conditions: Record<string, string> = {}
  for (const name of ['if-none-match', 'if-modified-since']) {
    const value = headers[name]
    if (typeof value === 'string') conditions[name] = value
  }
  return conditions
}
