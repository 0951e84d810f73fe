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
}
