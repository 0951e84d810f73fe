import type { ContextLoader } from '../../contexts/index.js'
import type { JsonObject, JsonValue, Now, Outcome, PresentationReport, Report } from '../../core/index.js'
import type { VerifiableCredential } from '../../credential/index.js'
import type { Signer } from '../../keys/index.js'
import type { Store } from '../../storage/index.js'
import type { Verifier } from '../../verify/index.js'
import type { Handler } from '../handler.js'
import type { BodyLimits } from '../read-body.js'
import type { DcqlQuery } from './dcql/query.js'

/** Options of {@link createOid4vpVerifier}. */
export interface CreateOid4vpVerifierOptions {
  /** Keeps requests until they are answered, and answers until they are fetched. */
  readonly store: Store
  /** Judges presentations and what is in them. */
  readonly verifier: Verifier
  /** The https URL that {@link Oid4vpVerifier.handle} is reached under: request objects and responses live below it. Loopback may be http. */
  readonly responseBaseUrl: string
  /**
   * Signs request objects: wallets then know the verifier as `decentralized_identifier:` and the DID of the key (OpenID4VP 1.0
   * section 5.9.3). Default: nobody signs, requests travel by value, and wallets know the verifier by the URL that they answer alone.
   */
  readonly signer?: Signer
  /**
   * Decides about what was presented, such as by `accept` of `rungs/trust`; what it gives is kept with the result. Where it throws,
   * the wallet gets a 500 and may answer again while the request can be. Default: nothing.
   */
  readonly decide?: (presented: Presented, reference: string | undefined) => JsonValue | Promise<JsonValue>
  /** JSON-LD contexts by URL, beside the bundled ones: for types in queries. */
  readonly contexts?: Readonly<Record<string, unknown>>
  /** How long a request may be answered. Default 5 minutes. */
  readonly requestMs?: number
  /** How long a result waits to be fetched after that. Default 10 minutes. */
  readonly keepMs?: number
  /** Bounds of what wallets send. Default 2 MiB. */
  readonly limits?: BodyLimits
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** What to ask for. */
export interface CreatePresentationRequestInput {
  /** As `toDcqlQuery` makes it, or one's own (OpenID4VP 1.0 section 6). */
  readonly query: unknown
  /** Default `direct_post.jwt`: the response is encrypted for this request alone (section 8.3.1). */
  readonly responseMode?: 'direct_post' | 'direct_post.jwt'
  /**
   * Where the wallet sends its user afterwards, with a one-time `response_code`: the result is then given to whoever brings that code, so that
   * nobody fetches what another person's wallet answered (section 14.2). Default: none, for a wallet on another device.
   */
  readonly redirectUri?: string
  /** How the wallet fetches a signed request. Default `post`: with a nonce of its own (section 5.10). */
  readonly requestUriMethod?: 'get' | 'post'
  /** What invokes the wallet. Default `openid4vp://`. */
  readonly walletUrl?: string
  /** One's own name for the occasion, given back with the result; wallets never see it. */
  readonly reference?: string
}

/** A request, ready to be shown. */
export interface CreatedPresentationRequest {
  /** Fetches the result: a secret of the session that asked, never of the wallet. */
  readonly id: string
  /** A link or QR code for a wallet. */
  readonly uri: string
  /** RFC 3339. */
  readonly expiresAt: string
}

/** One presentation and what came of it. */
export interface PresentedCredential {
  /** The id of the credential query that it answers. */
  readonly query: string
  /** Whether what was shown, and proven to be the issuer's word, is what the query asks for; `unknown` where that could not be checked. */
  readonly matches: 'yes' | 'no' | 'unknown'
  /** The report of the presentation; absent where the query asks for none and a credential came by itself. */
  readonly presentation?: PresentationReport<VerifiableCredential>
  /** The report of the credential; absent where the presentation has not exactly one. */
  readonly report?: Report<VerifiableCredential>
}

/** What a wallet presented, checked. */
export interface Presented {
  /**
   * `rejected` where any presentation or credential is, does not answer its query, or some that were asked for are missing; else
   * `indeterminate` where anything could not be checked; else `verified`.
   */
  readonly outcome: Outcome
  /** Whether what was presented is what was asked for, all of it and nothing else (section 8.6). */
  readonly satisfied: boolean
  readonly credentials: readonly PresentedCredential[]
}

/** Where a request stands. */
export type PresentationResult =
  | { readonly state: 'pending' }
  /** Nobody answered in time. */
  | { readonly state: 'expired' }
  /** The wallet answered with an error of OpenID4VP 1.0 section 8.5; one that is not known is `other`. */
  | { readonly state: 'declined'; readonly error: string; readonly reference?: string }
  | {
      readonly state: 'answered'
      readonly presented: Presented
      readonly decision?: JsonValue
      readonly reference?: string
    }

/** The verifier's side of OpenID4VP. Safe to use concurrently, also by several processes on one store. */
export interface Oid4vpVerifier {
  /**
   * Asks for credentials, once.
   *
   * @throws RungsError `core.option_unknown`, `core.option_invalid`, `exchange.member_invalid` for the query
   */
  createRequest(input: CreatePresentationRequestInput): Promise<CreatedPresentationRequest>
  /** Answers wallets: request objects under `/request/`, responses under `/response/`. */
  readonly handle: Handler
  /**
   * What became of a request. What was answered or declined is given once, and then forgotten.
   *
   * @throws RungsError `exchange.not_found` for an id that nobody has, or no longer; `exchange.member_invalid` for a `responseCode` that is
   * missing or wrong
   */
  result(id: string, options?: { readonly responseCode?: string }): Promise<PresentationResult>
}

/** A request as it is kept: without the secret that its addresses are made of. */
export interface KeptRequest {
  /** Of the verifier that asked. */
  readonly baseUrl: string
  readonly query: DcqlQuery
  readonly responseMode: 'direct_post' | 'direct_post.jwt'
  readonly nonce: string
  readonly state: string
  readonly expiresAtMs: number
  readonly phase: 'open' | 'checking' | 'done'
  readonly key?: { readonly publicJwk: JsonObject; readonly sealed: string }
  readonly redirectUri?: string
  readonly reference?: string
  /** SHA-256 of the response code. */
  readonly codeHash?: string
  readonly result?: PresentationResult
}

/** What the parts of a verifier share. */
export interface VerifierParts {
  readonly store: Store
  readonly verifier: Verifier
  readonly baseUrl: string
  readonly signer: Signer | undefined
  readonly decide: CreateOid4vpVerifierOptions['decide']
  readonly loader: () => Promise<ContextLoader>
  readonly requestMs: number
  readonly keepMs: number
  readonly limits: BodyLimits
  readonly now: () => number
  /** A fresh secret of 256 bits. */
  readonly secret: () => string
}
