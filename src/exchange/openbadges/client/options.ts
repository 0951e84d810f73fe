import type { JsonObject, Now } from '../../../core/index.js'
import type { SendingNet } from '../../../net/index.js'

/** What `createOpenBadgesClient` needs. */
export interface CreateOpenBadgesClientOptions {
  /** The only way outward; `createNet` of `rungs/net` makes one. Its cache keeps the descriptions of services as long as they may be. */
  readonly net: SendingNet
  /** Pages that are read of one list. Default 100. */
  readonly maxPages?: number
  /** Badges that are read of one list. Default 10 000. */
  readonly maxCredentials?: number
  /** Bytes of a page. Default 8 MiB. */
  readonly maxPageBytes?: number
  /** Default: the system's clock. */
  readonly now?: Now
}

/** A provider as it describes itself: plain data, to be kept as it is. */
export interface OpenBadgesService {
  /** The root of the API, which ends in `/ims/ob/v3p0`. */
  readonly apiUrl: string
  readonly title: string
  readonly termsOfService?: string
  readonly privacyPolicyUrl?: string
  readonly registrationUrl: string
  readonly authorizationUrl: string
  readonly tokenUrl: string
  readonly refreshUrl: string
  readonly revocationUrl?: string
  /** The scopes that it knows. */
  readonly scopes: readonly string[]
}

/** What a client says of itself (RFC 7591 section 2). All URLs are https and on one host. */
export interface OpenBadgesClientMetadata {
  readonly name: string
  readonly url: string
  /** Where users come back to: one of its own for each provider, so that none can pass for another. */
  readonly redirectUris: readonly string[]
  readonly scopes: readonly string[]
  readonly logoUrl?: string
  readonly termsUrl?: string
  readonly privacyPolicyUrl?: string
  readonly softwareId?: string
  readonly softwareVersion?: string
  readonly contacts?: readonly string[]
}

/** A client at one provider. The secret is to be kept as one. */
export interface OpenBadgesRegistration {
  readonly clientId: string
  readonly clientSecret: string
  /** RFC 3339; absent where it does not expire. */
  readonly secretExpiresAt?: string
}

/** What is needed to end what was begun: to be kept with the session of the user's browser, and nowhere else. */
export interface OpenBadgesAuthorizationSession {
  readonly service: OpenBadgesService
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  readonly state: string
  readonly codeVerifier: string
}

/** Tokens of a user. Both are secrets. */
export interface OpenBadgesTokens {
  readonly accessToken: string
  readonly refreshToken?: string
  /** RFC 3339; absent where the provider does not say. */
  readonly expiresAt?: string
  readonly scopes: readonly string[]
}

/** The badges of a user. Nothing about them has been verified. */
export interface OpenBadgesCredentials {
  /** Objects with an embedded proof, then compact tokens. */
  readonly credentials: readonly (JsonObject | string)[]
  /** Whether there were no more pages, or more than may be read. */
  readonly isComplete: boolean
}
