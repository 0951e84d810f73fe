import type { BenefitDeadline, CostShare, EarningsStability, LeaveYear, WorkTotals } from '../benefit/index.js'
import type { Problem } from '../core/index.js'
import type { DisclosureStatement, OutcomeMetricId, StatisticalFigure } from '../credential/index.js'
import type { LanguageMap } from '../i18n/index.js'
import type { OutcomeMetric, ParityAudit, RolloutComparison, RungReturn, SkillsGap } from '../insight/index.js'
import type { RungStatus, UpcomingEvent } from '../ladder/index.js'

/** The ladder that a dashboard is about, as far as it is shown. */
export interface DashboardLadder {
  readonly id: string
  readonly version: string
  readonly defaultLanguage: string
  readonly name: LanguageMap
  readonly rungs: readonly { readonly id: string; readonly name: LanguageMap }[]
}

/** How far a worker is on a rung. */
export interface DashboardRung {
  readonly rung: string
  readonly status: RungStatus
  readonly met: number
  readonly needed: number
  readonly percent: number
  readonly since?: string
  readonly until?: string
}

/** What was paid into a plan, in one currency. */
export interface DashboardPlan {
  /** The opaque id of the plan. */
  readonly plan: string
  /** What the worker calls it, where the plan itself was given. */
  readonly name?: LanguageMap
  readonly currency: string
  /** In minor units. */
  readonly total: number
  readonly shares: readonly CostShare[]
  /** From the beginning of the first period to the end of the last. */
  readonly from: string
  readonly until: string
}

/** What one worker sees: their own badges and records, and nobody else's. */
export interface WorkerDashboard {
  readonly view: 'worker'
  readonly at: string
  /** The keys that name the worker. */
  readonly subject: readonly string[]
  readonly ladder: DashboardLadder
  readonly held: number
  readonly rungs: readonly DashboardRung[]
  /** Rungs to go on with, the nearest first. */
  readonly next: readonly string[]
  /** What is known of pay on rungs that are not held yet. */
  readonly returns: readonly RungReturn[]
  readonly work: WorkTotals
  readonly stability: readonly EarningsStability[]
  readonly plans: readonly DashboardPlan[]
  readonly leave?: readonly LeaveYear[]
  readonly events: readonly UpcomingEvent[]
  readonly deadlines: readonly BenefitDeadline[]
  /** What of the records was not counted, and why. */
  readonly problems: readonly Problem[]
}

/** The figures of one metric. */
export interface DashboardMetric extends Pick<OutcomeMetric, 'kind' | 'unit'> {
  readonly metric: OutcomeMetricId
  readonly figures: readonly StatisticalFigure[]
}

/** Figures about groups of people, as they were published. */
export interface DashboardFigures {
  readonly release: string
  readonly from: string
  readonly until: string
  readonly population?: string
  readonly basis?: string
  readonly groupedBy: readonly string[]
  readonly currency?: string
  readonly disclosure: DisclosureStatement
  /** How many people there are in each group, and in all. */
  readonly people: readonly StatisticalFigure[]
  readonly metrics: readonly DashboardMetric[]
  /** Groups of which nothing is told, not even their names: small ones, and those that would give small ones away. */
  readonly withheldGroups: number
}

interface GroupsDashboard {
  readonly at: string
  readonly ladder?: DashboardLadder
  readonly returns: readonly RungReturn[]
  readonly figures?: DashboardFigures
}

/** What anybody may see: figures about groups that were published, and what is known of pay. */
export interface PublicDashboard extends GroupsDashboard {
  readonly view: 'public'
  readonly figures: DashboardFigures
  readonly gaps: readonly SkillsGap[]
}

/** What a platform sees of those who work there: groups alone. */
export interface PlatformDashboard extends GroupsDashboard {
  readonly view: 'platform'
  readonly figures: DashboardFigures
  readonly gaps: readonly SkillsGap[]
  readonly parity?: ParityAudit
  readonly rollout?: RolloutComparison
}

/** How the badges of one kind stand that somebody awarded: exact counts of own records. */
export interface AwardCount {
  /** The rung, or else the achievement. */
  readonly award: string
  readonly awarded: number
  /** Of them: in force, and of these ending soon. */
  readonly inForce: number
  readonly ending: number
  readonly ended: number
  /** Suspended or revoked, or of a status that could not be checked. */
  readonly other: number
}

/** What a school sees: its own awards, counted exactly, and what became of those who hold them, as groups alone. */
export interface EducatorDashboard extends GroupsDashboard {
  readonly view: 'educator'
  /** Whose awards are counted. */
  readonly issuers: readonly string[]
  readonly awards: readonly AwardCount[]
}

/** A dashboard as data. */
export type Dashboard = WorkerDashboard | EducatorDashboard | PlatformDashboard | PublicDashboard
