import type { Dec, Iri } from './base.js'

/** OB 3.0 C.2.7. */
export type ResultStatus = 'Completed' | 'Enrolled' | 'Failed' | 'InProgress' | 'OnHold' | 'Provisional' | 'Withdrew'

/** A result as a fact states it, with what is known of its meaning. */
export interface FactResult {
  readonly resultDescription?: Iri
  readonly resultType?: string
  readonly status?: ResultStatus
  readonly value?: string
  readonly level?: Iri
  /** Values or level ids from low to high, where the description gives them. */
  readonly order?: readonly string[]
}

/** In what role somebody endorses a worker. */
export type EndorserRole = 'peer' | 'client' | 'supervisor' | 'council'

/** A piece of evidence that a credential points to. */
export interface FactEvidence {
  readonly id?: Iri
  /** Its kind, such as `simulation` or `workSample`. */
  readonly genre?: string
  /** Who assessed it, such as `supervisor`, where that is known. */
  readonly assessor?: string
}

/** What is known about one award, in a form that requirements are decided on. */
export interface Fact {
  readonly credentialId: Iri
  readonly issuer: Iri
  /** DIDs and identity hashes that name the worker. */
  readonly subjectKeys: readonly string[]
  readonly achievement: {
    readonly id: Iri
    readonly version?: string
    readonly achievementType?: string
    readonly aliases: readonly Iri[]
  }
  /** The rung of a ladder that the badge says it is. */
  readonly rung?: { readonly ladder: Iri; readonly version?: string; readonly digest?: string; readonly id: Iri }
  readonly alignments: readonly { readonly uri?: Iri; readonly framework?: string; readonly code?: string }[]
  readonly results: readonly FactResult[]
  readonly amounts: readonly { readonly measure: string; readonly amount: Dec; readonly from?: string; readonly to?: string }[]
  readonly validFrom: string
  readonly validUntil?: string
  readonly awardedDate?: string
  readonly status: 'active' | 'revoked' | 'suspended' | 'unknown'
  readonly statusAsOf?: string
  /** That its amounts are work done, in the occupations that its alignments name. */
  readonly work?: { readonly platform?: Iri }
  readonly evidence?: readonly FactEvidence[]
  /** That it is the word of its issuer about the worker, in this role, and no award. */
  readonly endorsement?: { readonly from: EndorserRole }
  /** The level of assurance at which it was awarded, in the words of the reader's policy. */
  readonly assurance?: string
  /** Organisations that the issuer says it belongs to: with it they count as one issuer. */
  readonly organisations?: readonly Iri[]
  /** Whether trust says that this issuer may award this achievement. */
  readonly authorised: 'yes' | 'no' | 'unknown'
  /** A record that the named issuer vouches for, rather than a verified credential. */
  readonly attestedBy?: Iri
}
