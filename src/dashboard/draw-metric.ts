import type { StatisticalFigure } from '../credential/index.js'
import { drawBars, drawRanges } from '../draw/index.js'
import { phrase } from '../i18n/index.js'
import { type DashboardChart, type DashboardChartOptions, drawable, pictureOptions, shortened } from './chart.js'
import type { DashboardFigures, DashboardMetric } from './model.js'
import { isAll } from './read-release.js'
import { createDashboardWords, type DashboardWords } from './words.js'

/**
 * The figures of one metric: shares as bars, medians as dots with the middle half of the people around them. What is withheld is said to be.
 *
 * @example
 * ```ts
 * import { drawMetric, type PublicDashboard } from 'rungs/dashboard'
 * import { en } from 'rungs/i18n'
 * const pictures = ({ figures }: PublicDashboard) => figures.metrics.map((one) => drawMetric(one, figures, { catalogue: en }).svg)
 * ```
 */
export function drawMetric(
  { metric, kind, unit, figures }: DashboardMetric,
  { currency }: Pick<DashboardFigures, 'currency'>,
  options: DashboardChartOptions,
): DashboardChart {
  const { catalogue: book } = options
  const words = createDashboardWords(book, options.ladder)
  const name = phrase(book, `metric.${metric}`)
  const title = kind === 'share' ? name : words.list([name, phrase(book, 'statistic.median')])
  const { shown, hidden } = shortened(figures, options)
  const amount = (value: string): string =>
    kind === 'money' && currency !== undefined ? words.money(Number(value), currency, true) : words.amount(value, unit)
  const rows = shown.map((figure) => ({
    figure,
    name: nameOf(figure, words),
    said: saidOf(figure, kind, amount, words),
    note: halfOf(figure, amount, words),
  }))
  const picture = pictureOptions(title, options)
  const scale = kind === 'money' && currency !== undefined ? words.perMajor(currency) : 1
  const svg =
    kind === 'share'
      ? drawBars(
          rows.map(({ figure, name: label, said }) => ({
            name: label,
            said,
            share: figure.value === null ? null : Math.min(1, Math.max(0, Number(figure.value) / 100)),
          })),
          picture,
        )
      : drawRanges(
          rows.map(({ figure, name: label, said, note }) => ({
            name: label,
            said,
            ...drawable(figure.value, figure.low, figure.high, scale),
            ...(note !== '' && { note }),
          })),
          picture,
        )
  const hasHalves = rows.some(({ note }) => note !== '')
  return {
    title,
    svg,
    table: {
      columns: [phrase(book, 'dash.group'), phrase(book, 'dash.value'), ...(hasHalves ? [phrase(book, 'dash.half')] : [])],
      rows: rows.map(({ figure, name: label, said }) => [label, said, ...(hasHalves ? [rangeOf(figure, amount, words)] : [])]),
    },
    hidden,
  }
}

function nameOf({ group }: StatisticalFigure, words: DashboardWords): string {
  return isAll(group) ? phrase(words.book, 'dash.all') : words.group(group)
}

function saidOf(
  { value, coded }: StatisticalFigure,
  kind: DashboardMetric['kind'],
  amount: (value: string) => string,
  { book, percent }: DashboardWords,
): string {
  if (value === null) return phrase(book, 'dash.withheld')
  const said = kind === 'share' ? percent(value) : amount(value)
  return coded === undefined ? said : phrase(book, `dash.${coded}`, { value: said })
}

function halfOf({ low, high }: StatisticalFigure, amount: (value: string) => string, { book }: DashboardWords): string {
  return low === undefined || high === undefined ? '' : phrase(book, 'dash.halfOf', { low: amount(low), high: amount(high) })
}

function rangeOf({ low, high }: StatisticalFigure, amount: (value: string) => string, { book }: DashboardWords): string {
  return low === undefined || high === undefined ? '' : phrase(book, 'dash.range', { low: amount(low), high: amount(high) })
}
