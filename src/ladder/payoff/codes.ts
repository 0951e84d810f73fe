import type { NoParams } from '../../core/index.js'

/** Why no payoff is given. */
export interface PayoffRefusals {
  'payoff.evidence_missing': { readonly rung: string }
  'payoff.evidence_future': { readonly asOf: string; readonly now: string }
  'payoff.evidence_ended': { readonly validUntil: string; readonly now: string }
  'payoff.per_unsupported': { readonly per: string }
  'payoff.work_differs': {
    readonly what: 'workRelationship' | 'timeBase' | 'expenses'
    readonly expected: string
    readonly actual: string
  }
  'payoff.region_outside': { readonly region: string; readonly regions: readonly string[] }
  'payoff.sample_too_small': { readonly sampleSize: number; readonly least: number }
  'payoff.interval_invalid': { readonly low: string; readonly value: string; readonly high: string }
  'payoff.vintage_mixed': { readonly values: readonly string[] }
  'payoff.statistic_mixed': { readonly values: readonly string[] }
  'payoff.uplift_nested': { readonly rung: string; readonly from: string }
  'payoff.pay_missing': NoParams
  'payoff.currency_missing': NoParams
  'payoff.currency_unknown': { readonly currency: string }
  'payoff.currency_unconverted': { readonly from: string; readonly to: string }
  'payoff.rates_out_of_date': { readonly asOf: string; readonly validUntil: string; readonly now: string }
  'payoff.payer_hours_missing': { readonly payers: readonly string[] }
  'payoff.time_unclear': { readonly time: string }
  'payoff.amount_too_large': NoParams
}

/** What whoever reads a payoff has to know. */
export interface PayoffCautions {
  'payoff.illustrative': NoParams
  'payoff.occupational': NoParams
  'payoff.interval_missing': NoParams
  'payoff.sample_size_missing': NoParams
  'payoff.cost_unknown': { readonly rung: string }
  'payoff.effort_unknown': { readonly rung: string }
  'payoff.elapsed_unknown': NoParams
  'payoff.loan_not_counted': { readonly funder: string }
  'payoff.paid_on_award': { readonly funder: string }
  'payoff.clawback': { readonly funder: string; readonly until: string; readonly minor: number; readonly currency: string }
  'payoff.ends_with_validity': { readonly months: string }
  'payoff.incentive_not_counted': {
    readonly incentive: string
    readonly because: 'redeemed' | 'window' | 'perJob' | 'payer' | 'trigger'
  }
  'payoff.funding_not_counted': { readonly funder: string; readonly because: 'eligibility' | 'window' | 'place' }
}

/** Codes of a payoff. */
export interface PayoffCodes extends PayoffRefusals, PayoffCautions {}
