import {
  checkOptions,
  formatDateTime,
  inputError,
  isRungsError,
  operationError,
  type RungsError,
  usageError,
} from '../core/index.js'
import type { UrlReason } from './codes.js'
import { isTypeListed, mediaTypeOf, shownType, typesOf } from './content-type.js'
import type { Net, NetFetchOptions, NetResponse } from './net.js'
import type { FetchPurpose, NetOptions } from './policy.js'

/** What a net in a browser may reach and how much of it. */
export interface BrowserNetOptions extends Pick<NetOptions, 'hosts' | 'onFetch'> {
  /** Milliseconds for a whole fetch, not counting `onFetch`. Default 10 000. */
  readonly timeoutMs?: number
  /** Bytes of a body unless a call says otherwise. Default 1 MiB. */
  readonly maxBytes?: number
}

const MAX_URL_LENGTH = 4096
/** Hosts that mean something in this network alone: addresses, names of one label, and names that never leave it (RFC 6761, RFC 6762). */
const PRIVATE_HOST = /^\[|^[\d.]+$|^[^.]+\.?$|\.(local|localhost|internal|home\.arpa|test)\.?$/i

/**
 * A guarded fetch for pages in a browser, for URLs that other people wrote: https and GET to named hosts alone, without cookies, referrer
 * and redirects, and with bounds on time and bytes. What the browser does not let a page read, and which host that is, is all it can tell: servers
 * decide by their CORS headers whether pages may read their documents. Nothing is kept.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createBrowserNet } from 'rungs/net/browser'
 * const net = createBrowserNet({ onFetch: ({ origin }) => confirm(`Ask ${origin}?`) })
 * ```
 */
export function createBrowserNet(options: BrowserNetOptions = {}): Net {
  checkOptions(options, ['hosts', 'onFetch', 'timeoutMs', 'maxBytes'], 'createBrowserNet')
  const { hosts, onFetch, timeoutMs = 10_000, maxBytes = 1024 * 1024 } = options
  for (const [option, value] of Object.entries({ timeoutMs, maxBytes }))
    if (!Number.isSafeInteger(value) || value < 1) throw usageError('core.option_invalid', { option, expected: 'whole number' })
  return Object.freeze({
    fetch: async (text: string, more: NetFetchOptions = {}): Promise<NetResponse> => {
      checkOptions(more, ['accept', 'types', 'purpose', 'maxBytes', 'signal'], 'fetch')
      const url = readUrl(text)
      const host = url.hostname
      if (PRIVATE_HOST.test(host)) throw operationError('net.address_forbidden', { host })
      if (hosts !== undefined && hosts(host) !== true) throw operationError('net.host_forbidden', { host })
      await announce(url, more.purpose, onFetch)
      return getOnce(url, { ...more, maxBytes: more.maxBytes ?? maxBytes }, timeoutMs)
    },
  })
}

function readUrl(text: unknown): URL {
  const refuse = (reason: UrlReason): RungsError => inputError('net.url_unsupported', { reason })
  let url: URL
  try {
    if (typeof text !== 'string' || text.length > MAX_URL_LENGTH) throw refuse('syntax')
    url = new URL(text)
  } catch {
    throw refuse('syntax')
  }
  if (url.protocol !== 'https:') throw refuse('scheme')
  if (url.username !== '' || url.password !== '') throw refuse('credentials')
  if (url.port !== '') throw refuse('port')
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

async function getOnce(
  url: URL,
  { accept = '*/*', types, maxBytes, signal }: NetFetchOptions & { readonly maxBytes: number },
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
      headers: { accept },
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: controller.signal,
    })
    if (response.status !== 200) throw operationError('net.status', { host, status: response.status })
    const contentType = mediaTypeOf(response.headers.get('content-type') ?? undefined)
    const listed = types === undefined ? undefined : typesOf(types)
    if (listed !== undefined && !isTypeListed(contentType, listed))
      throw operationError('net.content_type', { host, contentType: shownType(contentType) })
    const bytes = await readBody(response, host, maxBytes)
    return Object.freeze({
      url: url.href,
      status: 200,
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
