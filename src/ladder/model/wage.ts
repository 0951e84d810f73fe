import type { Dec, FrameworkRef, Iri, Place } from './base.js'

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
    readonly region: readonly Place[]
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
