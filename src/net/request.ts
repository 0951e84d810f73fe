import { lookup as resolveName } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { type Agent, type RequestOptions, request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { isRungsError, operationError, type RungsError } from '../core/index.js'
import type { Policy } from './policy.js'

/** One request, without redirects. */
export interface Hop {
  readonly url: URL
  readonly accept: string
  readonly maxBytes: number
  readonly policy: Policy
  readonly agent: Agent
  readonly signal: AbortSignal
}

/** What came back: a body, or where to look instead. */
export type Answer = { readonly contentType: string; readonly bytes: Uint8Array } | { readonly location: string | undefined }

const MAX_HEADER_BYTES = 16 * 1024
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const RETRYABLE_STATUS: readonly number[] = [408, 425, 429, 500, 502, 503, 504]
const RETRYABLE_REASONS: readonly string[] = [
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]

/** Sends one GET and reads the answer within its bounds; settles when the signal aborts, whatever the peer does. */
export function sendRequest(hop: Hop): Promise<Answer> {
  const { url, policy, signal } = hop
  const host = url.hostname
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(toNetError(error, host))
    if (signal.aborted) return fail(signal.reason)
    const options: RequestOptions & ConnectionOptions = {
      method: 'GET',
      hostname: host.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? 443 : Number(url.port),
      path: url.pathname + url.search,
      headers: { accept: hop.accept, 'accept-encoding': 'identity', 'user-agent': 'rungs' },
      agent: hop.agent,
      lookup: guardedLookup(policy, host),
      maxHeaderSize: MAX_HEADER_BYTES,
      secureContext: policy.secureContext,
      // Said aloud, because an environment variable can turn the default off.
      rejectUnauthorized: true,
    }
    const outgoing = request(options)
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
    outgoing.end()
  })
}

async function readAnswer(response: IncomingMessage, hop: Hop): Promise<Answer> {
  const host = hop.url.hostname
  const status = response.statusCode ?? 0
  if (REDIRECTS.includes(status)) return { location: response.headers.location }
  if (status !== 200) throw operationError('net.status', { host, status }, { retryable: RETRYABLE_STATUS.includes(status) })
  const encoding = response.headers['content-encoding']
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    throw operationError('net.content_encoding', { host })
  const tooLarge = (): RungsError => operationError('net.too_large', { host, part: 'body', limitBytes: hop.maxBytes })
  if (Number(response.headers['content-length'] ?? 0) > hop.maxBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > hop.maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return { contentType: (response.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase(), bytes }
}

/** Checks the very addresses that the socket then connects to, so that no second answer of the name server can slip in. */
function guardedLookup(policy: Policy, host: string): LookupFunction {
  return (hostname, options, callback) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
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
