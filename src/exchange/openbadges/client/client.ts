import { checkOptions, type JsonObject, requireOption, toEpochMs } from '../../../core/index.js'
import { finishAuthorization, refreshAccess, registerClient, revokeAccess, startAuthorization } from './authorize.js'
import { createOAuthCall } from './oauth.js'
import type {
  CreateOpenBadgesClientOptions,
  OpenBadgesAuthorizationSession,
  OpenBadgesClientMetadata,
  OpenBadgesCredentials,
  OpenBadgesRegistration,
  OpenBadgesService,
  OpenBadgesTokens,
} from './options.js'
import { fetchCredentials, fetchProfile, type GetCredentialsOptions, sendCredential, sendProfile } from './resources.js'
import { fetchService } from './service.js'

/**
 * A client of the Open Badges API. Its methods reject with `exchange.provider_refused`, which says after how many seconds to come back,
 * `exchange.provider_answer_invalid`, and those of the net; the four about tokens also with `keys.peer_missing`.
 */
export interface OpenBadgesClient {
  /** How a provider describes itself, at its base URL or the root of its API. */
  readonly discover: (baseUrl: string) => Promise<OpenBadgesService>
  /** Registers this client at a provider, once. */
  readonly register: (service: OpenBadgesService, metadata: OpenBadgesClientMetadata) => Promise<OpenBadgesRegistration>
  /** Where to send the user, and what to keep until the user comes back. */
  readonly startAuthorization: (
    service: OpenBadgesService,
    registration: OpenBadgesRegistration,
    asked: { readonly redirectUri: string; readonly scopes: readonly string[] },
  ) => Promise<{ readonly url: string; readonly session: OpenBadgesAuthorizationSession }>
  /** Tokens, from the URL that the user came back to. A session is good for one call. */
  readonly finishAuthorization: (
    session: OpenBadgesAuthorizationSession,
    registration: OpenBadgesRegistration,
    callbackUrl: string,
  ) => Promise<OpenBadgesTokens>
  /** New tokens in the place of ones that have ended, for no more scopes than before. */
  readonly refresh: (
    service: OpenBadgesService,
    registration: OpenBadgesRegistration,
    tokens: OpenBadgesTokens,
    scopes?: readonly string[],
  ) => Promise<OpenBadgesTokens>
  /** Ends a token at the provider. */
  readonly revoke: (
    service: OpenBadgesService,
    registration: OpenBadgesRegistration,
    token: string,
    hint: 'access_token' | 'refresh_token',
  ) => Promise<void>
  /** The badges of the user, all pages within bounds. They are to be verified before they are believed. */
  readonly getCredentials: (
    service: OpenBadgesService,
    accessToken: string,
    options?: GetCredentialsOptions,
  ) => Promise<OpenBadgesCredentials>
  /** Hands a badge in: an object, its text, or a compact token. `unchanged` says that the provider has it, or a newer one. */
  readonly upsertCredential: (
    service: OpenBadgesService,
    accessToken: string,
    credential: string | JsonObject,
  ) => Promise<'created' | 'replaced' | 'unchanged'>
  /** The profile of the user. */
  readonly getProfile: (service: OpenBadgesService, accessToken: string) => Promise<JsonObject>
  /** Puts the whole profile. `pending` says that the provider will do it. */
  readonly putProfile: (service: OpenBadgesService, accessToken: string, profile: JsonObject) => Promise<'done' | 'pending'>
}

/**
 * A client of the Open Badges API (OB 3.0 sections 6 and 7): it finds providers, registers at them, gets tokens by codes with PKCE, and
 * reads and writes badges and profiles. Needs the package `oauth4webapi`.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { createOpenBadgesClient } from 'rungs/exchange/openbadges'
 * import { createNet } from 'rungs/net'
 * const client = createOpenBadgesClient({ net: createNet() })
 * const read = async (baseUrl: string, accessToken: string) =>
 *   (await client.getCredentials(await client.discover(baseUrl), accessToken)).credentials
 * ```
 */
export function createOpenBadgesClient(options: CreateOpenBadgesClientOptions): OpenBadgesClient {
  checkOptions(options, ['net', 'maxPages', 'maxCredentials', 'maxPageBytes', 'now'], 'createOpenBadgesClient')
  const { net, maxPages = 100, maxCredentials = 10_000, maxPageBytes = 8 * 1024 * 1024 } = options
  requireOption(typeof net?.send === 'function' && typeof net.fetch === 'function', 'net', 'net that sends')
  const bounds = { maxPages, maxCredentials, maxPageBytes }
  for (const [name, value] of Object.entries(bounds))
    requireOption(Number.isSafeInteger(value) && value > 0, name, 'whole number from 1')
  const nowMs = (): number => toEpochMs(options.now)
  const call = createOAuthCall(net)
  return Object.freeze<OpenBadgesClient>({
    discover: (baseUrl) => fetchService(baseUrl, net),
    register: (service, metadata) => registerClient(service, metadata, call),
    startAuthorization: (service, registration, asked) => startAuthorization(service, registration, asked, call),
    finishAuthorization: (session, registration, callbackUrl) =>
      finishAuthorization(session, registration, callbackUrl, nowMs(), call),
    refresh: (service, registration, tokens, scopes) => refreshAccess(service, registration, tokens, scopes, nowMs(), call),
    revoke: (service, registration, token, hint) => revokeAccess(service, registration, token, hint, call),
    getCredentials: async (service, accessToken, wanted = {}) => {
      checkOptions(wanted, ['since', 'pageSize'], 'getCredentials')
      return fetchCredentials(service, accessToken, wanted, net, bounds)
    },
    upsertCredential: async (service, accessToken, credential) => sendCredential(service, accessToken, credential, net),
    getProfile: async (service, accessToken) => fetchProfile(service, accessToken, net),
    putProfile: async (service, accessToken, profile) => sendProfile(service, accessToken, profile, net),
  })
}
