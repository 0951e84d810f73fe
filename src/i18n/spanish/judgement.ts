import type { CodeWords } from '../catalogue.js'
import type { JudgementCode } from '../english/judgement.js'

/** Spanish for what recognition, work, endorsements, terms and rollout do to a requirement. */
export const judgementSpanish: Pick<CodeWords, JudgementCode> = {
  'requirement.absent': { text: 'Esto no se debe tener, y no lo tienes.' },
  'requirement.attribute_met': { text: 'Lo que se sabe de {name} es suficiente.' },
  'requirement.attribute_unmet': { text: 'Lo que se sabe de {name} no es lo que se pide.' },
  'requirement.assurance_too_low': { text: 'Esto se otorgó con nivel de garantía {actual}; se necesita {required}.' },
  'requirement.assessor_unknown': { text: 'No se sabe quién evaluó esto; se pide {assessor}.' },
  'requirement.count_reached': { text: 'Hay {actual}; se necesitan {needed}.' },
  'requirement.count_too_low': { text: 'Hay {actual} de {needed} que se necesitan.' },
  'requirement.count_undecided': {
    text: 'Hay {actual} seguros y {possible} como máximo; se necesitan {needed}.',
    fix: 'Haz que quien lo emitió confirme lo que no es seguro.',
  },
  'requirement.endorser_self': { text: 'Aquí no cuenta tu propia palabra sobre ti.' },
  'requirement.endorser_ring': { text: 'Esto viene de alguien a quien tú avalas, directamente o a través de otros.' },
  'requirement.hours_capped': { text: 'Esto declara más horas de las que caben en su tiempo; un día cuenta 24 como máximo.' },
  'requirement.status_stale': {
    text: 'Se consultó si esto sigue vigente el {statusAsOf}; se necesita una consulta del {oldest} o posterior.',
    fix: 'Consúltalo de nuevo.',
  },
  'requirement.status_later': {
    text: 'El {statusAsOf} se vio que esto estaba retirado o suspendido; no se sabe si lo estaba el {now}.',
  },
  'requirement.met_recognised': { text: 'Tu credencial cuenta para esto según la regla {rules}.' },
  'requirement.recognition_not_accepted': { text: 'La regla {rule} es de {assertedBy}, cuyas reglas no se usan aquí.' },
  'requirement.recognition_not_yet_valid': { text: 'La regla {rule} rige a partir de {validFrom}; se consultó para {now}.' },
  'requirement.recognition_expired': { text: 'La regla {rule} terminó el {validUntil}; se consultó para {now}.' },
  'requirement.recognition_elsewhere': { text: 'La regla {rule} no rige donde tú estás.' },
  'requirement.recognition_place_unknown': {
    text: 'La regla {rule} rige en algunos lugares, y no se sabe si en el tuyo.',
    fix: 'Di dónde estás.',
  },
  'requirement.recognition_condition_unmet': { text: 'La regla {rule} pide algo más que no tienes.' },
  'requirement.recognition_condition_unknown': { text: 'La regla {rule} pide algo más, que no se pudo determinar.' },
  'requirement.recognition_hops_exceeded': {
    text: 'Harían falta las reglas {rules} una tras otra; se pueden seguir como máximo {limit}.',
  },
  'requirement.recognition_provisional': {
    text: 'Según la regla {rule} esto cuenta de forma provisional, hasta que se confirme.',
  },
  'requirement.recognition_partial': { text: 'Según la regla {rule} esto cuenta solo en parte, y se necesita entero.' },
  'requirement.lower_lapsed': {
    text: 'Esto dura tanto como el paso inferior {rung}, que no está obtenido, o no se sabe si lo está.',
    fix: 'Renueva el paso inferior.',
  },
  'requirement.grandfathered': { text: 'Esto se otorgó antes del {awardedBefore} y cuenta con las condiciones de entonces.' },
  'requirement.older_terms_unmet': {
    text: 'Esto se otorgó antes del {awardedBefore} y vuelve a contar en cuanto se haga su renovación.',
    fix: 'Haz lo que pide la renovación.',
  },
  'requirement.renewed_by_higher': { text: 'El paso superior {rung} mantiene este vigente hasta el {until}.' },
  'ladder.link_not_accepted': { text: 'Se dijo que dos nombres son tuyos mediante {basis}, algo en lo que aquí no se confía.' },
  'ladder.rollout_general': { text: 'Esto se ofrece a todas las personas.' },
  'ladder.rollout_pilot': { text: 'Esto se ofrece en una prueba piloto.' },
  'ladder.rollout_planned': { text: 'Esto está previsto y todavía no se ofrece.' },
  'ladder.rollout_elsewhere': { text: 'Esto se ofrece en {regions}, y no donde tú estás.' },
  'ladder.rollout_place_unknown': {
    text: 'Esto se ofrece en {regions}; no se sabe si es donde tú estás.',
    fix: 'Di dónde estás.',
  },
  'ladder.rollout_not_started': { text: 'Esto se ofrece a partir de {from}; se consultó para {now}.' },
  'ladder.rollout_ended': { text: 'Esto se ofreció hasta {until}; se consultó para {now}.' },
}
