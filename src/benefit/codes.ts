/** Codes of records about work, contributions, leave and claims that were not, or not wholly, counted. */
export interface BenefitCodes {
  'benefit.replayed': { readonly credential: string }
  'benefit.conflicting': { readonly credential: string }
  'benefit.overlapping': { readonly credential: string; readonly other: string }
  'benefit.amount_disputed': { readonly credential: string; readonly other: string }
  'benefit.period_future': { readonly until: string; readonly now: string }
  'benefit.deduction_not_authorised': { readonly because: 'missing' | 'worker' | 'plan' | 'amount' | 'window' }
}
