import { CREDENTIALS_V1 } from '../../contexts/index.js'
import {
  formatDateTime,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateTime,
  requireDateTime,
} from '../../core/index.js'
import { issuerIdOf } from './key.js'

/** The registered claims that repeat members of the credential (OB 3.0 section 8.2.4.1). */
export type MirroredClaim = 'iss' | 'jti' | 'sub' | 'nbf' | 'exp'

/** The claims of a token that are no members of a credential (RFC 7519 section 4.1, RFC 7800 section 3.1, OpenID Connect Core 2). */
export const TOKEN_CLAIMS: readonly string[] = ['iss', 'jti', 'sub', 'nbf', 'exp', 'iat', 'aud', 'nonce', 'cnf']

/** Refuses a document that could not be told from its token. @throws RungsError `securing.claim_reserved` */
export function checkReserved(document: JsonObject): void {
  const claim = [...TOKEN_CLAIMS, 'vc', 'vp'].find((one) => document[one] !== undefined)
  if (claim !== undefined) throw inputError('securing.claim_reserved', { claim }, `/${claim}`)
}

/** The members that `nbf` and `exp` mirror, by the data model (OB 3.0 B.9 for VCDM 1.1). */
function datesOf(credential: JsonObject): { readonly from: string; readonly until: string } {
  const context = credential['@context']
  const first = Array.isArray(context) ? context[0] : context
  return first === CREDENTIALS_V1 ? { from: 'issuanceDate', until: 'expirationDate' } : { from: 'validFrom', until: 'validUntil' }
}

/**
 * The token's payload: the credential with the claims that mirror it. Its dates are cut to whole
 * seconds, since a NumericDate cannot equal anything finer.
 *
 * @throws RungsError `securing.claim_reserved`, `securing.member_missing`, `securing.subject_id_missing`, `core.date_time_invalid`
 */
export function toPayload(credential: JsonObject): JsonObject {
  checkReserved(credential)
  const iss = issuerIdOf(credential)
  if (iss === undefined) throw inputError('securing.member_missing', { member: 'issuer' }, '/issuer')
  if (typeof credential['id'] !== 'string') throw inputError('securing.member_missing', { member: 'id' }, '/id')
  const sub = subjectIdOf(credential)
  if (sub === undefined) throw inputError('securing.subject_id_missing', {}, '/credentialSubject/id')
  const dates = datesOf(credential)
  const from = credential[dates.from]
  const until = credential[dates.until]
  const nbf = seconds(requireDateTime(from, `/${dates.from}`))
  const exp = until === undefined ? undefined : seconds(requireDateTime(until, `/${dates.until}`))
  return {
    ...credential,
    [dates.from]: whole(from as string, nbf),
    ...(exp !== undefined && { [dates.until]: whole(until as string, exp), exp }),
    iss,
    jti: credential['id'],
    nbf,
    sub,
  }
}

/** The credential of a payload: without the token's claims. */
export function toCredential(payload: JsonObject): JsonObject {
  const credential: Record<string, JsonValue> = {}
  for (const member of Object.keys(payload)) if (!TOKEN_CLAIMS.includes(member)) credential[member] = payload[member] as JsonValue
  return credential
}

/**
 * Checks that each claim is there and says what the credential says (OB 3.0 section 8.2.6.1).
 *
 * @throws RungsError `proof.claim_missing`, `proof.claim_mismatch`, `proof.claim_forbidden`
 */
export function checkClaims(payload: JsonObject, optional: readonly MirroredClaim[]): void {
  for (const claim of ['vc', 'vp']) {
    if (payload[claim] !== undefined) throw inputError('proof.claim_forbidden', { claim }, `/${claim}`)
  }
  const dates = datesOf(payload)
  const expected: Record<MirroredClaim, JsonValue | undefined> = {
    iss: issuerIdOf(payload),
    jti: payload['id'],
    sub: subjectIdOf(payload),
    nbf: secondsOf(payload[dates.from]),
    exp: secondsOf(payload[dates.until]),
  }
  for (const claim of Object.keys(expected) as MirroredClaim[]) {
    const actual = payload[claim]
    if (actual === undefined) {
      const needed = claim !== 'exp' || expected.exp !== undefined
      if (needed && !optional.includes(claim)) throw inputError('proof.claim_missing', { claim }, `/${claim}`)
    } else if (actual !== expected[claim]) throw inputError('proof.claim_mismatch', { claim }, `/${claim}`)
  }
}

function subjectIdOf(credential: JsonObject): string | undefined {
  const subject = credential['credentialSubject']
  return isJsonObject(subject) && typeof subject['id'] === 'string' ? subject['id'] : undefined
}

/** The whole seconds of a date-time, where it is one. */
export function secondsOf(text: JsonValue | undefined): number | undefined {
  const parsed = parseDateTime(text)
  return parsed === undefined ? undefined : seconds(parsed.epochMs)
}

/** Whether a value is a NumericDate (RFC 7519 section 2) of a year that a date-time can write. */
export function isNumericDate(value: unknown): value is number {
  return typeof value === 'number' && value >= -62_135_596_800 && value <= 253_402_300_799
}

/** A NumericDate as a date-time. */
export function dateOf(value: unknown): string | undefined {
  return isNumericDate(value) ? formatDateTime(Math.floor(value * 1000)) : undefined
}

function seconds(epochMs: number): number {
  return Math.floor(epochMs / 1000)
}

/** A date-time without its fraction of a second. */
export function whole(text: string, epochSeconds: number): string {
  return text.includes('.') ? formatDateTime(epochSeconds * 1000) : text
}
