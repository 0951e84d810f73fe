import type { JsonObject, Now } from '../../core/index.js'
import type { ControllerResolver } from '../../did/index.js'
import type { Signer } from '../../keys/index.js'
import type { PostingNet } from '../../net/index.js'
import type { Mechanism } from '../../securing/index.js'
import type { DcqlQuery } from './dcql/query.js'
import type { ResponseEncryption } from './encryption.js'

/** A verifier's request that a wallet may answer: who asks is checked, what is asked for is read. */
export interface PresentationRequest {
  /** Whole, with its prefix: whom presentations are for (OpenID4VP 1.0 section 14.6). */
  readonly clientId: string
  /** The DID whose key signed the request; absent where nobody signed, and nothing but the address says who asks. */
  readonly did?: string
  /** Where the answer goes. */
  readonly responseUri: string
  readonly nonce: string
  readonly state?: string
  readonly query: DcqlQuery
  /** What the verifier takes, by format (appendix B); absent where it does not say. */
  readonly formats?: JsonObject
  /** How the answer is encrypted; absent where it is not. */
  readonly encryption?: ResponseEncryption
}

/** What {@link resolvePresentationRequest} needs. */
export interface ResolvePresentationRequestOptions {
  /** Fetches the request where the link only says where it is. Default: none, and such a link is refused. */
  readonly net?: PostingNet
  /** Finds the keys of verifiers. Default: one that knows did:key and did:jwk, and with a net did:web. */
  readonly resolver?: ControllerResolver
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** A credential that can answer a credential query, and what would be shown of it. */
export interface DcqlCandidate {
  /** Its position in what the wallet holds. */
  readonly credential: number
  /** JSON pointers (RFC 6901) of what is asked for; what cannot be left out is shown too. */
  readonly asked: readonly string[]
  /** Whether parts can be left out at all; without that all of it is shown. */
  readonly derivable: boolean
}

/** Credentials by the ids of the credential queries that they answer, as positions in what the wallet holds. */
export type PresentationChoice = Readonly<Record<string, readonly number[]>>

/** Which credentials of a wallet can answer a query. */
export interface DcqlOffer {
  /** Whether they are enough for all that is required. */
  readonly canAnswer: boolean
  readonly candidates: Readonly<Record<string, readonly DcqlCandidate[]>>
  /** The least of them that is enough, in the order of the verifier's wishes; absent where nothing is. */
  readonly proposal?: PresentationChoice
}

/** What the user of a wallet is asked. */
export interface PresentationOffer extends DcqlOffer {
  readonly request: PresentationRequest
}

/** What {@link matchDcql} needs. */
export interface MatchDcqlOptions {
  /** The ways of securing that the wallet understands. */
  readonly mechanisms: readonly Mechanism[]
  /** The keys that the wallet can present with. */
  readonly signers: readonly Signer[]
  /** JSON-LD contexts by URL, beside the bundled ones. */
  readonly contexts?: Readonly<Record<string, unknown>>
}

/** What {@link answerPresentationRequest} needs. */
export interface AnswerPresentationRequestOptions extends MatchDcqlOptions {
  /** What the wallet holds: JSON objects, compact tokens and SD-JWTs. */
  readonly credentials: readonly (JsonObject | string)[]
  /**
   * Asks the user, always, also where nothing can be answered: the verifier cannot tell one from the other. `undefined` declines.
   */
  readonly choose: (offer: PresentationOffer) => PresentationChoice | undefined | Promise<PresentationChoice | undefined>
  /** Posts the answer. */
  readonly net: PostingNet
  /** Default: the system's clock. */
  readonly now?: Now
}

/** What became of an answer. */
export interface AnsweredPresentationRequest {
  /** Whether something was presented, rather than declined. */
  readonly presented: boolean
  /** Where the verifier wants the user to be sent. */
  readonly redirectUri?: string
}
