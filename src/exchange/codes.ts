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
  /** A wallet does not answer a verifier's request; the error of OpenID4VP 1.0 section 8.5, and the parameter that it is about. */
  'exchange.presentation_request_refused': { readonly error: string; readonly member: string }
  /** A verifier does not take a wallet's answer; the error that it gives, or `other`. */
  'exchange.presentation_refused': { readonly error: string; readonly status: number }
}
