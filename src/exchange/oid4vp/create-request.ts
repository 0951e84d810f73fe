import { checkOptions, formatDateTime, isAbsoluteUrl, type JsonObject, operationError, requireOption } from '../../core/index.js'
import { parseDcqlQuery } from './dcql/parse-query.js'
import { createResponseKey } from './encryption.js'
import { hashOf, SESSION_KIND, toRecord } from './kept-requests.js'
import { clientIdOf, toParameters } from './request-object.js'
import type { CreatedPresentationRequest, CreatePresentationRequestInput, KeptRequest, VerifierParts } from './verifier-types.js'

const INPUT = ['query', 'responseMode', 'redirectUri', 'requestUriMethod', 'walletUrl', 'reference'] as const
const WALLET_URL = /^[a-z][a-z0-9+.-]*:[^\s#]{0,1000}$/i

/** `Oid4vpVerifier.createRequest` */
export async function createRequest(
  input: CreatePresentationRequestInput,
  parts: VerifierParts,
): Promise<CreatedPresentationRequest> {
  checkInput(input)
  const {
    responseMode = 'direct_post.jwt',
    redirectUri,
    requestUriMethod = 'post',
    walletUrl = 'openid4vp://',
    reference,
  } = input
  const query = parseDcqlQuery(input.query)
  const [id, secret, nonce, state] = [parts.secret(), parts.secret(), parts.secret(), parts.secret()]
  const expiresAtMs = parts.now() + parts.requestMs
  const key = responseMode === 'direct_post.jwt' ? await createResponseKey(secret, hashOf(nonce)) : undefined
  const request: KeptRequest = {
    baseUrl: parts.baseUrl,
    query,
    responseMode,
    nonce,
    state,
    expiresAtMs,
    phase: 'open',
    ...(key !== undefined && { key }),
    ...(redirectUri !== undefined && { redirectUri }),
    ...(reference !== undefined && { reference }),
  }
  const requestId = hashOf(secret)
  const untilMs = expiresAtMs + parts.keepMs
  await parts.store.transaction(async ({ records }) => {
    const isNew =
      (await records.insert(toRecord({ id: requestId, request, expiresAtMs: untilMs }))) &&
      (await records.insert({
        kind: SESSION_KIND,
        id: hashOf(id),
        value: JSON.stringify(requestId),
        expiresAtMs: untilMs + parts.keepMs,
      }))
    if (!isNew) throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
  })
  const parameters: Readonly<Record<string, string>> =
    parts.signer === undefined
      ? byValue(toParameters(request, secret, parts))
      : {
          client_id: clientIdOf(secret, parts),
          request_uri: `${parts.baseUrl}/request/${secret}`,
          ...(requestUriMethod === 'post' && { request_uri_method: 'post' }),
        }
  const uri = `${walletUrl}${walletUrl.includes('?') ? '&' : '?'}${new URLSearchParams(parameters).toString()}`
  return Object.freeze({ id, uri, expiresAt: formatDateTime(expiresAtMs) })
}

function checkInput(input: CreatePresentationRequestInput): void {
  checkOptions(input, INPUT, 'createRequest')
  const { responseMode, redirectUri, requestUriMethod, walletUrl, reference } = input
  const isOne = (value: unknown, ...of: readonly unknown[]): boolean => value === undefined || of.includes(value)
  requireOption(isOne(responseMode, 'direct_post', 'direct_post.jwt'), 'responseMode', 'direct_post or direct_post.jwt')
  requireOption(isOne(requestUriMethod, 'get', 'post'), 'requestUriMethod', 'get or post')
  requireOption(redirectUri === undefined || isAbsoluteUrl(redirectUri), 'redirectUri', 'absolute URL')
  requireOption(walletUrl === undefined || WALLET_URL.test(walletUrl), 'walletUrl', 'URL without a fragment')
  requireOption(reference === undefined || (typeof reference === 'string' && reference.length <= 200), 'reference', 'short text')
}

/** Objects travel as JSON (OpenID4VP 1.0 section 5.1). */
function byValue(parameters: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}
