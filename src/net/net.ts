import { Agent } from 'node:https'
import { checkOptions, formatDateTime, inputError, operationError, type RungsError, usageError } from '../core/index.js'
import { type Asked, type Cache, createCache, type Stored } from './cache.js'
import type { UrlReason } from './codes.js'
import { typesOf } from './content-type.js'
import { type Deadline, startDeadline } from './deadline.js'
import { announce, readUrl, requireAllowed } from './door.js'
import { createFlights, type Flight } from './flights.js'
import { createGate, type Gate } from './gate.js'
import { createPauses, type Pauses } from './pauses.js'
import { type FetchPurpose, fetchPurposes, type NetOptions, type Policy, toPolicy, wholeNumber } from './policy.js'
import { type NetPostOptions, postOnce, readPost } from './post.js'
import { type Answer, requireType, sendRequest } from './request.js'
import { type NetSendOptions, type SendingNet, send } from './send.js'

/** What one fetch may ask for. */
export interface NetFetchOptions {
  /** The `Accept` header. Default any type. */
  readonly accept?: string
  /**
   * Media types that are read: `json` and `credential` for all under which hosts really send these (never HTML), or a list of whole types
   * in lower case, suffixes such as `+json`, and empty text for an answer that names none. Default: any.
   */
  readonly types?: 'json' | 'credential' | readonly string[]
  /** What the document is for; told to whoever watches the fetches of a net. */
  readonly purpose?: FetchPurpose
  /** Bytes of the body. Default: that of the net. */
  readonly maxBytes?: number
  /**
   * Milliseconds for which a kept answer is used unasked at most, counted from when its server sent it or said that it still holds; with 0,
   * the server is always asked. Default: as the server says, within the bounds of the net.
   */
  readonly maxAgeMs?: number
  /** Gives the fetch up early. */
  readonly signal?: AbortSignal
}

/** A successful answer: that of a fetch has always the status 200. */
export interface NetResponse {
  /** The URL that answered, after redirects. */
  readonly url: string
  readonly status: number
  /** The media type in lower case without parameters; empty when the server names none. */
  readonly contentType: string
  /** The caller's own copy. */
  readonly bytes: Uint8Array
  /** When the server sent it, or said that what was kept still holds; RFC 3339. */
  readonly fetchedAt: string
  /** Whether the body was kept from before. */
  readonly fromCache: boolean
}

/** The only door outward. */
export interface Net {
  /**
   * Gets a document over https.
   *
   * @throws RungsError `net.url_unsupported`, `net.host_forbidden`, `net.address_forbidden`, `net.redirect_forbidden`,
   * `net.fetch_refused`, `net.busy`, `net.retry_later`, `net.status`, `net.content_type`, `net.content_encoding`,
   * `net.too_large`, `net.timeout`, `net.aborted`, `net.unreachable`;
   * all but the first are of kind `operation`: nothing is known about the document
   */
  readonly fetch: (url: string, options?: NetFetchOptions) => Promise<NetResponse>
}

/** A net that sends things too. */
export interface PostingNet extends Net {
  /**
   * Sends a body over https and gives the answer, whatever its status, but for redirects, which are never followed: what was sent is for
   * one server. Nothing is kept, joined or sent again.
   *
   * @throws RungsError as `fetch`, but for `net.status`
   */
  readonly post: (url: string, options: NetPostOptions) => Promise<NetResponse>
}

/** What the fetches of one net share. */
export interface Shared {
  readonly policy: Policy
  readonly agent: Agent
  readonly cache: Cache | undefined
  readonly gate: Gate
  readonly pauses: Pauses
}

/** One fetch, checked. */
interface Job {
  readonly url: URL
  readonly accept: string
  readonly types: readonly string[] | undefined
  readonly purpose: FetchPurpose | undefined
  readonly maxBytes: number
  readonly maxAgeMs: number
}

const RETRYABLE_STATUS: readonly number[] = [408, 425, 429, 500, 502, 503, 504]

/**
 * A guarded way to URLs that other people wrote: https only, public addresses only (checked on the connection
 * itself), port 443, TLS 1.2 or newer, no credentials, no compressed answers, and bounds on time, bytes, redirects and
 * requests at a time. It never retries. Answers are kept by the rules of RFC 9111 within bounds, errors never; equal fetches at the same time
 * are one request; a host that asks for a pause (`Retry-After`) gets it.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createNet } from 'rungs/net'
 * const net = createNet({ timeoutMs: 5000, hosts: (name) => name.endsWith('.example') })
 * ```
 */
