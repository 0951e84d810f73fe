import type { JsonObject, JsonValue } from '../core/index.js'
import type { PublicJwk } from '../keys/index.js'

/** What a verification method may be used for (CID 1.0 section 2.3). */
export type Relationship = 'authentication' | 'assertionMethod' | 'keyAgreement' | 'capabilityInvocation' | 'capabilityDelegation'

/** A verification method as a controller document writes it. */
export interface MethodEntry {
  readonly id: string
  readonly type: string
  readonly controller: string
  readonly publicKeyMultibase?: string
  readonly publicKeyJwk?: JsonObject
  /** RFC 3339 date-time from which on the key must not be relied on. */
  readonly revoked?: string
  /** RFC 3339 date-time after which the key must not be relied on. */
  readonly expires?: string
  readonly [member: string]: JsonValue | undefined
}

/**
 * A controller document or DID document: who controls which keys for what. References are absolute, and methods and
 * relationships are always arrays, however the source wrote them.
 */
export interface ControllerDocument {
  readonly '@context'?: JsonValue
  readonly id: string
  readonly verificationMethod?: readonly MethodEntry[]
  readonly authentication?: readonly (string | MethodEntry)[]
  readonly assertionMethod?: readonly (string | MethodEntry)[]
  readonly keyAgreement?: readonly (string | MethodEntry)[]
  readonly capabilityInvocation?: readonly (string | MethodEntry)[]
  readonly capabilityDelegation?: readonly (string | MethodEntry)[]
}

/** A verification method that was found where its URL says, with its key read. */
export interface VerificationMethod {
  readonly id: string
  readonly controller: string
  readonly publicJwk: PublicJwk
  /** RFC 3339 date-time; judging it against a proof's date is the verifier's task. */
  readonly revoked?: string
  /** RFC 3339 date-time; judging it against a proof's date is the verifier's task. */
  readonly expires?: string
}
