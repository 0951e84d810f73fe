import type { CatalogueOf } from '../catalogue.js'

/** French for plans and payoffs. */
export const planFrench: CatalogueOf<'plan' | 'payoff'> = {
  'payoff.evidence_missing': { text: 'On ne sait rien de ce que gagnent les personnes qui ont {rung}.' },
  'payoff.evidence_future': { text: 'Le chiffre est du {asOf}, après le {now}.' },
  'payoff.evidence_ended': {
    text: 'Le chiffre valait jusqu’au {validUntil} ; nous sommes le {now}.',
    fix: 'Demandez-en un plus récent à sa source.',
  },
  'payoff.per_unsupported': { text: 'Le chiffre est un salaire par {per}, qui ne peut pas être comparé à un salaire horaire.' },
  'payoff.work_differs': {
    text: 'Le chiffre porte sur un autre travail ({what} : {actual}) que le vôtre ({expected}) ; il ne dit donc rien de vous.',
  },
  'payoff.region_outside': { text: 'Le chiffre porte sur {regions}, et non sur {region}.' },
  'payoff.sample_too_small': { text: 'Le chiffre repose sur {sampleSize} personnes ; il en faut au moins {least}.' },
  'payoff.interval_invalid': { text: 'Le chiffre {value} n’est pas dans son propre intervalle, de {low} à {high}.' },
  'payoff.vintage_mixed': { text: 'Les chiffres sont d’époques différentes ({values}) et ne doivent pas être soustraits.' },
  'payoff.statistic_mixed': {
    text: 'Les chiffres sont des statistiques différentes ({values}) et ne doivent pas être soustraits.',
  },
  'payoff.uplift_nested': {
    text: 'On ne sait pas ce que {rung} ajoute à {from} : les gains d’échelons placés l’un au-dessus de l’autre ne doivent pas être additionnés.',
  },
  'payoff.pay_missing': {
    text: 'Il n’y a rien à quoi comparer le chiffre.',
    fix: 'Dites ce que vous gagnez maintenant en une heure.',
  },
  'payoff.currency_missing': { text: 'Le chiffre est un montant sans monnaie.' },
  'payoff.currency_unknown': { text: '« {currency} » n’est pas une monnaie en usage.' },
  'payoff.currency_unconverted': {
    text: 'Il n’y a pas de taux de change de {from} vers {to}.',
    fix: 'Donnez des taux datés pour ce sens.',
  },
  'payoff.rates_out_of_date': { text: 'Les taux de change valent du {asOf} au {validUntil} ; nous sommes le {now}.' },
  'payoff.payer_hours_missing': {
    text: 'Ceci est un engagement de {payers} et ne compte que pour les heures qui y sont travaillées.',
    fix: 'Dites combien d’heures par semaine cela fait.',
  },
  'payoff.time_unclear': { text: 'L’effort {time} ne dit pas combien d’heures cela fait.' },
  'payoff.amount_too_large': { text: 'Un montant est plus grand que ce qui peut être calculé exactement.' },
  'payoff.illustrative': { text: 'Le chiffre n’est qu’une illustration.' },
  'payoff.occupational': {
    text: 'Le chiffre est le salaire dans un métier. Une différence entre métiers n’est pas un effet du badge.',
  },
  'payoff.interval_missing': { text: 'Le chiffre n’a pas d’intervalle ; le cas bas ne compte donc aucun gain.' },
  'payoff.sample_size_missing': { text: 'Le chiffre ne dit pas sur combien de personnes il repose.' },
  'payoff.cost_unknown': { text: 'On ne sait pas ce que coûte {rung}, et cela n’a pas été compté.' },
  'payoff.effort_unknown': { text: 'On ne sait pas combien d’heures demande {rung}, et elles n’ont pas été comptées.' },
  'payoff.elapsed_unknown': { text: 'On ne sait pas pour toutes les parties combien de temps elles prennent au calendrier.' },
  'payoff.loan_not_counted': { text: 'Le prêt de {funder} n’a pas été compté : il faut le rembourser.' },
  'payoff.paid_on_award': { text: 'Ce que paie {funder} ne vient qu’une fois le badge accordé ; jusque-là, c’est votre argent.' },
  'payoff.clawback': {
    text: 'Qui part avant la fin de {until} peut devoir rembourser {minor} unités mineures de {currency} à {funder}.',
    fix: 'Lisez d’abord les conditions. Le badge reste à vous dans tous les cas.',
  },
  'payoff.ends_with_validity': {
    text: 'Le gain ne compte que {months} mois : ensuite le badge prend fin, et on ne sait pas ce que coûte son renouvellement.',
  },
  'payoff.incentive_not_counted': { text: 'La prime {incentive} n’a pas été comptée ({because}).' },
  'payoff.funding_not_counted': { text: 'L’aide financière de {funder} n’a pas été comptée ({because}).' },
  'plan.rungs_first': { text: 'D’abord viennent : {rungs}.' },
  'plan.things_missing': { text: 'Choses qui manquent : {count} ; façons d’y arriver : {sets}.' },
  'plan.ready': { text: 'Tout est là pour {rung} : demandez le badge.' },
  'plan.approximate': {
    text: 'Il y a trop de voies ({limit}) pour les regarder toutes : celle-ci est bonne, peut-être pas la meilleure.',
  },
  'plan.undecided': { text: '{count} choses n’ont pas pu être déterminées et sont tenues pour manquantes.' },
  'plan.blocked': { text: 'D’ici, rien de ce qui peut être obtenu ne mène à {rung}.' },
  'plan.regulated': { text: '{rung} n’est accordé que par son autorité de réglementation. Un badge n’est pas une licence.' },
  'plan.not_offered': { text: '{rung} n’est pas proposé là où vous êtes, ou pas en ce moment ({phase}).' },
  'plan.dominated': { text: '{by} est au moins aussi bon à tous égards.' },
  'plan.on_front': { text: 'Aucune autre de {count} étapes n’est meilleure à tous égards.' },
  'plan.demand_counted': { text: 'D’après {signal}, on attend en {region} {factor} fois les heures habituelles.' },
  'plan.demand_ignored': { text: 'Le signal de demande {signal} n’a pas été compté ({because}).' },
  'plan.cost_unconverted': { text: 'Les coûts sont en monnaies différentes ({currencies}) et n’ont pas été additionnés.' },
  'plan.rung_unknown': { text: 'L’échelle n’a pas d’échelon {rung}.', fix: 'Vérifiez l’orthographe.' },
}
