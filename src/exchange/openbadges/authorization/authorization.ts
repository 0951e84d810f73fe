import { checkOptions, isRungsError, platformRandom, requireOption, requireTimer, toEpochMs } from '../../../core/index.js'
import type { Handler } from '../../handler.js'
import { statusOfError } from '../../problem-response.js'
import type { VerifyAccessToken } from '../access.js'
import { requireBaseUrl } from '../https-url.js'
import type { OpenBadgesEndpoints } from '../service-description.js'
import { oauthError } from './answers.js'
import { handleAuthorizationRequest, handleDecision } from './authorize.js'
import { consentTexts } from './consent-page.js'
import { accessOf, revokeGrants } from './grants.js'
import type { CreateOpenBadgesAuthorizationOptions } from './options.js'
import type { AuthorizationParts } from './parts.js'
import { handleRegistration } from './registration.js'
import { handleRevocation, handleToken } from './token.js'

/** An authorization server for the Open Badges API. */
export interface OpenBadgesAuthorization {
  /** Answers requests; it never rejects. */
  readonly handle: Handler
  /** What a provider describes itself with. */
  readonly endpoints: Required<OpenBadgesEndpoints>
  /** Whom an access token speaks for; `undefined` for one that is unknown, ended or revoked. */
  readonly verifyToken: VerifyAccessToken
  /** Ends what a user has allowed, to one client or to all, and says how many grants that were. */
  readonly revokeUser: (userId: string, clientId?: string) => Promise<number>
}

const OPTIONS = [
  'store',
  'baseUrl',
  'path',
  'authenticate',
  'consent',
  'texts',
  'codeSeconds',
  'accessTokenSeconds',
  'grantSeconds',
  'clientSeconds',
  'maxClients',
  'bodyTimeoutMs',
  'now',
  'random',
] as const
const DAY = 24 * 60 * 60
/** Forms and metadata are small. */
const MAX_BODY_BYTES = 32 * 1024

/**
 * The authorization server that lets clients at the badges of a provider's users (OB 3.0 section 7): dynamic registration (RFC 7591), codes
 * with PKCE by S256, tokens for clients that prove themselves by HTTP Basic, refresh, and revocation (RFC 7009). Who the user is, the
 * host says; whether the user agrees, a page without scripts asks. Codes are good once; one that is tried twice ends what came of it.
 * Secrets, codes and tokens are kept as hashes. How often anybody may ask is for middleware to say.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createOpenBadgesAuthorization } from 'rungs/exchange/openbadges'
 * import { createMemoryStore } from 'rungs/storage'
 * const authorization = createOpenBadgesAuthorization({
 *   store: createMemoryStore(),
 *   baseUrl: 'https://badges.courier.example',
 *   authenticate: async (request, returnTo) =>
 *     request.headers.has('cookie') ? 'user-1' : Response.redirect(`https://courier.example/login?to=${encodeURIComponent(returnTo)}`),
 * })
 * authorization.endpoints.tokenUrl // 'https://badges.courier.example/oauth/token'
 * ```
 */
