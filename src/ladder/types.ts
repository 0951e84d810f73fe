import type { Problem } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'

/** An absolute IRI. */
export type Iri = string
/** An exact decimal number as text, such as `12.50`. */
export type Dec = string
/** An ISO 8601 duration, such as `P5Y` or `PT35H`. */
export type Dur = string

/** An amount in the minor units of a currency (ISO 4217): never a fraction. */
export interface Money {
  readonly minor: number
  readonly currency: string
}

/** An entry of a skills or occupations framework; keyed on `uri`, then on framework and code. */
export interface FrameworkRef {
  readonly framework: 'ESCO' | 'ONET' | 'SOC' | 'ISCO08' | 'CASE' | 'CTDL' | 'RSD' | 'SFIA' | 'EQF' | `ext:${string}`
  readonly version?: string
  readonly uri?: Iri
  readonly code?: string
  readonly name?: LanguageMap
  readonly kind: 'occupation' | 'skill' | 'level' | 'credential'
}

/** A ladder, by id and, where it matters, by exact version or digest. */
export interface LadderRef {
  readonly id: Iri
  readonly version?: string
  readonly digest?: string
}

/** The achievement that a rung awards. */
export interface AchievementRef {
  readonly id: Iri
  readonly version?: string
}

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

/** A period, absolute or counted back from now. */
export interface Window {
  readonly from?: string
  readonly until?: string
  readonly last?: Dur
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

/** What a rung asks for. Three-valued: what cannot be decided is `indeterminate`, never met and never unmet. */
export type Requirement =
  | { readonly op: 'allOf'; readonly of: readonly Requirement[]; readonly exclusive?: boolean }
  | { readonly op: 'anyOf'; readonly of: readonly Requirement[] }
  | {
      readonly op: 'nOf'
      readonly n: number
      readonly of: readonly Requirement[]
      readonly exclusive?: boolean
      readonly minDistinctIssuers?: number
    }
  | {
      readonly op: 'sum'
      readonly of: readonly { readonly match: CredentialRequirement; readonly cap?: Dec }[]
      readonly measure: 'hours' | 'credits' | 'points' | 'projects'
      readonly min: Dec
      readonly window?: Window
      readonly overlap: 'union' | 'sum' | 'max'
    }
  | CredentialRequirement
  | {
      readonly op: 'rung'
      readonly ladder?: LadderRef
      readonly rung: Iri
      readonly orHigher?: boolean
      readonly currency?: Currency
    }

/** A credential that the worker must hold. */
export interface CredentialRequirement {
  readonly op: 'credential'
  readonly match: AchievementMatch
  readonly issuers?: IssuerRule
  readonly minResult?: ResultRule
  /** Default `current`. */
  readonly currency?: Currency
}

/** Effort and elapsed time to earn a rung, prerequisites not counted. */
export interface TimeToEarn {
  readonly effort: { readonly min?: Dur; readonly typical?: Dur; readonly max?: Dur }
  readonly elapsed?: { readonly min?: Dur; readonly typical?: Dur; readonly max?: Dur }
  readonly excludesPrerequisites: true
}

/** How long a rung lasts once awarded. */
export interface Validity {
  readonly duration?: Dur
  readonly fixedEnd?: string
  readonly grace?: Dur
  readonly renewal?: Requirement
}

/** One cost of earning a rung. */
export interface CostItem {
  readonly kind: 'tuition' | 'exam' | 'materials' | 'equipment' | 'travel' | 'renewal'
  readonly amount: Money
  readonly jurisdiction?: readonly string[]
  readonly asOf: string
}

/** What a wage figure rests on. */
export type WageBasis =
  | 'randomised'
  | 'quasiExperimental'
  | 'matchedComparison'
  | 'beforeAfter'
  | 'occupationalDifferential'
  | 'wageSchedule'
  | 'employerPledge'
  | 'issuerEstimate'
  | 'selfReported'

/** A dated, sourced figure of pay. It lives with the ladder, never in a badge, and is not a promise of pay. */
export interface WageEvidence {
  readonly id: Iri
  readonly claim: 'observed' | 'projected' | 'pledged' | 'schedule'
  readonly basis: WageBasis
  readonly measure: 'absolute' | 'percent'
  readonly value: Dec
  readonly currency?: string
  readonly per: 'hour' | 'job' | 'month' | 'year'
  readonly statistic: 'mean' | 'median' | 'p25' | 'p75'
  readonly ci?: { readonly low: Dec; readonly high: Dec; readonly level: Dec }
  readonly sampleSize?: number
  readonly comparison?: string
  readonly workRelationship: 'employee' | 'contractor' | 'mixed'
  readonly timeBase: 'engaged' | 'loggedIn' | 'paidHours'
  readonly expenses: 'gross' | 'net'
  readonly population: {
    readonly region: readonly string[]
    readonly occupations?: readonly FrameworkRef[]
    readonly platforms?: readonly Iri[]
  }
  readonly observed: { readonly from: string; readonly to: string }
  readonly postReceiptMonths?: number
  readonly priceYear?: number
  readonly source: { readonly publisher: Iri; readonly url?: Iri; readonly digest?: string; readonly licence?: string }
  readonly asOf: string
  readonly validUntil?: string
  readonly disclosure?: { readonly k: number; readonly method: string }
  readonly illustrative?: boolean
}

/** One step of a ladder. */
export interface Rung {
  readonly id: Iri
  /** For display only: the order is in the requirements. */
  readonly ordinal?: number
  readonly track?: string
  readonly name: LanguageMap
  readonly description: LanguageMap
  /** The achievement that its badge carries. Default: the rung's own id. */
  readonly awards?: AchievementRef
  readonly requires: Requirement
  readonly recommends?: Requirement
  /** What a result of its badge means; passed on to the achievement. */
  readonly results?: readonly RungResult[]
  readonly validity?: Validity
  readonly time?: TimeToEarn
  readonly cost?: readonly CostItem[]
  readonly wage?: readonly (WageEvidence | Iri)[]
  readonly alignments?: readonly FrameworkRef[]
  /** Only a regulator may award it (a licence, registry entry or card): no badge is issued for it. */
  readonly regulated?: boolean
}

/** A result that a rung's badge states, under a short name used in CSV headers. */
export interface RungResult {
  readonly name: string
  readonly id: Iri
  readonly title: LanguageMap
  readonly resultType: string
  readonly allowedValue?: readonly string[]
  readonly valueMin?: Dec
  readonly valueMax?: Dec
  /** The result from which the rung counts as reached. */
  readonly required?: string
}

/** A line of a ladder's picture, climbing from a rung to a later one; where it says `requires`, the requirements of `to` must ask for `from`. */
export interface Edge {
  readonly from: Iri
  readonly to: Iri
  readonly strength: 'requires' | 'recommends'
}

/** A credential ladder: immutable by id, version and digest. */
export interface Ladder {
  readonly id: Iri
  readonly version: string
  readonly digest?: string
  readonly status: 'draft' | 'active' | 'retired'
  readonly effective: { readonly from: string; readonly until?: string }
  readonly defaultLanguage: string
  readonly name: LanguageMap
  readonly description: LanguageMap
  readonly owner: Iri
  readonly contributors?: readonly Iri[]
  readonly jurisdiction?: readonly string[]
  readonly rungs: readonly Rung[]
  readonly edges?: readonly Edge[]
  readonly alignments?: readonly FrameworkRef[]
  readonly supersedes?: LadderRef
  readonly license?: Iri
}

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
  /** Whether trust says that this issuer may award this achievement. */
  readonly authorised: 'yes' | 'no' | 'unknown'
  /** A record that the named issuer vouches for, rather than a verified credential. */
  readonly attestedBy?: Iri
}

