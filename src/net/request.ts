import { lookup as resolveName } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http'
import { type Agent, type RequestOptions, request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { isRungsError, operationError, type RungsError } from '../core/index.js'
import { isTypeListed, mediaTypeOf, shownType } from './content-type.js'
import type { Policy } from './policy.js'

/** One request, without redirects. */
export interface Hop {
  readonly url: URL
  readonly accept: string
  /** Conditional headers about an answer that is kept. */
  readonly validators: Readonly<Record<string, string>>
  /** Media types that are read; any where it is absent. */
  readonly types?: readonly string[] | undefined
  readonly maxBytes: number
  readonly policy: Policy
  readonly agent: Agent
  readonly signal: AbortSignal
  /** What is sent; without it, the request is a GET. */
  readonly sent?: {
    /** Default `POST`. */
    readonly method?: SendMethod
    readonly body: Uint8Array | undefined
    readonly headers: Readonly<Record<string, string>>
  }
}

/** How something is sent. */
export type SendMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What came back: a body, where to look instead, that the kept answer still holds, or a status that is none of these. */
export type Answer =
  | {
      readonly form: 'body'
      readonly status: number
      readonly headers: IncomingHttpHeaders
      readonly contentType: string
      readonly bytes: Uint8Array
    }
  | { readonly form: 'redirect'; readonly location: string | undefined }
  | { readonly form: 'unchanged'; readonly headers: IncomingHttpHeaders }
  | { readonly form: 'status'; readonly status: number; readonly retryAfter: string | undefined }

const MAX_HEADER_BYTES = 16 * 1024
const FIRST_BUFFER_BYTES = 16 * 1024
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const RETRYABLE_REASONS: readonly string[] = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]

/** Sends one request and reads the answer within its bounds; settles when the signal aborts, whatever the peer does. */
export function sendRequest(hop: Hop): Promise<Answer> {
  const { url, policy, signal, sent } = hop
  const host = url.hostname
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(toNetError(error, host))
    if (signal.aborted) return fail(signal.reason)
    const isPlain = url.protocol === 'http:'
    const options: RequestOptions & ConnectionOptions = {
      method: sent === undefined ? 'GET' : (sent.method ?? 'POST'),
      hostname: host.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (isPlain ? 80 : 443) : Number(url.port),
      path: url.pathname + url.search,
      headers: {
        accept: hop.accept,
        'accept-encoding': 'identity',
        'user-agent': 'rungs',
        ...hop.validators,
        ...headersOf(sent),
      },
      agent: isPlain ? false : hop.agent,
      lookup: guardedLookup(policy, host),
      maxHeaderSize: MAX_HEADER_BYTES,
      secureContext: policy.secureContext,
      // Said aloud, because an environment variable can turn the default off.
      rejectUnauthorized: true,
    }
    const outgoing = isPlain ? requestPlain(options) : request(options)
    const stop = (): void => {
      fail(signal.reason)
      outgoing.destroy()
    }
    signal.addEventListener('abort', stop, { once: true })
    outgoing.on('close', () => signal.removeEventListener('abort', stop))
    outgoing.on('error', fail)
    outgoing.on('upgrade', (_response, socket) => {
      socket.destroy()
      fail(undefined)
    })
    outgoing.on('response', (response) => {
      readAnswer(response, hop).then(
        (answer) => {
          resolve(answer)
          outgoing.destroy()
        },
        (error: unknown) => {
          fail(error)
          outgoing.destroy()
        },
      )
    })
    outgoing.end(sent?.body)
  })
}

function headersOf(sent: Hop['sent']): Readonly<Record<string, string>> {
  return { ...sent?.headers, ...(sent?.body !== undefined && { 'content-length': String(sent.body.length) }) }
}

async function readAnswer(response: IncomingMessage, hop: Hop): Promise<Answer> {
  const host = hop.url.hostname
  const { headers, statusCode: status = 0 } = response
  if (REDIRECTS.includes(status)) return { form: 'redirect', location: headers.location }
  if (status === 304 && Object.keys(hop.validators).length > 0) return { form: 'unchanged', headers }
  const isRead = hop.sent === undefined ? status === 200 : status >= 200
  if (!isRead) return { form: 'status', status, retryAfter: headers['retry-after'] }
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    throw operationError('net.content_encoding', { host })
  const contentType = mediaTypeOf(headers['content-type'])
  // What says that something went wrong is read whatever it is.
  if (status < 300) requireType(contentType, hop.types, host)
  const bytes = await readBody(response, hop.maxBytes, host)
  return { form: 'body', status, headers, contentType, bytes }
}

/** @throws RungsError `net.content_type` */
export function requireType(contentType: string, types: readonly string[] | undefined, host: string): void {
  if (types === undefined || isTypeListed(contentType, types)) return
  throw operationError('net.content_type', { host, contentType: shownType(contentType) })
}

async function readBody(response: IncomingMessage, maxBytes: number, host: string): Promise<Uint8Array> {
  const tooLarge = (): RungsError => operationError('net.too_large', { host, part: 'body', limitBytes: maxBytes })
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  // One buffer that grows: of a body that comes byte by byte, the list of its chunks would be a hundred times as large.
  let buffer = new Uint8Array(Math.min(maxBytes, FIRST_BUFFER_BYTES))
  let length = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    if (length + chunk.length > maxBytes) throw tooLarge()
    if (length + chunk.length > buffer.length) {
      const larger = new Uint8Array(Math.min(maxBytes, Math.max(buffer.length * 2, length + chunk.length)))
      larger.set(buffer.subarray(0, length))
      buffer = larger
    }
    buffer.set(chunk, length)
    length += chunk.length
  }
  return buffer.slice(0, length)
}

/** Checks the very addresses that the socket then connects to, so that no second answer of the name server can slip in. */
function guardedLookup(policy: Policy, host: string): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
      // The platform takes the first address without looking whether there is one.
      if (addresses.length === 0) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), [])
      if (!addresses.every(({ address }) => policy.allowsAddress(address))) {
        return callback(operationError('net.address_forbidden', { host }), [])
      }
      if (options.all === true) return callback(null, addresses)
      const [first] = addresses
      return callback(null, first?.address ?? '', first?.family ?? 4)
    })
  }
}

/** Whether a host name is an IP address: those never reach `lookup`. The URL parser has brought it to its plain spelling. */
export function literalAddress(hostname: string): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? undefined : bare
}

function toNetError(error: unknown, host: string): RungsError {
  if (isRungsError(error)) return error
  const code = (error as { code?: unknown } | undefined)?.code
  if (code === 'HPE_HEADER_OVERFLOW') {
    return operationError('net.too_large', { host, part: 'headers', limitBytes: MAX_HEADER_BYTES })
  }
  const reason = typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'unknown'
  return operationError('net.unreachable', { host, reason }, { retryable: RETRYABLE_REASONS.includes(reason), cause: error })
}
