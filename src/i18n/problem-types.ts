import type { Code } from '../core/index.js'

const DATA_MODEL = 'https://www.w3.org/TR/vc-data-model#'
const SECURITY = 'https://w3id.org/security#'
const STATUS_LIST = 'https://www.w3.org/ns/credentials/status-list#'
const OWN = 'https://w3id.org/rungs/v0/problems#'

/**
 * What a specification has a name for (VCDM 2.0 section 7.2, Data Integrity 1.0 section 4.7, CID 1.0 section 3.5, Bitstring Status
 * List 1.0 section 3.5).
 */
const STANDARD: { readonly [C in Code]?: string } = {
  'core.json_invalid': `${DATA_MODEL}PARSING_ERROR`,
  'core.json_key_duplicate': `${DATA_MODEL}PARSING_ERROR`,
  'core.json_key_forbidden': `${DATA_MODEL}PARSING_ERROR`,
  'core.text_not_utf8': `${DATA_MODEL}PARSING_ERROR`,
  'core.text_not_well_formed': `${DATA_MODEL}PARSING_ERROR`,
  'form.not_a_credential': `${DATA_MODEL}PARSING_ERROR`,
  'form.not_a_presentation': `${DATA_MODEL}PARSING_ERROR`,
  'form.token_malformed': `${DATA_MODEL}PARSING_ERROR`,
  'form.credentials_invalid': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'schema.data_model': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'schema.invalid': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'securing.envelope_invalid': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'validity.order': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'validity.unreadable': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'holder.mismatch': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'issuer.key_unbound': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'issuer.mismatch': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.alg_mismatch': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.claim_forbidden': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.claim_invalid': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.claim_mismatch': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.claim_missing': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.none': `${DATA_MODEL}CRYPTOGRAPHIC_SECURITY_ERROR`,
  'proof.challenge_mismatch': `${SECURITY}INVALID_CHALLENGE_ERROR`,
  'proof.domain_mismatch': `${SECURITY}INVALID_DOMAIN_ERROR`,
  'proof.context_mismatch': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.expired': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.malformed': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.member_invalid': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.member_missing': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.previous_missing': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.purpose_mismatch': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'proof.signature_invalid': `${SECURITY}PROOF_VERIFICATION_ERROR`,
  'rdf.context_invalid': `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  'rdf.data_lost': `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  'rdf.document_invalid': `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  'rdf.term_undefined': `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  'rdf.too_complex': `${SECURITY}PROOF_TRANSFORMATION_ERROR`,
  'securing.already_secured': `${SECURITY}PROOF_GENERATION_ERROR`,
  'securing.document_unsuitable': `${SECURITY}PROOF_GENERATION_ERROR`,
  'securing.member_missing': `${SECURITY}PROOF_GENERATION_ERROR`,
  'status.offline': `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
  'status.unreachable': `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`,
  'status.list_proof_invalid': `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  'status.purpose_mismatch': `${STATUS_LIST}STATUS_VERIFICATION_ERROR`,
  'status.list_too_short': `${STATUS_LIST}STATUS_LIST_LENGTH_ERROR`,
  'status.index_range': `${DATA_MODEL}RANGE_ERROR`,
  'status.entry_invalid': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'status.list_invalid': `${DATA_MODEL}MALFORMED_VALUE_ERROR`,
  'did.invalid': `${SECURITY}INVALID_VERIFICATION_METHOD_URL`,
  'did.document_invalid': `${SECURITY}INVALID_CONTROLLED_IDENTIFIER_DOCUMENT`,
  'did.controller_mismatch': `${SECURITY}INVALID_VERIFICATION_METHOD`,
  'did.method_not_found': `${SECURITY}INVALID_VERIFICATION_METHOD`,
  'did.method_not_authorised': `${SECURITY}INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD`,
}

/**
 * The URI that names a kind of problem, for `type` of RFC 9457: that of the specification which defines it, or one of ours, which
 * ends in the code. It never changes for a code.
 *
 * @example
 * ```ts
 * import { problemType } from 'rungs/i18n'
 * problemType('proof.challenge_mismatch') // 'https://w3id.org/security#INVALID_CHALLENGE_ERROR'
 * problemType('validity.expired') // 'https://w3id.org/rungs/v0/problems#validity.expired'
 * ```
 */
export function problemType(code: Code): string {
  return (Object.hasOwn(STANDARD, code) ? STANDARD[code] : undefined) ?? `${OWN}${code}`
}
