import type { OneOrMany } from '../types.js'

/** What the objects of Open Badges 2.0 have in common (OB 2.0, Properties). */
export interface Ob2Object {
  readonly '@context'?: unknown
  readonly '@language'?: string
  readonly type?: OneOrMany<string>
  readonly id?: string
  readonly version?: string | number
  readonly related?: OneOrMany<
    string | { readonly id: string; readonly '@language'?: string; readonly version?: string | number }
  >
  readonly endorsement?: OneOrMany<string | Ob2Endorsement>
}

/** Whom a badge is about, plain or hashed (OB 2.0 IdentityObject). */
export interface Ob2Identity {
  /** `email`, `url`, `telephone`, or the IRI of another property. */
  readonly type: OneOrMany<string>
  readonly identity: string
  readonly hashed?: boolean
  readonly salt?: string
}

/** How an assertion is verified, or which assertions an issuer vouches for (OB 2.0 VerificationObject). */
export interface Ob2Verification {
  readonly type?: OneOrMany<string>
  /** The key of a signed badge. */
  readonly creator?: string | Ob2Key
  readonly verificationProperty?: string
  readonly startsWith?: OneOrMany<string>
  readonly allowedOrigins?: OneOrMany<string>
}

/** A picture: its URL, or an object with it (OB 2.0 Image). */
export type Ob2Image = string | (Ob2Object & { readonly caption?: string })

/** What was done for the badge: its URL, or an object (OB 2.0 Evidence). */
export type Ob2Evidence =
  | string
  | (Ob2Object & {
      readonly narrative?: string
      readonly name?: string
      readonly description?: string
      readonly genre?: string
      readonly audience?: string
    })

/** OB 2.0 AlignmentObject. */
export interface Ob2Alignment {
  readonly targetName: string
  readonly targetUrl: string
  readonly targetDescription?: string
  readonly targetFramework?: string
  readonly targetCode?: string
}

/** A public key of an issuer (OB 2.0 CryptographicKey). */
export interface Ob2Key extends Ob2Object {
  readonly owner?: string
  readonly publicKeyPem?: string
}

/** An issuer or endorser (OB 2.0 Profile). */
export interface Ob2Profile extends Ob2Object {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly email: string
  readonly description?: string
  readonly telephone?: string
  readonly image?: Ob2Image
  readonly publicKey?: OneOrMany<string | Ob2Key>
  readonly verification?: Ob2Verification
  readonly revocationList?: string
}

/** What is awarded (OB 2.0 BadgeClass). */
export interface Ob2BadgeClass extends Ob2Object {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly image: Ob2Image
  readonly criteria: string | { readonly id?: string; readonly narrative?: string }
  readonly issuer: string | Ob2Profile
  readonly alignment?: OneOrMany<Ob2Alignment>
  readonly tags?: OneOrMany<string>
}

/** A badge of Open Badges 2.0: who was awarded what (OB 2.0 Assertion). */
export interface Ob2Assertion extends Ob2Object {
  readonly id: string
  readonly recipient: Ob2Identity
  readonly badge: string | Ob2BadgeClass
  readonly verification: Ob2Verification
  readonly issuedOn: string
  readonly expires?: string
  readonly image?: Ob2Image
  readonly evidence?: OneOrMany<Ob2Evidence>
  readonly narrative?: string
  readonly revoked?: boolean
  readonly revocationReason?: string
  /** The identifier of generations before; lists of revoked badges may still use it. */
  readonly uid?: string
}

/** What somebody says about an assertion, a badge class or a profile (OB 2.0 Endorsement). */
export interface Ob2Endorsement extends Ob2Object {
  readonly id: string
  readonly claim: { readonly id: string; readonly endorsementComment?: string }
  readonly issuer: string | Ob2Profile
  readonly issuedOn: string
  readonly verification: Ob2Verification
}
