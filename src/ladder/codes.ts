import type { NoParams } from '../core/index.js'
import type { PayoffCodes } from './payoff/codes.js'
import type { PlanCodes } from './plan/codes.js'

interface Counted {
  readonly met: number
  readonly needed: number
  readonly options: number
}

interface Summed {
  readonly required: string
  readonly actual: string
  readonly measure: string
}

/** By how much a version rises. */
type VersionStep = 'none' | 'patch' | 'minor' | 'major'

interface Several {
  readonly actual: number
  readonly needed: number
}

/** Codes that a requirement's trace gives as its reason. */
export interface RequirementCodes {
  'requirement.met_direct': NoParams
  'requirement.met_attested': { readonly issuer: string }
  'requirement.met_group': Counted
  'requirement.missing': NoParams
  'requirement.too_few': Counted
  'requirement.undecided': Counted & { readonly undecided: number }
  'requirement.group_empty': NoParams
  'requirement.issuers_too_few': { readonly needed: number; readonly actual: number }
  'requirement.sum_reached': Summed
  'requirement.sum_too_low': Summed
  'requirement.sum_undecided': Summed & { readonly possible: string }
  'requirement.amount_missing': NoParams
  'requirement.outside_window': NoParams
  'requirement.overlap_collapsed': NoParams
  'requirement.duplicate_award': NoParams
  'requirement.already_used': NoParams
  'requirement.slot_unsupported': { readonly op: string }
  'requirement.version_out_of_range': { readonly range: string; readonly version: string }
  'requirement.version_missing': { readonly range: string }
  'requirement.issuer_not_accepted': { readonly issuer: string }
  'requirement.issuer_not_authorised': { readonly issuer: string }
  'requirement.authorisation_unknown': { readonly issuer: string }
  'requirement.revoked': NoParams
  'requirement.suspended': NoParams
  'requirement.status_unknown': NoParams
  'requirement.not_yet_valid': { readonly validFrom: string; readonly now: string }
  'requirement.expired': { readonly validUntil: string; readonly now: string }
  'requirement.too_old': { readonly awarded: string; readonly oldest: string }
  'requirement.result_status': { readonly status: string }
  'requirement.result_missing': { readonly required: string }
  'requirement.result_too_low': { readonly required: string; readonly actual: string }
  'requirement.result_incomparable': { readonly required: string; readonly actual: string }
  'requirement.ladder_unresolved': { readonly ladder: string }
  'requirement.ladder_version_differs': { readonly expected: string; readonly actual: string }
  'requirement.subject_unlinked': NoParams
  'requirement.assurance_unknown': { readonly required: string }
  'requirement.attribute_missing': { readonly name: string }
  'requirement.excluded': NoParams
  'requirement.absence_unknown': NoParams
  'requirement.migration_ended': { readonly deadline: string; readonly now: string }
  'requirement.bridge_unmet': { readonly rung: string }
  'requirement.bridge_unknown': { readonly rung: string }
  'requirement.jurisdiction_missing': { readonly variants: number }
  'requirement.absent': NoParams
  'requirement.attribute_met': { readonly name: string }
  'requirement.attribute_unmet': { readonly name: string }
  'requirement.assurance_too_low': { readonly required: string; readonly actual: string }
  'requirement.assessor_unknown': { readonly assessor: string }
  'requirement.count_reached': Several
  'requirement.count_too_low': Several
  'requirement.count_undecided': Several & { readonly possible: number }
  'requirement.endorser_self': NoParams
  'requirement.endorser_ring': NoParams
  'requirement.hours_capped': NoParams
  'requirement.status_stale': { readonly statusAsOf: string; readonly oldest: string }
  'requirement.status_later': { readonly statusAsOf: string; readonly now: string }
  'requirement.met_recognised': { readonly rules: readonly string[] }
  'requirement.recognition_not_accepted': { readonly rule: string; readonly assertedBy: string }
  'requirement.recognition_not_yet_valid': { readonly rule: string; readonly validFrom: string; readonly now: string }
  'requirement.recognition_expired': { readonly rule: string; readonly validUntil: string; readonly now: string }
  'requirement.recognition_elsewhere': { readonly rule: string }
  'requirement.recognition_place_unknown': { readonly rule: string }
  'requirement.recognition_condition_unmet': { readonly rule: string }
  'requirement.recognition_condition_unknown': { readonly rule: string }
  'requirement.recognition_hops_exceeded': { readonly rules: readonly string[]; readonly limit: number }
  'requirement.recognition_provisional': { readonly rule: string }
  'requirement.recognition_partial': { readonly rule: string }
  'requirement.lower_lapsed': { readonly rung: string }
  'requirement.grandfathered': { readonly awardedBefore: string }
  'requirement.older_terms_unmet': { readonly awardedBefore: string }
  'requirement.renewed_by_higher': { readonly rung: string; readonly until: string }
}

/** Codes that tell whether a rung is offered in a place, at a time. */
export interface AvailabilityCodes {
  'ladder.rollout_general': NoParams
  'ladder.rollout_pilot': NoParams
  'ladder.rollout_planned': NoParams
  'ladder.rollout_elsewhere': { readonly regions: readonly string[] }
  'ladder.rollout_place_unknown': { readonly regions: readonly string[] }
  'ladder.rollout_not_started': { readonly from: string; readonly now: string }
  'ladder.rollout_ended': { readonly until: string; readonly now: string }
}

