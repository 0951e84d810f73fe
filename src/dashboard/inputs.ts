import type { Now } from '../core/index.js'
import type { StatisticalRelease } from '../credential/index.js'
import type { LanguageMap } from '../i18n/index.js'
import type { AggregateRelease, GroupCount, RolloutComparison, SuppressTableOptions } from '../insight/index.js'
import type { DemandSignal, Fact, Ladder, LeaveAccrualRule, PlaceOptions, WageEvidence } from '../ladder/index.js'

/** What the view of a worker is made of. */
export interface WorkerDashboardInput extends Pick<PlaceOptions, 'policy' | 'jurisdiction' | 'attributes'> {
  readonly view: 'worker'
  readonly now: Now
  readonly ladder: Ladder
  /** The worker, by one or several keys (`groupByWorker`). What is about anybody else is refused. */
  readonly subject: string | readonly string[]
  readonly facts: readonly Fact[]
  /** The worker's own credentials about work and benefits, verified: `WorkRecordCredential`, `BenefitContributionCredential` and the like. */
  readonly credentials?: readonly unknown[]
  /** Figures of pay for the ids that rungs give. */
  readonly evidence?: readonly WageEvidence[]
  /** The names of plans by their ids, for the worker's eyes: a credential has an opaque id alone. */
  readonly planNames?: Readonly<Record<string, LanguageMap>>
  /** The rule by which leave is earned. */
  readonly leave?: LeaveAccrualRule
  /** How far to look ahead: an ISO 8601 duration. Default `P1Y`. */
  readonly horizon?: string
}

/** What the views of groups have in common. */
export interface GroupsInput extends SuppressTableOptions {
  readonly now: Now
  /** For the names of rungs, and for what is known of their pay. */
  readonly ladder?: Ladder
  readonly evidence?: readonly WageEvidence[]
}

/** Demand beside the people of a release, whose groups say where they are and what they hold. */
export interface DemandInput {
  readonly signals: readonly DemandSignal[]
  /** Which groups of the release are places, such as `region`. */
  readonly region: string
  /** Which are what people hold, by the IRI or code of the signals, such as `rung`. */
  readonly target: string
}

/** What the view of the public is made of: figures that were published, and nothing else about people. */
export interface PublicDashboardInput extends GroupsInput {
  readonly view: 'public'
  /** What `aggregate` made, or the release of a verified `StatisticalReleaseCredential`. */
  readonly release: AggregateRelease | StatisticalRelease
  readonly demand?: DemandInput
}

/** What the view of a platform is made of. */
export interface PlatformDashboardInput extends GroupsInput {
  readonly view: 'platform'
  readonly release: AggregateRelease | StatisticalRelease
  readonly demand?: DemandInput
  /** Groups to hold beside each other (`auditAttainment`). */
  readonly parity?: readonly GroupCount[]
  /** A pilot and those who were not in it (`compareRollout`). */
  readonly rollout?: {
    readonly pilot: Omit<GroupCount, 'group'>
    readonly others: Omit<GroupCount, 'group'>
    readonly basis?: RolloutComparison['basis']
  }
}

/** What the view of a school is made of. */
export interface EducatorDashboardInput extends GroupsInput {
  readonly view: 'educator'
  /** The ids under which the school issues. */
  readonly issuer: string | readonly string[]
  /** Facts of badges that it awarded itself; those of others are refused. */
  readonly own: readonly Fact[]
  readonly release?: AggregateRelease | StatisticalRelease
  /** Within how many days an end is soon. Default 90. */
  readonly soonDays?: number
}
