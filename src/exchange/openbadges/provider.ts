import { checkOptions, inputError, type JsonObject, type Now, requireOption, requireTimer, utf8 } from '../../core/index.js'
import { generations, mechanisms } from '../../preset/index.js'
import type { Store } from '../../storage/index.js'
import { createVerifier, skipStatusCheck, type Verifier } from '../../verify/index.js'
import type { Handler } from '../handler.js'
import { jsonResponse } from '../problem-response.js'
import type { BodyLimits } from '../read-body.js'
import { readAccess, type VerifyAccessToken } from './access.js'
import { handleGetCredentials, handleUpsert } from './credentials.js'
import { API_PATH, isHttpsUrl, isServiceUrl, requireBaseUrl } from './https-url.js'
import type { BadgeForm } from './media.js'
import { handleGetProfile, handlePutProfile } from './profile.js'
import { openBadgesScopes } from './scopes.js'
import { buildServiceDescription, type OpenBadgesEndpoints, type OpenBadgesServiceInfo } from './service-description.js'
import { createShelf, type Shelf, type UpsertOutcome } from './shelf.js'
import { statusInfo, statusInfoOfThrown } from './status-info.js'
import { type Judge, readSubmitted } from './submitted-badge.js'

/** What {@link createOpenBadgesProvider} needs. */
export interface CreateOpenBadgesProviderOptions extends BodyLimits {
  /** Keeps the badges and profiles of the users: for services over one store, those who are called the same are the same. */
  readonly store: Store
  /**
   * Where the service is reached from outside: an https URL that ends in no slash. The API lies at `/ims/ob/v3p0` below it. Loopback may
   * be http.
   */
  readonly baseUrl: string
  /** What the service says of itself. */
  readonly service: OpenBadgesServiceInfo
  /** Where its clients get their tokens. */
  readonly endpoints: OpenBadgesEndpoints
  /** Tells whom an access token speaks for: that of `createOpenBadgesAuthorization`, or one of the host's own. */
  readonly verifyToken: VerifyAccessToken
  /**
   * Judges what is handed in; a badge whose proof it could not check is asked for again later. Default: form, schema and, as far as
   * that goes without a network, the proof.
   */
  readonly verifier?: Verifier
  /** The profile of a user who has put none. Default: there is none. */
  readonly profileOf?: (userId: string) => Promise<JsonObject | undefined>
  /** Badges of one user. Default 1000, at most 10 000. */
  readonly maxCredentials?: number
  /** Badges of a page that names no limit, default 50, and the most of one that does, default 100. */
  readonly pageSize?: number
  readonly maxPageSize?: number
  /** Default: the system's clock. */
  readonly now?: Now
}

/** A provider of the Open Badges API. */
export interface OpenBadgesProvider {
  /** Answers requests; it never rejects. */
  readonly handle: Handler
  /**
   * Keeps a badge that the host itself has for a user, as its text was handed out, by the rules for those of clients.
   *
   * @throws RungsError `form.not_a_credential` for what a client would be refused, `storage.*`
   */
  readonly putCredential: (userId: string, text: string) => Promise<UpsertOutcome>
  /** Deletes the badges and the profile of a user. Whether there were any. @throws RungsError `storage.*` */
  readonly eraseUser: (userId: string) => Promise<boolean>
}

/** The parts that requests are answered with. */
export interface Provider {
  readonly shelf: Shelf
  readonly judge: Judge
  readonly limits: BodyLimits
  readonly credentialsUrl: string
  readonly pageSize: number
  readonly maxPageSize: number
  readonly profileOf: (userId: string) => Promise<JsonObject | undefined>
}

const OPTIONS = [
  'store',
  'baseUrl',
  'service',
  'endpoints',
  'verifyToken',
  'verifier',
  'profileOf',
  'maxCredentials',
  'pageSize',
  'maxPageSize',
  'now',
  'maxBodyBytes',
  'bodyTimeoutMs',
] as const
/** A badge with its pictures. */
const DEFAULT_BODY_BYTES = 1024 * 1024

interface Route {
  readonly scope: string
  readonly answer: (request: Request, userId: string, provider: Provider) => Promise<Response>
}

/**
 * A provider of the Open Badges API (OB 3.0 section 6): its users' badges and profiles, for whatever client they have let in. Each
 * token sees one user. Badges go out as the very text they came in. An equal badge (section 10) takes the place of the one that is
 * there unless that is newer: then, and where it is the same, nothing changes and the answer is 304.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createOpenBadgesAuthorization, createOpenBadgesProvider } from 'rungs/exchange/openbadges'
 * import { createMemoryStore } from 'rungs/storage'
 * const store = createMemoryStore()
 * const baseUrl = 'https://badges.courier.example'
 * const authorization = createOpenBadgesAuthorization({ store, baseUrl, authenticate: async () => 'user-1' })
 * const provider = createOpenBadgesProvider({
 *   store,
 *   baseUrl,
 *   endpoints: authorization.endpoints,
 *   verifyToken: authorization.verifyToken,
 *   service: {
 *     title: 'Courier badges',
 *     termsOfService: 'https://courier.example/terms',
 *     privacyPolicyUrl: 'https://courier.example/privacy',
 *   },
 * })
 * const response = await provider.handle(new Request('http://localhost/ims/ob/v3p0/discovery'))
 * response.status // 200
 * ```
 */
