import type { NoParams } from '../core/index.js'

/** Codes about whether an issuer is relied on, and whether a badge is accepted. */
export interface TrustCodes {
  'trust.issuer_unknown': { readonly issuer: string; readonly policyLine: string }
  'trust.policy_invalid': { readonly field: string; readonly expected: string }
  'trust.policy_field_unknown': { readonly field: string }
  'trust.not_verified': NoParams
  'trust.not_a_badge': NoParams
  'trust.mechanism_not_accepted': { readonly mechanisms: readonly string[]; readonly accepted: readonly string[] }
  'trust.nothing_matches': { readonly achievement: string }
  'trust.rule_unmet': { readonly rule: number; readonly reason: string }
}
