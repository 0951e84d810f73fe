import type { CatalogueOf } from '../catalogue.js'
import { LATER, LOOK, REISSUE } from './advice.js'

/** French for the checks of a verification. */
export const verifyFrench: CatalogueOf<'issuer' | 'refresh' | 'validity' | 'recipient' | 'endorsements' | 'nested'> = {
  'issuer.id_missing': { text: 'Le badge ne dit pas qui l’a émis.', fix: REISSUE },
  'issuer.mismatch': {
    text: 'La clé appartient à {controller}, mais le badge nomme {issuer} comme émetteur.',
    fix: 'Ne le prenez pas pour un badge de cet émetteur ; demandez-lui si c’est le sien.',
  },
  'issuer.key_unbound': {
    text: 'La signature est bonne, mais rien ne lie sa clé à l’émetteur {issuer}.',
    fix: 'Procurez-vous le document de contrôleur de l’émetteur, ou demandez-lui un badge dont il publie la clé.',
  },
  'validity.not_yet_valid': {
    text: 'Le badge n’est valable qu’à partir du {validFrom}.',
    fix: 'Regardez de nouveau après cette date.',
  },
  'validity.expired': { text: 'Le badge a expiré le {validUntil}.', fix: 'Demandez à l’émetteur un renouvellement.' },
  'validity.order': { text: 'Le badge prend fin ({validUntil}) avant de commencer ({validFrom}).', fix: REISSUE },
  'validity.unreadable': { text: 'La date {member} est illisible.', fix: REISSUE },
  'validity.offset_missing': { text: 'La date {member} n’a pas de fuseau horaire et a été lue comme UTC.', fix: LOOK },
  'refresh.type_unknown': {
    text: 'Le badge nomme un service de renouvellement de type {type}, qui n’est pas connu ici.',
    fix: LOOK,
  },
  'refresh.offline': {
    text: 'Le badge dit où une version plus récente peut être obtenue, et aucun accès au réseau n’était permis.',
    fix: 'Vérifiez-le en ligne pour savoir s’il existe une version plus récente.',
  },
  'refresh.failed': {
    text: 'Une version plus récente n’a pas pu être téléchargée ({code}) ; le badge est jugé tel quel.',
    fix: LATER,
  },
  'refresh.refused': {
    text: 'Ce que le service de renouvellement a donné n’a pas été retenu ({reason}) ; le badge est jugé tel quel.',
    fix: 'Demandez à l’émetteur lequel des deux compte.',
  },
  'refresh.replaced': {
    text: 'L’émetteur a donné une version plus récente, du {replacedBy}, à la place de celle du {validFrom} ; c’est la plus récente qui a été jugée.',
    fix: 'Gardez la version la plus récente.',
  },
  'recipient.mismatch': {
    text: 'Le badge a été donné à quelqu’un d’autre (comparé : {compared}).',
    fix: 'Demandez à la personne sous quelle autre adresse ou quel autre id l’émetteur peut la connaître.',
  },
  'recipient.not_comparable': {
    text: 'Le badge nomme la personne à qui il est par {named}, dont rien n’est connu ici.',
    fix: 'Donnez un id ou une identité de l’un de ces types.',
  },
  'recipient.hash_weak': {
    text: 'Le badge nomme la personne à qui il est par une empreinte MD5, qui peut être falsifiée.',
    fix: 'Demandez à l’émetteur un badge qui la nomme par un id ou par SHA-256.',
  },
  'endorsements.rejected': {
    text: 'Une recommandation dans le badge n’est pas correcte ({codes}).',
    fix: 'Voyez le rapport de la recommandation.',
  },
  'endorsements.unchecked': { text: 'Une recommandation dans le badge n’a pas pu être contrôlée ({codes}).', fix: LATER },
  'endorsements.not_endorsement': {
    text: 'Ce qui figure comme recommandation est une attestation d’une autre sorte.',
    fix: REISSUE,
  },
  'endorsements.other_subject': {
    text: 'Une recommandation porte sur autre chose que ce dans quoi elle se trouve.',
    fix: LOOK,
  },
  'endorsements.self': {
    text: 'Une recommandation est donnée par la partie même sur qui elle porte, ou par l’émetteur du badge.',
    fix: LOOK,
  },
  'endorsements.linked': {
    text: 'Une recommandation est donnée par quelqu’un qui partage une clé, une adresse ou une organisation mère avec l’émetteur du badge.',
    fix: LOOK,
  },
  'endorsements.ring': {
    text: 'Une recommandation fait partie d’un cercle où {size} parties se recommandent les unes les autres.',
    fix: 'Ne la comptez pas comme un éloge indépendant.',
  },
  'endorsements.too_many': {
    text: 'Le badge a plus de {limit} recommandations ; les autres n’ont pas été contrôlées.',
    fix: REISSUE,
  },
  'nested.rejected': {
    text: 'Une attestation du relevé n’est pas correcte ({codes}).',
    fix: 'Voyez le rapport de cette attestation ; ne vous fiez ni à elle, ni au relevé dans son ensemble.',
  },
  'nested.not_in_force': {
    text: 'Une attestation du relevé est authentique et n’est pas en vigueur en ce moment ({codes}).',
    fix: 'Lisez le relevé comme un historique, et ne comptez que les attestations dont le propre rapport est vérifié.',
  },
  'nested.unchecked': {
    text: 'Une attestation du relevé n’a pas pu être contrôlée ({codes}).',
    fix: 'Voyez le rapport de cette attestation ; d’ici là, elle ne compte pour rien.',
  },
  'nested.too_many': {
    text: 'Le relevé contient {actual} attestations, dont {limit} au plus sont contrôlées.',
    fix: 'Demandez des relevés avec moins d’attestations.',
  },
  'nested.too_deep': {
    text: 'Des relevés se trouvent dans des relevés sur plus de {limit} niveaux ; ceux d’en dessous n’ont pas été contrôlés.',
    fix: 'Demandez à part les relevés intérieurs.',
  },
  'nested.subject_mismatch': {
    text: 'Une attestation du relevé porte sur quelqu’un d’autre que le relevé, d’après leurs ids.',
    fix: 'Demandez à la personne de montrer que les deux ids sont les siens.',
  },
  'nested.subject_unknown': {
    text: 'On n’a pas pu savoir si une attestation du relevé porte sur la même personne que le relevé.',
    fix: 'Demandez à la personne de montrer que les deux portent sur elle.',
  },
  'nested.duplicate': {
    text: 'Une attestation figure deux fois dans le relevé ; elle est identique au numéro {first}.',
    fix: 'Comptez-la une seule fois.',
  },
  'nested.association_unknown': {
    text: 'Le relevé relie deux acquis par « {associationType} », qui n’est pas connu ici.',
    fix: LOOK,
  },
  'nested.association_unresolved': { text: 'Le {reference} d’une association ne nomme aucun acquis du relevé.', fix: LOOK },
  'nested.association_cycle': {
    text: 'Par « {associationType} », {size} acquis du relevé reviennent à eux-mêmes.',
    fix: 'Ne déduisez pas d’ordre de ces associations.',
  },
}
