import type { NoParams } from '../core/index.js'

/** Codes about requests over HTTP. */
export interface ExchangeCodes {
  'exchange.not_found': NoParams
  'exchange.method_not_allowed': { readonly allowed: readonly string[] }
  'exchange.media_type_unsupported': { readonly accepted: readonly string[] }
  'exchange.request_malformed': { readonly expected: string }
  'exchange.request_too_large': { readonly limitBytes: number }
  'exchange.request_too_slow': { readonly limitMs: number }
  'exchange.member_invalid': { readonly member: string; readonly expected: string }
  'exchange.issuer_mismatch': { readonly expected: string }
  'exchange.token_missing': NoParams
  'exchange.token_invalid': NoParams
  'exchange.scope_missing': { readonly scope: string }
  'exchange.rate_limited': { readonly retryAfterSeconds: number }
  'exchange.busy': { readonly retryAfterSeconds: number }
  'exchange.not_ready': NoParams
  'exchange.failed': NoParams
  /** A service that was asked as a client refused, in a word of its protocol. */
  'exchange.provider_refused': { readonly status: number; readonly error: string; readonly retryAfterSeconds: number }
  /** A service that was asked as a client answered what its specification does not allow. */
  'exchange.answer_invalid': { readonly member: string }
}