export function createOpenBadgesAuthorization(options: CreateOpenBadgesAuthorizationOptions): OpenBadgesAuthorization {
  checkOptions(options, OPTIONS, 'createOpenBadgesAuthorization')
  const { baseUrl, path = '/oauth' } = options
  requireBaseUrl(baseUrl)
  requireOption(/^(\/[\w.~-]+)+$/.test(path), 'path', 'path that begins with a slash and ends in none')
  const endpoint = (name: string): string => `${baseUrl}${path}/${name}`
  const parts = partsOf(options, endpoint('authorize'))
  const root = `${new URL(baseUrl).pathname.replace(/\/$/, '')}${path}`
  const routes: ReadonlyMap<string, Readonly<Record<string, (request: Request) => Promise<Response>>>> = new Map([
    [`${root}/register`, { POST: (request: Request) => handleRegistration(request, parts) }],
    [
      `${root}/authorize`,
      {
        GET: (request: Request) => handleAuthorizationRequest(request, parts),
        POST: (request: Request) => handleDecision(request, parts),
      },
    ],
    [`${root}/token`, { POST: (request: Request) => handleToken(request, parts) }],
    [`${root}/revoke`, { POST: (request: Request) => handleRevocation(request, parts) }],
  ])
  return Object.freeze({
    handle: async (request: Request) => {
      const methods = routes.get(new URL(request.url).pathname)
      if (methods === undefined) return oauthError(404, 'invalid_request', 'There is nothing at this address.')
      // A method may be called what every object has.
      const answer = Object.hasOwn(methods, request.method) ? methods[request.method] : undefined
      if (answer === undefined)
        return oauthError(405, 'invalid_request', 'The method is not allowed.', { allow: Object.keys(methods).join(', ') })
      try {
        return await answer(request)
      } catch (error) {
        return answerOfThrown(error)
      }
    },
    endpoints: Object.freeze({
      registrationUrl: endpoint('register'),
      authorizationUrl: endpoint('authorize'),
      tokenUrl: endpoint('token'),
      refreshUrl: endpoint('token'),
      revocationUrl: endpoint('revoke'),
    }),
    verifyToken: (token: string) => accessOf(token, parts),
    revokeUser: (userId: string, clientId?: string) => revokeGrants(userId, clientId, parts),
  })
}

function answerOfThrown(error: unknown): Response {
  const known = isRungsError(error) ? statusOfError(error) : 500
  if (known === 503) return oauthError(503, 'temporarily_unavailable', 'It cannot be done just now.', { 'retry-after': '1' })
  const status = isRungsError(error) && error.kind === 'input' ? known : 500
  if (status === 500) return oauthError(500, 'server_error', 'It could not be done just now.')
  return oauthError(status, 'invalid_request', 'The body is too large, or came too slowly.')
}

function partsOf(options: CreateOpenBadgesAuthorizationOptions, authorizationUrl: string): AuthorizationParts {
  const { store, baseUrl, authenticate, consent, texts = consentTexts, now, random = platformRandom } = options
  const { codeSeconds = 60, accessTokenSeconds = 3600, grantSeconds = 90 * DAY, clientSeconds = 365 * DAY } = options
  const { maxClients = 10_000, bodyTimeoutMs } = options
  requireOption(typeof store?.transaction === 'function', 'store', 'store')
  requireOption(typeof authenticate === 'function', 'authenticate', 'function')
  requireOption(consent === undefined || typeof consent === 'function', 'consent', 'function')
  requireOption(typeof texts === 'function', 'texts', 'function')
  const numbers = { codeSeconds, accessTokenSeconds, grantSeconds, clientSeconds, maxClients }
  for (const [name, value] of Object.entries(numbers))
    requireOption(Number.isSafeInteger(value) && value > 0, name, 'whole number from 1')
  requireTimer('bodyTimeoutMs', bodyTimeoutMs)
  requireOption(codeSeconds <= 600, 'codeSeconds', 'at most 600')
  return {
    store,
    issuer: baseUrl,
    authorizationUrl,
    authenticate: async (request, returnTo) => {
      const user = await authenticate(request, returnTo)
      requireOption(user instanceof Response || (typeof user === 'string' && user !== ''), 'authenticate', 'user or Response')
      // Redirects that the platform makes cannot be given headers, and middleware wants to.
      return user instanceof Response ? new Response(user.body, user) : user
    },
    consent: consent ?? (async () => 'ask'),
    texts,
    codeMs: codeSeconds * 1000,
    accessMs: accessTokenSeconds * 1000,
    grantMs: Math.max(grantSeconds, accessTokenSeconds) * 1000,
    clientMs: clientSeconds * 1000,
    maxClients,
    limits: { maxBodyBytes: MAX_BODY_BYTES, ...(bodyTimeoutMs !== undefined && { bodyTimeoutMs }) },
    now: () => toEpochMs(now),
    random,
  }
}