/** A requirement is met, unmet, or could not be decided. */
export type RequirementOutcome = 'met' | 'unmet' | 'indeterminate'

/** Why a requirement came out as it did. */
export interface Trace {
  /** JSON pointer of the requirement in the ladder. */
  readonly node: string
  readonly op: Requirement['op']
  readonly outcome: RequirementOutcome
  readonly reason: ReasonCode
  readonly params: object
  /** Credential ids that it was met with. */
  readonly used: readonly Iri[]
  /** Facts whose id or alignment matches and that did not count. */
  readonly considered: readonly { readonly id: Iri; readonly rejected: ReasonCode }[]
  /** Issuers whose own records, rather than credentials, it rests on. */
  readonly attestedBy?: readonly Iri[]
  readonly children?: readonly Trace[]
}

/** The codes that a trace gives as reasons. */
export type ReasonCode = keyof import('./codes.js').RequirementCodes

/** Where a worker is on one rung. */
export type RungStatus =
  | 'held'
  | 'heldLapsing'
  | 'grandfathered'
  | 'eligible'
  | 'inProgress'
  | 'lapsed'
  | 'suspended'
  | 'revoked'
  | 'locked'
  | 'indeterminate'

/** A defect of a ladder: an `error` keeps it from being defined, a `warning` does not. */
export type LintFinding = Problem & { readonly severity: 'error' | 'warning' }

