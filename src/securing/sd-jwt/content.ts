import { inputError, type JsonObject } from '../../core/index.js'
import { checkReserved } from '../jose/claims.js'
import { checkConsistency } from '../jose/jose-claims.js'
import { shortMediaType } from '../jose/jws.js'
import { issuerIdOf } from '../jose/key.js'
import type { OpenOptions, ProofPurpose } from '../mechanism.js'
import { typesOf } from '../types-of.js'
import { checkTokenDates } from './dates.js'

const DOCUMENT_TYPES: readonly (string | undefined)[] = [undefined, 'vc+sd-jwt', 'vc+ld+json+sd-jwt']
const PRESENTATION_TYPES: readonly string[] = ['vp+sd-jwt', 'vp+ld+json+sd-jwt']
/** `vc+sd-jwt` was the type of SD-JWT VC as well, up to November 2024. */
const CLAIM_SET_TYPES: readonly (string | undefined)[] = ['dc+sd-jwt', 'vc+sd-jwt']

/** A JSON-LD document is a credential or presentation of the data model; anything else a claim set of SD-JWT VC. */
export function isDocument(payload: JsonObject): boolean {
  return payload['@context'] !== undefined
}

/** Whether a document is a presentation: its `typ` decides, or else its types (VC-JOSE-COSE section 3.2.2). */
export function isPresentation(header: JsonObject, payload: JsonObject): boolean {
  if (!isDocument(payload)) return false
  const typ = shortMediaType(header['typ'])
  return typ === undefined ? typesOf(payload).includes('VerifiablePresentation') : PRESENTATION_TYPES.includes(typ)
}

/** The types that a token of such content may have. */
export function typesFor(payload: JsonObject): readonly (string | undefined)[] {
  return isDocument(payload) ? [...DOCUMENT_TYPES, ...PRESENTATION_TYPES] : CLAIM_SET_TYPES
}

/** Whether the `typ` of a header is one for such content, however it is spelt (RFC 7515 section 4.1.9). */
export function isTypeOf({ typ }: JsonObject, payload: JsonObject): boolean {
  return typesFor(payload).includes(typ === undefined ? undefined : (shortMediaType(typ) ?? ''))
}

/**
 * A credential is no presentation, whatever it is taken for, and a `cty` must not say the other of the two.
 *
 * @throws RungsError `proof.purpose_mismatch`, `proof.header_unsupported`
 */
export function checkPurpose(header: JsonObject, payload: JsonObject, expected: ProofPurpose = 'assertionMethod'): void {
  const actual = isPresentation(header, payload) ? 'authentication' : 'assertionMethod'
  if (actual !== expected) throw inputError('proof.purpose_mismatch', { expected, actual })
  if (isDocument(payload) && shortMediaType(header['cty']) === (actual === 'authentication' ? 'vc' : 'vp'))
    throw inputError('proof.header_unsupported', { member: 'cty' })
}

/** Refuses what cannot be secured. @throws RungsError `securing.already_secured`, `securing.member_missing`, `securing.claim_reserved` */
export function checkContent(credential: JsonObject): void {
  if (credential['proof'] !== undefined) throw inputError('securing.already_secured', {}, '/proof')
  if (!isDocument(credential)) {
    if (!isName(credential['vct'])) throw inputError('securing.member_missing', { member: 'vct' }, '/vct')
    return
  }
  if (issuerIdOf(credential) === undefined) throw inputError('securing.member_missing', { member: 'issuer' }, '/issuer')
  checkReserved(credential)
}

/** Who issued it: `issuer` of a credential, `iss` of a claim set. */
export function issuerOf(payload: JsonObject): string | undefined {
  if (isDocument(payload)) return issuerIdOf(payload)
  return typeof payload['iss'] === 'string' ? payload['iss'] : undefined
}

/**
 * Checks what the processed payload says of the token (RFC 9901 section 7.1 step 6).
 *
 * @throws RungsError `proof.claim_forbidden`, `proof.claim_mismatch`, `proof.claim_missing`, `proof.domain_mismatch`, and those of
 * {@link checkTokenDates}
 */
export function checkClaims(header: JsonObject, payload: JsonObject, { now, binding }: OpenOptions): void {
  const { aud, vct } = payload
  if (isDocument(payload)) {
    for (const claim of ['vc', 'vp']) {
      if (payload[claim] !== undefined) throw inputError('proof.claim_forbidden', { claim }, `/${claim}`)
    }
    checkConsistency(header, payload, issuerIdOf(payload))
  } else if (!isName(vct)) throw inputError('proof.claim_missing', { claim: 'vct' }, '/vct')
  checkTokenDates(payload, now)
  if (binding === undefined || aud === undefined) return
  if (aud !== binding.domain && !(Array.isArray(aud) && aud.includes(binding.domain))) {
    throw inputError('proof.domain_mismatch', { expected: binding.domain }, '/aud')
  }
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}
