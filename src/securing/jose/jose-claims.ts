import {
  formatDateTime,
  inputError,
  isJsonObject,
  type JsonObject,
  type Problem,
  parseDateTime,
  problem,
} from '../../core/index.js'
import type { Binding } from '../mechanism.js'
import { createdInFuture } from '../method.js'
import { dateOf, isNumericDate } from './claims.js'

/**
 * Claims that speak of the same as the content must not say otherwise: `iss` as the issuer or holder, also in the header,
 * `jti` as the id, and `sub` as one of the subjects (VC-JOSE-COSE sections 3.1.3 and 4.1.2).
 *
 * @throws RungsError `proof.claim_mismatch`
 */
export function checkConsistency(header: JsonObject, payload: JsonObject, owner: string | undefined): void {
  const subjects = [payload['credentialSubject']].flat().map((one) => (isJsonObject(one) ? one['id'] : undefined))
  const known = (values: readonly unknown[]): readonly unknown[] => values.filter((one) => one !== undefined)
  const said = { iss: known([owner]), jti: known([payload['id']]), sub: known(subjects) }
  const differs = (value: unknown, expected: readonly unknown[]) =>
    value !== undefined && expected.length > 0 && !expected.includes(value)
  const wrong = differs(header['iss'], known([owner, payload['iss']]))
    ? 'iss'
    : (['iss', 'jti', 'sub'] as const).find((claim) => differs(payload[claim], said[claim]))
  if (wrong !== undefined) throw inputError('proof.claim_mismatch', { claim: wrong }, `/${wrong}`)
}

/**
 * When the signature was made and how long it holds: `iat`, `nbf` and `exp` are not the dates of the content (VC-JOSE-COSE
 * section 3.1.3).
 *
 * @throws RungsError `proof.claim_invalid`, `proof.expired`, `proof.not_yet_valid`
 */
export function checkSignatureDates(payload: JsonObject, now: number): readonly Problem[] {
  const read = (claim: 'iat' | 'nbf' | 'exp'): number | undefined => {
    const value = payload[claim]
    if (value === undefined || isNumericDate(value)) return value
    throw inputError('proof.claim_invalid', { claim, expected: 'NumericDate' }, `/${claim}`)
  }
  const [nbf, exp] = [read('nbf'), read('exp')]
  // Some issuers copy `validFrom` as it is written. It limits nothing, so it is told, and nothing is made of it.
  if (typeof payload['iat'] === 'string' && parseDateTime(payload['iat']) !== undefined) {
    checkPeriod({ nbf, exp }, now)
    return [problem('proof.claim_invalid', { claim: 'iat', expected: 'NumericDate' }, '/iat')]
  }
  const iat = read('iat')
  checkPeriod({ nbf, exp }, now)
  return createdInFuture(dateOf(iat), now, '/iat')
}

/** Refuses a token outside of its own time (RFC 7519 sections 4.1.4 and 4.1.5). @throws RungsError `proof.expired`, `proof.not_yet_valid` */
export function checkPeriod(
  { nbf, exp }: { readonly nbf: number | undefined; readonly exp: number | undefined },
  now: number,
): void {
  const at = formatDateTime(now)
  if (exp !== undefined && exp * 1000 <= now)
    throw inputError('proof.expired', { expires: formatDateTime(Math.floor(exp * 1000)), now: at }, '/exp')
  if (nbf !== undefined && nbf * 1000 > now)
    throw inputError('proof.not_yet_valid', { notBefore: formatDateTime(Math.floor(nbf * 1000)), now: at }, '/nbf')
}

/**
 * The token must repeat the challenge as `nonce`, and name the domain as `aud`, alone or in a list (RFC 7519 section 4.1.3).
 *
 * @throws RungsError `proof.challenge_mismatch`, `proof.domain_mismatch`
 */
export function checkBinding(payload: JsonObject, { challenge, domain }: Binding): void {
  if (payload['nonce'] !== challenge) throw inputError('proof.challenge_mismatch', {}, '/nonce')
  if (![payload['aud']].flat().includes(domain))
    throw inputError('proof.domain_mismatch', { expected: domain.slice(0, 200) }, '/aud')
}
