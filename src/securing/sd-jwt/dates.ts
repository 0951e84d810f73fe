import { formatDateTime, inputError, type JsonObject, type JsonValue } from '../../core/index.js'

/**
 * Checks `nbf` and `exp`, where a token has them (RFC 9901 section 7.1 step 6; RFC 7519 sections 4.1.4 and 4.1.5).
 *
 * @throws RungsError `proof.expired`, `proof.not_yet_valid`, `proof.member_invalid`
 */
export function checkTokenDates(payload: JsonObject, now: number): void {
  const exp = dateOf(payload, 'exp')
  const nbf = dateOf(payload, 'nbf')
  if (exp !== undefined && exp <= now)
    throw inputError('proof.expired', { expires: formatDateTime(exp), now: formatDateTime(now) }, '/exp')
  if (nbf !== undefined && nbf > now) {
    throw inputError('proof.not_yet_valid', { notBefore: formatDateTime(nbf), now: formatDateTime(now) }, '/nbf')
  }
}

/** A NumericDate in milliseconds. */
function dateOf(payload: JsonObject, claim: string): number | undefined {
  const value: JsonValue | undefined = payload[claim]
  if (value === undefined) return undefined
  if (typeof value !== 'number' || value < 0 || value > 1e11) {
    throw inputError('proof.member_invalid', { member: claim, expected: 'seconds since 1970' }, `/${claim}`)
  }
  return value * 1000
}
