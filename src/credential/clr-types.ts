import type { Achievement, CredentialBase, EndorsementCredential, IdentityObject, RungAchievement, Types } from './types.js'

/** How one achievement may stand to another (CLR 2.0 AssociationType). */
export const associationTypes = [
  'exactMatchOf',
  'isChildOf',
  'isParentOf',
  'isPartOf',
  'isPeerOf',
  'isRelatedTo',
  'precedes',
  'replacedBy',
] as const

/** How one achievement stands to another: the source is, say, part of the target, or comes before it. */
export type AssociationType = (typeof associationTypes)[number]

/** How two achievements of a record stand to each other (CLR 2.0 Association). */
export interface Association {
  readonly type: 'Association'
  readonly associationType: AssociationType
  /** The id of an achievement in the record. */
  readonly sourceId: string
  /** The id of an achievement in the record. */
  readonly targetId: string
}

/** A token inside of a JSON-LD document (VCDM 2.0 section 4.13). */
export interface EnvelopedCredential {
  readonly '@context': string
  readonly id: string
  readonly type: 'EnvelopedVerifiableCredential'
}

/** Whose record it is, and what is in it (CLR 2.0 ClrSubject). */
export interface ClrSubject {
  readonly id?: string
  readonly type: Types<'ClrSubject'>
  readonly identifier?: readonly IdentityObject[]
  /** Credentials as their issuers made them, with their own contexts and proofs. */
  readonly verifiableCredential: readonly (object | EnvelopedCredential)[]
  /** Achievements that associations speak of. */
  readonly achievement?: readonly (Achievement | RungAchievement)[]
  readonly association?: readonly Association[]
}

/** A Comprehensive Learner Record 2.0: one person's credentials in one that its publisher signs. */
export interface ClrCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly name: string
  /** Whether something that the publisher has was left out. */
  readonly partial?: boolean
  readonly credentialSubject: ClrSubject
  readonly endorsement?: readonly EndorsementCredential[]
  readonly endorsementJwt?: readonly string[]
}
