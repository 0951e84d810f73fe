import { formatDateTime, requireOption } from '../../../core/index.js'
import { isHttpsUrl } from '../https-url.js'
import { parseScope } from '../scopes.js'
import { answerInvalid, refused } from './answers.js'
import { type OAuthCall, toServer } from './oauth.js'
import type {
  OpenBadgesAuthorizationSession,
  OpenBadgesClientMetadata,
  OpenBadgesRegistration,
  OpenBadgesService,
  OpenBadgesTokens,
} from './options.js'

/** `OpenBadgesClient.register` */
export async function registerClient(
  service: OpenBadgesService,
  metadata: OpenBadgesClientMetadata,
  call: OAuthCall,
): Promise<OpenBadgesRegistration> {
  const { name, url, redirectUris, scopes, logoUrl, termsUrl, privacyPolicyUrl, softwareId, softwareVersion, contacts } = metadata
  const wire = {
    client_name: name,
    client_uri: url,
    redirect_uris: [...redirectUris],
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    scope: scopes.join(' '),
    ...(logoUrl !== undefined && { logo_uri: logoUrl }),
    ...(termsUrl !== undefined && { tos_uri: termsUrl }),
    ...(privacyPolicyUrl !== undefined && { policy_uri: privacyPolicyUrl }),
    ...(softwareId !== undefined && { software_id: softwareId }),
    ...(softwareVersion !== undefined && { software_version: softwareVersion }),
    ...(contacts !== undefined && { contacts: [...contacts] }),
  }
  const {
    client_id: clientId,
    client_secret: clientSecret,
    client_secret_expires_at: expires,
  } = await call(async (oauth, options) =>
    oauth.processDynamicClientRegistrationResponse(
      await oauth.dynamicClientRegistrationRequest(toServer(service), wire, options as never),
    ),
  )
  if (typeof clientSecret !== 'string' || clientSecret === '') throw answerInvalid('client_secret')
  const secretExpiresAt =
    typeof expires === 'number' && expires > 0 && expires < 1e11 ? formatDateTime(expires * 1000) : undefined
  return Object.freeze({ clientId, clientSecret, ...(secretExpiresAt !== undefined && { secretExpiresAt }) })
}

/** `OpenBadgesClient.startAuthorization` */
export async function startAuthorization(
  service: OpenBadgesService,
  { clientId }: OpenBadgesRegistration,
  { redirectUri, scopes }: { readonly redirectUri: string; readonly scopes: readonly string[] },
  call: OAuthCall,
): Promise<{ readonly url: string; readonly session: OpenBadgesAuthorizationSession }> {
  requireOption(isHttpsUrl(redirectUri), 'redirectUri', 'https URL')
  requireOption(Array.isArray(scopes) && scopes.length > 0, 'scopes', 'list of scopes')
  return call(async (oauth) => {
    const [state, codeVerifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()]
    const url = new URL(service.authorizationUrl)
    const parameters = {
      client_id: clientId,
      response_type: 'code',
      scope: scopes.join(' '),
      redirect_uri: redirectUri,
      state,
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
    }
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
    const session = Object.freeze({ service, clientId, redirectUri, scopes: Object.freeze([...scopes]), state, codeVerifier })
    return Object.freeze({ url: url.href, session })
  })
}

/** `OpenBadgesClient.finishAuthorization` */
export async function finishAuthorization(
  session: OpenBadgesAuthorizationSession,
  registration: OpenBadgesRegistration,
  callbackUrl: string,
  nowMs: number,
  call: OAuthCall,
): Promise<OpenBadgesTokens> {
  const { service, clientId, redirectUri, state, codeVerifier, scopes } = session
  requireOption(registration.clientId === clientId, 'registration', 'client that began')
  requireOption(URL.canParse(callbackUrl), 'callbackUrl', 'URL')
  const [callback, expected] = [new URL(callbackUrl), new URL(redirectUri)]
  // Answers of one provider must not be taken to another, which would get the code (RFC 9700 section 4.4).
  if (callback.origin !== expected.origin || callback.pathname !== expected.pathname) throw answerInvalid('redirect_uri')
  const issuer = callback.searchParams.get('iss') ?? undefined
  if (issuer !== undefined && originOf(issuer) !== originOf(service.authorizationUrl)) throw answerInvalid('iss')
  const server = toServer(service, issuer)
  const error = callback.searchParams.get('error')
  const client = { client_id: clientId }
  const answer = await call(async (oauth, options) => {
    if (error !== null && callback.searchParams.get('state') === state) throw refused(302, error)
    const parameters = oauth.validateAuthResponse(server, client, callback, state)
    return oauth.processAuthorizationCodeResponse(
      server,
      client,
      await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.ClientSecretBasic(registration.clientSecret),
        parameters,
        redirectUri,
        codeVerifier,
        { ...(options as object), additionalParameters: { scope: scopes.join(' ') } },
      ),
    )
  })
  return toTokens(answer, scopes, nowMs)
}

/** `OpenBadgesClient.refresh` */
export async function refreshAccess(
  service: OpenBadgesService,
  { clientId, clientSecret }: OpenBadgesRegistration,
  tokens: OpenBadgesTokens,
  scopes: readonly string[] | undefined,
  nowMs: number,
  call: OAuthCall,
): Promise<OpenBadgesTokens> {
  const { refreshToken } = tokens
  requireOption(typeof refreshToken === 'string', 'tokens', 'tokens with a refresh token')
  const server = { ...toServer(service), token_endpoint: service.refreshUrl }
  const client = { client_id: clientId }
  const more = scopes === undefined ? {} : { additionalParameters: { scope: scopes.join(' ') } }
  const answer = await call(async (oauth, options) =>
    oauth.processRefreshTokenResponse(
      server,
      client,
      await oauth.refreshTokenGrantRequest(server, client, oauth.ClientSecretBasic(clientSecret), refreshToken as string, {
        ...(options as object),
        ...more,
      }),
    ),
  )
  return toTokens({ refresh_token: refreshToken, ...answer }, scopes ?? tokens.scopes, nowMs)
}

/** `OpenBadgesClient.revoke` */
export async function revokeAccess(
  service: OpenBadgesService,
  { clientId, clientSecret }: OpenBadgesRegistration,
  token: string,
  hint: 'access_token' | 'refresh_token',
  call: OAuthCall,
): Promise<void> {
  if (service.revocationUrl === undefined) throw answerInvalid('revocationUrl')
  const [server, client] = [toServer(service), { client_id: clientId }]
  await call(async (oauth, options) =>
    oauth.processRevocationResponse(
      await oauth.revocationRequest(server, client, oauth.ClientSecretBasic(clientSecret), token, {
        ...(options as object),
        additionalParameters: { token_type_hint: hint },
      }),
    ),
  )
}

interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string | undefined
  readonly expires_in?: number | undefined
  readonly scope?: string | undefined
}

function toTokens(answer: TokenAnswer, asked: readonly string[], nowMs: number): OpenBadgesTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds, scope } = answer
  const isTold = seconds !== undefined && seconds >= 0 && seconds < 1e9
  return Object.freeze({
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(isTold && { expiresAt: formatDateTime(nowMs + Math.floor(seconds) * 1000) }),
    // Absent where it is what was asked for (RFC 6749 section 5.1).
    scopes: Object.freeze([...(parseScope(scope) ?? asked)]),
  })
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
