import type { NoParams } from '../core/index.js'

/** Codes raised when a credential is built. */
export interface CredentialCodes {
  'credential.field_missing': { readonly field: string }
  'credential.field_unknown': { readonly field: string }
  'credential.field_invalid': { readonly field: string; readonly expected: string }
  'credential.recipient_missing': NoParams
  'credential.criteria_missing': NoParams
  'credential.dates_order': { readonly validFrom: string; readonly validUntil: string }
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
  'credential.salt_too_short': { readonly minimum: number }
}
