import type { Iri } from '../model/base.js'

/** What happens on a day that a worker should know of. */
export type EventKind =
  | 'badgeEnds'
  | 'graceEnds'
  | 'credentialEnds'
  | 'fundingOpens'
  | 'fundingCloses'
  | 'incentiveOpens'
  | 'incentiveCloses'
  | 'rungOpens'
  | 'rungCloses'
  | 'ladderEnds'
  | 'migrationEnds'
  | DeadlineKind

/** What a worker can do until, or from, a time, by a credential about a benefit or an incentive. */
export type DeadlineKind =
  | 'optOutEnds'
  | 'appealEnds'
  | 'acceptanceEnds'
  | 'topUpOpens'
  | 'topUpCloses'
  | 'eligibilityEnds'
  | 'enrolmentEnds'
  | 'planEnds'

/** A time that a worker should know of; `benefitDeadlines` of `rungs/benefit` finds them. */
export interface WorkerDeadline {
  readonly kind: DeadlineKind
  /** In UTC. */
  readonly at: string
  readonly credential: Iri
  /** The opaque id of the plan that it is about. */
  readonly plan?: Iri
}

/** Something that is coming up. */
export interface UpcomingEvent {
  /** The same for the same event, whenever it is computed. */
  readonly id: string
  readonly kind: EventKind
  /** A date where only the day is known, else a date-time in UTC. */
  readonly at: string
  readonly rung?: Iri
  /** The credential that ends. */
  readonly credential?: Iri
  /** Who pays, or which incentive, funding or plan it is. */
  readonly about?: Iri
  /** JSON pointer into the ladder of what is to be done about it: the renewal of a rung. */
  readonly renewal?: string
}
