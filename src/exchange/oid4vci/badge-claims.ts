import { isJsonObject, type JsonObject, parseDateTime } from '../../core/index.js'

/** Members of a credential that the claims of a token stand for, or that mean nothing outside of JSON-LD. */
const LEFT_OUT: readonly string[] = ['@context', 'id', 'type', 'issuer', 'credentialSubject', 'validFrom', 'validUntil', 'proof']
/** Claims that a subject cannot bring along (RFC 7519 section 4.1, SD-JWT VC "Registered JWT Claims"). */
const RESERVED: readonly string[] = ['iss', 'sub', 'aud', 'jti', 'nbf', 'exp', 'iat', 'cnf', 'vct', 'vct#integrity', 'status']

/**
 * A badge as the claims of an SD-JWT VC: `iss`, `sub`, `jti`, `nbf` and `exp` stand for its issuer, subject, id and dates, what is said of
 * the subject stands at the top beside what is said of the award, and the issuer's profile under `issuer`.
 */
export function toBadgeClaims(badge: JsonObject, vct: string): JsonObject {
  const { credentialSubject, issuer } = badge
  const { id: sub, type: _type, ...about } = isJsonObject(credentialSubject) ? credentialSubject : {}
  const award = Object.fromEntries(Object.entries(badge).filter(([name]) => !LEFT_OUT.includes(name)))
  const said = Object.fromEntries(Object.entries({ ...award, ...about }).filter(([name]) => !RESERVED.includes(name)))
  const exp = secondsOf(badge['validUntil'])
  return {
    ...said,
    vct,
    iss: (isJsonObject(issuer) ? issuer['id'] : issuer) as string,
    ...(isJsonObject(issuer) && { issuer }),
    ...(typeof sub === 'string' && { sub }),
    jti: badge['id'] as string,
    nbf: secondsOf(badge['validFrom']) as number,
    ...(exp !== undefined && { exp }),
  }
}

function secondsOf(dateTime: unknown): number | undefined {
  const at = parseDateTime(dateTime)?.epochMs
  return at === undefined ? undefined : Math.floor(at / 1000)
}
