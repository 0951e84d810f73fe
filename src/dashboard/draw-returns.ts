import { drawRanges } from '../draw/index.js'
import { phrase, render } from '../i18n/index.js'
import type { RungReturn } from '../insight/index.js'
import { type DashboardChart, type DashboardChartOptions, drawable, pictureOptions, shortened } from './chart.js'
import { createDashboardWords, type DashboardWords } from './words.js'

const PER = { hour: 'map.perHour', job: 'map.perJob', month: 'map.perMonth', year: 'map.perYear' } as const

/**
 * What is known of pay on rungs, each figure with its interval and its people: one chart for each kind of figure, since others may not be held
 * beside each other. Each says that it is no promise of pay.
 *
 * @example
 * ```ts
 * import { drawReturns, type PublicDashboard } from 'rungs/dashboard'
 * import { en } from 'rungs/i18n'
 * const pictures = ({ returns, ladder }: PublicDashboard) =>
 *   drawReturns(returns, { catalogue: en, ...(ladder !== undefined && { ladder }) }).map(({ svg }) => svg)
 * ```
 */
export function drawReturns(returns: readonly RungReturn[], options: DashboardChartOptions): readonly DashboardChart[] {
  const kinds = new Map<string, RungReturn[]>()
  for (const one of returns) {
    const known = kinds.get(one.comparable)
    if (known === undefined) kinds.set(one.comparable, [one])
    else known.push(one)
  }
  return [...kinds.values()].map((own) => chartOf(own, options))
}

function chartOf(own: readonly RungReturn[], options: DashboardChartOptions): DashboardChart {
  const { catalogue: book } = options
  const words = createDashboardWords(book, options.ladder)
  const { basis, statistic, per, currency, measure } = own[0] as RungReturn
  const unit = phrase(book, PER[per], { figure: measure === 'percent' ? '%' : (currency ?? '') })
  const title = words.list([phrase(book, `basis.${basis}`), phrase(book, `statistic.${statistic}`), unit])
  const { shown, hidden } = shortened(own, options)
  const limits = [
    ...(basis === 'occupationalDifferential' ? [render({ code: 'payoff.occupational', params: {} }, book).text] : []),
    phrase(book, 'payoff.limits'),
  ]
  const rows = shown.map((one) => ({
    one,
    name: words.rung(one.rung),
    said: figureOf(one, one.value, words),
    note: noteOf(one, words),
  }))
  return {
    title,
    svg: drawRanges(
      rows.map(({ one, name, said, note }) => ({
        name,
        said,
        ...drawable(one.value, one.interval?.low, one.interval?.high),
        note,
      })),
      pictureOptions(title, options, limits),
    ),
    table: {
      columns: [
        phrase(book, 'label.rung'),
        phrase(book, 'dash.value'),
        phrase(book, 'dash.interval'),
        phrase(book, 'map.observed'),
      ],
      rows: rows.map(({ one, name, said, note }) => [
        name,
        said,
        note,
        words.list([phrase(book, `claim.${one.claim}`), phrase(book, 'draw.asOf', { asOf: one.asOf })]),
      ]),
    },
    hidden,
  }
}

function figureOf(one: RungReturn, value: string, words: DashboardWords): string {
  const { book } = words
  const isGain = one.comparison !== undefined || one.measure === 'percent'
  const { measure, currency } = one
  const figure = words.figure(value, { measure, ...(currency !== undefined && { currency }) }, isGain)
  return phrase(book, PER[one.per], { figure })
}

function noteOf(one: RungReturn, words: DashboardWords): string {
  const { book } = words
  const { interval, sampleSize, comparison } = one
  const isGain = comparison !== undefined || one.measure === 'percent'
  const end = (value: string): string =>
    words.figure(value, { measure: one.measure, ...(one.currency !== undefined && { currency: one.currency }) }, isGain)
  return words.list([
    interval === undefined
      ? phrase(book, 'payoff.intervalUnknown')
      : phrase(book, 'payoff.interval', { level: levelOf(interval.level), low: end(interval.low), high: end(interval.high) }),
    sampleSize === undefined ? phrase(book, 'payoff.peopleUnknown') : phrase(book, 'payoff.people', { count: sampleSize }),
    ...(comparison === undefined ? [] : [phrase(book, 'map.comparedWith', { comparison: words.rung(comparison) })]),
  ])
}

/** A level in percent, whether it is written so or as a part of one. */
function levelOf(level: string): number {
  const number = Number(level)
  return number <= 1 ? Math.round(number * 10_000) / 100 : number
}
