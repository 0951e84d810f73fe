import type { Now } from '../../core/index.js'
import type { ControllerResolver } from '../../did/index.js'
import type { LanguageMap } from '../../i18n/index.js'
import type { SecretJwk, Signer } from '../../keys/index.js'
import type { Net } from '../../net/index.js'
import type { OfferDesk } from '../../offer/index.js'
import type { Store } from '../../storage/index.js'
import type { BodyLimits } from '../read-body.js'
import type { CredentialConfiguration } from './configurations.js'
import type { MessageEncryption } from './encryption.js'
import type { Nonces } from './nonces.js'
import type { NotificationEvent } from './wire.js'

/** What a wallet told of a credential. */
export interface Notification {
  /** The id of the offer. */
  readonly offer: string
  /** The id of the credential. */
  readonly credential: string
  readonly event: NotificationEvent
  /** For whoever develops; a stranger wrote it. */
  readonly description?: string
}

/** What a credential issuer is made of. */
export interface CreateOid4vciIssuerOptions extends BodyLimits {
  /** Keeps access tokens, used nonces and references, none of them in plain. */
  readonly store: Store
  /** Its offers are what is issued. */
  readonly desk: OfferDesk
  /** The identifier of the issuer and where it is reached: an https URL without query, fragment and last slash. Loopback may be http. */
  readonly credentialIssuer: string
  /** The forms that a badge may be taken in, by ids that wallets see. */
  readonly configurations: Readonly<Record<string, CredentialConfiguration>>
  /** What wallets show, by language. Default: nothing. */
  readonly name?: LanguageMap
  /** Signs the metadata for wallets that ask for that. Default: it is given unsigned alone. */
  readonly signer?: Signer
  /** Lets wallets encrypt requests, and ask for encrypted responses: a private P-256 key for this alone. Default: TLS is all. */
  readonly encryptionKey?: SecretJwk
  /** Looks up wallets under did:web. Default: did:key, did:jwk and keys themselves alone. */
  readonly net?: Net
  /** DID documents of wallets under did:web that are known. */
  readonly documents?: readonly unknown[]
  /** Told what became of a credential. Default: wallets are not asked to tell. */
  readonly onNotification?: (notification: Notification) => void | Promise<void>
  /** How long an access token holds, at most 5 minutes (OID4VCI 1.0 section 13.10). Default 5 minutes. */
  readonly tokenMs?: number
  /** How long a nonce holds. Default 5 minutes. */
  readonly nonceMs?: number
  /** How long an offer by reference can be fetched. Default 15 minutes. */
  readonly referenceMs?: number
  /** By how much the clock of a wallet may differ either way, seconds. Default 300. */
  readonly clockToleranceSeconds?: number
  /** Default: the system's clock. */
  readonly now?: Now
  /** Default: the platform's generator. */
  readonly random?: (length: number) => Uint8Array
}

/** The parts that the endpoints work with. */
export interface Oid4vciService {
  readonly store: Store
  readonly desk: OfferDesk
  readonly credentialIssuer: string
  readonly configurations: ReadonlyMap<string, CredentialConfiguration>
  readonly name: LanguageMap | undefined
  readonly signer: Signer | undefined
  readonly resolver: ControllerResolver
  /** As `cryptographic_binding_methods_supported` has them. */
  readonly bindingMethods: readonly string[]
  readonly nonces: Nonces
  readonly encryption: MessageEncryption | undefined
  readonly onNotification: CreateOid4vciIssuerOptions['onNotification']
  readonly limits: BodyLimits
  readonly tokenMs: number
  readonly referenceMs: number
  readonly clockToleranceMs: number
  readonly now: () => number
  readonly random: (length: number) => Uint8Array
}

/** The addresses of a credential issuer below its identifier. */
export const PATHS = {
  token: '/token',
  nonce: '/nonce',
  credential: '/credential',
  notification: '/notification',
  offers: '/credential-offers/',
} as const
