import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { checkOptions, copyJsonObject, inputError, isJsonObject, operationError, requireOption } from '../core/index.js'
import type { Middleware } from './handler.js'
import { problemResponse } from './problem-response.js'

/** What {@link createBearerAuth} needs. */
export interface CreateBearerAuthOptions {
  /** The authorization server, as its tokens say it. */
  readonly issuer: string
  /** What tokens for this service name as their audience. */
  readonly audience: string
  /** The public keys of the authorization server (RFC 7517 section 5). One of `jwks` and `jwksUrl` is needed. */
  readonly jwks?: unknown
  /** Where its keys are published: they are fetched, from this https URL alone. */
  readonly jwksUrl?: string
  /** The signature algorithms that are taken. Default `EdDSA`, `ES256`, `PS256` and `RS256`. */
  readonly algorithms?: readonly BearerAlgorithm[]
  /** The scope that a request needs, `''` for none, or `undefined` where it needs no token. */
  readonly scopeOf: (request: Request) => string | undefined
  /** By how much clocks may differ, seconds. Default 5. */
  readonly clockToleranceSeconds?: number
  /** The protection space that clients are told. Default `rungs`. */
  readonly realm?: string
}

/** A signature algorithm of access tokens; none of them is symmetric. */
export type BearerAlgorithm = 'EdDSA' | 'Ed25519' | 'ES256' | 'ES384' | 'PS256' | 'RS256'

