import type { CatalogueOf } from '../catalogue.js'
import { HOLDER_WALLET, LOOK, ORIGINAL, OTHER_FORM, PRESENT_AGAIN, REISSUE, SMALLER } from './advice.js'

/** English for signing, proofs, tokens and presentations. */
export const proof: CatalogueOf<'securing' | 'proof' | 'form' | 'holder'> = {
  'securing.signer_unsuitable': { text: 'A key of algorithm {alg} cannot sign with {mechanism}.' },
  'securing.already_secured': { text: 'The credential already has a proof.' },
  'securing.already_derived': {
    text: 'This credential shows a part already: only the one that the issuer signed can be shown in part.',
  },
  'securing.peer_missing': { text: 'The package {peer} is not installed.', fix: 'Install {peer}.' },
  'securing.subject_id_missing': {
    text: 'A JWT badge needs an id for its recipient.',
    fix: "Give the recipient's DID; a recipient known by e-mail alone needs an embedded proof.",
  },
  'securing.member_missing': { text: 'The credential lacks its member {member}.' },
  'securing.document_unsuitable': { text: 'The document cannot be secured with {mechanism}: it needs {expected}.' },
  'securing.envelope_invalid': { text: 'The envelope is malformed at {member}; expected {expected}.' },
  'securing.envelope_unsupported': { text: 'An envelope of "{mediaType}" cannot be opened here.' },
  'securing.too_large': { text: 'The signer takes at most {maxBytes} bytes; there are {bytes}.' },
  'proof.signature_invalid': {
    text: 'The signature does not fit the content: it was changed after signing, or signed with another key.',
    fix: ORIGINAL,
  },
  'proof.member_missing': { text: 'The proof lacks its member {member}.', fix: REISSUE },
  'proof.member_invalid': { text: 'The proof is malformed: {member} must be {expected}.', fix: REISSUE },
  'proof.purpose_mismatch': { text: 'The proof is made for {actual}, not for {expected}.', fix: REISSUE },
  'proof.expired': { text: 'The proof expired on {expires}.', fix: REISSUE },
  'proof.not_yet_valid': {
    text: 'The proof holds from {notBefore} on; it is {now}.',
    fix: 'Check the clock of this machine, or try again after that time.',
  },
  'proof.previous_missing': { text: 'The proof builds on another proof that is not there.', fix: ORIGINAL },
  'proof.method_revoked': { text: 'The signing key was revoked on {revoked}.', fix: REISSUE },
  'proof.beta_context': {
    text: 'The badge was signed under the context of the Open Badges 3.0 beta, which nobody publishes any more.',
    fix: 'Ask the issuer for a badge under the final context.',
  },
  'proof.member_disguised': { text: 'The member {member} is spelt so that a reader could miss what was signed.', fix: REISSUE },
  'proof.context_inline': {
    text: 'The credential defines terms of its own, so nobody here can tell what its members mean.',
    fix: REISSUE,
  },
  'proof.method_retired': {
    text: 'The signing key was retired on {retired}; the proof says it was made before, on {created}.',
    fix: LOOK,
  },
  'proof.challenge_mismatch': {
    text: 'The proof does not repeat the challenge: it was made for another occasion.',
    fix: PRESENT_AGAIN,
  },
  'proof.domain_mismatch': { text: 'The proof is not made for {expected}.', fix: PRESENT_AGAIN },
  'proof.context_mismatch': { text: 'The contexts of the document are not those that were signed.', fix: ORIGINAL },
  'proof.method_expired': { text: 'The signing key expired on {expires}.', fix: REISSUE },
  'proof.alg_unsupported': { text: 'The signature algorithm "{alg}" is not supported.', fix: OTHER_FORM },
  'proof.alg_mismatch': { text: 'The proof asks for {alg}, but the key is for {key}.', fix: REISSUE },
  'proof.header_unsupported': { text: 'The token header has a member that is not understood: {member}.', fix: OTHER_FORM },
  'proof.key_missing': { text: 'The token does not say which key it is signed with.', fix: REISSUE },
  'proof.key_conflict': { text: 'The token names one key and carries another.', fix: REISSUE },
  'proof.claim_missing': { text: 'The token lacks the claim {claim}, which it must have.', fix: REISSUE },
  'proof.claim_mismatch': { text: 'The token claim {claim} differs from the credential inside.', fix: REISSUE },
  'proof.claim_invalid': { text: 'The token claim {claim} is malformed; expected {expected}.', fix: REISSUE },
  'proof.claim_forbidden': {
    text: 'The token has the claim {claim}, which a credential of this kind must not have.',
    fix: REISSUE,
  },
  'securing.claim_reserved': { text: 'The name {claim} belongs to the token, so the content cannot have it.' },
  'securing.disclosure_forbidden': {
    text: 'What stands at {pointer} is always shown: verifiers need it, or it has no meaning without the rest.',
    fix: 'Name something else, or a whole that it is part of.',
  },
  'securing.reveal_unknown': {
    text: 'The credential shows nothing at {pointer}, so there is nothing to reveal.',
    fix: 'Check the spelling, and that the parts to show are there.',
  },
  'securing.key_bound': {
    text: 'This presentation was bound to one occasion already.',
    fix: 'Start from the credential as the issuer handed it out.',
  },
  'securing.holder_key_mismatch': { text: "The signer's key is not the one that the issuer named as the holder's." },
  'proof.sd_alg_unsupported': {
    text: 'The hash algorithm "{alg}" is not supported, so the parts shown could not be checked.',
    fix: OTHER_FORM,
  },
  'proof.disclosure_malformed': { text: 'A disclosure is malformed: expected {expected}.', fix: HOLDER_WALLET },
  'proof.disclosure_repeated': { text: 'A digest or disclosure occurs more than once.', fix: HOLDER_WALLET },
  'proof.disclosure_unused': { text: 'A disclosure belongs to nothing that the issuer signed.', fix: HOLDER_WALLET },
  'proof.disclosure_name_forbidden': { text: 'The name {name} cannot be disclosed.', fix: REISSUE },
  'proof.disclosure_name_taken': { text: 'A disclosure would put a second {name} where one is.', fix: REISSUE },
  'proof.disclosures_too_many': { text: 'There are more than {limit} disclosures.', fix: HOLDER_WALLET },
  'proof.key_binding_missing': {
    text: 'Nothing shows that whoever presents this is its holder.',
    fix: 'Ask for a presentation that is bound to this occasion.',
  },
  'proof.key_binding_invalid': { text: "The holder's binding is wrong: {member}.", fix: PRESENT_AGAIN },
  'proof.key_binding_stale': {
    text: "The holder's binding was made on {created}, more than {maxAgeSeconds} seconds ago.",
    fix: 'Ask for a new presentation.',
  },
  'proof.holder_key_unsupported': {
    text: "The holder's key is only named, so the holder's binding could not be checked.",
    fix: HOLDER_WALLET,
  },
  'proof.issuer_key_unresolved': {
    text: "The issuer's key would have to be found by {method}, which is not supported.",
    fix: 'Ask for a credential whose issuer has a DID.',
  },
  'form.not_a_credential': {
    text: 'This is not a credential; expected {expected}.',
    fix: 'Give the JSON or the JWT of a badge.',
  },
  'form.token_malformed': {
    text: 'The token is damaged: it does not have three readable parts.',
    fix: 'Check that the whole token was copied.',
  },
  'form.presentation': { text: 'This is a presentation, not a credential.', fix: 'Verify it as a presentation.' },
  'form.not_a_presentation': { text: 'This is not a presentation.', fix: PRESENT_AGAIN },
  'form.presentation_unsupported': {
    text: 'Presentations of the type {type} are not read here, so this one could not be checked.',
    fix: 'Ask for it as a vp+jwt, or with an embedded proof.',
  },
  'form.credentials_invalid': { text: 'The presentation holds something that is no credential.', fix: HOLDER_WALLET },
  'form.credentials_too_many': {
    text: 'The presentation holds {actual} credentials; at most {limit} are read.',
    fix: PRESENT_AGAIN,
  },
  'holder.derive_unsupported': {
    text: 'Of a credential that is secured this way all is shown or nothing.',
    fix: 'Ask the issuer for one that lets its holder choose, such as ecdsa-sd-2023 or an SD-JWT.',
  },
  'holder.paper_unreadable': {
    text: 'This is no whole badge on paper: {reason}.',
    fix: 'Scan the code again, or ask for the file of the badge.',
  },
  'holder.paper_template_unknown': {
    text: 'The badge is of a template that is not here: {digest}.',
    fix: 'Get the template from the issuer, who publishes it.',
  },
  'holder.paper_template_invalid': {
    text: 'The template for badges on paper is malformed: {expected}.',
    fix: 'Get the template from the issuer again.',
  },
  'holder.paper_template_differs': {
    text: 'The badge differs from its template at "{pointer}", which is no slot.',
    fix: 'Make a template with a slot there, or one for badges of this kind.',
  },
  'holder.paper_too_long': {
    text: 'The badge needs {length} characters on paper; one code holds {limit}.',
    fix: 'Leave long texts to the template, or give the badge as a file.',
  },
  'holder.wallet_key_missing': {
    text: 'The key of {did} is not in the wallet.',
    fix: 'Present with the wallet that has the key, or ask the issuer for a badge about a key of yours.',
  },
  'holder.wallet_invalid': { text: 'This is no whole wallet: {reason}.', fix: 'Take another copy of the export.' },
  'holder.rung_unproven': { text: 'The badges in the wallet do not prove {rung}.', fix: 'See with rungs why what is missing.' },
  'holder.unknown': { text: 'Nobody can tell who presents this.', fix: PRESENT_AGAIN },
  'holder.mismatch': { text: 'The presentation names {holder} as its holder, but {controller} signed it.', fix: PRESENT_AGAIN },
  'holder.subject_mismatch': {
    text: 'The credential is about somebody else than {holder}, who presents it.',
    fix: 'Ask the holder for badges of their own, or for proof that both ids are theirs.',
  },
  'holder.subject_unidentified': {
    text: 'The credential does not name its subject by an id, so nobody can tell whether it is about who presents it.',
    fix: 'Compare who presents it with whom the badge names in another way.',
  },
  'form.sd_jwt': {
    text: 'This is a credential with selective disclosure (SD-JWT) of a kind that is not supported here.',
    fix: OTHER_FORM,
  },
  'form.enveloped': { text: 'This is an envelope around a credential, of a kind that cannot be opened here.', fix: OTHER_FORM },
  'proof.none': { text: 'The badge carries no proof: anybody could have written it.', fix: ORIGINAL },
  'proof.malformed': { text: 'The proof is not an object.', fix: ORIGINAL },
  'proof.too_many': { text: 'There are {actual} proofs; at most {limit} are looked at.', fix: REISSUE },
  'proof.cryptosuite_prefinal': {
    text: 'The proof is made by a draft, "{cryptosuite}", whose rules changed before they were final.',
    fix: 'Ask the issuer for a new proof, such as eddsa-rdfc-2022.',
  },
  'proof.engines_disagree': {
    text: 'Two engines disagree on the proof: {ours} here, {theirs} by {engine}.',
    fix: 'Ask the issuer which software made the badge, and verify it with that.',
  },
  'proof.cross_check_unavailable': { text: '{engine} could not give a second opinion on the proof.', fix: LOOK },
  'proof.unsupported': { text: 'The proof could not be checked: {type} {cryptosuite} is not supported here.', fix: OTHER_FORM },
  'proof.created_in_future': {
    text: 'The proof says it was made at {created}; it is {now}.',
    fix: 'Check the clock of this machine.',
  },
  'form.generation_unsupported': {
    text: 'This is a badge of {generation}, which is not verified here.',
    fix: 'Verify it where that generation is supported, or pass the support for it.',
  },
  'form.generation_too_old': {
    text: 'This is a badge of {generation}, which is too old to be verified.',
    fix: 'Ask the issuer for the badge in a form of today.',
  },
  'form.contexts_too_many': { text: 'The document names more than {limit} contexts.', fix: SMALLER },
}
