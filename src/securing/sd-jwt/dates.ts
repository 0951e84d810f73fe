import { formatDateTime, inputError, type JsonObject, type JsonValue } from '../../core/index.js'
import { checkPeriod } from '../jose/jose-claims.js'

/**
 * Checks `nbf` and `exp`, where a token has them (RFC 9901 section 7.1 step 6; RFC 7519 sections 4.1.4 and 4.1.5).
 *
 * @throws RungsError `proof.expired`, `proof.not_yet_valid`, `proof.member_invalid`
 */
export function checkTokenDates(payload: JsonObject, now: number): void {
  checkPeriod({ exp: secondsOf(payload, 'exp'), nbf: secondsOf(payload, 'nbf') }, now)
}

/** When a token says it was made. */
export function createdOf({ iat }: JsonObject): string | undefined {
  return isSeconds(iat) ? formatDateTime(iat * 1000) : undefined
}

/** Whether a value is a NumericDate from 1970 on, of a year with four digits. */
export function isSeconds(value: JsonValue | undefined): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1e11
}

function secondsOf(payload: JsonObject, claim: string): number | undefined {
  const value = payload[claim]
  if (value === undefined || isSeconds(value)) return value
  throw inputError('proof.member_invalid', { member: claim, expected: 'seconds since 1970' }, `/${claim}`)
}
