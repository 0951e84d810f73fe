import type { CodeWords } from '../catalogue.js'
import type { JudgementCode } from '../english/judgement.js'

/** Portuguese for what recognition, work, endorsements, terms and rollout do to a requirement. */
export const judgementPortuguese: Pick<CodeWords, JudgementCode> = {
  'requirement.absent': { text: 'Isto não se deve ter, e você não tem.' },
  'requirement.attribute_met': { text: 'O que se sabe de {name} é suficiente.' },
  'requirement.attribute_unmet': { text: 'O que se sabe de {name} não é o que se pede.' },
  'requirement.assurance_too_low': { text: 'Isto foi concedido com nível de garantia {actual}; é preciso {required}.' },
  'requirement.assessor_unknown': { text: 'Não se sabe quem avaliou isto; pede-se {assessor}.' },
  'requirement.count_reached': { text: 'Há {actual}; são necessários {needed}.' },
  'requirement.count_too_low': { text: 'Há {actual} dos {needed} necessários.' },
  'requirement.count_undecided': {
    text: 'Há {actual} com certeza e no máximo {possible}; são necessários {needed}.',
    fix: 'Peça a quem emitiu que confirme o que é incerto.',
  },
  'requirement.endorser_self': { text: 'Sua própria palavra sobre você não conta aqui.' },
  'requirement.endorser_ring': { text: 'Isto vem de alguém que você endossa, diretamente ou por meio de outros.' },
  'requirement.hours_capped': { text: 'Isto declara mais horas do que cabem no seu tempo; um dia conta no máximo 24.' },
  'requirement.status_stale': {
    text: 'Consultou-se se isto ainda vale em {statusAsOf}; é preciso uma consulta de {oldest} ou depois.',
    fix: 'Consulte de novo.',
  },
  'requirement.status_later': {
    text: 'Em {statusAsOf} viu-se que isto estava retirado ou suspenso; não se sabe se já estava em {now}.',
  },
  'requirement.met_recognised': { text: 'Sua credencial conta para isto pela regra {rules}.' },
  'requirement.recognition_not_accepted': { text: 'A regra {rule} é de {assertedBy}, cujas regras não são usadas aqui.' },
  'requirement.recognition_not_yet_valid': { text: 'A regra {rule} vale a partir de {validFrom}; a consulta foi para {now}.' },
  'requirement.recognition_expired': { text: 'A regra {rule} terminou em {validUntil}; a consulta foi para {now}.' },
  'requirement.recognition_elsewhere': { text: 'A regra {rule} não vale onde você está.' },
  'requirement.recognition_place_unknown': {
    text: 'A regra {rule} vale em alguns lugares, e não se sabe se no seu.',
    fix: 'Diga onde você está.',
  },
  'requirement.recognition_condition_unmet': { text: 'A regra {rule} pede algo mais que você não tem.' },
  'requirement.recognition_condition_unknown': { text: 'A regra {rule} pede algo mais, que não pôde ser decidido.' },
  'requirement.recognition_hops_exceeded': {
    text: 'Seriam precisas as regras {rules} uma após a outra; podem se seguir no máximo {limit}.',
  },
  'requirement.recognition_provisional': { text: 'Pela regra {rule} isto conta de forma provisória, até ser confirmado.' },
  'requirement.recognition_partial': { text: 'Pela regra {rule} isto conta só em parte, e é preciso o todo.' },
  'requirement.lower_lapsed': {
    text: 'Isto dura tanto quanto o passo {rung} abaixo dele, que não foi obtido, ou não se sabe se foi.',
    fix: 'Renove o passo de baixo.',
  },
  'requirement.grandfathered': { text: 'Isto foi concedido antes de {awardedBefore} e conta pelas condições da época.' },
  'requirement.older_terms_unmet': {
    text: 'Isto foi concedido antes de {awardedBefore} e volta a contar assim que a renovação for feita.',
    fix: 'Faça o que a renovação pede.',
  },
  'requirement.renewed_by_higher': { text: 'O passo superior {rung} mantém este em vigor até {until}.' },
  'ladder.link_not_accepted': { text: 'Foi dito que dois nomes são seus por {basis}, em que não se confia aqui.' },
  'ladder.rollout_general': { text: 'Isto é oferecido a todas as pessoas.' },
  'ladder.rollout_pilot': { text: 'Isto é oferecido em um piloto.' },
  'ladder.rollout_planned': { text: 'Isto está planejado e ainda não é oferecido.' },
  'ladder.rollout_elsewhere': { text: 'Isto é oferecido em {regions}, e não onde você está.' },
  'ladder.rollout_place_unknown': {
    text: 'Isto é oferecido em {regions}; não se sabe se é onde você está.',
    fix: 'Diga onde você está.',
  },
  'ladder.rollout_not_started': { text: 'Isto é oferecido a partir de {from}; a consulta foi para {now}.' },
  'ladder.rollout_ended': { text: 'Isto foi oferecido até {until}; a consulta foi para {now}.' },
}
