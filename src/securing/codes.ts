import type { NoParams } from '../core/index.js'

/** Codes about securing a credential, and about what a proof or signature shows. */
export interface SecuringCodes {
  'securing.signer_unsuitable': { readonly mechanism: string; readonly alg: string }
  'securing.already_secured': NoParams
  'securing.already_derived': NoParams
  'securing.peer_missing': { readonly peer: string }
  'securing.subject_id_missing': NoParams
  'securing.member_missing': { readonly member: string }
  'securing.document_unsuitable': { readonly mechanism: string; readonly expected: string }
  'securing.envelope_invalid': { readonly member: string; readonly expected: string }
  'securing.envelope_unsupported': { readonly mediaType: string }
  'securing.too_large': { readonly maxBytes: number; readonly bytes: number }
  'proof.signature_invalid': NoParams
  'proof.member_missing': { readonly member: string }
  'proof.member_invalid': { readonly member: string; readonly expected: string }
  'proof.purpose_mismatch': { readonly expected: string; readonly actual: string }
  'proof.created_in_future': { readonly created: string; readonly now: string }
  'proof.expired': { readonly expires: string; readonly now: string }
  'proof.not_yet_valid': { readonly notBefore: string; readonly now: string }
  'proof.previous_missing': NoParams
  'proof.method_revoked': { readonly revoked: string; readonly now: string }
  'proof.method_expired': { readonly expires: string; readonly now: string }
  'proof.method_retired': { readonly retired: string; readonly created: string }
  'proof.challenge_mismatch': NoParams
  'proof.domain_mismatch': { readonly expected: string }
  'proof.context_mismatch': NoParams
  'proof.beta_context': NoParams
  'proof.member_disguised': { readonly member: string }
  'proof.context_inline': NoParams
  'proof.alg_unsupported': { readonly alg: string }
  'proof.alg_mismatch': { readonly alg: string; readonly key: string }
  'proof.header_unsupported': { readonly member: string }
  'proof.key_missing': NoParams
  'proof.key_conflict': NoParams
  'proof.claim_missing': { readonly claim: string }
  'proof.claim_mismatch': { readonly claim: string }
  'proof.claim_invalid': { readonly claim: string; readonly expected: string }
  'proof.claim_forbidden': { readonly claim: string }
  'securing.claim_reserved': { readonly claim: string }
  'securing.disclosure_forbidden': { readonly pointer: string }
  'securing.reveal_unknown': { readonly pointer: string }
  'securing.key_bound': NoParams
  'securing.holder_key_mismatch': NoParams
  'proof.sd_alg_unsupported': { readonly alg: string }
  'proof.disclosure_malformed': { readonly expected: string }
  'proof.disclosure_repeated': NoParams
  'proof.disclosure_unused': NoParams
  'proof.disclosure_name_forbidden': { readonly name: string }
  'proof.disclosure_name_taken': { readonly name: string }
  'proof.disclosures_too_many': { readonly limit: number }
  'proof.key_binding_missing': NoParams
  'proof.key_binding_invalid': { readonly member: string }
  'proof.key_binding_stale': { readonly created: string; readonly now: string; readonly maxAgeSeconds: number }
  'proof.holder_key_unsupported': NoParams
  'proof.issuer_key_unresolved': { readonly method: string }
}
