import { CREDENTIALS_V2 } from '../../contexts/index.js'
import { inputError, type JsonObject, type Problem } from '../../core/index.js'
import { checkReserved } from '../jose/claims.js'
import { checkBinding, checkConsistency, checkSignatureDates } from '../jose/jose-claims.js'
import { holderIdOf } from '../jose/key.js'
import type { OpenOptions, SecureOptions } from '../mechanism.js'
import { typesOf } from '../types-of.js'

const TYPE = 'VerifiablePresentation'

/**
 * Refuses what is no presentation of VCDM 2.0, or could not be told from its token.
 *
 * @throws RungsError `securing.already_secured`, `securing.document_unsuitable`, `securing.claim_reserved`
 */
export function requirePresentation(document: JsonObject): void {
  const unsuitable = (expected: string, path: string) =>
    inputError('securing.document_unsuitable', { mechanism: 'sd-jwt-vc', expected }, path)
  if (document['proof'] !== undefined) throw inputError('securing.already_secured', {}, '/proof')
  if ([document['@context']].flat()[0] !== CREDENTIALS_V2) throw unsuitable(CREDENTIALS_V2, '/@context/0')
  if (!typesOf(document).includes(TYPE)) throw unsuitable(TYPE, '/type')
  checkReserved(document)
}

/** What a presentation's token says beside it: never hidden, since it is what makes the token good for one occasion. */
export function occasionClaims({ now, binding, expires }: SecureOptions): JsonObject {
  return {
    iat: Math.floor(now / 1000),
    ...(binding !== undefined && { aud: binding.domain, nonce: binding.challenge }),
    ...(expires !== undefined && { exp: Math.floor(expires / 1000) }),
  }
}

/**
 * Checks what a presentation and its token say of each other (VC-JOSE-COSE sections 3.2.2 and 3.1.3).
 *
 * @param signed - the payload as it is signed: the occasion is read from it alone
 * @param shown - the payload with what its disclosures show
 * @throws RungsError `proof.claim_forbidden`, `proof.member_invalid`, `proof.claim_mismatch`, `proof.claim_invalid`, `proof.expired`,
 * `proof.not_yet_valid`, `proof.challenge_mismatch`, `proof.domain_mismatch`
 */
export function checkPresentation(
  header: JsonObject,
  signed: JsonObject,
  shown: JsonObject,
  { now, binding }: Pick<OpenOptions, 'now' | 'binding'>,
): readonly Problem[] {
  checkPresentationContent(header, shown)
  const warnings = checkSignatureDates(signed, now)
  if (binding !== undefined) checkBinding(signed, binding)
  return warnings
}

/** The part of {@link checkPresentation} that no clock and no occasion has a say in. */
export function checkPresentationContent(header: JsonObject, shown: JsonObject): void {
  for (const claim of ['vc', 'vp']) {
    if (shown[claim] !== undefined) throw inputError('proof.claim_forbidden', { claim }, `/${claim}`)
  }
  if (!typesOf(shown).includes(TYPE)) throw inputError('proof.member_invalid', { member: 'type', expected: TYPE }, '/type')
  checkConsistency(header, shown, holderIdOf(shown))
}
