import { jsonResponse } from '../../problem-response.js'

/** Error codes of OAuth (RFC 6749 sections 4.1.2.1 and 5.2, RFC 7591 section 3.2.2). */
export type OAuthErrorCode =
  | 'access_denied'
  | 'invalid_client'
  | 'invalid_client_metadata'
  | 'invalid_grant'
  | 'invalid_redirect_uri'
  | 'invalid_request'
  | 'invalid_scope'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'

/** Answers with secrets, and those about them, are for no cache (RFC 6749 section 5.1). */
export const NO_STORE: Readonly<Record<string, string>> = /* @__PURE__ */ Object.freeze({
  'cache-control': 'no-store',
  pragma: 'no-cache',
})

/** An error as OAuth writes it (RFC 6749 section 5.2). */
export function oauthError(
  status: number,
  error: OAuthErrorCode,
  description: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return jsonResponse(status, { error, error_description: description }, { ...NO_STORE, ...headers })
}

/** The answer to who is no client, or does not prove it. */
export function invalidClient(): Response {
  const challenge = { 'www-authenticate': 'Basic realm="openbadges", charset="UTF-8"' }
  return oauthError(401, 'invalid_client', 'The client is unknown, or its secret is wrong.', challenge)
}
