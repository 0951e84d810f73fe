import type { Iri, Place } from './base.js'
import type { Ladder } from './ladder.js'
import type { PlacementPolicy, SubjectLink, WorkerAttributes } from './policy.js'
import type { AvailabilityCode, ReasonCode, RequirementOutcome, Trace } from './trace.js'

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

/** What a requirement is decided against. */
export interface EvaluationContext {
  readonly now: string | Date
  /** Default: the owner and contributors of `ladder`; without a ladder, nobody. */
  readonly policy?: PlacementPolicy
  /** The ladder that `rung` requirements without a ladder of their own refer to. */
  readonly ladder?: Ladder
  /** When the rung was awarded, for credentials that had to be live then. Default `now`. */
  readonly awardedAt?: string | Date
  /** Where the worker is: rules of recognition may hold in some places only. */
  readonly jurisdiction?: Place
  readonly attributes?: WorkerAttributes
}

/** What `place` takes. */
export interface PlaceOptions {
  /** A date-time that RFC 3339 can write, or a date. The library reads no clock here. */
  readonly now: string | Date
  /** Default: badges and credentials of the ladder's owner and contributors count. */
  readonly policy?: PlacementPolicy
  /** The worker, by one or several of the keys that facts carry. Default: the one worker that all facts are about. */
  readonly subject?: string | readonly string[]
  /** Where the worker is, such as `US-CA`: it chooses among the variants of a rung. Default: what differs between them is undecided. */
  readonly jurisdiction?: Place
  /** Further keys of the worker, each with what shows it; `policy.subjectLinks` says which are believed. */
  readonly links?: readonly SubjectLink[]
  readonly attributes?: WorkerAttributes
}

/** Something the reader should know about a fact that was, or was not, counted. */
export interface PlacementWarning {
  readonly code: ReasonCode | 'ladder.version_differs' | 'ladder.badge_migrated' | 'ladder.link_not_accepted'
  readonly params: object
  /** Absent where it is about no credential. */
  readonly credential?: Iri
}

/** Whether a rung is offered in a place at a time, and why not. Who holds it keeps it either way. */
export interface Availability {
  readonly state: 'open' | 'pilot' | 'closed' | 'unknown'
  readonly code: AvailabilityCode
  readonly params: object
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
  /** Whether it can be earned where the worker is, at this time. Absent where nothing limits it. */
  readonly availability?: Availability
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
  /** What joined these keys, where they are several. */
  readonly links?: readonly SubjectLink[]
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
