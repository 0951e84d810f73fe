import type { CatalogueOf } from '../catalogue.js'
import { LOOK, OTHER_FORM, REISSUE, SERVER } from './advice.js'

/** French for badges of Open Badges 2.0. */
export const olderFrench: CatalogueOf<'ob2'> = {
  'ob2.member_missing': { text: 'Il manque {member} à l’objet {object} d’Open Badges 2.0.', fix: REISSUE },
  'ob2.member_invalid': {
    text: 'Dans l’objet {object} d’Open Badges 2.0, {member} n’est pas ce qu’il devrait être : {expected}.',
    fix: REISSUE,
  },
  'ob2.hashed_missing': {
    text: 'Le badge ne dit pas si son destinataire est nommé par une empreinte ; on l’a lu comme du texte simple.',
    fix: LOOK,
  },
  'ob2.list_invalid': {
    text: 'La liste des badges révoqués est mal formée : {member}.',
    fix: 'Demandez à l’émetteur de corriger la liste, et si le badge vaut encore.',
  },
  'ob2.not_assertion': { text: 'Ceci n’est pas un badge de {expected}.', fix: 'Donnez l’assertion elle-même, en JSON.' },
  'ob2.part_missing': {
    text: 'L’assertion n’a qu’un lien vers son objet {object}, dont on a besoin ici.',
    fix: 'Vérifiez d’abord le badge en ligne, ou fournissez l’objet visé par le lien.',
  },
  'ob2.revoked': {
    text: 'Le badge dit qu’il a été révoqué.',
    fix: 'Ne l’émettez pas de nouveau ; demandez à l’émetteur pourquoi.',
  },
  'ob2.not_carried': {
    text: 'Ces membres de l’objet {object} n’ont pas de place dans le nouveau badge : {members}.',
    fix: 'Regardez si le badge dit encore sans eux ce qu’il doit dire.',
  },
  'ob2.recipient_plain': {
    text: 'Le destinataire est nommé par une adresse en texte simple.',
    fix: 'Remplacez-la par un id propre au destinataire, ou par une empreinte salée, avant de signer.',
  },
  'ob2.recipient_weak': {
    text: 'Le destinataire est nommé par une empreinte MD5, que n’importe qui peut faire correspondre à une autre adresse.',
    fix: 'Remplacez-la par un id propre au destinataire avant de signer.',
  },
  'ob2.offline': {
    text: 'L’objet {object} est ce que montre {host}, et aucun accès au réseau n’était permis.',
    fix: 'Vérifiez-le en ligne, ou fournissez le document.',
  },
  'ob2.not_hosted': {
    text: 'L’objet {object} n’a pas d’adresse web ; personne ne peut donc l’y regarder.',
    fix: 'Demandez à l’émetteur où il est publié, ou fournissez le document.',
  },
  'ob2.too_many': {
    text: 'Le badge renvoie à plus de {limit} documents.',
    fix: 'Demandez à l’émetteur un badge qui en exige moins.',
  },
  'ob2.redirected': {
    text: 'Pour l’objet {object}, {host} nous a renvoyés vers {to}, dont il ne répond pas.',
    fix: 'Demandez à l’émetteur de le montrer à sa propre adresse.',
  },
  'ob2.document_malformed': { text: 'Ce que {host} a donné n’est pas un objet {object} lisible ({code}).', fix: SERVER },
  'ob2.document_other': { text: 'Ce que {host} a donné n’est pas l’objet {object} qui était demandé.', fix: SERVER },
  'ob2.hosted_unsigned': {
    text: 'Personne n’a signé ce badge : il vaut parce que {host} le montre aujourd’hui.',
    fix: 'Gardez la date de ce contrôle, et demandez à l’émetteur un badge signé.',
  },
  'ob2.hosted_other': {
    text: 'À l’adresse du badge, {host} en montre un autre.',
    fix: 'Redemandez à la personne le badge, ou son adresse.',
  },
  'ob2.hosted_differs': {
    text: 'Le badge n’est pas celui que montre {host} ; diffèrent : {members}.',
    fix: 'Ne vous fiez pas à cette copie ; prenez le badge à son adresse.',
  },
  'ob2.hosted_changed': {
    text: '{host} montre le badge avec un autre contenu que la copie pour {members} ; c’est ce qui y est montré qui a été jugé.',
    fix: LOOK,
  },
  'ob2.verification_unsupported': {
    text: 'Le badge demande à être vérifié par « {type} », qui n’est pas connu ici.',
    fix: OTHER_FORM,
  },
  'ob2.scope_mismatch': {
    text: '{host} n’est pas un lieu dont répond l’émetteur {issuer}.',
    fix: 'Ne le prenez pas pour un badge de cet émetteur ; demandez-lui si c’est le sien.',
  },
  'ob2.scope_unsupported': {
    text: 'L’émetteur dit par la propriété « {property} » de quels badges il répond, et elle n’est pas connue ici.',
    fix: 'Demandez à l’émetteur si le badge est le sien.',
  },
  'ob2.class_issuer_mismatch': {
    text: 'Le badge nomme {issuer} comme émetteur, et la classe de badge publiée nomme {actual}.',
    fix: 'Ne le prenez pour un badge ni de l’un ni de l’autre ; demandez qui l’a accordé.',
  },
  'ob2.key_unlisted': {
    text: 'L’émetteur {issuer} ne publie pas cette clé ; la signature ne prouve donc rien.',
    fix: 'Ne le prenez pas pour un badge de cet émetteur ; demandez-lui si c’est le sien.',
  },
  'ob2.keys_too_many': {
    text: 'L’émetteur publie {actual} clés et le badge n’en nomme aucune ; on en essaie {limit} au plus.',
    fix: 'Demandez à l’émetteur un badge qui nomme sa clé.',
  },
}
