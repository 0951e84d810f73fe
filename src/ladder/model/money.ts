import type { LanguageMap } from '../../i18n/index.js'
import type { Dec, Dur, Iri, Money, Place, Window } from './base.js'
import type { Requirement } from './requirement.js'

/** One cost of earning a rung. */
export interface CostItem {
  readonly kind: 'tuition' | 'exam' | 'materials' | 'equipment' | 'travel' | 'renewal'
  readonly amount: Money
  readonly jurisdiction?: readonly Place[]
  readonly asOf: string
}

/** Someone who pays costs of a rung, wholly or in part. */
export interface Funding {
  readonly kind: 'scholarship' | 'reimbursement' | 'grant' | 'loan'
  readonly funder: Iri
  readonly covers: readonly CostItem['kind'][]
  /** How much of them, from 0 to 100. Default 100. */
  readonly percent?: Dec
  readonly cap?: Money
  readonly eligibility?: Requirement
  /** Whether it is paid before, or once the rung is awarded. */
  readonly timing: 'upfront' | 'onAward'
  readonly window?: Window
  readonly jurisdiction?: readonly Place[]
  /** That it is to be paid back by who leaves before a time: forbidden in some places, and never a reason to withhold or revoke a badge. */
  readonly clawback?: { readonly until: Dur; readonly note: LanguageMap }
}

/** Money that a payer adds once something is reached. */
export interface Incentive {
  readonly id: Iri
  readonly payer: Iri
  readonly trigger: Requirement
  readonly amount: Money
  /** Default `once`. */
  readonly per?: 'once' | 'hour' | 'job'
  readonly cap?: Money
  readonly window: Window
}
