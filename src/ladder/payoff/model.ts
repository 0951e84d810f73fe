import type { Problem } from '../../core/index.js'
import type { Dec, Iri, Money, Place } from '../model/base.js'
import type { Funding, Incentive } from '../model/money.js'
import type { Rung } from '../model/rung.js'
import type { WageEvidence } from '../model/wage.js'

/** What somebody would earn, and from where. */
export interface PayoffStep {
  /** The rungs that are still to be earned, in order; the last is the one whose pay is asked about. */
  readonly rungs: readonly Rung[]
  /** The rung on which the worker stands. Default: none. */
  readonly from?: Rung
  /** Figures that count beside those within the rungs, by the ids that the rungs give. */
  readonly evidence?: readonly WageEvidence[]
  /** What is paid by others: only what the worker is sure to get. Default: nothing. */
  readonly funding?: readonly GrantedFunding[]
  /** What is paid on top once the rungs are earned. Default: nothing. */
  readonly incentives?: readonly Incentive[]
  /** Costs and hours of what the rungs ask for beside themselves, each thing once. */
  readonly items?: readonly PricedItem[]
}

/** Funding that the worker is sure to get. */
export interface GrantedFunding extends Funding {
  /** The rung whose costs it pays. Default: of any. */
  readonly rung?: Iri
}

/** What something costs that is not a rung: a course, an exam, a document. */
export interface PricedItem {
  readonly cost: readonly Money[]
  /** Hours of effort. */
  readonly hours?: Dec
}

/** Rates of exchange, with their date. Each counts in its own direction only. */
export interface ExchangeRates {
  readonly asOf: string
  readonly validUntil: string
  readonly source: Iri
  /** How many of `to` one of `from` is. */
  readonly rates: readonly { readonly from: string; readonly to: string; readonly rate: Dec }[]
}

/** What is taken as given. All of it comes back in the result. */
export interface PayoffAssumptions {
  readonly now: string | Date
  /** Where the worker works. */
  readonly region: Place
  /** ISO 4217: in which the result is given. */
  readonly currency: string
  readonly workRelationship: WageEvidence['workRelationship']
  readonly timeBase: WageEvidence['timeBase']
  readonly expenses: WageEvidence['expenses']
  /** Hours of paid work in a week, more than 0 and at most 168. */
  readonly hoursPerWeek: Dec
  /** What the worker earns in an hour now, in whole units such as `15.50`. */
  readonly currentPay?: { readonly amount: Dec; readonly currency: string; readonly asOf: string }
  /** What an hour of learning costs in pay, in whole units of `currency`. Default `0`: learning takes place in hours that nobody pays for. */
  readonly payPerLearningHour?: Dec
  /** Hours of learning in a week, from which the time to the award is reckoned where the rungs do not say it. */
  readonly learningHoursPerWeek?: Dec
  /** How many months are looked at, from 1 to 600. Default 24. */
  readonly horizonMonths?: number
  /** Yearly, such as `0.05`; from 0 to 10. Default `0`. */
  readonly discountRate?: Dec
  /** Figures of fewer people are refused. Default 30. */
  readonly minSampleSize?: number
  /** How likely it is that the rung is reached, with whoever says so. Default: the payoff is that of somebody who reaches it. */
  readonly completion?: { readonly probability: Dec; readonly source: Iri }
  readonly rates?: ExchangeRates
  /** Hours in a week for single payers: pledges, and wage schedules that name their payers, count only for these. */
  readonly payers?: readonly { readonly payer: Iri; readonly hoursPerWeek: Dec }[]
  /** Ids of incentives that were paid before: each is paid once. */
  readonly redeemed?: readonly Iri[]
}

/** One case of a payoff. */
export interface PayoffScenario {
  /** Gain in pay for an hour, in whole units of the currency; may be negative. */
  readonly upliftPerHour: Dec
  /** Paid hours until what was spent is earned back, rounded up to hundredths. */
  readonly breakEvenHours: Dec | 'never'
  /** Months from the start until then, learning included, rounded up to hundredths. */
  readonly months: Dec | 'never'
  /** Net present value over the horizon; may be negative. */
  readonly npv: Money
}

/** What a payoff rests on. */
export interface PayoffBasis {
  readonly evidence: WageEvidence
  readonly compared:
    | { readonly with: 'comparison'; readonly comparison?: string }
    | { readonly with: 'evidence'; readonly evidence: WageEvidence }
    | { readonly with: 'currentPay' }
  /** Paid hours in a week that the uplift counts for. */
  readonly hoursPerWeek: Dec
}

/** What has to be spent, and what others pay. */
export interface PayoffOutlay {
  /** Before funding. */
  readonly cost: Money
  readonly paidUpfront: Money
  readonly paidOnAward: Money
  /** What the worker pays in the end. */
  readonly net: Money
  readonly incentives: Money
  /** What would have to be paid back by who leaves early. */
  readonly atRisk: Money
  /** Hours of effort. */
  readonly hours: Dec
  /** Months until the award. */
  readonly elapsedMonths: Dec
}

/** The payoff of a step, or why there is none. */
export interface Payoff {
  /** There where nothing is refused. `high` only where the evidence has an interval; without one `low` takes no uplift at all. */
  readonly scenario?: {
    readonly low: PayoffScenario
    readonly mid: PayoffScenario
    readonly high?: PayoffScenario
  }
  readonly basis?: PayoffBasis
  readonly outlay?: PayoffOutlay
  /** As they were taken, defaults filled in. */
  readonly assumptions: PayoffAssumptions & { readonly now: string }
  readonly refusals: readonly Problem[]
  readonly cautions: readonly Problem[]
}
