import { jsonResponse } from '../../problem-response.js'
import { parseScope } from '../scopes.js'
import { NO_STORE, oauthError } from './answers.js'
import { authenticateClient } from './clients.js'
import { readForm } from './form-body.js'
import { type NewTokens, redeemCode, refreshTokens, revokeToken } from './grants.js'
import type { AuthorizationParts } from './parts.js'

/** The access token request (OB 3.0 sections 7.1.2.3 and 7.2.1) */
export async function handleToken(request: Request, parts: AuthorizationParts): Promise<Response> {
  const form = await readForm(request, parts.limits)
  if (form === undefined) return oauthError(400, 'invalid_request', 'The body has to be a form, each field once.')
  const known = await authenticateClient(request, parts)
  if (known instanceof Response) return known
  const { clientId, client } = known
  const grantType = form.get('grant_type')
  const isScoped = form.has('scope')
  const scopes = parseScope(form.get('scope'))
  if (isScoped && scopes === undefined) return oauthError(400, 'invalid_scope', 'scope is malformed.')
  const asked = scopes === undefined ? {} : { scopes }
  if (grantType === 'authorization_code') {
    const [code, redirectUri, verifier] = [form.get('code'), form.get('redirect_uri'), form.get('code_verifier')]
    if (code === undefined || redirectUri === undefined || verifier === undefined || !/^[\x21-\x7e]{43,128}$/.test(verifier))
      return oauthError(400, 'invalid_request', 'code, redirect_uri and code_verifier have to be given.')
    const { mayRefresh } = client
    return tokensAnswer(await redeemCode({ code, clientId, mayRefresh, redirectUri, verifier, ...asked }, parts), parts)
  }
  if (grantType !== 'refresh_token')
    return oauthError(400, grantType === undefined ? 'invalid_request' : 'unsupported_grant_type', 'grant_type is not known.')
  const refreshToken = form.get('refresh_token')
  if (refreshToken === undefined) return oauthError(400, 'invalid_request', 'refresh_token has to be given.')
  return tokensAnswer(await refreshTokens(refreshToken, clientId, scopes, parts), parts)
}

function tokensAnswer(tokens: NewTokens | 'invalid_grant' | 'invalid_scope', { accessMs }: AuthorizationParts): Response {
  if (tokens === 'invalid_grant') return oauthError(400, tokens, 'The code or token is not good, or not this client’s.')
  if (tokens === 'invalid_scope') return oauthError(400, tokens, 'The scope is wider than what was allowed.')
  return jsonResponse(
    200,
    {
      access_token: tokens.accessToken,
      token_type: 'Bearer',
      expires_in: Math.floor(accessMs / 1000),
      ...(tokens.refreshToken !== undefined && { refresh_token: tokens.refreshToken }),
      scope: tokens.scopes.join(' '),
    },
    NO_STORE,
  )
}

/** The revocation request (OB 3.0 section 7.3.1, RFC 7009 section 2). A hint is not needed: all tokens are looked up alike. */
export async function handleRevocation(request: Request, parts: AuthorizationParts): Promise<Response> {
  const form = await readForm(request, parts.limits)
  if (form === undefined) return oauthError(400, 'invalid_request', 'The body has to be a form, each field once.')
  const known = await authenticateClient(request, parts)
  if (known instanceof Response) return known
  const token = form.get('token')
  if (token === undefined) return oauthError(400, 'invalid_request', 'token has to be given.')
  const outcome = await revokeToken(token, known.clientId, parts)
  if (outcome === 'foreign') return oauthError(400, 'unauthorized_client', 'The token was given to another client.')
  return new Response(null, { status: 200, headers: NO_STORE })
}
