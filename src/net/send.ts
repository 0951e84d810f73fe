import { checkOptions, inputError, operationError, usageError } from '../core/index.js'
import { startDeadline } from './deadline.js'
import { announce, readUrl, requireAllowed } from './door.js'
import type { Net, Shared } from './net.js'
import { type FetchPurpose, fetchPurposes, wholeNumber } from './policy.js'
import { type SendMethod, sendRequest } from './request.js'

/** What one request may carry. */
export interface NetSendOptions {
  /** Default `GET`. */
  readonly method?: SendMethod
  /** Headers, such as `authorization` and `content-type`; those that frame a message are the net's own. Default: none. */
  readonly headers?: Readonly<Record<string, string>>
  /** Default: none. */
  readonly body?: Uint8Array
  /** What it is for; told to whoever watches the fetches of a net. */
  readonly purpose?: FetchPurpose
  /** Bytes of the body that comes back. Default: that of the net. */
  readonly maxBytes?: number
  /** Gives the request up early. */
  readonly signal?: AbortSignal
}

/** An answer of any status. */
export interface NetAnswer {
  readonly status: number
  /** Names in lower case; of headers that came more than once, the values behind one another with commas. */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** A {@link Net} that also sends: to services that the caller has chosen, and may have secrets for. */
export interface SendingNet extends Net {
  /**
   * Sends one request over https, as guarded as `fetch`, and takes the answer whatever its status. It follows no redirect, so that a
   * secret goes nowhere else; nothing is kept, and nothing sent twice.
   *
   * @throws RungsError as {@link Net.fetch}, without `net.status` and `net.content_type`
   */
  readonly send: (url: string, options?: NetSendOptions) => Promise<NetAnswer>
}

const METHODS: readonly SendMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const HEADER_NAME = /^[a-z0-9-]{1,64}$/
const HEADER_VALUE = /^[\x20-\x7e\x80-\xff]{0,8192}$/
/** What says where a message ends, whom it is for, or in what form it may come back. */
const OWN_HEADERS: readonly string[] = [
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'accept-encoding',
]

/** `SendingNet.send` */
export async function send(text: string, options: NetSendOptions, { policy, agent, gate, pauses }: Shared): Promise<NetAnswer> {
  checkOptions(options, ['method', 'headers', 'body', 'purpose', 'maxBytes', 'signal'], 'send')
  const { method = 'GET', body, purpose, signal } = options
  if (!METHODS.includes(method)) throw invalid('method', METHODS.join(', '))
  if (body !== undefined && !(body instanceof Uint8Array)) throw invalid('body', 'bytes')
  if (purpose !== undefined && !fetchPurposes.includes(purpose)) throw invalid('purpose', fetchPurposes.join(', '))
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw invalid('signal', 'AbortSignal')
  const maxBytes = wholeNumber('maxBytes', options.maxBytes ?? policy.maxBytes, 1)
  const { accept = '*/*', ...headers } = readHeaders(options.headers ?? {})
  const url = readUrl(text, undefined, policy)
  if (typeof url === 'string') throw inputError('net.url_unsupported', { reason: url })
  requireAllowed(url, policy)
  const { hostname: host, host: place, origin } = url
  const deadline = startDeadline(host, policy.timeoutMs)
  const stop = (): void => deadline.abort()
  if (signal?.aborted === true) stop()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    pauses.requireOver(place, host)
    await announce(origin, host, purpose, policy, deadline)
    const leave = await gate.enter(place, host, deadline.signal)
    try {
      pauses.requireOver(place, host)
      const hop = { url, accept, validators: {}, maxBytes, policy, agent, signal: deadline.signal }
      const answer = await sendRequest({ ...hop, sent: { method, body, headers } })
      if (answer.form !== 'body') throw operationError('net.redirect_forbidden', { host, reason: 'count' })
      if (answer.status === 429 || answer.status === 503) pauses.note(place, answer.headers['retry-after'])
      return Object.freeze({ status: answer.status, headers: plainHeaders(answer.headers), bytes: answer.bytes })
    } finally {
      leave()
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    deadline.stop()
  }
}

function readHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const read: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const lower = name.toLowerCase()
    const isUsable = HEADER_NAME.test(lower) && !OWN_HEADERS.includes(lower)
    if (!isUsable || typeof value !== 'string' || !HEADER_VALUE.test(value)) throw invalid('headers', 'headers of a request')
    read[lower] = value
  }
  return read
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) plain[name] = typeof value === 'string' ? value : value.join(', ')
  return Object.freeze(plain)
}

function invalid(option: string, expected: string): Error {
  return usageError('core.option_invalid', { option, expected })
}
