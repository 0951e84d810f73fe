import type { NoParams } from '../core/index.js'

/** Codes raised when a credential is built. */
export interface CredentialCodes {
  'credential.field_missing': { readonly field: string }
  'credential.field_unknown': { readonly field: string }
  'credential.field_invalid': { readonly field: string; readonly expected: string }
  'credential.recipient_missing': NoParams
  'credential.criteria_missing': NoParams
  'credential.dates_order': { readonly validFrom: string; readonly validUntil: string }
  'credential.language_missing': { readonly language: string }
  'credential.map_undefined': { readonly member: string }
  'credential.map_invalid': { readonly member: string }
  'credential.map_differs': { readonly member: string; readonly language: string }
  'credential.not_verified': { readonly outcome: string }
  'credential.result_unknown': NoParams
  'credential.result_not_allowed': { readonly allowed: readonly string[] }
  'credential.result_out_of_range': { readonly min: string; readonly max: string }
  'credential.result_level_unknown': NoParams
  'credential.result_status_missing': NoParams
  'credential.rung_unknown': { readonly rung: string }
  'credential.rung_regulated': { readonly rung: string }
  'credential.ladder_differs': { readonly member: string; readonly expected: string; readonly actual: string }
  'credential.ladder_owner_differs': { readonly owner: string; readonly issuer: string }
  'credential.issuer_duplicate': NoParams
  'credential.endorsed_missing': NoParams
  'credential.endorsement_unreadable': NoParams
  'credential.nested_unsigned': NoParams
  'credential.nested_other_subject': NoParams
  'credential.association_unresolved': { readonly reference: 'sourceId' | 'targetId' }
  'credential.salt_too_short': { readonly minimum: number }
  /** Objects and members by the names of Open Badges 2.0. */
  'ob2.member_missing': { readonly object: string; readonly member: string }
  'ob2.member_invalid': { readonly object: string; readonly member: string; readonly expected: string }
  'ob2.hashed_missing': NoParams
  'ob2.list_invalid': { readonly member: string }
  'ob2.not_assertion': { readonly expected: string }
  'ob2.part_missing': { readonly object: string }
  'ob2.not_carried': { readonly object: string; readonly members: readonly string[] }
  'ob2.revoked': NoParams
  'ob2.recipient_plain': NoParams
  'ob2.recipient_weak': NoParams
}
