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
  /** It was completed, withdrawn, or its time has passed. */
  'exchange.ended': NoParams
  'exchange.challenge_unknown': NoParams
  /** Two that should be one are not: mixing them up would show things to somebody else. */
  'exchange.origin_differs': { readonly member: string; readonly expected: string; readonly actual: string }
  /** What a server sent to a wallet. */
  'exchange.answer_invalid': { readonly member: string; readonly expected: string }
  'exchange.failed': NoParams
  /** A client is refused in the words of OAuth and of OID4VCI; both params go out as they are. */
  'exchange.oauth_refused': { readonly error: string; readonly description: string }
  /** An issuer refuses a wallet; `error` is one of the words of these specifications, or `unknown`. */
  'exchange.issuer_refused': { readonly error: string; readonly status: number }
  /** What an issuer sent, or an offer says, is not what the specification asks for. */
  'exchange.issuance_invalid': { readonly member: string; readonly rule: string }
  /** An issuer goes by a part of the specification that is not spoken here; `feature` is its parameter. */
  'exchange.issuance_unsupported': { readonly feature: string }
  /** Nothing of what is offered is of a kind that is wanted here. */
  'exchange.nothing_suitable': { readonly formats: readonly string[] }
  /** A wallet does not answer a verifier's request; the error of OpenID4VP 1.0 section 8.5, and the parameter that it is about. */
  'exchange.presentation_request_refused': { readonly error: string; readonly member: string }
  /** A verifier does not take a wallet's answer; the error that it gives, or `other`. */
  'exchange.presentation_refused': { readonly error: string; readonly status: number }
  /** A service that was asked as a client refused, in a word of its protocol. */
  'exchange.provider_refused': { readonly status: number; readonly error: string; readonly retryAfterSeconds: number }
  /** A service that was asked as a client answered what its specification does not allow. */
  'exchange.provider_answer_invalid': { readonly member: string }
}
