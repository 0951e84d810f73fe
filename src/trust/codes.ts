import type { NoParams } from '../core/index.js'

/** Why a decision does not count for an edition of a ladder. */
export type WhyNotDecided =
  | 'decider'
  | 'edition'
  | 'future'
  | 'form'
  | 'seats'
  | 'votes'
  | 'quorum'
  | 'ballot'
  | 'turnout'
  | 'share'
  | 'short'

/** Codes about whether an issuer is relied on, and whether a badge is accepted. */
export interface TrustCodes {
  'trust.issuer_unknown': { readonly issuer: string; readonly policyLine: string }
  'trust.issuer_not_listed_then': {
    readonly issuer: string
    readonly awarded: string
    readonly from: string
    readonly until: string
  }
  'trust.issuer_listed_for_other': { readonly issuer: string; readonly achievement: string }
  'trust.list_unverified': { readonly outcome: string; readonly codes: readonly string[] }
  'trust.list_foreign': { readonly signer: string }
  'trust.list_malformed': { readonly reason: string }
  'trust.list_expired': { readonly validUntil: string; readonly now: string }
  'trust.list_not_yet_valid': { readonly validFrom: string; readonly now: string }
  'trust.registry_invalid': { readonly expected: string }
  'trust.registry_too_large': { readonly limit: number }
  'trust.source_failed': { readonly code: string }
  /** Those who decide on it have been asked, and this issuer is not among those who may. */
  'trust.not_authorised': { readonly issuer: string; readonly achievement: string }
  'trust.authority_unknown': { readonly issuer: string; readonly achievement: string }
  'trust.authority_not_covered': { readonly issuer: string }
  'trust.authority_outside_period': {
    readonly issuer: string
    readonly awarded: string
    readonly from: string
    readonly until: string
  }
  'trust.authority_not_delegable': { readonly delegator: string }
  'trust.authority_unrooted': { readonly delegator: string }
  'trust.authority_cycle': { readonly issuer: string }
  'trust.authority_unchecked': { readonly delegator: string }
  'trust.authority_too_deep': { readonly limit: number }
  'trust.policy_invalid': { readonly field: string; readonly expected: string }
  'trust.policy_field_unknown': { readonly field: string }
  'trust.not_verified': NoParams
  'trust.not_a_badge': NoParams
  'trust.mechanism_not_accepted': { readonly mechanisms: readonly string[]; readonly accepted: readonly string[] }
  'trust.check_required': { readonly required: string; readonly state: string }
  'trust.recognition_not_in_force': { readonly recognition: number; readonly now: string }
  'trust.nothing_matches': { readonly achievement: string }
  'trust.rule_unmet': { readonly rule: number; readonly reason: string }
  'trust.level_unmet': { readonly rule: number; readonly reason: string }
  'trust.replay_differs': { readonly what: 'input' | 'policy' | 'decision' }
  'trust.policy_differs': NoParams
  'trust.ladder_malformed': { readonly reason: string }
  'trust.ladder_unchecked': { readonly credential: string }
  'trust.ladder_edited': { readonly version: string; readonly expected: string; readonly actual: string }
  'trust.endorsements_too_few': { readonly needed: number; readonly actual: number }
  'trust.constituency_too_few': { readonly constituency: string; readonly needed: number; readonly actual: number }
  'trust.endorsement_other': { readonly issuer: string }
  'trust.endorser_not_counted': { readonly issuer: string }
  'trust.decision_not_counted': { readonly decision: string; readonly because: WhyNotDecided }
}
