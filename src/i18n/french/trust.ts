import type { CatalogueOf } from '../catalogue.js'
import { LATER, POLICY } from './advice.js'

const AUTHORITY = 'Demandez à l’émetteur l’attestation d’autorité en vertu de laquelle il accorde.'

/** French for trust, authority and decisions. */
export const trustFrench: CatalogueOf<'trust'> = {
  'trust.issuer_unknown': {
    text: 'Vous ne connaissez pas l’émetteur {issuer}.',
    fix: 'Si vous avez contrôlé qui c’est, ajoutez-le aux émetteurs de votre politique : {policyLine}',
  },
  'trust.issuer_not_listed_then': {
    text: 'L’émetteur {issuer} figure sur la liste pour d’autres dates : le badge a été accordé le {awarded}, et il y figure du {from} au {until}.',
    fix: 'Demandez à qui tient la liste, ou à la personne un badge d’un autre émetteur.',
  },
  'trust.issuer_listed_for_other': {
    text: 'L’émetteur {issuer} figure sur la liste, mais pas pour {achievement}.',
    fix: 'Demandez à qui tient la liste si l’émetteur peut accorder ceci.',
  },
  'trust.list_unverified': {
    text: 'La liste de confiance elle-même n’est pas vérifiée ({outcome} : {codes}) ; on ne sait donc rien de l’émetteur.',
    fix: 'Téléchargez de nouveau la liste auprès de qui la publie.',
  },
  'trust.list_foreign': {
    text: 'La liste de confiance est signée par {signer}, que vous n’avez pas nommé pour elle.',
    fix: 'Si vous vous fiez à ce signataire, nommez-le parmi les signataires ; sinon, utilisez une autre liste.',
  },
  'trust.list_malformed': {
    text: 'La liste de confiance est illisible ({reason}).',
    fix: 'Demandez à qui publie la liste de la corriger.',
  },
  'trust.list_expired': {
    text: 'La liste de confiance a pris fin le {validUntil} ; nous sommes le {now}.',
    fix: 'Téléchargez l’édition plus récente de la liste.',
  },
  'trust.list_not_yet_valid': {
    text: 'La liste de confiance commence le {validFrom} ; nous sommes le {now}.',
    fix: 'Utilisez l’édition de la liste qui vaut maintenant, ou corrigez l’horloge.',
  },
  'trust.registry_invalid': {
    text: 'Le registre est illisible : attendu {expected}.',
    fix: 'Contrôlez que le fichier est un registre d’émetteurs, et téléchargez-le de nouveau.',
  },
  'trust.registry_too_large': { text: 'Le registre a plus de {limit} entrées.', fix: 'Utilisez un registre plus petit.' },
  'trust.source_failed': { text: 'Une source de confiance n’a pas pu être interrogée ({code}).', fix: LATER },
  'trust.not_authorised': {
    text: 'L’émetteur {issuer} n’est pas parmi ceux qui peuvent accorder {achievement}.',
    fix: AUTHORITY,
  },
  'trust.authority_unknown': {
    text: 'On ne sait pas ici si l’émetteur {issuer} peut accorder {achievement}.',
    fix: AUTHORITY,
  },
  'trust.authority_not_covered': {
    text: 'Ce que {issuer} montre de son autorité porte sur d’autres acquis.',
    fix: 'Demandez à l’émetteur l’attestation d’autorité qui couvre cet acquis.',
  },
  'trust.authority_outside_period': {
    text: 'L’autorité de {issuer} vaut du {from} au {until} ; le badge a été accordé le {awarded}.',
    fix: 'Demandez à l’émetteur l’attestation d’autorité qui valait à ce moment-là.',
  },
  'trust.authority_not_delegable': {
    text: '{delegator} peut accorder ceci, mais ne peut pas le déléguer aussi loin.',
    fix: 'Demandez une attestation d’autorité qui vienne de qui peut la déléguer.',
  },
  'trust.authority_unrooted': {
    text: 'L’autorité vient de {delegator}, que personne à qui vous vous fiez n’a autorisé pour ceci.',
    fix: 'Ajoutez l’attestation d’autorité de cette partie, ou nommez-la parmi les racines si vous vous y fiez.',
  },
  'trust.authority_cycle': {
    text: 'L’autorité de {issuer} ramène à elle-même.',
    fix: 'Demandez une attestation d’autorité qui vienne de quelqu’un d’autre.',
  },
  'trust.authority_unchecked': {
    text: 'On n’a pas contrôlé si l’autorité donnée par {delegator} a été révoquée.',
    fix: 'Vérifiez l’attestation d’autorité en consultant son statut.',
  },
  'trust.authority_too_deep': {
    text: 'La chaîne d’autorité a plus de {limit} maillons et n’a pas été suivie.',
    fix: 'Relevez maxDepth si vous vous fiez à des chaînes aussi longues.',
  },
  'trust.policy_invalid': { text: 'La politique n’est pas utilisable : {field} doit être {expected}.', fix: POLICY },
  'trust.policy_field_unknown': { text: 'Il n’y a pas de champ {field} dans une politique.', fix: POLICY },
  'trust.not_verified': {
    text: 'Seul un badge vérifié peut être accepté.',
    fix: 'Vérifiez-le d’abord, et voyez dans le rapport pourquoi il ne l’est pas.',
  },
  'trust.not_a_badge': { text: 'Ceci est une attestation, mais pas un badge.', fix: 'Demandez un Open Badge.' },
  'trust.mechanism_not_accepted': {
    text: 'Le badge est protégé par {mechanisms} ; la politique accepte {accepted}.',
    fix: 'Demandez à l’émetteur le badge sous une forme que la politique accepte, ou ajoutez son mécanisme à la politique.',
  },
  'trust.check_required': {
    text: 'La politique exige que le contrôle « {required} » réussisse ; son résultat est : {state}.',
    fix: 'Donnez au vérificateur ce dont ce contrôle a besoin, ou demandez à la personne un badge sur lequel il peut se faire.',
  },
  'trust.recognition_not_in_force': {
    text: 'La reconnaissance {recognition} de la politique couvrirait le badge, mais n’est pas en vigueur le {now}.',
    fix: POLICY,
  },
  'trust.nothing_matches': {
    text: 'Aucune règle de la politique ne porte sur {achievement}.',
    fix: 'Ajoutez à la politique une règle à ce sujet si cela doit compter.',
  },
  'trust.rule_unmet': {
    text: 'La règle {rule} de la politique n’est pas remplie ({reason}).',
    fix: 'Voyez la raison à côté pour savoir ce qui manque.',
  },
  'trust.level_unmet': {
    text: 'La règle {rule} de la politique est remplie, mais aucun de ses niveaux n’est atteint ({reason}).',
    fix: 'Demandez à la personne un badge qui atteigne l’un des niveaux.',
  },
  'trust.replay_differs': {
    text: 'La décision ne peut pas être répétée : {what} diffère.',
    fix: 'Utilisez le rapport et la politique conservés avec la décision.',
  },
  'trust.policy_differs': {
    text: 'La politique n’est pas celle qui a servi à décider.',
    fix: 'Utilisez la politique conservée avec la décision.',
  },
  'trust.ladder_malformed': {
    text: 'L’attestation ne contient pas d’échelle utilisable ({reason}).',
    fix: 'Demandez au propriétaire de l’échelle l’édition qui a été publiée.',
  },
  'trust.ladder_unchecked': {
    text: 'On n’a pas pu contrôler si {credential} a été retirée.',
    fix: 'Vérifiez-la de nouveau avec un accès au réseau, ou avec une liste de statut jointe.',
  },
  'trust.ladder_edited': {
    text: 'La version {version} de l’échelle est connue sous l’empreinte {expected} ; celle-ci a {actual} : elle a été modifiée sans changer de version.',
    fix: 'Demandez à son propriétaire une nouvelle version.',
  },
  'trust.endorsements_too_few': {
    text: 'Parmi ceux qui comptent, {actual} ont recommandé cette échelle ; il en faut {needed}.',
    fix: 'Demandez-leur des recommandations qui portent exactement sur cette édition.',
  },
  'trust.constituency_too_few': {
    text: 'Parmi ceux qui parlent pour « {constituency} », {actual} ont recommandé exactement cette édition ; il en faut {needed}.',
    fix: 'Demandez-leur des recommandations et indiquez avec `constituencies` qui parle pour eux.',
  },
  'trust.endorsement_other': {
    text: 'Ce que {issuer} a recommandé est autre chose que cette édition.',
    fix: 'Demandez une recommandation qui porte exactement sur cette édition.',
  },
  'trust.endorser_not_counted': {
    text: 'Une recommandation de {issuer} ne compte pas ici.',
    fix: 'Nommez l’émetteur parmi ceux qui comptent s’il doit compter ; le propriétaire ne compte jamais.',
  },
  'trust.decision_not_counted': {
    text: '{decision} ne décide pas de cette édition : {because}.',
    fix: 'Demandez une décision sur exactement cette édition, qui suive la procédure de sa gouvernance.',
  },
}
