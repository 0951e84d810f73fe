import type { Problem } from '../core/index.js'

/** Codes raised when a badge is issued. */
export interface IssueCodes {
  'issue.controller_mismatch': { readonly issuer: string; readonly controller: string }
  'issue.requirements_unmet': { readonly rung: string; readonly reasons: readonly string[]; readonly details: readonly Problem[] }
  'issue.requirements_unknown': {
    readonly rung: string
    readonly reasons: readonly string[]
    readonly details: readonly Problem[]
  }
  'issue.ladder_not_active': { readonly status: string }
  'issue.ladder_not_effective': { readonly from: string; readonly until: string; readonly now: string }
  'issue.draft_invalid': { readonly keyword: string; readonly expected: string }
  'issue.credential_invalid': { readonly expected: string }
  'issue.issuer_differs': { readonly expected: string; readonly actual: string }
  'issue.row_invalid': { readonly slot: string }
  'issue.result_too_low': { readonly required: string; readonly actual: string }
  /** A credential cannot be renewed: it is not in the log, its text was not kept, or its status forbids it. */
  'issue.renewal_refused': { readonly reason: 'unknown' | 'text_missing' | 'revoked' | 'suspended' }
  /** The key of the log's hashes is gone: what was issued before is not recognised as issued. */
  'issue.hash_key_erased': { readonly credentials: number }
}