export function createNet(options: NetOptions = {}): PostingNet & SendingNet {
  const policy = toPolicy(options)
  const shared: Shared = {
    policy,
    // A connection is never shared: each request has its own checked address.
    agent: new Agent({ keepAlive: false }),
    cache: policy.cache === undefined ? undefined : createCache(policy.cache, policy.now),
    gate: createGate(policy.gate),
    pauses: createPauses(policy.now),
  }
  const flights = createFlights<NetResponse>()
  return Object.freeze({
    fetch: async (text: string, fetchOptions: NetFetchOptions = {}) => {
      const { signal } = fetchOptions
      const job = readJob(text, fetchOptions, policy)
      const key = JSON.stringify([job.url.href, job.accept, job.types, job.purpose, job.maxBytes, job.maxAgeMs])
      const response = await flights.join(key, job.url.hostname, signal, () => launch(job, shared))
      return Object.freeze({ ...response, bytes: response.bytes.slice() })
    },
    send: async (text: string, sendOptions: NetSendOptions = {}) => send(text, sendOptions, shared),
    post: async (text: string, postOptions: NetPostOptions) => postOnce(readPost(text, postOptions, policy), shared),
  })
}

function readJob(text: unknown, options: NetFetchOptions, policy: Policy): Job {
  checkOptions(options, ['accept', 'types', 'purpose', 'maxBytes', 'maxAgeMs', 'signal'], 'fetch')
  const { accept = '*/*', types, purpose, signal } = options
  const maxBytes = wholeNumber('maxBytes', options.maxBytes ?? policy.maxBytes, 1)
  const maxAgeMs = wholeNumber('maxAgeMs', options.maxAgeMs ?? Number.MAX_SAFE_INTEGER, 0)
  if (typeof accept !== 'string' || !/^[\x20-\x7e]{1,1024}$/.test(accept)) throw invalid('accept', 'header value')
  const accepted = types === undefined ? undefined : typesOf(types)
  if (types !== undefined && accepted === undefined)
    throw invalid('types', 'json, credential or list of media types in lower case')
  if (purpose !== undefined && !fetchPurposes.includes(purpose)) throw invalid('purpose', fetchPurposes.join(', '))
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw invalid('signal', 'AbortSignal')
  const url = readUrl(text, undefined, policy)
  if (typeof url === 'string') throw inputError('net.url_unsupported', { reason: url })
  return { url, accept, types: accepted, purpose, maxBytes, maxAgeMs }
}

function launch(job: Job, shared: Shared): Flight<NetResponse> {
  const deadline = startDeadline(job.url.hostname, shared.policy.timeoutMs)
  const result = follow(job, shared, deadline).finally(deadline.stop)
  return { result, abort: deadline.abort }
}

async function follow(job: Job, shared: Shared, deadline: Deadline): Promise<NetResponse> {
  const { policy } = shared
  const announced = new Set<string>()
  let url = job.url
  for (let redirects = 0; ; redirects++) {
    requireAllowed(url, policy)
    const answer = await getOnce(url, job, shared, deadline, announced)
    if ('bytes' in answer) return answer
    url = nextUrl(url, answer.location, redirects, policy)
  }
}

/** One URL: out of the cache where that may be, else from its server. */
async function getOnce(
  url: URL,
  job: Job,
  { policy, agent, cache, gate, pauses }: Shared,
  deadline: Deadline,
  announced: Set<string>,
): Promise<NetResponse | { readonly location: string | undefined }> {
  const { accept, types, maxBytes, maxAgeMs } = job
  const { hostname: host, host: place, origin } = url
  const asked: Asked = { url: url.href, accept }
  const found = cache?.find(asked)
  const reply = (stored: Stored, fromCache: boolean): NetResponse => {
    const { contentType, bytes, fetchedMs } = stored
    requireType(contentType, types, host)
    if (bytes.length > maxBytes) throw operationError('net.too_large', { host, part: 'body', limitBytes: maxBytes })
    return { url: url.href, status: 200, contentType, bytes, fetchedAt: formatDateTime(fetchedMs), fromCache }
  }
  if (found?.isFresh === true && policy.now() - found.stored.fetchedMs < maxAgeMs) return reply(found.stored, true)

  const send = async (validators: Readonly<Record<string, string>>): Promise<Answer> => {
    pauses.requireOver(place, host)
    if (!announced.has(origin)) await announce(origin, host, job.purpose, policy, deadline)
    announced.add(origin)
    const leave = await gate.enter(place, host, deadline.signal)
    try {
      // While this one waited for its turn, another may have been told to come back later.
      pauses.requireOver(place, host)
      return await sendRequest({ url, accept, validators, types, maxBytes, policy, agent, signal: deadline.signal })
    } finally {
      leave()
    }
  }
  let answer = await send(found?.validators ?? {})
  if (answer.form === 'unchanged') {
    const stored = cache?.confirm(asked, answer.headers, policy.now())
    if (stored !== undefined) return reply(stored, true)
    answer = await send({})
  }
  switch (answer.form) {
    case 'redirect':
      return { location: answer.location }
    case 'body': {
      const stored: Stored = { contentType: answer.contentType, bytes: answer.bytes, fetchedMs: policy.now() }
      cache?.store(asked, answer.headers, stored)
      return reply(stored, false)
    }
    default: {
      const status = answer.form === 'status' ? answer.status : 304
      if (answer.form === 'status' && (status === 429 || status === 503)) pauses.note(place, answer.retryAfter)
      throw operationError('net.status', { host, status }, { retryable: RETRYABLE_STATUS.includes(status) })
    }
  }
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

function invalid(option: string, expected: string): RungsError {
  return usageError('core.option_invalid', { option, expected })
}
