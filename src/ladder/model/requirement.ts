import type { Dec, Dur, FrameworkRef, Iri, LadderRef, Window } from './base.js'

/** Which issuers count. */
export interface IssuerRule {
  readonly any?: true
  readonly ids?: readonly Iri[]
  readonly authorisedFor?: 'achievement' | 'rung'
  readonly registry?: string
}

/** Which result a credential must show. Compared by the result's description, never as strings. */
export interface ResultRule {
  readonly resultDescription?: Iri
  readonly resultType?: string
  readonly min?: Dec
  readonly level?: Iri
  readonly value?: string
}

/** Which achievements match: by id, alignment or type, never by name. */
export interface AchievementMatch {
  readonly ids?: readonly Iri[]
  readonly alignedTo?: readonly FrameworkRef[]
  readonly achievementType?: string
  /** A semantic version range of the achievement's `version`. */
  readonly versions?: string
}

/** How fresh a credential must be: live now, ever awarded, live when the rung was awarded, or awarded within a time. */
export type Currency = 'current' | 'ever' | 'atAward' | { readonly maxAge: Dur }

/**
 * How amounts whose periods overlap are counted: time that several cover once, all of them, or the largest alone.
 */
export type Overlap = 'union' | 'sum' | 'max'

/** What a rung asks for. Three-valued: what cannot be decided is `indeterminate`, never met and never unmet. */
export type Requirement =
  | AllOfRequirement
  | AnyOfRequirement
  | NOfRequirement
  | SumRequirement
  | CredentialRequirement
  | RungRequirement
  | ExperienceRequirement
  | EvidenceRequirement
  | EndorsementRequirement
  | AttributeRequirement
  | NotRequirement

/** Each of several. Where it is exclusive, no award counts for two of them. */
export interface AllOfRequirement {
  readonly op: 'allOf'
  readonly of: readonly Requirement[]
  readonly exclusive?: boolean
}

/** At least one of several. */
export interface AnyOfRequirement {
  readonly op: 'anyOf'
  readonly of: readonly Requirement[]
}

/** At least `n` of several. */
export interface NOfRequirement {
  readonly op: 'nOf'
  readonly n: number
  readonly of: readonly Requirement[]
  readonly exclusive?: boolean
  readonly minDistinctIssuers?: number
}

/** Enough hours, credits, points or projects in all; `cap` is the most that a part adds. */
export interface SumRequirement {
  readonly op: 'sum'
  readonly of: readonly { readonly match: CredentialRequirement; readonly cap?: Dec }[]
  readonly measure: 'hours' | 'credits' | 'points' | 'projects'
  readonly min: Dec
  readonly window?: Window
  readonly overlap: Overlap
}

/** A credential that the worker must hold. */
export interface CredentialRequirement {
  readonly op: 'credential'
  readonly match: AchievementMatch
  readonly issuers?: IssuerRule
  readonly minResult?: ResultRule
  /** Default `current`. */
  readonly currency?: Currency
  /** Whether a credential may count that a rule of recognition puts in its place. Default `policy`: as the reader's policy says. */
  readonly recognition?: 'none' | 'policy'
  /** A level of assurance, in the words of whoever publishes the ladder. */
  readonly minAssurance?: string
}

/** A rung that the worker must hold, of this ladder or of another. */
export interface RungRequirement {
  readonly op: 'rung'
  readonly ladder?: LadderRef
  readonly rung: Iri
  readonly orHigher?: boolean
  readonly currency?: Currency
}

/** Work done, from work records. */
export interface ExperienceRequirement {
  readonly op: 'experience'
  readonly measure: 'hours' | 'jobs' | 'months'
  readonly min: Dec
  readonly occupations?: readonly FrameworkRef[]
  readonly window?: Window
  readonly minDistinctIssuers?: number
  readonly overlap: Overlap
}

/** Evidence that someone assessed, such as a simulation, an observed task or a work sample. */
export interface EvidenceRequirement {
  readonly op: 'evidence'
  /** Kinds of evidence that count. Default: any. */
  readonly genre?: readonly string[]
  readonly min: number
  /** Who has to have assessed it, such as `supervisor`. */
  readonly assessor?: string
}

/** Endorsements by different people. */
export interface EndorsementRequirement {
  readonly op: 'endorsement'
  readonly from: 'peer' | 'client' | 'supervisor' | 'council'
  readonly min: number
  readonly distinct: true
}

/** Something about the worker that no badge says. Answered by the application or by another credential; missing is undecided. */
export interface AttributeRequirement {
  readonly op: 'attribute'
  readonly name: 'minAge' | 'residency' | `ext:${string}`
  /** `minAge`: whole years. `residency`: a place such as `US-CA`. Otherwise what both sides agreed on. */
  readonly value: string | number | boolean
}

/** The opposite, where what is asked about can be known to be absent; anything else stays undecided. */
export interface NotRequirement {
  readonly op: 'not'
  readonly of: Requirement
}
