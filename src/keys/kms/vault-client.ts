import {
  fromUtf8,
  isJsonObject,
  isRungsError,
  type JsonObject,
  operationError,
  parseJson,
  type RungsError,
  requireTimer,
  usageError,
} from '../../core/index.js'
import { invalidAnswer, requireText } from './remote-signer.js'

/** The part of `fetch` that is used. It sees the token, and must be as trustworthy as the process. */
export type VaultFetch = (
  url: string,
  init: {
    readonly method: 'GET' | 'POST'
    readonly headers: Record<string, string>
    readonly body?: string
    readonly redirect: 'error'
    readonly signal: AbortSignal
  },
) => Promise<VaultResponse>

/** The part of a `Response` that is read. */
export interface VaultResponse {
  readonly status: number
  readonly body: ReadableStream<Uint8Array> | null
}

/** Where and how a Vault is asked. */
export interface VaultClientOptions {
  readonly address: string
  readonly token: string | (() => string | Promise<string>)
  readonly fetch: VaultFetch
  readonly mount?: string
  readonly namespace?: string
  readonly timeoutMs?: number
  readonly unsafeHttpLoopback?: boolean
}

/** Requests to one mount of one Vault. */
export interface VaultClient {
  /** The `data` of the answer; a POST where there is a body. */
  request(operation: string, path: string, body?: object): Promise<JsonObject>
}

const MAX_ANSWER_BYTES = 1024 * 1024
const SERVICE = 'vault'
/** Vault's own list of passing trouble (standby, sealed, rate limit, not yet replicated), and that of gateways before it. */
const RETRYABLE: readonly number[] = [408, 412, 429, 472, 473, 500, 502, 503, 504]
const SEGMENTS = /^\w(?:[\w.-]*\w)?(?:\/\w(?:[\w.-]*\w)?)*$/

/** @throws RungsError `core.option_invalid` */
export function createVaultClient(options: VaultClientOptions): VaultClient {
  const { token, fetch, mount = 'transit', namespace, timeoutMs = 10_000 } = options
  const base = readAddress(options.address, options.unsafeHttpLoopback === true)
  if (typeof fetch !== 'function') throw invalid('fetch', 'function')
  if (typeof token !== 'function') checkToken(token)
  if (typeof mount !== 'string' || !SEGMENTS.test(mount)) throw invalid('mount', 'path without slashes at its ends')
  if (namespace !== undefined && (typeof namespace !== 'string' || !SEGMENTS.test(namespace.replace(/\/$/, '')))) {
    throw invalid('namespace', 'path')
  }
  requireTimer('timeoutMs', timeoutMs)

  return {
    async request(operation, path, body) {
      const headers: Record<string, string> = {
        accept: 'application/json',
        'x-vault-request': 'true',
        'x-vault-token': checkToken(typeof token === 'function' ? await token() : token),
        ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      const signal = AbortSignal.timeout(timeoutMs)
      let text: string
      try {
        const response = await fetch(`${base}/v1/${mount}/${path}`, {
          method: body === undefined ? 'GET' : 'POST',
          headers,
          ...(body !== undefined && { body: JSON.stringify(body) }),
          redirect: 'error',
          signal,
        })
        if (response.status !== 200) {
          await response.body?.cancel()
          throw statusError(operation, response.status)
        }
        text = fromUtf8(await readBody(response, operation))
      } catch (error) {
        if (isRungsError(error)) throw error.kind === 'input' ? invalidAnswer(SERVICE, operation, 'form') : error
        throw signal.aborted ? failed(operation, 'timeout', true) : unreachable(operation, error)
      }
      return readData(text, operation)
    },
  }
}

/** The address without its last slash. Only https hides the token on its way. */
function readAddress(address: unknown, httpLoopback: boolean): string {
  requireText('address', address)
  const expected = 'https URL without credentials, query or fragment'
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw invalid('address', expected)
  }
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && httpLoopback && isLoopback(url.hostname))
  if (!isAllowed || url.username !== '' || url.password !== '' || /[?#]/.test(url.href)) throw invalid('address', expected)
  return url.href.replace(/\/+$/, '')
}

/** Addresses alone (RFC 6890): where a name leads is for the resolver to say. The URL parser has them in their plain spelling. */
function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
}

function checkToken(token: unknown): string {
  if (typeof token !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(token)) throw invalid('token', 'token, printable ASCII')
  return token
}

async function readBody({ body }: VaultResponse, operation: string): Promise<Uint8Array> {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined }
    if (done || value === undefined) break
    length += value.length
    if (length > MAX_ANSWER_BYTES) {
      await reader?.cancel()
      throw invalidAnswer(SERVICE, operation, 'form')
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function readData(text: string, operation: string): JsonObject {
  let answer: unknown
  try {
    answer = parseJson(text)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw invalidAnswer(SERVICE, operation, 'form')
  }
  const data = isJsonObject(answer) ? answer['data'] : undefined
  if (!isJsonObject(data)) throw invalidAnswer(SERVICE, operation, 'form')
  return data
}

function statusError(operation: string, status: number): RungsError {
  return operation === 'read key' && status === 404
    ? operationError('keys.service_key_unusable', { service: SERVICE, reason: 'missing' })
    : failed(operation, `http_${status}`, RETRYABLE.includes(status))
}

/** Names what the platform says of the connection, such as `ECONNREFUSED`; a certificate that is refused stays refused. */
function unreachable(operation: string, error: unknown): RungsError {
  const code = (error as { readonly cause?: { readonly code?: unknown } } | undefined)?.cause?.code
  const reason = typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'unreachable'
  return failed(operation, reason, !/CERT|TLS|SSL/.test(reason))
}

function failed(operation: string, reason: string, retryable: boolean): RungsError {
  return operationError('keys.service_failed', { service: SERVICE, operation, reason }, { retryable })
}

function invalid(option: string, expected: string): RungsError {
  return usageError('core.option_invalid', { option, expected })
}
