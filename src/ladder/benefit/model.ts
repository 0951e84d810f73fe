import type { Dec, Dur, Iri, LadderRef, Money, Place } from '../model/base.js'
import type { Requirement } from '../model/requirement.js'

/** A part of a plan that can be had by itself, at a price that is known beforehand. */
export interface BenefitModule {
  /** Opaque: `urn:uuid:...`. */
  readonly id: Iri
  readonly price?: Money
  readonly per?: 'month' | 'year'
  /** Whether a member can leave it out. Default: no. */
  readonly optional?: boolean
}

/** What one payer pays into a plan. */
export interface ContributionRule {
  readonly payer: 'platform' | 'client' | 'worker' | 'public' | 'fund'
  /** `flat` is for each month. */
  readonly basis: 'flat' | 'perHour' | 'perJob' | 'percentOfEarnings'
  /** For every basis but `percentOfEarnings`. */
  readonly amount?: Money
  /** From 0 to 100, for `percentOfEarnings`. */
  readonly percent?: Dec
  /** The most in a month. */
  readonly monthlyCap?: Money
}

/** Leave that is earned by hours worked, wherever they are worked. */
export interface LeaveAccrualRule {
  /** How many hours of work earn one hour of leave, such as `30`. */
  readonly hoursWorkedPerHour: Dec
  /** Which hours count. */
  readonly timeBase: 'engaged' | 'loggedIn' | 'paidHours'
  /** The most that is earned in a year. Default: no limit. */
  readonly capHours?: Dec
  /** The most that goes over into the next year. Default `0`. */
  readonly carryOverHours?: Dec
  /** The month in which a year begins, from 1 to 12, in UTC. Default 1. */
  readonly yearStartMonth?: number
}

/** A plan of benefits that moves with the worker. It is a description: nobody is insured by it. */
export interface BenefitPlan {
  /** Opaque: `urn:uuid:...`. What the benefit is stands on pages of the administrator, and in no credential. */
  readonly id: Iri
  readonly version: string
  readonly administrator: Iri
  /** From the beginning of the first day to the end of the last, in UTC; a date-time is the very instant. */
  readonly effective: { readonly from: string; readonly until?: string }
  readonly jurisdiction?: readonly Place[]
  readonly modules: readonly BenefitModule[]
  /** Who is eligible, by the same requirements as the rungs of a ladder. */
  readonly eligibility: Requirement
  readonly contributions: readonly ContributionRule[]
  readonly enrolment: {
    readonly mode: 'auto' | 'optIn'
    /** How long whoever was enrolled automatically can opt out; there whenever `mode` is `auto`. */
    readonly optOutWithin?: Dur
  }
  readonly leave?: LeaveAccrualRule
}

/** One step of a schedule: an amount, or a part of the base. */
export interface WageStep {
  readonly rung: Iri
  readonly amount?: Money
  /** Percent of the base, such as `112.5`. */
  readonly percentOf?: Dec
  readonly per: 'hour' | 'job' | 'month' | 'year'
}

/** Pay by rung, as a payer binds itself to it. */
export interface WageSchedule {
  readonly id: Iri
  readonly payer: Iri
  readonly ladder: LadderRef
  /** From the beginning of the first day to the end of the last, in UTC; a date-time is the very instant. */
  readonly effective: { readonly from: string; readonly until?: string }
  /** What percentages are of. */
  readonly base?: { readonly amount: Money; readonly per: WageStep['per'] }
  /** From the lowest rung to the highest; pay never falls from one to the next. */
  readonly steps: readonly WageStep[]
}
