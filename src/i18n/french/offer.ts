import type { CatalogueOf } from '../catalogue.js'

/** French for offers and claims. */
export const offerFrench: CatalogueOf<'offer'> = {
  'offer.code_unknown': {
    text: 'Aucune offre ne porte ce code.',
    fix: 'Comparez le code avec la feuille ou le message reçu, ou demandez-en un nouveau à l’émetteur.',
  },
  'offer.expired': {
    text: 'L’offre pouvait être retirée jusqu’au {expiresAt} ; nous sommes le {now}.',
    fix: 'Demandez une nouvelle offre à l’émetteur.',
  },
  'offer.withdrawn': { text: 'L’émetteur a annulé l’offre.', fix: 'Demandez-lui pourquoi.' },
  'offer.claimed': {
    text: 'Quelqu’un d’autre a déjà retiré cette offre.',
    fix: 'Si elle vous était destinée, prévenez l’émetteur.',
  },
  'offer.challenge_unknown': {
    text: 'La réponse ne correspond à aucune question ouverte : elle a déjà servi ou arrive trop tard.',
    fix: 'Recommencez le retrait.',
  },
  'offer.proof_invalid': {
    text: 'La présentation ne prouve pas le contrôle d’une clé ({codes}).',
    fix: 'Utilisez un portefeuille qui signe pour le défi et le domaine donnés.',
  },
  'offer.proof_unchecked': {
    text: 'Impossible de vérifier si la présentation prouve le contrôle d’une clé ({codes}).',
    fix: 'Réessayez plus tard.',
  },
  'offer.recipient_differs': {
    text: 'L’offre est destinée à quelqu’un d’autre.',
    fix: 'Utilisez le portefeuille que l’émetteur connaît, ou demandez-lui une offre pour celui-ci.',
  },
  'offer.pin_wrong': {
    text: 'Le code PIN est faux ; {left} autres erreurs sont permises.',
    fix: 'Saisissez le code PIN donné par l’émetteur.',
  },
  'offer.locked': { text: 'L’offre est bloquée après trop de codes PIN faux.', fix: 'Demandez une nouvelle offre à l’émetteur.' },
}
