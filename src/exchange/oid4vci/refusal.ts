import { inputError, isRungsError, type RungsError } from '../../core/index.js'
import { jsonResponse, statusOfError } from '../problem-response.js'

/** What a client is refused with, by the specification that names it. */
export type RefusalError =
  // RFC 6749 section 5.2, RFC 9396 section 5
  | 'invalid_request'
  | 'invalid_grant'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'invalid_authorization_details'
  // RFC 6750 section 3.1
  | 'invalid_token'
  // OID4VCI 1.0 section 8.3.1.2
  | 'invalid_credential_request'
  | 'unknown_credential_configuration'
  | 'unknown_credential_identifier'
  | 'invalid_proof'
  | 'invalid_nonce'
  | 'invalid_encryption_parameters'
  | 'credential_request_denied'
  // OID4VCI 1.0 section 11.3
  | 'invalid_notification_id'
  | 'invalid_notification_request'

/** Every {@link RefusalError}. */
export const refusalErrors: readonly RefusalError[] = /* @__PURE__ */ Object.freeze([
  'invalid_request',
  'invalid_grant',
  'invalid_client',
  'unsupported_grant_type',
  'invalid_authorization_details',
  'invalid_token',
  'invalid_credential_request',
  'unknown_credential_configuration',
  'unknown_credential_identifier',
  'invalid_proof',
  'invalid_nonce',
  'invalid_encryption_parameters',
  'credential_request_denied',
  'invalid_notification_id',
  'invalid_notification_request',
])

/** Never kept by anybody on the way. */
export const NO_STORE: Readonly<Record<string, string>> = /* @__PURE__ */ Object.freeze({
  'cache-control': 'no-store',
  pragma: 'no-cache',
})

/** What is said where no token came: then nothing more is told of it (RFC 6750 section 3.1). */
export const TOKEN_NEEDED = 'a bearer token is needed'

/** A refusal that becomes the answer; `description` is plain ASCII without quotes and backslashes. */
export function refusal(error: RefusalError, description: string): RungsError {
  return inputError('exchange.oauth_refused', { error, description })
}

/** The HTTP status of what reading a body refuses. */
const READING: readonly number[] = [408, 413, 415]

/**
 * Whatever was thrown as an answer in the shape of OAuth: refusals as they are, what was wrong with the body as `malformed`, and of all
 * else only whether to come back.
 */
export function refusalResponse(thrown: unknown, malformed: RefusalError): Response {
  if (!isRungsError(thrown)) return failed()
  if (thrown.code === 'exchange.oauth_refused') {
    const { error, description } = thrown.params as { readonly error: RefusalError; readonly description: string }
    return toResponse(error, description)
  }
  if (thrown.kind === 'input' && /^(exchange|core)\./.test(thrown.code)) {
    const status = statusOfError(thrown)
    return toResponse(malformed, 'the body cannot be read', READING.includes(status) ? status : 400)
  }
  if (!thrown.retryable) return failed()
  return jsonResponse(503, { error: 'temporarily_unavailable' }, { ...NO_STORE, 'retry-after': '1' })
}

function failed(): Response {
  return jsonResponse(500, { error: 'server_error' }, NO_STORE)
}

function toResponse(error: RefusalError, error_description: string, status = 400): Response {
  if (error === 'invalid_client')
    return jsonResponse(401, { error, error_description }, { ...NO_STORE, 'www-authenticate': 'Basic realm="rungs"' })
  if (error !== 'invalid_token') return jsonResponse(status, { error, error_description }, NO_STORE)
  const detail = error_description === TOKEN_NEEDED ? '' : `, error="invalid_token", error_description="${error_description}"`
  const challenge = `Bearer realm="rungs"${detail}`
  return jsonResponse(401, { error, error_description }, { ...NO_STORE, 'www-authenticate': challenge })
}