const ALGORITHMS: readonly BearerAlgorithm[] = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256']
const DEFAULT_ALGORITHMS: readonly BearerAlgorithm[] = ['EdDSA', 'Ed25519', 'ES256', 'PS256', 'RS256']
const TOKEN_OPTIONS = ['issuer', 'audience', 'jwks', 'jwksUrl', 'algorithms', 'clockToleranceSeconds'] as const
const OPTIONS = [...TOKEN_OPTIONS, 'scopeOf', 'realm'] as const
const MAX_TOKEN_CHARACTERS = 8192
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/
const BEARER = /^Bearer +([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/i

/**
 * Lets in who has an access token of RFC 9068 (`at+jwt`) from one authorization server, for this service, with the scope that the
 * request needs; tokens come in the header `Authorization` alone (RFC 6750 section 2.1). Nothing of a token is told or logged.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { withMiddleware } from 'rungs/exchange'
 * import { createBearerAuth } from 'rungs/exchange/bearer'
 * const auth = createBearerAuth({
 *   issuer: 'https://login.courier.example',
 *   audience: 'https://badges.courier.example',
 *   jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'VCpo2LMLhn6iWku8MKvSLg2ZAoC-nlOyPVQaO3FxVeQ' }] },
 *   scopeOf: () => 'credentials:issue',
 * })
 * const handler = withMiddleware(async () => new Response('hello'), auth)
 * ```
 */
export function createBearerAuth(options: CreateBearerAuthOptions): Middleware {
  checkOptions(options, OPTIONS, 'createBearerAuth')
  const { scopeOf, realm = 'rungs' } = options
  requireOption(typeof scopeOf === 'function', 'scopeOf', 'function')
  requireOption(/^[\w ./:-]{1,100}$/.test(realm), 'realm', 'plain text')
  const check = tokenCheck(options)
  const refused = (error: Parameters<typeof problemResponse>[0], challenge: string): Response =>
    problemResponse(error, { 'www-authenticate': `Bearer realm="${realm}"${challenge}` })
  return (next) => async (request, connection) => {
    const scope = scopeOf(request)
    if (scope === undefined) return next(request, connection)
    const header = request.headers.get('authorization')
    if (header === null) return refused(inputError('exchange.token_missing', {}), '')
    const token = header.length <= MAX_TOKEN_CHARACTERS ? BEARER.exec(header)?.[1] : undefined
    let payload: JWTPayload
    try {
      if (token === undefined) throw new errors.JWTInvalid()
      payload = await check(token)
    } catch (error) {
      // Keys that cannot be had say nothing about the token.
      if (!isOfToken(error)) return problemResponse(operationError('exchange.not_ready', {}))
      return refused(inputError('exchange.token_invalid', {}), ', error="invalid_token"')
    }
    if (scope !== '' && !scopesOf(payload).includes(scope))
      return refused(inputError('exchange.scope_missing', { scope }), `, error="insufficient_scope", scope="${scope}"`)
    return next(request, connection)
  }
}

/** What {@link createAccessTokenVerifier} needs: which tokens count. */
export type AccessTokenOptions = Omit<CreateBearerAuthOptions, 'scopeOf' | 'realm'>

/**
 * Tells whom an access token of RFC 9068 (`at+jwt`) speaks for, by its claim `sub`, and with which scopes: what
 * `createOpenBadgesProvider` of `rungs/exchange/openbadges` takes as `verifyToken` where an authorization server of the host's own gives the
 * tokens. Resolves to `undefined` for a token that is not good.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`; the verifier rejects with `exchange.not_ready` where keys cannot be had
 * @example
 * ```ts
 * import { createAccessTokenVerifier } from 'rungs/exchange/bearer'
 * const verifyToken = createAccessTokenVerifier({
 *   issuer: 'https://login.courier.example',
 *   audience: 'https://badges.courier.example',
 *   jwksUrl: 'https://login.courier.example/jwks',
 * })
 * ```
 */
export function createAccessTokenVerifier(
  options: AccessTokenOptions,
): (token: string) => Promise<{ readonly userId: string; readonly scopes: readonly string[] } | undefined> {
  checkOptions(options, TOKEN_OPTIONS, 'createAccessTokenVerifier')
  const check = tokenCheck(options)
  return async (token) => {
    if (token.length > MAX_TOKEN_CHARACTERS || !COMPACT.test(token)) return undefined
    try {
      const payload = await check(token)
      return Object.freeze({ userId: payload.sub as string, scopes: Object.freeze([...scopesOf(payload)]) })
    } catch (error) {
      if (!isOfToken(error)) throw operationError('exchange.not_ready', {}, { retryable: true })
      return undefined
    }
  }
}

function tokenCheck(options: AccessTokenOptions): (token: string) => Promise<JWTPayload> {
  const { issuer, audience, algorithms = DEFAULT_ALGORITHMS, clockToleranceSeconds = 5 } = options
  const isText = (one: unknown): boolean => typeof one === 'string' && one !== ''
  requireOption(isText(issuer), 'issuer', 'text')
  requireOption(isText(audience), 'audience', 'text')
  requireOption(
    Array.isArray(algorithms) && algorithms.length > 0 && algorithms.every((one) => ALGORITHMS.includes(one)),
    'algorithms',
    ALGORITHMS.join(', '),
  )
  requireOption(Number.isSafeInteger(clockToleranceSeconds) && clockToleranceSeconds >= 0, 'clockToleranceSeconds', 'seconds')
  const keys = keysOf(options)
  const rules = {
    issuer,
    audience,
    typ: 'at+jwt',
    algorithms: [...algorithms],
    clockTolerance: clockToleranceSeconds,
    requiredClaims: ['exp', 'sub'],
  }
  return async (token) => {
    const { payload } = await jwtVerify(token, keys, rules)
    if (typeof payload.sub !== 'string' || payload.sub === '') throw new errors.JWTInvalid()
    return payload
  }
}

function keysOf({ jwks, jwksUrl }: AccessTokenOptions): JWTVerifyGetKey {
  requireOption((jwks === undefined) !== (jwksUrl === undefined), 'jwks', 'keys, or the URL of keys')
  if (jwksUrl !== undefined) {
    requireOption(URL.canParse(jwksUrl) && new URL(jwksUrl).protocol === 'https:', 'jwksUrl', 'https URL')
    return createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5000 })
  }
  requireOption(isJsonObject(jwks) && Array.isArray(jwks['keys']) && jwks['keys'].length > 0, 'jwks', 'JSON Web Key Set')
  const copy = copyJsonObject(jwks)
  const isPublic = (key: unknown): boolean => isJsonObject(key) && key['kty'] !== 'oct' && key['d'] === undefined
  requireOption((copy['keys'] as readonly unknown[]).every(isPublic), 'jwks', 'public keys')
  return createLocalJWKSet(copy as unknown as JSONWebKeySet)
}

/** Whether a token is at fault, rather than where its keys come from. */
function isOfToken(error: unknown): boolean {
  const isOfKeys = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid
  return error instanceof errors.JOSEError && !isOfKeys && error.code !== 'ERR_JOSE_GENERIC'
}

/** RFC 9068 section 2.2.3: texts between spaces. */
function scopesOf({ scope }: JWTPayload): readonly string[] {
  return typeof scope === 'string' ? scope.split(' ') : []
}