/** Codes raised by the ladder room. */
export interface LadderCodes extends RequirementCodes, AvailabilityCodes, PayoffCodes, PlanCodes {
  'ladder.member_unknown': { readonly member: string }
  'ladder.member_missing': { readonly member: string }
  'ladder.type_invalid': { readonly expected: string; readonly actual: string }
  'ladder.value_invalid': { readonly expected: string }
  'ladder.text_too_long': { readonly limit: number }
  'ladder.too_many': { readonly what: string; readonly limit: number }
  'ladder.too_deep': { readonly limit: number }
  'ladder.language_tag_invalid': { readonly tag: string }
  'ladder.currency_invalid': { readonly currency: string }
  'ladder.amount_negative': { readonly value: string }
  'ladder.version_range_invalid': { readonly range: string }
  'ladder.digest_mismatch': { readonly expected: string; readonly actual: string }
  'ladder.group_empty': { readonly op: string }
  'ladder.n_too_small': { readonly n: number }
  'ladder.n_too_large': { readonly n: number; readonly options: number }
  'ladder.issuers_too_many': { readonly needed: number; readonly options: number }
  'ladder.sum_unreachable': { readonly min: string; readonly reachable: string }
  'ladder.sum_trivial': { readonly min: string }
  'ladder.slot_duplicate': { readonly first: string }
  'ladder.slot_unsupported': { readonly op: string }
  'ladder.match_without_criteria': NoParams
  'ladder.uuid_without_issuers': { readonly id: string }
  'ladder.issuers_empty': NoParams
  'ladder.result_rule_empty': NoParams
  'ladder.result_required_unknown': { readonly required: string }
  'ladder.rung_unknown': { readonly rung: string }
  'ladder.rung_id_duplicate': { readonly id: string }
  'ladder.award_shared': { readonly id: string }
  'ladder.id_look_alike': { readonly id: string; readonly other: string }
  'ladder.id_mixed_script': { readonly id: string; readonly scripts: readonly string[] }
  'ladder.name_look_alike': { readonly name: string; readonly other: string }
  'ladder.cycle': { readonly rungs: readonly string[] }
  'ladder.edge_unimplied': { readonly from: string; readonly to: string }
  'ladder.language_missing': { readonly language: string }
  'ladder.rung_language_missing': { readonly language: string }
  'ladder.dates_reversed': { readonly from: string; readonly until: string }
  'ladder.rung_regulated': { readonly rung: string }
  'ladder.wage_mixed': {
    readonly what: 'vintage' | 'workRelationship' | 'timeBase' | 'expenses' | 'basis' | 'measure' | 'per' | 'currency'
    readonly values: readonly string[]
  }
  'ladder.cycle_across': { readonly ladders: readonly string[]; readonly rungs: readonly string[] }
  'ladder.recognition_cycle': { readonly achievements: readonly string[] }
  'ladder.contradiction': { readonly first: string }
  'ladder.variant_tie': { readonly jurisdiction: string }
  'ladder.branch_unreachable': { readonly jurisdiction: readonly string[] }
  'ladder.rung_unreachable': { readonly rung: string; readonly jurisdiction: readonly string[] }
  'ladder.evidence_inaccessible': { readonly genre: readonly string[] }
  'ladder.regulated_granted': { readonly rung: string }
  'ladder.currency_missing': NoParams
  'ladder.currency_mixed': { readonly currencies: readonly string[] }
  'ladder.percent_invalid': { readonly percent: string }
  'ladder.interval_invalid': { readonly low: string; readonly high: string; readonly level: string }
  'ladder.clawback_restricted': { readonly jurisdiction: string; readonly law: string }
  'ladder.clawback_unscoped': NoParams
  'ladder.migration_missing': { readonly version: string }
  'ladder.migration_uncovered': { readonly rung: string }
  'ladder.migration_duplicate': { readonly rung: string }
  'ladder.bridge_missing': { readonly rung: string }
  'ladder.governance_unreachable': { readonly constituency: string; readonly min: number; readonly seats: number }
  'ladder.decision_missing': NoParams
  'ladder.agreement_missing': { readonly constituency: string; readonly needed: number; readonly actual: number }
  'ladder.version_too_low': {
    readonly from: string
    readonly to: string
    readonly needed: VersionStep
    readonly declared: VersionStep
  }
  'ladder.version_not_higher': { readonly from: string; readonly to: string }
  'ladder.edited_in_place': { readonly version: string; readonly expected: string; readonly actual: string }
  'ladder.not_successor': { readonly from: string; readonly to: string }
  'ladder.not_an_award': { readonly ladder: string }
  'ladder.badge_migrated': { readonly rung: string; readonly mode: 'map' | 'bridge' | 'grandfather' }
  'ladder.version_differs': { readonly badge: string; readonly ladder: string }
  'ladder.link_not_accepted': { readonly basis: string }
  'ladder.subject_ambiguous': { readonly count: number }
  'ladder.report_not_verified': { readonly outcome: string }
}
