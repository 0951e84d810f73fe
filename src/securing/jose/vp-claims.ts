import { CREDENTIALS_V1 } from '../../contexts/index.js'
import { inputError, type JsonObject } from '../../core/index.js'
import type { SecureOptions } from '../mechanism.js'
import { typesOf } from '../types-of.js'
import type { MirroredClaim } from './claims.js'
import { holderIdOf } from './key.js'

const TYPE = 'VerifiablePresentation'

/**
 * The payload of a presentation: `iss` stands for its holder and `jti` for its id, `aud` is whom it is for, and the presentation
 * itself is `vp`, in addition (VCDM 1.1 section 6.3.1.1).
 *
 * @throws RungsError `securing.document_unsuitable`
 */
export function toVpPayload(presentation: JsonObject, { now, binding, expires }: SecureOptions): JsonObject {
  const unsuitable = (expected: string, path: string) =>
    inputError('securing.document_unsuitable', { mechanism: 'vc-jwt', expected }, path)
  if ([presentation['@context']].flat()[0] !== CREDENTIALS_V1) throw unsuitable(CREDENTIALS_V1, '/@context/0')
  if (!typesOf(presentation).includes(TYPE)) throw unsuitable(TYPE, '/type')
  const iss = holderIdOf(presentation)
  const { id } = presentation
  return {
    ...(iss !== undefined && { iss }),
    ...(id !== undefined && { jti: id }),
    iat: Math.floor(now / 1000),
    ...(binding !== undefined && { aud: binding.domain, nonce: binding.challenge }),
    ...(expires !== undefined && { exp: Math.floor(expires / 1000) }),
    vp: presentation,
  }
}

/** The presentation with the members that only claims say (VCDM 1.1 section 6.3.1.2). Members that are there stay as they are. */
export function toVpPresentation({ iss, jti }: JsonObject, vp: JsonObject): JsonObject {
  const { id, holder } = vp
  return {
    ...vp,
    ...(typeof jti === 'string' && id === undefined && { id: jti }),
    ...(typeof iss === 'string' && holder === undefined && { holder: iss }),
  }
}

/**
 * Checks that `iss` and `jti` have their form and say what the presentation says, and that none is missing (VCDM 1.1
 * section 6.3.1.1). Returns those that are missing and may be.
 *
 * @throws RungsError `proof.claim_missing`, `proof.claim_mismatch`, `proof.claim_invalid`, `proof.member_invalid`
 */
export function checkVpClaims(payload: JsonObject, vp: JsonObject, optional: readonly MirroredClaim[]): readonly MirroredClaim[] {
  if (!typesOf(vp).includes(TYPE)) throw inputError('proof.member_invalid', { member: 'type', expected: TYPE }, '/vp/type')
  const said = { iss: holderIdOf(vp), jti: vp['id'] }
  return (['iss', 'jti'] as const).filter((claim) => {
    const [actual, member, path] = [payload[claim], said[claim], `/${claim}`]
    if (actual === undefined) {
      if (member !== undefined && !optional.includes(claim)) throw inputError('proof.claim_missing', { claim }, path)
      return member !== undefined
    }
    if (typeof actual !== 'string') throw inputError('proof.claim_invalid', { claim, expected: 'text' }, path)
    if (member !== undefined && member !== actual) throw inputError('proof.claim_mismatch', { claim }, path)
    return false
  })
}
