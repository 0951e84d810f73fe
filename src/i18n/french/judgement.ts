import type { CodeWords } from '../catalogue.js'
import type { JudgementCode } from '../english/judgement.js'

/** French for what recognition, work, endorsements, terms and rollout do to a requirement. */
export const judgementFrench: Pick<CodeWords, JudgementCode> = {
  'requirement.absent': { text: 'Ceci doit être absent, et l’est.' },
  'requirement.attribute_met': { text: 'Ce que l’on sait de {name} suffit.' },
  'requirement.attribute_unmet': { text: 'Ce que l’on sait de {name} n’est pas ce qui est demandé.' },
  'requirement.assurance_too_low': { text: 'Ceci a été accordé avec le niveau de garantie {actual} ; il faut {required}.' },
  'requirement.assessor_unknown': { text: 'On ne sait pas qui a évalué ceci ; {assessor} est demandé.' },
  'requirement.count_reached': { text: 'Il y en a {actual} ; il en faut {needed}.' },
  'requirement.count_too_low': { text: 'Il y en a {actual} sur les {needed} qu’il faut.' },
  'requirement.count_undecided': {
    text: 'Il y en a {actual} à coup sûr et {possible} au plus ; il en faut {needed}.',
    fix: 'Faites confirmer ce qui est incertain par qui l’a émis.',
  },
  'requirement.endorser_self': { text: 'Votre propre parole sur vous-même ne compte pas ici.' },
  'requirement.endorser_ring': { text: 'Ceci vient de quelqu’un que vous recommandez, directement ou par d’autres.' },
  'requirement.hours_capped': { text: 'Ceci déclare plus d’heures que son temps n’en a ; un jour en compte 24 au plus.' },
  'requirement.status_stale': {
    text: 'On a regardé le {statusAsOf} si ceci vaut encore ; il faut le {oldest} ou plus tard.',
    fix: 'Regardez de nouveau.',
  },
  'requirement.status_later': {
    text: 'Le {statusAsOf}, ceci a été trouvé retiré ou suspendu ; on ne sait pas si c’était le cas le {now}.',
  },
  'requirement.met_recognised': { text: 'Votre attestation compte pour ceci d’après la règle {rules}.' },
  'requirement.recognition_not_accepted': {
    text: 'La règle {rule} est de {assertedBy}, dont les règles ne sont pas utilisées ici.',
  },
  'requirement.recognition_not_yet_valid': {
    text: 'La règle {rule} vaut à partir du {validFrom} ; elle a été examinée pour le {now}.',
  },
  'requirement.recognition_expired': { text: 'La règle {rule} a pris fin le {validUntil} ; elle a été examinée pour le {now}.' },
  'requirement.recognition_elsewhere': { text: 'La règle {rule} ne vaut pas là où vous êtes.' },
  'requirement.recognition_place_unknown': {
    text: 'La règle {rule} vaut en certains lieux, et on ne sait pas si le vôtre en est.',
    fix: 'Dites où vous êtes.',
  },
  'requirement.recognition_condition_unmet': { text: 'La règle {rule} demande quelque chose de plus, que vous n’avez pas.' },
  'requirement.recognition_condition_unknown': {
    text: 'La règle {rule} demande quelque chose de plus, qui n’a pas pu être déterminé.',
  },
  'requirement.recognition_hops_exceeded': {
    text: 'Il faudrait les règles {rules} l’une après l’autre ; {limit} au plus peuvent se suivre.',
  },
  'requirement.recognition_provisional': {
    text: 'D’après la règle {rule}, ceci compte à titre provisoire, jusqu’à confirmation.',
  },
  'requirement.recognition_partial': { text: 'D’après la règle {rule}, ceci ne compte qu’en partie, et il faut le tout.' },
  'requirement.lower_lapsed': {
    text: 'Ceci dure autant que l’étape inférieure {rung}, qui n’est pas obtenue, ou dont on ne sait pas si elle l’est.',
    fix: 'Renouvelez l’étape inférieure.',
  },
  'requirement.grandfathered': { text: 'Ceci a été accordé avant le {awardedBefore} et compte selon les conditions d’alors.' },
  'requirement.older_terms_unmet': {
    text: 'Ceci a été accordé avant le {awardedBefore} et compte de nouveau dès que son renouvellement est fait.',
    fix: 'Faites ce que demande le renouvellement.',
  },
  'requirement.renewed_by_higher': { text: 'L’étape supérieure {rung} maintient celle-ci en vigueur jusqu’au {until}.' },
  'ladder.link_not_accepted': { text: 'Deux noms ont été dits les vôtres par {basis}, à quoi on ne se fie pas ici.' },
  'ladder.rollout_general': { text: 'Ceci est proposé à tout le monde.' },
  'ladder.rollout_pilot': { text: 'Ceci est proposé dans un projet pilote.' },
  'ladder.rollout_planned': { text: 'Ceci est prévu et n’est pas encore proposé.' },
  'ladder.rollout_elsewhere': { text: 'Ceci est proposé en {regions}, et non là où vous êtes.' },
  'ladder.rollout_place_unknown': {
    text: 'Ceci est proposé en {regions} ; on ne sait pas si c’est là où vous êtes.',
    fix: 'Dites où vous êtes.',
  },
  'ladder.rollout_not_started': { text: 'Ceci est proposé à partir du {from} ; c’est pour le {now} que l’on a regardé.' },
  'ladder.rollout_ended': { text: 'Ceci était proposé jusqu’au {until} ; c’est pour le {now} que l’on a regardé.' },
}
