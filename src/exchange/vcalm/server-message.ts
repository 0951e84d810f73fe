import { asList, inputError, isJsonObject, type JsonObject, operationError, parseJson } from '../../core/index.js'
import type { NetResponse, PostingNet } from '../../net/index.js'
import { isPrivateUrl } from '../private-url.js'
import { type CredentialQuery, type ExampleQuery, listOf } from './example-query.js'
import { credentialIn } from './message.js'

/** What a server wants to be shown. */
export interface PresentationAsked {
  readonly challenge: string
  readonly domain?: string
  /** Of the one query for authentication: DID methods and cryptosuites, where they are limited. */
  readonly methods?: readonly string[]
  readonly cryptosuites?: readonly string[]
  readonly queries: readonly ExampleQuery[]
  /** Where to go on, where it is said. */
  readonly serviceEndpoint?: string
}

/** What a server sends within an exchange, read. */
export interface ServerMessage {
  readonly asked?: PresentationAsked
  /** Credentials that it hands over; nobody has verified them. */
  readonly received: readonly (JsonObject | string)[]
  readonly redirectUrl?: string
  readonly referenceId?: string
}

const LIMITS = { maxDepth: 64 } as const
const MAX_QUERIES = 16
const MAX_CREDENTIALS = 100
const MAX_CHARACTERS = 4096

/** What came from the other side and cannot be gone on with. */
export function wrongAnswer(member: string, expected: string): Error {
  return inputError('exchange.answer_invalid', { member, expected })
}

/** Sends a message, and reads what comes back. @throws RungsError `net.*`, `exchange.answer_invalid` */
export async function sendMessage(
  url: string,
  message: JsonObject,
  { net, maxBytes, signal }: { readonly net: Pick<PostingNet, 'post'>; readonly maxBytes: number; readonly signal?: AbortSignal },
): Promise<ServerMessage> {
  const response = await net.post(url, {
    body: JSON.stringify(message),
    contentType: 'application/json',
    accept: 'application/json',
    types: 'json',
    maxBytes,
    ...(signal !== undefined && { signal }),
  })
  requireSuccess(response)
  return readServerMessage(readAnswer(response, maxBytes))
}

/** @throws RungsError `net.status` */
export function requireSuccess({ url, status }: NetResponse): void {
  if (status >= 200 && status < 300) return
  const { hostname: host } = new URL(url)
  throw operationError('net.status', { host, status }, { retryable: status >= 500 || status === 429 })
}

/** @throws RungsError `exchange.origin_differs` */
export function requireSameOrigin(member: string, url: string, expected: string): void {
  const actual = new URL(url).origin
  if (actual !== expected) throw inputError('exchange.origin_differs', { member, expected, actual })
}

/** A body as a JSON object. @throws RungsError `exchange.answer_invalid`, and those of parsing JSON */
export function readAnswer({ bytes, status }: NetResponse, maxBytes: number): JsonObject {
  if (status === 204 || bytes.length === 0) return {}
  const value = parseJson(bytes, { ...LIMITS, maxBytes })
  if (!isJsonObject(value)) throw wrongAnswer('', 'JSON object')
  return value
}

function readServerMessage(body: JsonObject): ServerMessage {
  const { verifiablePresentation: presentation, verifiablePresentationRequest: request, redirectUrl, referenceId } = body
  return {
    received: presentation === undefined ? [] : readPresentation(presentation),
    ...(request !== undefined && { asked: readRequest(request) }),
    ...(redirectUrl !== undefined && { redirectUrl: readUrl(redirectUrl) }),
    ...(typeof referenceId === 'string' && referenceId.length <= 200 && { referenceId }),
  }
}

function readPresentation(presentation: unknown): readonly (JsonObject | string)[] {
  if (!isJsonObject(presentation) || !asList(presentation['type'] ?? []).includes('VerifiablePresentation'))
    throw wrongAnswer('verifiablePresentation', 'object')
  const list = asList(presentation['verifiableCredential'] ?? [])
  if (list.length > MAX_CREDENTIALS) throw wrongAnswer('verifiableCredential', `at most ${MAX_CREDENTIALS} values`)
  return list.map((one) => {
    const credential = credentialIn(one)
    if (credential === undefined) throw wrongAnswer('verifiableCredential', 'objects')
    return credential
  })
}

function readRequest(request: unknown): PresentationAsked {
  if (!isJsonObject(request)) throw wrongAnswer('verifiablePresentationRequest', 'object')
  const { challenge, domain, query, interact } = request
  // What answers no challenge could be shown again, to anybody.
  if (!isText(challenge)) throw wrongAnswer('challenge', 'text')
  if (domain !== undefined && !isText(domain)) throw wrongAnswer('domain', 'text')
  const list = asList(query ?? [])
  if (list.length === 0 || list.length > MAX_QUERIES) throw wrongAnswer('query', `list of 1 to ${MAX_QUERIES}`)
  const queries: ExampleQuery[] = []
  let authentication: JsonObject | undefined
  for (const one of list) {
    const type = isJsonObject(one) ? asList(one['type'] ?? [])[0] : undefined
    if (!isJsonObject(one)) throw wrongAnswer('query', 'objects')
    if (type === 'QueryByExample') queries.push(...readQueries(one))
    else if (type === 'DIDAuthentication' || type === 'DIDAuth') {
      if (one['required'] !== false) authentication ??= one
    } else throw wrongAnswer('query', 'DIDAuthentication or QueryByExample')
  }
  if (queries.length > MAX_QUERIES) throw wrongAnswer('query', `list of 1 to ${MAX_QUERIES}`)
  const methods = listOf(authentication?.['acceptedMethods'], 'method')
  const cryptosuites = listOf(authentication?.['acceptedCryptosuites'], 'cryptosuite')
  const [service] = asList((isJsonObject(interact) ? interact['service'] : undefined) ?? [])
  const serviceEndpoint = isJsonObject(service) ? service['serviceEndpoint'] : undefined
  return {
    challenge,
    queries,
    ...(domain !== undefined && { domain }),
    ...(methods !== undefined && { methods }),
    ...(cryptosuites !== undefined && { cryptosuites }),
    ...(serviceEndpoint !== undefined && { serviceEndpoint: readUrl(serviceEndpoint, 'serviceEndpoint') }),
  }
}

/** Older servers ask for several in one query. */
function readQueries({ credentialQuery, group }: JsonObject): readonly ExampleQuery[] {
  return asList(credentialQuery ?? []).map((one) => {
    const { example = {}, reason } = isJsonObject(one) ? one : {}
    if (!isJsonObject(one) || !isJsonObject(example)) throw wrongAnswer('credentialQuery', 'object')
    const { trustedIssuer, acceptedIssuers = trustedIssuer } = one
    const lists = Object.fromEntries(
      Object.entries({
        acceptedIssuers,
        acceptedCryptosuites: one['acceptedCryptosuites'],
        acceptedEnvelopes: one['acceptedEnvelopes'],
      }).filter(([, list]) => list !== undefined),
    )
    const query: CredentialQuery = { ...(typeof reason === 'string' && { reason: reason.slice(0, 1000) }), example, ...lists }
    return { type: 'QueryByExample', credentialQuery: query, ...(typeof group === 'string' && { group }) }
  })
}

function readUrl(value: unknown, member = 'redirectUrl'): string {
  const isUrl = isText(value) && URL.canParse(value) && isPrivateUrl(new URL(value))
  if (!isUrl) throw wrongAnswer(member, 'an https URL')
  return new URL(value).href
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_CHARACTERS
}
