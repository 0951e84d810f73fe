import { type Code, isRungsError, operationError, type RungsError } from '../core/index.js'
import { en, toProblemDetails } from '../i18n/index.js'

export const PROBLEM_TYPE = 'application/problem+json'

/** The HTTP status of an error by its code; any other is 400 for `input` and `usage`, and 422 for what could not be done. */
const STATUS: { readonly [C in Code]?: number } = {
  'exchange.not_found': 404,
  'exchange.method_not_allowed': 405,
  'exchange.media_type_unsupported': 415,
  'exchange.request_too_large': 413,
  'exchange.request_too_slow': 408,
  'exchange.token_missing': 401,
  'exchange.token_invalid': 401,
  'exchange.scope_missing': 403,
  'exchange.rate_limited': 429,
  'exchange.busy': 503,
  'exchange.not_ready': 503,
  'exchange.ended': 410,
  'exchange.challenge_unknown': 409,
  'exchange.failed': 500,
  'offer.code_unknown': 404,
  'offer.expired': 410,
  'offer.withdrawn': 410,
  'offer.claimed': 410,
  'offer.challenge_unknown': 409,
  'offer.recipient_differs': 403,
  'offer.locked': 403,
  'rdf.busy': 503,
  // What is wrong here is not the client's affair (RFC 9110 section 15.6).
  'storage.unavailable': 503,
  'storage.conflict': 503,
  'storage.commit_unknown': 503,
  'storage.closed': 500,
  'storage.rolled_back': 500,
  'storage.audit_broken': 500,
  'storage.version_newer': 500,
  'status.clock_back': 500,
  'keys.service_failed': 503,
  'keys.service_answer_invalid': 500,
  'keys.service_key_unusable': 500,
  'core.input_too_large': 413,
}

/** The HTTP status that an error is answered with. */
export function statusOfError({ code, kind }: Pick<RungsError, 'code' | 'kind'>): number {
  return STATUS[code] ?? (kind === 'operation' ? 422 : 400)
}

/** A JSON answer. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
  type = 'application/json',
): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type, ...headers } })
}

/** An error as problem details (RFC 9457). @param status where it is not that of the code */
export function problemResponse(
  error: RungsError,
  headers: Readonly<Record<string, string>> = {},
  status: number = statusOfError(error),
): Response {
  const { retryAfterSeconds, allowed } = error.params as {
    readonly retryAfterSeconds?: number
    readonly allowed?: readonly string[]
  }
  // RFC 9110 section 15.5.6: without it nobody knows what to send instead.
  const allow = status === 405 && allowed !== undefined ? { allow: allowed.join(', ') } : {}
  const retry = status === 503 || status === 429 ? { 'retry-after': String(retryAfterSeconds ?? 1) } : {}
  return jsonResponse(status, toProblemDetails(error, en, { status }), { ...retry, ...allow, ...headers }, PROBLEM_TYPE)
}

/** Whatever was thrown as problem details; of what is no error of ours nothing is told. */
export function problemOfThrown(thrown: unknown): Response {
  return problemResponse(isRungsError(thrown) ? thrown : operationError('exchange.failed', {}))
}
