import type { NoParams } from '../core/index.js'
import type { RevocationReason } from './revocation-reason.js'

/** Codes raised by the status room. They are about lists and entries; nothing of them says that a credential is revoked. */
export interface StatusCodes {
  /** The encoded form is wrong: characters, compression, or the value of `bits`. */
  'status.encoding_invalid': { readonly expected: string }
  /** Before or while it is expanded, or while it is fetched. */
  'status.list_too_large': { readonly limitBytes: number }
  /** STATUS_LIST_LENGTH_ERROR (Bitstring Status List section 3.2). */
  'status.list_too_short': { readonly minimum: number; readonly actual: number }
  /** RANGE_ERROR (Bitstring Status List section 3.2). */
  'status.index_range': { readonly length: number }
  /** A member of a list's subject or of an entry breaks a rule of its type (MALFORMED_VALUE_ERROR). */
  'status.list_invalid': { readonly member: string; readonly expected: string }
  'status.entry_invalid': { readonly member: string; readonly expected: string }
  /** A revocation for something that no badge is revoked for, such as a debt or leaving. */
  'status.reason_not_allowed': { readonly allowed: readonly RevocationReason[] }
  'status.list_full': { readonly length: number; readonly free: number }
  /** No list here has a place of that credential. */
  'status.place_unknown': NoParams
  /** The credential has no place in a list of that purpose. */
  'status.purpose_missing': { readonly purpose: string }
  /** A revocation is never lifted. */
  'status.revocation_final': NoParams
  /** It was redeemed before, by another redemption. */
  'status.already_redeemed': NoParams
  /** The clock is behind what was written before: the last publication, or the last entry of the log. */
  'status.clock_back': { readonly now: string; readonly last: string }
  /** What is served was published later than anything that the store knows of, or says more. */
  'status.copy_newer': { readonly list: string; readonly validFrom: string }
  /** The store says two things of a list that do not go together; how many times. */
  'status.audit_mismatch': {
    readonly list: string
    readonly mismatch:
      | 'place_outside'
      | 'gap_unexplained'
      | 'reservation_overlap'
      | 'value'
      | 'change_unlogged'
      | 'log_unapplied'
      | 'publication'
    readonly count: number
  }
  /** A list was never published, or lacks changes. */
  'status.unpublished': { readonly list: string; readonly pending: number }
  /** A list is served that is no longer valid, or soon not. */
  'status.publication_old': { readonly list: string; readonly validUntil: string }
}
