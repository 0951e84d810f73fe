import {
  formatDateTime,
  inputError,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateTime,
  requireDateTime,
} from '../../core/index.js'
import { isNumericDate, type MirroredClaim, secondsOf, whole } from './claims.js'
import { issuerIdOf } from './key.js'

/** The members that the claims stand for (VCDM 1.1 section 6.3.1.1). */
const MEMBERS: Readonly<Record<MirroredClaim, string>> = {
  iss: 'issuer',
  jti: 'id',
  sub: 'credentialSubject',
  nbf: 'issuanceDate',
  exp: 'expirationDate',
}
const CLAIMS: readonly MirroredClaim[] = ['iss', 'jti', 'sub', 'nbf', 'exp']

/**
 * The payload of a credential: the claims that stand for its members, and the credential itself as `vc`, in addition
 * (VCDM 1.1 section 6.3.1.1). Dates are cut to whole seconds, which is what the claims say.
 *
 * @throws RungsError `securing.member_missing`, `core.date_time_invalid`
 */
export function toVcPayload(credential: JsonObject): JsonObject {
  const iss = issuerIdOf(credential)
  if (iss === undefined) throw inputError('securing.member_missing', { member: 'issuer' }, '/issuer')
  const { issuanceDate, expirationDate, id } = credential
  if (issuanceDate === undefined) throw inputError('securing.member_missing', { member: 'issuanceDate' }, '/issuanceDate')
  const nbf = Math.floor(requireDateTime(issuanceDate, '/issuanceDate') / 1000)
  const exp = expirationDate === undefined ? undefined : Math.floor(requireDateTime(expirationDate, '/expirationDate') / 1000)
  const sub = subjectIdOf(credential['credentialSubject'])
  return {
    iss,
    ...(id !== undefined && { jti: id }),
    ...(sub !== undefined && { sub }),
    nbf,
    ...(exp !== undefined && { exp }),
    vc: {
      ...credential,
      issuanceDate: whole(issuanceDate as string, nbf),
      ...(exp !== undefined && { expirationDate: whole(expirationDate as string, exp) }),
    },
  }
}

/** The credential with the members that only claims say (VCDM 1.1 section 6.3.1.2). Members that are there stay as they are, all are frozen. */
export function toVcCredential(payload: JsonObject, vc: JsonObject): JsonObject {
  const { iss, jti, sub, nbf, exp, status } = payload
  const { issuer, credentialSubject: subject } = vc
  return {
    ...vc,
    // A claim of the token that says whether it still holds (Token Status List section 6.1) must not be lost with the token.
    ...(isJsonObject(status) && vc['status'] === undefined && { status }),
    ...(typeof jti === 'string' && vc['id'] === undefined && { id: jti }),
    ...(typeof iss === 'string' && { issuer: issuer === undefined ? iss : withId(issuer, iss) }),
    ...(isNumericDate(nbf) && vc['issuanceDate'] === undefined && { issuanceDate: formatDateTime(nbf * 1000) }),
    ...(isNumericDate(exp) && vc['expirationDate'] === undefined && { expirationDate: formatDateTime(exp * 1000) }),
    ...(typeof sub === 'string' && {
      credentialSubject:
        Array.isArray(subject) && subject.length === 1
          ? Object.freeze([withId(subject[0], sub)])
          : withId(subject ?? Object.freeze({}), sub),
    }),
  }
}

/**
 * Checks that each claim has its form and says what the member says that it stands for, and that none is missing
 * (VCDM 1.1 sections 6.3.1.1 and 6.3.1.2). Returns those that are missing and may be.
 *
 * @throws RungsError `proof.claim_missing`, `proof.claim_mismatch`, `proof.claim_invalid`
 */
export function checkVcClaims(payload: JsonObject, vc: JsonObject, optional: readonly MirroredClaim[]): readonly MirroredClaim[] {
  return CLAIMS.filter((claim) => {
    const actual = payload[claim]
    const path = `/${claim}`
    if (actual === undefined) {
      if (!isSaid(claim, vc)) return false
      if (optional.includes(claim)) return true
      throw inputError('proof.claim_missing', { claim }, path)
    }
    const isDate = claim === 'nbf' || claim === 'exp'
    if (isDate ? !isNumericDate(actual) : typeof actual !== 'string')
      throw inputError('proof.claim_invalid', { claim, expected: isDate ? 'NumericDate' : 'text' }, path)
    if (!agrees(claim, actual, vc[MEMBERS[claim]])) throw inputError('proof.claim_mismatch', { claim }, path)
    return false
  })
}

/** Whether a token must have the claim: who issued and when is always said, the others where there is something to say. */
function isSaid(claim: MirroredClaim, vc: JsonObject): boolean {
  if (claim === 'iss' || claim === 'nbf') return true
  return claim === 'sub' ? subjectIdOf(vc['credentialSubject']) !== undefined : vc[MEMBERS[claim]] !== undefined
}

/** A member that is absent, or an object without id, is filled from the claim. */
function agrees(claim: MirroredClaim, actual: JsonValue, member: JsonValue | undefined): boolean {
  if (member === undefined) return true
  if (claim === 'nbf' || claim === 'exp') {
    return secondsOf(member) === actual || parseDateTime(member)?.epochMs === (actual as number) * 1000
  }
  if (claim === 'sub' && Array.isArray(member)) {
    return member.length === 1
      ? agrees(claim, actual, member[0])
      : member.some((one) => isJsonObject(one) && one['id'] === actual)
  }
  if (claim === 'jti' || !isJsonObject(member)) return claim !== 'sub' && member === actual
  return member['id'] === undefined || member['id'] === actual
}

/** The id of a credential's only subject. */
function subjectIdOf(subject: JsonValue | undefined): string | undefined {
  const only: JsonValue | undefined = Array.isArray(subject) && subject.length === 1 ? subject[0] : subject
  return isJsonObject(only) && typeof only['id'] === 'string' ? only['id'] : undefined
}

function withId(value: JsonValue, id: string): JsonValue {
  return isJsonObject(value) && value['id'] === undefined ? Object.freeze({ id, ...value }) : value
}
