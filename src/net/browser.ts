import {
  checkOptions,
  formatDateTime,
  inputError,
  isRungsError,
  operationError,
  type RungsError,
  requireTimer,
  usageError,
} from '../core/index.js'
import type { UrlReason } from './codes.js'
import { isTypeListed, mediaTypeOf, shownType, typesOf } from './content-type.js'
import type { NetFetchOptions, NetResponse, PostingNet } from './net.js'
import type { FetchPurpose, NetOptions } from './policy.js'
import type { NetPostOptions } from './post.js'

/** What a net in a browser may reach and how much of it. */
export interface BrowserNetOptions extends Pick<NetOptions, 'hosts' | 'onFetch'> {
  /** Milliseconds for a whole fetch, not counting `onFetch`. Default 10 000. */
  readonly timeoutMs?: number
  /** Bytes of a body unless a call says otherwise. Default 1 MiB. */
  readonly maxBytes?: number
  /**
   * The origin that the page is from (`location.origin`): it is reached as the page was, also by http, at another port or under a private
   * name. Default: https and named hosts alone.
   */
  readonly ownOrigin?: string
}

const MAX_URL_LENGTH = 4096
/** Hosts that mean something in this network alone: addresses, names of one label, and names that never leave it (RFC 6761, RFC 6762). */
const PRIVATE_HOST = /^\[|^[\d.]+$|^[^.]+\.?$|\.(local|localhost|internal|home\.arpa|test)\.?$/i

/**
 * A guarded fetch for pages in a browser, for URLs that other people wrote: https to named hosts alone, without cookies, referrer and
 * redirects, and with bounds on time and bytes. What the browser does not let a page read, and which host that is, is all it can tell:
 * servers decide by their CORS headers whether pages may read their documents and send to them. Nothing is kept.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createBrowserNet } from 'rungs/net/browser'
 * const net = createBrowserNet({ onFetch: ({ origin }) => confirm(`Ask ${origin}?`) })
 * ```
 */
export function createBrowserNet(options: BrowserNetOptions = {}): PostingNet {
  checkOptions(options, ['hosts', 'onFetch', 'timeoutMs', 'maxBytes', 'ownOrigin'], 'createBrowserNet')
  const { hosts, onFetch, timeoutMs = 10_000, maxBytes = 1024 * 1024, ownOrigin } = options
  requireTimer('timeoutMs', timeoutMs)
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1)
    throw usageError('core.option_invalid', { option: 'maxBytes', expected: 'whole number' })
  if (ownOrigin !== undefined && !isOrigin(ownOrigin))
    throw usageError('core.option_invalid', { option: 'ownOrigin', expected: 'origin' })
  const open = async (text: unknown, purpose: FetchPurpose | undefined): Promise<URL> => {
    const url = readUrl(text, ownOrigin)
    const host = url.hostname
    if (url.origin !== ownOrigin && PRIVATE_HOST.test(host)) throw operationError('net.address_forbidden', { host })
    if (hosts !== undefined && hosts(host) !== true) throw operationError('net.host_forbidden', { host })
    await announce(url, purpose, onFetch)
    return url
  }
  return Object.freeze({
    fetch: async (text: string, more: NetFetchOptions = {}): Promise<NetResponse> => {
      checkOptions(more, ['accept', 'types', 'purpose', 'maxBytes', 'maxAgeMs', 'signal'], 'fetch')
      const url = await open(text, more.purpose)
      return askOnce(url, { ...more, maxBytes: more.maxBytes ?? maxBytes }, timeoutMs)
    },
    post: async (text: string, more: NetPostOptions): Promise<NetResponse> => {
      checkOptions(more, ['body', 'contentType', 'accept', 'authorization', 'types', 'maxBytes', 'signal'], 'post')
      const { body, contentType, authorization } = more
      if (typeof body !== 'string' && !(body instanceof Uint8Array))
        throw usageError('core.option_invalid', { option: 'body', expected: 'bytes or text' })
      const headers = { 'content-type': contentType, ...(authorization !== undefined && { authorization }) }
      const url = await open(text, undefined)
      const sent = { body: typeof body === 'string' ? body : new Uint8Array(body), headers }
      return askOnce(url, { ...more, maxBytes: more.maxBytes ?? maxBytes, sent }, timeoutMs)
    },
  })
}

