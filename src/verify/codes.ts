import type { NoParams } from '../core/index.js'

/** Codes of the checks of a verification that no lower room raises. */
export interface VerifyCodes {
  'form.not_a_credential': { readonly expected: string }
  'form.token_malformed': NoParams
  'form.presentation': NoParams
  'form.enveloped': NoParams
  'form.sd_jwt': NoParams
  /** Generations by their names, such as `Open Badges 2.0`. */
  'form.generation_unsupported': { readonly generation: string }
  'form.generation_too_old': { readonly generation: string }
  'form.contexts_too_many': { readonly limit: number }
  'form.not_a_presentation': NoParams
  'form.presentation_unsupported': { readonly type: string }
  'form.credentials_invalid': NoParams
  'form.credentials_too_many': { readonly limit: number; readonly actual: number }
  'holder.unknown': NoParams
  'holder.mismatch': { readonly holder: string; readonly controller: string }
  'holder.subject_mismatch': { readonly holder: string }
  'holder.subject_unidentified': NoParams
  'schema.context_unknown': { readonly url: string }
  'schema.data_model': { readonly member: string; readonly expected: string }
  'schema.not_at_hand': { readonly url: string }
  'schema.restated': NoParams
  'schema.references_too_many': { readonly limit: number }
  'schema.not_open_badge': NoParams
  'schema.claim_set': { readonly vct: string }
  'proof.none': NoParams
  'proof.malformed': NoParams
  'proof.too_many': { readonly limit: number; readonly actual: number }
  'proof.unsupported': { readonly type: string; readonly cryptosuite: string }
  'proof.cryptosuite_prefinal': { readonly cryptosuite: string }
  'proof.engines_disagree': {
    readonly engine: string
    readonly ours: 'verified' | 'rejected'
    readonly theirs: 'verified' | 'rejected'
  }
  'proof.cross_check_unavailable': { readonly engine: string }
  'issuer.id_missing': NoParams
  'issuer.mismatch': { readonly issuer: string; readonly controller: string }
  'issuer.key_unbound': { readonly issuer: string }
  'refresh.type_unknown': { readonly type: string }
  'refresh.offline': NoParams
  'refresh.failed': { readonly code: string }
  'refresh.refused': { readonly reason: 'not_genuine' | 'id' | 'issuer' | 'older' }
  'refresh.replaced': { readonly validFrom: string; readonly replacedBy: string }
  'validity.not_yet_valid': { readonly validFrom: string; readonly now: string }
  'validity.expired': { readonly validUntil: string; readonly now: string }
  'validity.order': { readonly validFrom: string; readonly validUntil: string }
  'validity.unreadable': { readonly member: string }
  'validity.offset_missing': { readonly member: string }
  'status.unchecked': { readonly type: string }
  'status.type_unknown': { readonly type: string }
  'status.too_many': { readonly limit: number; readonly actual: number }
  'status.offline': NoParams
  /** Hosts are those of the lists; `code` says what went wrong on the way. */
  'status.unreachable': { readonly host: string; readonly code: string }
  'status.list_malformed': { readonly host: string; readonly codes: readonly string[] }
  'status.list_proof_invalid': { readonly host: string; readonly codes: readonly string[] }
  'status.list_unchecked': { readonly host: string; readonly codes: readonly string[] }
  'status.list_type': { readonly expected: string }
  'status.list_id': { readonly host: string }
  'status.list_expired': { readonly validUntil: string; readonly now: string }
  'status.list_not_yet_valid': { readonly validFrom: string; readonly now: string }
  'status.issuer_untrusted': { readonly issuer: string }
  'status.purpose_mismatch': { readonly expected: string; readonly actual: readonly string[] }
  'status.revoked': { readonly host: string }
  'status.suspended': { readonly host: string }
  'status.refresh_available': { readonly host: string }
  'status.message': { readonly value: number; readonly message: string }
  'status.value_unknown': { readonly purpose: string; readonly value: number }
  /** What was compared: `id`, or the types of identities; never their values. */
  'recipient.mismatch': { readonly compared: readonly string[] }
  'recipient.not_comparable': { readonly named: readonly string[] }
  'recipient.hash_weak': NoParams
  'endorsements.rejected': { readonly codes: readonly string[] }
  'endorsements.unchecked': { readonly codes: readonly string[] }
  'endorsements.not_endorsement': NoParams
  'endorsements.other_subject': NoParams
  'endorsements.self': NoParams
  'endorsements.linked': NoParams
  'endorsements.ring': { readonly size: number }
  'endorsements.too_many': { readonly limit: number }
  'nested.rejected': { readonly codes: readonly string[] }
  'nested.not_in_force': { readonly codes: readonly string[] }
  'nested.unchecked': { readonly codes: readonly string[] }
  'nested.too_many': { readonly limit: number; readonly actual: number }
  'nested.too_deep': { readonly limit: number }
  'nested.subject_mismatch': NoParams
  'nested.subject_unknown': NoParams
  /** The position of the first of the two in the record. */
  'nested.duplicate': { readonly first: number }
  'nested.association_unknown': { readonly associationType: string }
  'nested.association_unresolved': { readonly reference: 'sourceId' | 'targetId' }
  'nested.association_cycle': { readonly associationType: string; readonly size: number }
  'bundle.malformed': { readonly member: string }
  'bundle.version_unsupported': { readonly version: string }
  'bundle.too_large': { readonly part: 'documents' | 'document' | 'bundle'; readonly limit: number }
  'bundle.url_unsupported': NoParams
  /** Positions of the two. */
  'bundle.document_duplicate': { readonly first: number; readonly second: number }
  'bundle.digest_mismatch': NoParams
  'bundle.signature_invalid': { readonly reason: string }
  'bundle.from_future': { readonly created: string; readonly now: string }
  'bundle.document_missing': { readonly host: string }
  'bundle.signer_untrusted': { readonly host: string; readonly purpose: string }
  'bundle.undated': { readonly host: string; readonly purpose: string }
  'bundle.stale': {
    readonly host: string
    readonly purpose: string
    readonly ageSeconds: number
    readonly maxAgeSeconds: number
  }
  /** Objects by the names of Open Badges 2.0; hosts are those of their ids. */
  'ob2.offline': { readonly object: string; readonly host: string }
  'ob2.not_hosted': { readonly object: string }
  'ob2.too_many': { readonly limit: number }
  'ob2.redirected': { readonly object: string; readonly host: string; readonly to: string }
  'ob2.document_malformed': { readonly object: string; readonly host: string; readonly code: string }
  'ob2.document_other': { readonly object: string; readonly host: string }
  'ob2.hosted_unsigned': { readonly host: string }
  'ob2.hosted_other': { readonly host: string }
  'ob2.hosted_differs': { readonly host: string; readonly members: readonly string[] }
  'ob2.hosted_changed': { readonly host: string; readonly members: readonly string[] }
  'ob2.verification_unsupported': { readonly type: string }
  'ob2.scope_mismatch': { readonly host: string; readonly issuer: string }
  'ob2.scope_unsupported': { readonly property: string }
  'ob2.class_issuer_mismatch': { readonly issuer: string; readonly actual: string }
  'ob2.key_unlisted': { readonly issuer: string }
  'ob2.keys_too_many': { readonly limit: number; readonly actual: number }
}
