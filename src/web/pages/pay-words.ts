import { phrase, render } from '../../i18n/index.js'
import type { WageEvidence } from '../../ladder/index.js'
import { type LadderWords, withoutColon } from './ladder-words.js'

/** A figure of pay in words: what it says, and what it rests on. */
export interface PayInWords {
  readonly figure: string
  readonly basis: string
  readonly people: string
  readonly interval: string
  /** Where, in which work, and in which time. */
  readonly who: string
  readonly dates: string
  /** What this very figure is not. */
  readonly limits: readonly string[]
}

/** What a figure is paid for. */
export const PER = { hour: 'map.perHour', job: 'map.perJob', month: 'map.perMonth', year: 'map.perYear' } as const

/** Whether a figure is what is earned more, rather than what is earned. */
export function isGain({ measure, comparison }: WageEvidence): boolean {
  return measure === 'percent' || comparison !== undefined
}

/** The words of a figure, for the list and for the picture alike. */
export function payInWords(one: WageEvidence, words: LadderWords): PayInWords {
  const { book } = words
  const { value, per, statistic, claim, basis, sampleSize, ci, observed, population, asOf, validUntil } = one
  const figure = (text: string): string => words.figure(text, one, isGain(one))
  const percent = new Intl.NumberFormat(book.tag)
  return {
    figure: withoutColon(words.list([phrase(book, PER[per], { figure: figure(value) }), phrase(book, `statistic.${statistic}`)])),
    basis: words.list([phrase(book, `basis.${basis}`), phrase(book, `claim.${claim}`)]),
    people:
      sampleSize === undefined ? phrase(book, 'payoff.peopleUnknown') : phrase(book, 'payoff.people', { count: sampleSize }),
    interval:
      ci === undefined
        ? phrase(book, 'payoff.intervalUnknown')
        : phrase(book, 'payoff.interval', {
            level: percent.format(Number(ci.level) <= 1 ? Number(ci.level) * 100 : Number(ci.level)),
            low: figure(ci.low),
            high: figure(ci.high),
          }),
    who: words.list([
      words.places(population.region),
      phrase(book, `work.${one.workRelationship}`),
      phrase(book, `paid.${one.timeBase}`),
      phrase(book, `paid.${one.expenses}`),
    ]),
    dates: words.list([
      phrase(book, 'payoff.dates', observed),
      phrase(book, 'draw.asOf', { asOf }),
      ...(validUntil === undefined ? [] : [phrase(book, 'when.until', { until: validUntil })]),
    ]),
    limits: [
      ...(basis === 'occupationalDifferential' ? [render({ code: 'payoff.occupational', params: {} }, book).text] : []),
      ...(one.illustrative === true ? [phrase(book, 'payoff.illustrative')] : []),
    ],
  }
}

/** What a gain is measured against: a rung by its name, anything else as it is written. */
export function comparedWith(comparison: string, words: LadderWords): string {
  const rung = words.ladder.rungs.find(({ id }) => id === comparison)
  return rung === undefined ? words.clean(comparison) : words.plain(rung.name, 200)
}
