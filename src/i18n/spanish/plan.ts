import type { CatalogueOf } from '../catalogue.js'

/** Spanish for plans and payoffs. */
export const planSpanish: CatalogueOf<'plan' | 'payoff'> = {
  'payoff.evidence_missing': { text: 'No se sabe nada de lo que ganan las personas con {rung}.' },
  'payoff.evidence_future': { text: 'La cifra es del {asOf}, posterior al {now}.' },
  'payoff.evidence_ended': {
    text: 'La cifra valía hasta el {validUntil}; ahora es {now}.',
    fix: 'Pide a su fuente una más reciente.',
  },
  'payoff.per_unsupported': { text: 'La cifra es una paga por {per}, que no se puede comparar con una paga por hora.' },
  'payoff.work_differs': {
    text: 'La cifra trata de otro trabajo ({what}: {actual}) distinto del tuyo ({expected}), así que no dice nada de ti.',
  },
  'payoff.region_outside': { text: 'La cifra trata de {regions}, no de {region}.' },
  'payoff.sample_too_small': { text: 'La cifra se apoya en {sampleSize} personas; se piden al menos {least}.' },
  'payoff.interval_invalid': { text: 'La cifra {value} no está dentro de su propio intervalo, de {low} a {high}.' },
  'payoff.vintage_mixed': { text: 'Las cifras son de épocas distintas ({values}) y no se deben restar.' },
  'payoff.statistic_mixed': { text: 'Las cifras son estadísticas distintas ({values}) y no se deben restar.' },
  'payoff.uplift_nested': {
    text: 'No se sabe qué añade {rung} a {from}: las ganancias de peldaños que están uno sobre otro no se deben sumar.',
  },
  'payoff.pay_missing': { text: 'No hay nada con que comparar la cifra.', fix: 'Di cuánto ganas ahora en una hora.' },
  'payoff.currency_missing': { text: 'La cifra es un importe sin moneda.' },
  'payoff.currency_unknown': { text: '«{currency}» no es una moneda en uso.' },
  'payoff.currency_unconverted': {
    text: 'No hay tipo de cambio de {from} a {to}.',
    fix: 'Aporta tipos de cambio con fecha para este sentido.',
  },
  'payoff.rates_out_of_date': { text: 'Los tipos de cambio valen desde {asOf} hasta {validUntil}; ahora es {now}.' },
  'payoff.payer_hours_missing': {
    text: 'Esto es un compromiso de {payers} y solo cuenta para las horas que se trabajen allí.',
    fix: 'Di cuántas horas a la semana son.',
  },
  'payoff.time_unclear': { text: 'El esfuerzo {time} no dice cuántas horas son.' },
  'payoff.amount_too_large': { text: 'Un importe es mayor de lo que se puede calcular con exactitud.' },
  'payoff.illustrative': { text: 'La cifra es solo un ejemplo ilustrativo.' },
  'payoff.occupational': {
    text: 'La cifra es la paga en una ocupación. Una diferencia entre ocupaciones no es un efecto de la insignia.',
  },
  'payoff.interval_missing': { text: 'La cifra no tiene intervalo, así que el caso bajo no cuenta ninguna ganancia.' },
  'payoff.sample_size_missing': { text: 'La cifra no dice en cuántas personas se apoya.' },
  'payoff.cost_unknown': { text: 'No se sabe cuánto cuesta {rung}, y no se contó.' },
  'payoff.effort_unknown': { text: 'No se sabe cuántas horas lleva {rung}, y no se contaron.' },
  'payoff.elapsed_unknown': { text: 'No se sabe de todas las partes cuánto tiempo llevan en el calendario.' },
  'payoff.loan_not_counted': { text: 'El préstamo de {funder} no se contó: hay que devolverlo.' },
  'payoff.paid_on_award': {
    text: 'Lo que paga {funder} solo llega cuando se otorga la insignia; hasta entonces es dinero tuyo.',
  },
  'payoff.clawback': {
    text: 'Quien se va antes de que pase {until} quizá tenga que devolver {minor} unidades menores de {currency} a {funder}.',
    fix: 'Lee antes las condiciones. La insignia sigue siendo tuya en cualquier caso.',
  },
  'payoff.ends_with_validity': {
    text: 'La ganancia cuenta solo {months} meses: después vence la insignia, y no se sabe cuánto cuesta renovarla.',
  },
  'payoff.incentive_not_counted': { text: 'El incentivo {incentive} no se contó ({because}).' },
  'payoff.funding_not_counted': { text: 'La ayuda económica de {funder} no se contó ({because}).' },
  'plan.rungs_first': { text: 'Antes van: {rungs}.' },
  'plan.things_missing': { text: 'Cosas que faltan: {count}; maneras de llegar: {sets}.' },
  'plan.ready': { text: 'Está todo para {rung}: pide la insignia.' },
  'plan.approximate': { text: 'Hay demasiados caminos ({limit}) para mirarlos todos: este es bueno, quizá no el mejor.' },
  'plan.undecided': { text: 'No se pudieron determinar {count} cosas, y se toman como pendientes.' },
  'plan.blocked': { text: 'Desde aquí, nada que se pueda obtener lleva a {rung}.' },
  'plan.regulated': { text: '{rung} solo lo otorga su autoridad reguladora. Una insignia no es una licencia.' },
  'plan.not_offered': { text: '{rung} no se ofrece donde y cuando tú estás ({phase}).' },
  'plan.dominated': { text: '{by} es al menos igual de bueno en todos los aspectos.' },
  'plan.on_front': { text: 'Ningún otro de {count} pasos es mejor en todos los aspectos.' },
  'plan.demand_counted': { text: 'Según {signal}, en {region} se esperan {factor} veces las horas habituales.' },
  'plan.demand_ignored': { text: 'La señal de demanda {signal} no se contó ({because}).' },
  'plan.cost_unconverted': { text: 'Los costos están en monedas distintas ({currencies}) y no se sumaron.' },
  'plan.rung_unknown': { text: 'La escalera no tiene el peldaño {rung}.', fix: 'Revisa cómo está escrito.' },
}
