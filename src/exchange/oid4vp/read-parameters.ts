import { deepFreeze, isJsonObject, isRungsError, type JsonObject, type JsonValue, parseJson } from '../../core/index.js'
import { didWebToUrl } from '../../did/index.js'
import { parseDcqlQuery } from './dcql/parse-query.js'
import type { DcqlQuery } from './dcql/query.js'
import { chooseEncryption } from './encryption.js'
import { FORMATS } from './formats.js'
import { isReachable, refusedRequest, UNSIGNED } from './refused-request.js'
import type { PresentationRequest } from './wallet-types.js'

/** How a request came. */
export interface RequestOrigin {
  readonly clientId: string
  /** Absent where nobody signed it. */
  readonly did?: string
  readonly requestUri?: string
}

const MODES: readonly unknown[] = ['direct_post', 'direct_post.jwt']
/** OpenID4VP 1.0 section 5.2. */
const URL_SAFE = /^[A-Za-z0-9._~-]{1,1024}$/
const BOUNDS = { maxBytes: 65_536, maxDepth: 24, maxValues: 20_000 }

/**
 * Reads the parameters of a request, signed or by value, and holds them to the rules of the client's prefix (OpenID4VP 1.0 sections 5.1, 5.2,
 * 5.9 and 8.2).
 *
 * @throws RungsError `exchange.presentation_request_refused`
 */
export function readParameters(given: JsonObject, origin: RequestOrigin): PresentationRequest {
  const { clientId, did } = origin
  if (did === undefined && !clientId.startsWith(UNSIGNED)) throw refusedRequest('invalid_request', 'client_id')
  const { response_type: type, response_mode: mode, redirect_uri: redirect, nonce, state } = given
  if (type !== 'vp_token') throw refusedRequest('unsupported_response_type', 'response_type')
  if (!MODES.includes(mode)) throw refusedRequest('invalid_request', 'response_mode')
  if (redirect !== undefined) throw refusedRequest('invalid_request', 'redirect_uri')
  if (given['transaction_data'] !== undefined) throw refusedRequest('invalid_transaction_data', 'transaction_data')
  if (typeof nonce !== 'string' || !URL_SAFE.test(nonce)) throw refusedRequest('invalid_request', 'nonce')
  if (state !== undefined && (typeof state !== 'string' || !URL_SAFE.test(state)))
    throw refusedRequest('invalid_request', 'state')
  const responseUri = given['response_uri'] ?? (did === undefined ? clientId.slice(UNSIGNED.length) : undefined)
  if (!isReachable(responseUri) || !isOwn(responseUri, origin)) throw refusedRequest('invalid_request', 'response_uri')
  const query = queryOf(given)
  // Nothing but the state ties such an answer to its request (section 5.3).
  const isUntied = query.credentials.some((one) => one.require_cryptographic_holder_binding === false)
  if (isUntied && state === undefined) throw refusedRequest('invalid_request', 'state')
  const metadata = objectOf(given['client_metadata'] ?? {}, 'client_metadata')
  requireFormats(query, metadata)
  const encryption = mode === 'direct_post.jwt' ? chooseEncryption(metadata) : undefined
  if (mode === 'direct_post.jwt' && encryption === undefined) throw refusedRequest('invalid_request', 'client_metadata')
  return deepFreeze({
    clientId,
    responseUri,
    nonce,
    query,
    ...(did !== undefined && { did }),
    ...(state !== undefined && { state: state as string }),
    ...(isJsonObject(metadata['vp_formats_supported']) && { formats: metadata['vp_formats_supported'] }),
    ...(encryption !== undefined && { encryption }),
  })
}

/**
 * Whether a client may have answers sent there: an unsigned one to the very address that it is named after; the owner of a did:web to that
 * host or one below it; whoever has another DID to where the request came from (OpenID4VP 1.0 sections 5.9.3 and 14.3.1).
 */
function isOwn(responseUri: string, { clientId, did, requestUri }: RequestOrigin): boolean {
  if (did === undefined) return responseUri === clientId.slice(UNSIGNED.length)
  const { hostname, origin } = new URL(responseUri)
  if (did.startsWith('did:web:')) {
    const { hostname: host } = new URL(didWebToUrl(did))
    return hostname === host || hostname.endsWith(`.${host}`)
  }
  return requestUri === undefined || new URL(requestUri).origin === origin
}

function queryOf({ dcql_query: query, scope }: JsonObject): DcqlQuery {
  if (query !== undefined && scope !== undefined) throw refusedRequest('invalid_request', 'scope')
  // No scope stands for a query here.
  if (scope !== undefined) throw refusedRequest('invalid_scope', 'scope')
  try {
    return parseDcqlQuery(objectOf(query, 'dcql_query'))
  } catch (error) {
    if (!isRungsError(error) || error.code === 'exchange.presentation_request_refused') throw error
    const { member } = error.params as { readonly member?: string }
    throw refusedRequest('invalid_request', member ?? 'dcql_query')
  }
}

/** Objects come as JSON in a link, and as they are in a request object. */
function objectOf(value: JsonValue | undefined, member: string): JsonObject {
  let read = value
  try {
    if (typeof value === 'string') read = parseJson(value, BOUNDS)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw refusedRequest('invalid_request', member)
  }
  if (!isJsonObject(read)) throw refusedRequest('invalid_request', member)
  return read
}

/** There must be a format that is asked for, known here, and taken by the verifier. */
function requireFormats({ credentials }: DcqlQuery, { vp_formats_supported: taken }: JsonObject): void {
  if (taken !== undefined && !isJsonObject(taken)) throw refusedRequest('invalid_request', 'client_metadata')
  const isPossible = credentials.some(
    ({ format }) => Object.hasOwn(FORMATS, format) && (taken === undefined || Object.hasOwn(taken, format)),
  )
  if (!isPossible) throw refusedRequest('vp_formats_not_supported', 'dcql_query')
}
