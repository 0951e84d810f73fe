import type { CatalogueOf } from '../catalogue.js'
import { INPUT, LATER, LOOK, SMALLER } from './advice.js'

/** It can be that the badge was revoked, and nobody here can tell. */
const ASK = 'Demandez à l’émetteur s’il vaut encore.'

/** French for the status of credentials and for status lists. */
export const statusFrench: CatalogueOf<'status'> = {
  'status.unchecked': { text: 'On n’a pas contrôlé si le badge a été révoqué ({type}).', fix: ASK },
  'status.type_unknown': {
    text: 'On ne peut pas dire si le badge a été révoqué : un statut de type {type} n’est pas connu ici.',
    fix: ASK,
  },
  'status.too_many': { text: 'Il y a {actual} statuts à consulter ; {limit} au plus le sont.', fix: ASK },
  'status.offline': {
    text: 'Le badge peut être révoqué, et sa liste de statuts n’était pas disponible : aucun accès au réseau n’était permis.',
    fix: 'Vérifiez-le en ligne, ou fournissez la liste.',
  },
  'status.unreachable': {
    text: 'La liste de statuts de {host} n’a pas pu être téléchargée ({code}) ; on ne sait donc pas si le badge a été révoqué.',
    fix: LATER,
  },
  'status.list_malformed': { text: 'Ce que {host} a donné n’est pas une liste de statuts lisible ({codes}).', fix: ASK },
  'status.list_proof_invalid': {
    text: 'La liste de statuts de {host} n’a pas de preuve correcte ({codes}) ; elle ne dit donc rien du badge.',
    fix: ASK,
  },
  'status.list_unchecked': {
    text: 'La preuve de la liste de statuts de {host} n’a pas pu être contrôlée ({codes}).',
    fix: LATER,
  },
  'status.list_type': { text: 'La liste de statuts n’est pas du type que le badge demande : {expected}.', fix: ASK },
  'status.list_id': { text: 'Ce que {host} a donné dit être une autre liste que celle demandée.', fix: ASK },
  'status.list_expired': {
    text: 'La liste de statuts ne valait que jusqu’au {validUntil} ; elle ne dit donc rien de maintenant.',
    fix: LATER,
  },
  'status.list_not_yet_valid': {
    text: 'La liste de statuts ne vaut qu’à partir du {validFrom}.',
    fix: 'Regardez de nouveau après cette date.',
  },
  'status.issuer_untrusted': {
    text: 'La liste de statuts est de {issuer}, qui n’est pas l’émetteur du badge.',
    fix: 'Si vous avez contrôlé que cette partie tient ses listes, nommez-la dans l’option statusIssuers.',
  },
  'status.purpose_mismatch': {
    text: 'La liste de statuts porte sur {actual}, et le badge l’interroge sur {expected}.',
    fix: ASK,
  },
  'status.revoked': {
    text: 'L’émetteur a révoqué le badge ({host}).',
    fix: 'Ne vous y fiez pas ; demandez à l’émetteur pourquoi.',
  },
  'status.suspended': {
    text: 'L’émetteur a suspendu le badge pour le moment ({host}).',
    fix: 'Demandez à l’émetteur jusqu’à quand, et vérifiez de nouveau.',
  },
  'status.refresh_available': {
    text: 'L’émetteur a une version plus récente du badge ({host}).',
    fix: 'Demandez la version plus récente.',
  },
  'status.message': { text: 'L’émetteur dit du badge : {message} ({value}).', fix: LOOK },
  'status.value_unknown': { text: 'Le badge a un statut qui n’est pas connu ici : {purpose} {value}.', fix: ASK },
  'status.encoding_invalid': { text: 'La liste de statuts n’est pas encodée comme elle devrait : {expected}.', fix: ASK },
  'status.list_too_large': { text: 'La liste de statuts dépasse {limitBytes} octets et n’a pas été lue.', fix: SMALLER },
  'status.list_too_short': {
    text: 'La liste de statuts a {actual} statuts ; moins de {minimum} trahiraient qui est consulté.',
    fix: 'Demandez à l’émetteur une liste plus longue.',
  },
  'status.index_range': { text: 'L’index est hors de la liste de statuts, qui a {length} statuts.', fix: ASK },
  'status.list_invalid': {
    text: 'La liste de statuts enfreint une règle de sa sorte : {member} doit être {expected}.',
    fix: ASK,
  },
  'status.entry_invalid': {
    text: 'L’entrée de statut enfreint une règle de sa sorte : {member} doit être {expected}.',
    fix: INPUT,
  },
  'status.reason_not_allowed': {
    text: 'Aucun badge n’est révoqué pour cela : les motifs sont {allowed}.',
    fix: 'Laissez le badge tel quel ; les dettes et les départs se règlent ailleurs.',
  },
  'status.list_full': {
    text: 'Il reste {free} places sur {length} dans la liste de statuts, moins qu’il n’en faut.',
    fix: 'Commencez une autre liste.',
  },
  'status.place_unknown': {
    text: 'Aucune liste de statuts d’ici n’a de place pour ce justificatif.',
    fix: 'Vérifiez son id, et s’il a été émis avec un statut.',
  },
  'status.purpose_missing': {
    text: 'Le justificatif n’a pas de place dans une liste de {purpose}.',
    fix: 'Révoquez-le, ou émettez ceux qui peuvent être suspendus avec une place dans une telle liste.',
  },
  'status.already_redeemed': {
    text: 'Le justificatif a déjà été utilisé.',
    fix: 'Ne payez rien pour lui ; en cas de litige, demandez qui l’a utilisé.',
  },
  'status.revocation_final': {
    text: 'Le justificatif a été révoqué, et c’est définitif.',
    fix: 'Émettez-en un nouveau s’il a été révoqué par erreur.',
  },
  'status.clock_back': {
    text: 'L’horloge indique {now}, et le stockage contient quelque chose du {last}.',
    fix: 'Réglez l’horloge ; si elle avançait auparavant, attendez jusque-là.',
  },
  'status.copy_newer': {
    text: 'La liste {list} qui est servie, du {validFrom}, est plus récente que ce que le stockage connaît.',
    fix: 'Restaurez la copie la plus récente du stockage ; ne publiez pas depuis celle-ci.',
  },
  'status.audit_mismatch': {
    text: 'Ce que le stockage dit de la liste {list} n’est pas cohérent : {mismatch} ({count}).',
    fix: 'Laissez le stockage tel quel et comparez-le à une sauvegarde.',
  },
  'status.unpublished': {
    text: 'Il manque {pending} changements à la liste {list}, ou elle n’a jamais été publiée.',
    fix: 'Publiez-la, et faites-le régulièrement.',
  },
  'status.publication_old': {
    text: 'La liste {list} qui est servie n’est valable que jusqu’au {validUntil}.',
    fix: 'Publiez-la, et faites-le régulièrement.',
  },
}