function isOrigin(text: unknown): boolean {
  try {
    return typeof text === 'string' && new URL(text).origin === text
  } catch {
    return false
  }
}

function readUrl(text: unknown, ownOrigin: string | undefined): URL {
  const refuse = (reason: UrlReason): RungsError => inputError('net.url_unsupported', { reason })
  let url: URL
  try {
    if (typeof text !== 'string' || text.length > MAX_URL_LENGTH) throw refuse('syntax')
    url = new URL(text)
  } catch {
    throw refuse('syntax')
  }
  const isOwn = url.origin === ownOrigin
  if (url.protocol !== 'https:' && !isOwn) throw refuse('scheme')
  if (url.username !== '' || url.password !== '') throw refuse('credentials')
  if (url.port !== '' && !isOwn) throw refuse('port')
  url.hash = ''
  return url
}

async function announce(url: URL, purpose: FetchPurpose | undefined, onFetch: NetOptions['onFetch']): Promise<void> {
  if (onFetch === undefined) return
  let answer: unknown
  let cause: unknown
  try {
    answer = await onFetch(Object.freeze({ origin: url.origin, ...(purpose !== undefined && { purpose }) }))
  } catch (error) {
    answer = false
    cause = error
  }
  if (answer === false) throw operationError('net.fetch_refused', { host: url.hostname, purpose: purpose ?? 'other' }, { cause })
}

/** What is asked once, and what is sent with it where something is. */
interface Ask extends Pick<NetFetchOptions, 'accept' | 'types' | 'signal'> {
  readonly maxBytes: number
  readonly sent?: { readonly body: string | Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> }
}

async function askOnce(
  url: URL,
  { accept = '*/*', types, maxBytes, signal, sent }: Ask,
  timeoutMs: number,
): Promise<NetResponse> {
  const host = url.hostname
  const controller = new AbortController()
  const abort = (): void => controller.abort()
  const timer = setTimeout(abort, timeoutMs)
  signal?.addEventListener('abort', abort, { once: true })
  if (signal?.aborted === true) abort()
  try {
    const response = await fetch(url.href, {
      ...(sent !== undefined && { method: 'POST', body: sent.body }),
      headers: { accept, ...sent?.headers },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: controller.signal,
    })
    const { status } = response
    // What was sent may be answered with more than one word, which whoever sent it reads.
    if (sent === undefined && status !== 200) throw operationError('net.status', { host, status })
    const contentType = mediaTypeOf(response.headers.get('content-type') ?? undefined)
    const listed = types === undefined ? undefined : typesOf(types)
    if (listed !== undefined && status >= 200 && status < 300 && status !== 204 && !isTypeListed(contentType, listed))
      throw operationError('net.content_type', { host, contentType: shownType(contentType) })
    const bytes = await readBody(response, host, maxBytes)
    return Object.freeze({
      url: url.href,
      status,
      contentType,
      bytes,
      fetchedAt: formatDateTime(Date.now()),
      fromCache: false,
    })
  } catch (error) {
    if (isRungsError(error)) throw error
    if (signal?.aborted === true) throw operationError('net.aborted', { host })
    if (controller.signal.aborted) throw operationError('net.timeout', { host, timeoutMs }, { retryable: true })
    // A browser does not say why: no such host, no connection, a redirect, or CORS.
    throw operationError('net.unreachable', { host, reason: 'browser' }, { retryable: true, cause: error })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    // Whatever of the body was not read is not wanted.
    abort()
  }
}

async function readBody(response: Response, host: string, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > maxBytes) throw operationError('net.too_large', { host, part: 'body', limitBytes: maxBytes })
    parts.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
