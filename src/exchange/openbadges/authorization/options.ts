import type { Environment } from '../../../core/index.js'
import type { Store } from '../../../storage/index.js'

/**
 * Who sends a request: what the host calls the user by, or what to answer in place of the page, such as a way to its login. The user
 * comes back to `returnTo`. The body of the request has been read.
 */
export type Authenticate = (request: Request, returnTo: string) => Promise<string | Response>

/** What a client asks a user for. */
export interface ConsentRequest {
  readonly userId: string
  readonly clientId: string
  readonly clientName: string
  /** Where the client lives: what it is registered by, unlike its name, which it has given itself. */
  readonly clientHost: string
  readonly scopes: readonly string[]
}

/** Whether the user is asked; what the host decides by itself is for its own clients. */
export type Consent = (request: ConsentRequest) => Promise<'ask' | 'allow' | 'deny'>

/** The words of the page that asks. */
export interface ConsentTexts {
  /** BCP 47. */
  readonly lang: string
  readonly direction: 'ltr' | 'rtl'
  readonly title: string
  /** Comes after the name and the host of the client. */
  readonly asks: string
  readonly allow: string
  readonly deny: string
  /** What each scope allows, by the scope. */
  readonly scopes: Readonly<Record<string, string>>
  /** What is shown when a request cannot be gone on with. */
  readonly broken: string
}

/** What `createOpenBadgesAuthorization` needs. */
export interface CreateOpenBadgesAuthorizationOptions extends Environment {
  /** Keeps clients, grants and the hashes of secrets. */
  readonly store: Store
  /** Where the service is reached from outside: an https URL that ends in no slash. Loopback may be http. */
  readonly baseUrl: string
  /** The path below it. Default `/oauth`. */
  readonly path?: string
  readonly authenticate: Authenticate
  /** Default: the user is always asked. */
  readonly consent?: Consent
  /** The words of the page, in whatever language a request wants. Default: those of the package, in its six languages. */
  readonly texts?: (request: Request) => Promise<ConsentTexts>
  /** Seconds that a code is good for. Default 60, at most 600. */
  readonly codeSeconds?: number
  /** Seconds that an access token is good for. Default 3600. */
  readonly accessTokenSeconds?: number
  /** Seconds that a refresh token is good for, and what was granted with it. Default 90 days. */
  readonly grantSeconds?: number
  /** Seconds after which a client has to register anew. Default a year. */
  readonly clientSeconds?: number
  /** Clients at the same time: anybody may register. Default 10 000. */
  readonly maxClients?: number
  /** Milliseconds from the first read of a body to its last byte. Default 10 000. */
  readonly bodyTimeoutMs?: number
}
