import type { CatalogueOf } from '../catalogue.js'
import { HOLDER_WALLET, LOOK, ORIGINAL, OTHER_FORM, PRESENT_AGAIN, REISSUE, SMALLER } from './advice.js'

/** French for signing, proofs, tokens and presentations. */
export const proofFrench: CatalogueOf<'securing' | 'proof' | 'form' | 'holder'> = {
  'securing.signer_unsuitable': { text: 'Une clé de l’algorithme {alg} ne peut pas signer avec {mechanism}.' },
  'securing.already_secured': { text: 'L’attestation a déjà une preuve.' },
  'securing.already_derived': {
    text: 'Cette attestation n’en montre déjà qu’une partie : seule celle que l’émetteur a signée peut être montrée en partie.',
  },
  'securing.peer_missing': { text: 'Le paquet {peer} n’est pas installé.', fix: 'Installez {peer}.' },
  'securing.subject_id_missing': {
    text: 'Un badge JWT a besoin d’un id pour son destinataire.',
    fix: 'Donnez le DID du destinataire ; un destinataire connu par son seul courriel demande une preuve incorporée.',
  },
  'securing.member_missing': { text: 'Il manque à l’attestation son membre {member}.' },
  'securing.document_unsuitable': { text: 'Le document ne peut pas être protégé par {mechanism} : il lui faut {expected}.' },
  'securing.envelope_invalid': { text: 'L’enveloppe est mal formée en {member} ; attendu {expected}.' },
  'securing.envelope_unsupported': { text: 'Une enveloppe de type « {mediaType} » ne peut pas être ouverte ici.' },
  'securing.too_large': { text: 'Le signataire prend au plus {maxBytes} octets ; il y en a {bytes}.' },
  'proof.signature_invalid': {
    text: 'La signature ne correspond pas au contenu : il a été modifié après la signature, ou signé avec une autre clé.',
    fix: ORIGINAL,
  },
  'proof.member_missing': { text: 'Il manque à la preuve son membre {member}.', fix: REISSUE },
  'proof.member_invalid': { text: 'La preuve est mal formée : {member} doit être {expected}.', fix: REISSUE },
  'proof.purpose_mismatch': { text: 'La preuve est faite pour {actual}, et non pour {expected}.', fix: REISSUE },
  'proof.expired': { text: 'La preuve a expiré le {expires}.', fix: REISSUE },
  'proof.not_yet_valid': {
    text: 'La preuve vaut à partir du {notBefore} ; nous sommes le {now}.',
    fix: 'Contrôlez l’horloge de cette machine, ou réessayez après ce moment.',
  },
  'proof.previous_missing': { text: 'La preuve repose sur une autre preuve qui n’est pas là.', fix: ORIGINAL },
  'proof.method_revoked': { text: 'La clé de signature a été révoquée le {revoked}.', fix: REISSUE },
  'proof.beta_context': {
    text: 'Le badge a été signé sous le contexte de la version bêta d’Open Badges 3.0, que plus personne ne publie.',
    fix: 'Demandez à l’émetteur un badge sous le contexte définitif.',
  },
  'proof.member_disguised': {
    text: 'Le membre {member} est écrit de telle sorte qu’un lecteur pourrait ne pas voir ce qui a été signé.',
    fix: REISSUE,
  },
  'proof.context_inline': {
    text: 'L’attestation définit ses propres termes ; personne ici ne peut donc dire ce que ses membres signifient.',
    fix: REISSUE,
  },
  'proof.method_retired': {
    text: 'La clé de signature a été retirée du service le {retired} ; la preuve dit avoir été faite avant, le {created}.',
    fix: LOOK,
  },
  'proof.challenge_mismatch': {
    text: 'La preuve ne répète pas le défi : elle a été faite pour une autre occasion.',
    fix: PRESENT_AGAIN,
  },
  'proof.domain_mismatch': { text: 'La preuve n’est pas faite pour {expected}.', fix: PRESENT_AGAIN },
  'proof.context_mismatch': { text: 'Les contextes du document ne sont pas ceux qui ont été signés.', fix: ORIGINAL },
  'proof.method_expired': { text: 'La clé de signature a expiré le {expires}.', fix: REISSUE },
  'proof.alg_unsupported': { text: 'L’algorithme de signature « {alg} » n’est pas pris en charge.', fix: OTHER_FORM },
  'proof.alg_mismatch': { text: 'La preuve demande {alg}, mais la clé est pour {key}.', fix: REISSUE },
  'proof.header_unsupported': {
    text: 'L’en-tête du jeton a un membre qui n’est pas compris : {member}.',
    fix: OTHER_FORM,
  },
  'proof.key_missing': { text: 'Le jeton ne dit pas avec quelle clé il est signé.', fix: REISSUE },
  'proof.key_conflict': { text: 'Le jeton nomme une clé et en porte une autre.', fix: REISSUE },
  'proof.claim_missing': { text: 'Il manque au jeton la déclaration {claim}, qu’il doit avoir.', fix: REISSUE },
  'proof.claim_mismatch': {
    text: 'La déclaration {claim} du jeton diffère de l’attestation qu’il contient.',
    fix: REISSUE,
  },
  'proof.claim_invalid': { text: 'La déclaration {claim} du jeton est mal formée ; attendu {expected}.', fix: REISSUE },
  'proof.claim_forbidden': {
    text: 'Le jeton a la déclaration {claim}, qu’une attestation de cette sorte ne doit pas avoir.',
    fix: REISSUE,
  },
  'securing.claim_reserved': { text: 'Le nom {claim} appartient au jeton ; le contenu ne peut donc pas l’avoir.' },
  'securing.disclosure_forbidden': {
    text: 'Ce qui se trouve en {pointer} est toujours montré : les vérificateurs en ont besoin, ou cela n’a pas de sens sans le reste.',
    fix: 'Nommez autre chose, ou un tout dont cela fait partie.',
  },
  'securing.reveal_unknown': {
    text: 'L’attestation ne montre rien en {pointer} ; il n’y a donc rien à révéler.',
    fix: 'Vérifiez l’orthographe, et que les parties à montrer sont là.',
  },
  'securing.key_bound': {
    text: 'Cette présentation a déjà été liée à une occasion.',
    fix: 'Partez de l’attestation telle que l’émetteur l’a remise.',
  },
  'securing.holder_key_mismatch': {
    text: 'La clé du signataire n’est pas celle que l’émetteur a nommée comme celle du titulaire.',
  },
  'proof.sd_alg_unsupported': {
    text: 'L’algorithme de hachage « {alg} » n’est pas pris en charge ; les parties montrées n’ont donc pas pu être contrôlées.',
    fix: OTHER_FORM,
  },
  'proof.disclosure_malformed': { text: 'Une divulgation est mal formée : attendu {expected}.', fix: HOLDER_WALLET },
  'proof.disclosure_repeated': { text: 'Une empreinte ou une divulgation apparaît plus d’une fois.', fix: HOLDER_WALLET },
  'proof.disclosure_unused': {
    text: 'Une divulgation ne correspond à rien de ce que l’émetteur a signé.',
    fix: HOLDER_WALLET,
  },
  'proof.disclosure_name_forbidden': { text: 'Le nom {name} ne peut pas être divulgué.', fix: REISSUE },
  'proof.disclosure_name_taken': { text: 'Une divulgation mettrait un second {name} là où il y en a un.', fix: REISSUE },
  'proof.disclosures_too_many': { text: 'Il y a plus de {limit} divulgations.', fix: HOLDER_WALLET },
  'proof.key_binding_missing': {
    text: 'Rien ne montre que qui présente ceci en est titulaire.',
    fix: 'Demandez une présentation liée à cette occasion.',
  },
  'proof.key_binding_invalid': { text: 'Le lien du titulaire est faux : {member}.', fix: PRESENT_AGAIN },
  'proof.key_binding_stale': {
    text: 'Le lien du titulaire a été fait le {created}, il y a plus de {maxAgeSeconds} secondes.',
    fix: 'Demandez une nouvelle présentation.',
  },
  'proof.holder_key_unsupported': {
    text: 'La clé du titulaire est seulement nommée ; son lien n’a donc pas pu être contrôlé.',
    fix: HOLDER_WALLET,
  },
  'proof.issuer_key_unresolved': {
    text: 'La clé de l’émetteur devrait être trouvée par {method}, qui n’est pas pris en charge.',
    fix: 'Demandez une attestation dont l’émetteur a un DID.',
  },
  'form.not_a_credential': {
    text: 'Ceci n’est pas une attestation ; attendu {expected}.',
    fix: 'Donnez le JSON ou le JWT d’un badge.',
  },
  'form.token_malformed': {
    text: 'Le jeton est abîmé : il n’a pas trois parties lisibles.',
    fix: 'Contrôlez que le jeton entier a été copié.',
  },
  'form.presentation': {
    text: 'Ceci est une présentation, et non une attestation.',
    fix: 'Vérifiez-la comme présentation.',
  },
  'form.not_a_presentation': { text: 'Ceci n’est pas une présentation.', fix: PRESENT_AGAIN },
  'form.presentation_unsupported': {
    text: 'Les présentations de type {type} ne sont pas lues ici ; celle-ci n’a donc pas pu être contrôlée.',
    fix: 'Demandez-la comme vp+jwt, ou avec une preuve incorporée.',
  },
  'form.credentials_invalid': {
    text: 'La présentation contient quelque chose qui n’est pas une attestation.',
    fix: HOLDER_WALLET,
  },
  'form.credentials_too_many': {
    text: 'La présentation contient {actual} attestations ; {limit} au plus sont lues.',
    fix: PRESENT_AGAIN,
  },
  'holder.derive_unsupported': {
    text: 'D’une attestation protégée de cette façon, tout est montré ou rien.',
    fix: 'Demandez-en à l’émetteur une qui laisse le choix à son titulaire, comme ecdsa-sd-2023 ou un SD-JWT.',
  },
  'holder.paper_unreadable': {
    text: 'Ceci n’est pas un badge entier sur papier : {reason}.',
    fix: 'Scannez de nouveau le code, ou demandez le fichier du badge.',
  },
  'holder.paper_template_unknown': {
    text: 'Le badge relève d’un modèle qui n’est pas ici : {digest}.',
    fix: 'Demandez le modèle à l’émetteur, qui le publie.',
  },
  'holder.paper_template_invalid': {
    text: 'Le modèle pour badges sur papier est mal formé : {expected}.',
    fix: 'Redemandez le modèle à l’émetteur.',
  },
  'holder.paper_template_differs': {
    text: 'Le badge diffère de son modèle à « {pointer} », qui n’est pas un emplacement libre.',
    fix: 'Faites un modèle avec un emplacement à cet endroit, ou un modèle pour les badges de ce genre.',
  },
  'holder.paper_too_long': {
    text: 'Le badge demande {length} caractères sur papier ; un code en contient {limit}.',
    fix: 'Laissez les longs textes au modèle, ou donnez le badge sous forme de fichier.',
  },
  'holder.wallet_key_missing': {
    text: 'La clé de {did} n’est pas dans le portefeuille.',
    fix: 'Présentez avec le portefeuille qui a la clé, ou demandez à l’émetteur un badge sur une de vos clés.',
  },
  'holder.wallet_invalid': {
    text: 'Ceci n’est pas un portefeuille entier : {reason}.',
    fix: 'Prenez une autre copie de l’export.',
  },
  'holder.rung_unproven': {
    text: 'Les badges du portefeuille ne prouvent pas {rung}.',
    fix: 'Voyez avec rungs why ce qui manque.',
  },
  'holder.unknown': { text: 'Personne ne peut dire qui présente ceci.', fix: PRESENT_AGAIN },
  'holder.mismatch': {
    text: 'La présentation nomme {holder} comme titulaire, mais {controller} l’a signée.',
    fix: PRESENT_AGAIN,
  },
  'holder.subject_mismatch': {
    text: 'L’attestation porte sur quelqu’un d’autre que {holder}, qui la présente.',
    fix: 'Demandez au titulaire ses propres badges, ou la preuve que les deux ids sont les siens.',
  },
  'holder.subject_unidentified': {
    text: 'L’attestation ne nomme pas son sujet par un id ; personne ne peut donc dire si elle porte sur qui la présente.',
    fix: 'Comparez d’une autre façon qui la présente avec qui le badge nomme.',
  },
  'form.sd_jwt': {
    text: 'Ceci est une attestation à divulgation sélective (SD-JWT) d’une sorte qui n’est pas prise en charge ici.',
    fix: OTHER_FORM,
  },
  'form.enveloped': {
    text: 'Ceci est une enveloppe autour d’une attestation, d’une sorte qui ne peut pas être ouverte ici.',
    fix: OTHER_FORM,
  },
  'proof.none': { text: 'Le badge ne porte aucune preuve : n’importe qui pourrait l’avoir écrit.', fix: ORIGINAL },
  'proof.malformed': { text: 'La preuve n’est pas un objet.', fix: ORIGINAL },
  'proof.too_many': { text: 'Il y a {actual} preuves ; {limit} au plus sont examinées.', fix: REISSUE },
  'proof.cryptosuite_prefinal': {
    text: 'La preuve suit un projet, « {cryptosuite} », dont les règles ont changé avant d’être définitives.',
    fix: 'Demandez à l’émetteur une nouvelle preuve, comme eddsa-rdfc-2022.',
  },
  'proof.engines_disagree': {
    text: 'Deux moteurs sont en désaccord sur la preuve : {ours} ici, {theirs} d’après {engine}.',
    fix: 'Demandez à l’émetteur quel logiciel a fait le badge, et vérifiez-le avec celui-là.',
  },
  'proof.cross_check_unavailable': { text: '{engine} n’a pas pu donner un second avis sur la preuve.', fix: LOOK },
  'proof.unsupported': {
    text: 'La preuve n’a pas pu être contrôlée : {type} {cryptosuite} n’est pas pris en charge ici.',
    fix: OTHER_FORM,
  },
  'proof.created_in_future': {
    text: 'La preuve dit avoir été faite le {created} ; nous sommes le {now}.',
    fix: 'Contrôlez l’horloge de cette machine.',
  },
  'form.generation_unsupported': {
    text: 'Ceci est un badge de {generation}, qui n’est pas vérifié ici.',
    fix: 'Vérifiez-le là où cette génération est prise en charge, ou ajoutez ce qu’il faut pour cela.',
  },
  'form.generation_too_old': {
    text: 'Ceci est un badge de {generation}, trop ancien pour être vérifié.',
    fix: 'Demandez à l’émetteur le badge sous une forme actuelle.',
  },
  'form.contexts_too_many': { text: 'Le document nomme plus de {limit} contextes.', fix: SMALLER },
}
