import { Agent } from 'node:https'
import { checkOptions, inputError, operationError, type RungsError, usageError } from '../core/index.js'
import type { UrlReason } from './codes.js'
import { type NetOptions, type Policy, toPolicy, wholeNumber } from './policy.js'
import { literalAddress, sendRequest } from './request.js'

/** What a document is fetched for: whose keys, which status, which schema, a newer credential, or whom to trust. */
export type FetchPurpose = 'controller' | 'status' | 'schema' | 'refresh' | 'trust'

/** What one fetch may ask for. */
export interface NetFetchOptions {
  /** The `Accept` header. Default any type. */
  readonly accept?: string
  /** What the document is for; told to whoever watches the fetches of a net. */
  readonly purpose?: FetchPurpose
  /** Bytes of the body. Default: that of the net. */
  readonly maxBytes?: number
  /** Gives the fetch up early. */
  readonly signal?: AbortSignal
}

/** A successful answer: its status is always 200. */
export interface NetResponse {
  /** The URL that answered, after redirects. */
  readonly url: string
  readonly status: number
  /** The media type in lower case without parameters; empty when the server names none. */
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** The only door outward. */
export interface Net {
  /**
   * Gets a document over https.
   *
   * @throws RungsError `net.url_unsupported`, `net.host_forbidden`, `net.address_forbidden`, `net.redirect_forbidden`,
   * `net.status`, `net.content_encoding`, `net.too_large`, `net.timeout`, `net.aborted`, `net.unreachable`;
   * all but the first are of kind `operation`: nothing is known about the document
   */
  readonly fetch: (url: string, options?: NetFetchOptions) => Promise<NetResponse>
}

const MAX_URL_LENGTH = 4096

/**
 * A guarded fetch for URLs that other people wrote: https and GET only, public addresses only (checked on the connection
 * itself), port 443, TLS 1.2 or newer, no credentials, no compressed answers, and bounds on time, bytes and redirects.
 * It never retries and keeps nothing.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createNet } from 'rungs/net'
 * const net = createNet({ timeoutMs: 5000, hosts: (name) => name.endsWith('.example') })
 * ```
 */
export function createNet(options: NetOptions = {}): Net {
  const policy = toPolicy(options)
  // A connection is never shared: each request has its own checked address.
  const agent = new Agent({ keepAlive: false })
  return Object.freeze({
    fetch: (url: string, fetchOptions: NetFetchOptions = {}) => fetchGuarded(url, fetchOptions, policy, agent),
  })
}

async function fetchGuarded(text: string, options: NetFetchOptions, policy: Policy, agent: Agent): Promise<NetResponse> {
  checkOptions(options, ['accept', 'purpose', 'maxBytes', 'signal'], 'fetch')
  const { accept = '*/*', signal } = options
  const maxBytes = wholeNumber('maxBytes', options.maxBytes ?? policy.maxBytes, 1)
  if (typeof accept !== 'string' || !/^[\x20-\x7e]{1,1024}$/.test(accept)) {
    throw usageError('core.option_invalid', { option: 'accept', expected: 'header value' })
  }
  if (signal !== undefined && !(signal instanceof AbortSignal)) {
    throw usageError('core.option_invalid', { option: 'signal', expected: 'AbortSignal' })
  }
  const first = readUrl(text, undefined, policy)
  if (typeof first === 'string') throw inputError('net.url_unsupported', { reason: first })

  const deadline = startDeadline(first.hostname, policy.timeoutMs, signal)
  try {
    let url = first
    for (let redirects = 0; ; redirects++) {
      requireAllowed(url, policy)
      const answer = await sendRequest({ url, accept, maxBytes, policy, agent, signal: deadline.signal })
      if ('bytes' in answer) return { url: url.href, status: 200, contentType: answer.contentType, bytes: answer.bytes }
      url = nextUrl(url, answer.location, redirects, policy)
    }
  } finally {
    deadline.stop()
  }
}

function readUrl(text: unknown, base: URL | undefined, policy: Policy): URL | UrlReason {
  if (typeof text !== 'string' || text.length > MAX_URL_LENGTH) return 'syntax'
  let url: URL
  try {
    url = new URL(text, base)
  } catch {
    return 'syntax'
  }
  if (url.protocol !== 'https:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (url.port !== '' && !policy.ports.includes(Number(url.port))) return 'port'
  url.hash = ''
  return url
}

function requireAllowed(url: URL, policy: Policy): void {
  const host = url.hostname
  const address = literalAddress(host)
  if (address !== undefined && !policy.allowsLiteral(address)) throw operationError('net.address_forbidden', { host })
  if (!policy.allowsHost(host)) throw operationError('net.host_forbidden', { host })
}

function nextUrl(from: URL, location: string | undefined, redirects: number, policy: Policy): URL {
  const refuse = (reason: UrlReason | 'location' | 'count'): RungsError =>
    operationError('net.redirect_forbidden', { host: from.hostname, reason })
  if (location === undefined) throw refuse('location')
  if (redirects >= policy.maxRedirects) throw refuse('count')
  const next = readUrl(location, from, policy)
  if (typeof next === 'string') throw refuse(next)
  return next
}

/** One signal for the deadline and the caller's own, with the error to throw as its reason. */
function startDeadline(
  host: string,
  timeoutMs: number,
  outer: AbortSignal | undefined,
): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController()
  const timer = setTimeout(
    () => controller.abort(operationError('net.timeout', { host, timeoutMs }, { retryable: true })),
    timeoutMs,
  )
  const abort = (): void => controller.abort(operationError('net.aborted', { host }))
  if (outer?.aborted === true) abort()
  outer?.addEventListener('abort', abort, { once: true })
  return {
    signal: controller.signal,
    stop: () => {
      clearTimeout(timer)
      outer?.removeEventListener('abort', abort)
    },
  }
}