/** What reading a ladder gave: the ladder, or what keeps it from being one. */
export interface ParsedLadder {
  readonly ladder?: Ladder
  readonly problems: readonly Problem[]
}

/** What the caller accepts. */
export interface PlacementPolicy {
  /** Whose credentials count where a requirement names no issuers, and whose badges count as rungs. */
  readonly trust: IssuerRule
}

/** What a requirement is decided against. */
export interface EvaluationContext {
  readonly now: string | Date
  /** Default: the owner and contributors of `ladder`; without a ladder, nobody. */
  readonly policy?: PlacementPolicy
  /** The ladder that `rung` requirements without a ladder of their own refer to. */
  readonly ladder?: Ladder
  /** When the rung was awarded, for credentials that had to be live then. Default `now`. */
  readonly awardedAt?: string | Date
}

/** What `place` takes. */
export interface PlaceOptions {
  /** A date-time that RFC 3339 can write, or a date. The library reads no clock here. */
  readonly now: string | Date
  /** Default: badges and credentials of the ladder's owner and contributors count. */
  readonly policy?: PlacementPolicy
  /** The worker, by one or several of the keys that facts carry. Default: the one worker that all facts are about. */
  readonly subject?: string | readonly string[]
}

/** Something the reader should know about a fact that was, or was not, counted. */
export interface PlacementWarning {
  readonly code: ReasonCode | 'ladder.version_differs'
  readonly params: object
  readonly credential: Iri
}

/** Where a worker is on one rung, and why. */
export interface PlacedRung {
  readonly id: Iri
  readonly status: RungStatus
  /** Whether its requirements are met now, whatever its status. */
  readonly outcome: RequirementOutcome
  /** When its badge was awarded. */
  readonly since?: string
  /** When its badge ends or ended. */
  readonly until?: string
  readonly trace: Trace
  readonly warnings?: readonly PlacementWarning[]
}

/** A rung within reach: everything it still needs is something other than another rung. */
export interface NextStep {
  readonly rung: Iri
  /** The traces of what is missing; of alternatives all are listed. */
  readonly missing: readonly Trace[]
  /** The different reasons for which something is missing, sorted. */
  readonly why: readonly ReasonCode[]
}

/** Where a worker is on a ladder at an instant. */
export interface Placement {
  readonly ladder: { readonly id: Iri; readonly version: string; readonly digest: string }
  readonly now: string
  /** Digest of everything that this was computed from, so that anyone can repeat it. */
  readonly inputDigest: string
  /** The keys that name the worker. */
  readonly subject: readonly string[]
  readonly rungs: readonly PlacedRung[]
  /** The highest rungs held: those that no other held rung is above. */
  readonly current: readonly Iri[]
  /** Rungs whose badge may be issued or renewed now; never a regulated one. */
  readonly eligibleToClaim: readonly Iri[]
  /** Nearest first. */
  readonly next: readonly NextStep[]
  /** Facts that were left out altogether. */
  readonly warnings: readonly PlacementWarning[]
}