export function createOpenBadgesProvider(options: CreateOpenBadgesProviderOptions): OpenBadgesProvider {
  checkOptions(options, OPTIONS, 'createOpenBadgesProvider')
  const { store, baseUrl, service, endpoints, verifyToken, maxCredentials = 1000, pageSize = 50, maxPageSize = 100 } = options
  requireBaseUrl(baseUrl)
  requireOption(typeof verifyToken === 'function', 'verifyToken', 'function')
  requireService(service, endpoints)
  const numbers = { maxCredentials, pageSize, maxPageSize, maxBodyBytes: options.maxBodyBytes ?? DEFAULT_BODY_BYTES }
  for (const [name, value] of Object.entries(numbers))
    requireOption(Number.isSafeInteger(value) && value > 0, name, 'whole number from 1')
  requireTimer('bodyTimeoutMs', options.bodyTimeoutMs)
  requireOption(maxCredentials <= 10_000, 'maxCredentials', 'at most 10 000')
  const root = `${new URL(baseUrl).pathname.replace(/\/$/, '')}${API_PATH}`
  const description = buildServiceDescription(`${baseUrl}${API_PATH}`, service, endpoints)
  const provider: Provider = {
    shelf: createShelf(store, maxCredentials),
    judge: judgeOf(options),
    limits: {
      maxBodyBytes: numbers.maxBodyBytes,
      ...(options.bodyTimeoutMs !== undefined && { bodyTimeoutMs: options.bodyTimeoutMs }),
    },
    credentialsUrl: `${baseUrl}${API_PATH}/credentials`,
    pageSize: Math.min(pageSize, maxPageSize),
    maxPageSize,
    profileOf: options.profileOf ?? (async () => undefined),
  }
  const serve = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const method = request.method === 'HEAD' ? 'GET' : request.method
    if (pathname === `${root}/discovery`)
      return method === 'GET' ? jsonResponse(200, description, { 'cache-control': 'public, max-age=3600' }) : notAllowed(['GET'])
    const routes = pathname.startsWith(`${root}/`) ? ROUTES.get(pathname.slice(root.length)) : undefined
    if (routes === undefined) return statusInfo(404, 'not_found', 'There is nothing at this address.')
    const route = routes[method]
    if (route === undefined) return notAllowed(Object.keys(routes))
    const access = await readAccess(request, route.scope, verifyToken)
    if (access instanceof Response) return access
    const response = await route.answer(request, access, provider)
    // What one user sees is for no cache between (RFC 9111 section 5.2.2.5).
    response.headers.set('cache-control', 'no-store')
    return response
  }
  return Object.freeze({
    handle: async (request: Request) => {
      try {
        const response = await serve(request)
        return request.method === 'HEAD' ? new Response(null, response) : response
      } catch (error) {
        return statusInfoOfThrown(error)
      }
    },
    putCredential: async (userId: string, text: string) => {
      requireUser(userId)
      const form: BadgeForm = text.trimStart().startsWith('{') ? 'json' : 'jws'
      const isTooLarge = utf8(text).length > numbers.maxBodyBytes
      const badge = isTooLarge ? undefined : await readSubmitted(form, text, provider.judge)
      if (badge === undefined || badge instanceof Response) throw inputError('form.not_a_credential', { expected: 'credential' })
      return provider.shelf.upsert(userId, badge)
    },
    eraseUser: (userId: string) => {
      requireUser(userId)
      return provider.shelf.erase(userId)
    },
  })
}

const ROUTES: ReadonlyMap<string, Readonly<Record<string, Route>>> = /* @__PURE__ */ new Map<
  string,
  Readonly<Record<string, Route>>
>([
  [
    '/credentials',
    {
      GET: { scope: openBadgesScopes.readCredentials, answer: handleGetCredentials },
      POST: { scope: openBadgesScopes.upsertCredential, answer: handleUpsert },
    },
  ],
  [
    '/profile',
    {
      GET: { scope: openBadgesScopes.readProfile, answer: handleGetProfile },
      PUT: { scope: openBadgesScopes.updateProfile, answer: handlePutProfile },
    },
  ],
])

function notAllowed(methods: readonly string[]): Response {
  return statusInfo(405, 'not_allowed', `The method is none of ${methods.join(', ')}.`, { allow: methods.join(', ') })
}

function judgeOf({ verifier, now }: CreateOpenBadgesProviderOptions): Judge {
  if (verifier !== undefined) {
    requireOption(typeof verifier.verify === 'function', 'verifier', 'verifier')
    return { verifier, isStrict: true }
  }
  const own = createVerifier({ mechanisms, generations, status: skipStatusCheck, ...(now !== undefined && { now }) })
  return { verifier: own, isStrict: false }
}

function requireService(service: OpenBadgesServiceInfo, endpoints: OpenBadgesEndpoints): void {
  checkOptions(service, ['title', 'termsOfService', 'privacyPolicyUrl', 'imageUrl'], 'service')
  checkOptions(endpoints, ['registrationUrl', 'authorizationUrl', 'tokenUrl', 'refreshUrl', 'revocationUrl'], 'endpoints')
  requireOption(typeof service.title === 'string' && service.title !== '', 'service.title', 'text')
  const { imageUrl, termsOfService, privacyPolicyUrl } = service
  for (const [name, url] of Object.entries({ termsOfService, privacyPolicyUrl }))
    requireOption(isHttpsUrl(url), name, 'https URL')
  const { registrationUrl, authorizationUrl, tokenUrl, ...others } = endpoints
  for (const [name, url] of Object.entries({ registrationUrl, authorizationUrl, tokenUrl }))
    requireOption(isServiceUrl(url), name, 'https URL')
  for (const [name, url] of Object.entries(others)) requireOption(url === undefined || isServiceUrl(url), name, 'https URL')
  requireOption(imageUrl === undefined || /^(https|data):/.test(imageUrl), 'service.imageUrl', 'https or data URL')
}

function requireUser(userId: unknown): void {
  requireOption(typeof userId === 'string' && userId !== '', 'userId', 'text')
}
