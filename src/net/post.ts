import { checkOptions, formatDateTime, inputError, operationError, usageError, utf8 } from '../core/index.js'
import { typesOf } from './content-type.js'
import { orAbort, startDeadline } from './deadline.js'
import { announce, readUrl, requireAllowed } from './door.js'
import type { NetResponse, Shared } from './net.js'
import { type Policy, wholeNumber } from './policy.js'
import { sendRequest } from './request.js'

/** What is sent, and what may come back. */
export interface NetPostOptions {
  readonly body: Uint8Array | string
  /** The `Content-Type` header. */
  readonly contentType: string
  /** The `Accept` header. Default any type. */
  readonly accept?: string
  /** The `Authorization` header. Default: none. */
  readonly authorization?: string
  /** Media types of an answer that says that all went well; see the same option of `fetch`. Default: any. */
  readonly types?: 'json' | 'credential' | readonly string[]
  /** Bytes of the answer. Default: that of the net. */
  readonly maxBytes?: number
  /** Gives the request up early; it may have arrived. */
  readonly signal?: AbortSignal
}

/** One request, checked. */
interface PostJob {
  readonly url: URL
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  readonly accept: string
  readonly types: readonly string[] | undefined
  readonly maxBytes: number
  readonly signal: AbortSignal | undefined
}

const OPTIONS = ['body', 'contentType', 'accept', 'authorization', 'types', 'maxBytes', 'signal'] as const
const HEADER = /^[\x20-\x7e]{1,8192}$/

/** @throws RungsError `net.url_unsupported`, `core.option_unknown`, `core.option_invalid` */
export function readPost(text: unknown, options: NetPostOptions, policy: Policy): PostJob {
  checkOptions(options, OPTIONS, 'post')
  const { body, contentType, accept = '*/*', authorization, types, signal } = options
  const invalid = (option: string, expected: string): Error => usageError('core.option_invalid', { option, expected })
  const headers = { 'content-type': contentType, ...(authorization !== undefined && { authorization }) }
  for (const [option, value] of Object.entries({ contentType, accept, ...(authorization !== undefined && { authorization }) }))
    if (typeof value !== 'string' || !HEADER.test(value)) throw invalid(option, 'header value')
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) throw invalid('body', 'bytes or text')
  const accepted = types === undefined ? undefined : typesOf(types)
  if (types !== undefined && accepted === undefined)
    throw invalid('types', 'json, credential or list of media types in lower case')
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw invalid('signal', 'AbortSignal')
  const maxBytes = wholeNumber('maxBytes', options.maxBytes ?? policy.maxBytes, 1)
  const url = readUrl(text, undefined, policy)
  if (typeof url === 'string') throw inputError('net.url_unsupported', { reason: url })
  return { url, body: typeof body === 'string' ? utf8(body) : body.slice(), headers, accept, types: accepted, maxBytes, signal }
}

/** Sends it once. */
export async function postOnce(job: PostJob, { policy, agent, gate, pauses }: Shared): Promise<NetResponse> {
  const { url, accept, types, maxBytes, body, headers, signal } = job
  const { hostname: host, host: place, origin } = url
  requireAllowed(url, policy)
  const deadline = startDeadline(host, policy.timeoutMs)
  const abort = (): void => deadline.abort()
  if (signal?.aborted === true) abort()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await orAbort(send(), deadline.signal)
  } finally {
    signal?.removeEventListener('abort', abort)
    deadline.stop()
  }

  async function send(): Promise<NetResponse> {
    pauses.requireOver(place, host)
    await announce(origin, host, undefined, policy, deadline)
    const leave = await gate.enter(place, host, deadline.signal)
    try {
      pauses.requireOver(place, host)
      const sent = { body, headers }
      const hop = { url, accept, validators: {}, types, maxBytes, policy, agent, signal: deadline.signal, sent }
      const answer = await sendRequest(hop)
      if (answer.form !== 'body') throw operationError('net.redirect_forbidden', { host, reason: 'count' })
      const { status, contentType, bytes } = answer
      if (status === 429 || status === 503) pauses.note(place, answer.headers['retry-after'])
      return Object.freeze({
        url: url.href,
        status,
        contentType,
        bytes,
        fetchedAt: formatDateTime(policy.now()),
        fromCache: false,
      })
    } finally {
      leave()
    }
  }
}
