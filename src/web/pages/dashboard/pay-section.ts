import type { DashboardChart } from '../../../dashboard/index.js'
import { type DashboardBook, phrase } from '../../../i18n/index.js'
import { type Html, html } from '../../html.js'
import { chartFigure } from './chart-figure.js'
import { moreRows, section } from './parts.js'

/** What is known of pay: at most so many charts, and how much is in the others. */
export function paySection(charts: readonly DashboardChart[], most: number, book: DashboardBook): Html | undefined {
  if (charts.length === 0) return undefined
  const shown = charts.slice(0, most)
  const left = charts.slice(most).reduce((rows, { table, hidden }) => rows + table.rows.length + hidden, 0)
  return section(
    'pay',
    phrase(book, 'dash.returns'),
    [
      html`<div class="charts">${shown.map((chart) => chartFigure(chart, 3, book))}</div>`,
      ...moreRows(left, book),
      html`<p class="limits">${phrase(book, 'payoff.limits')}</p>`,
    ],
    charts.length > 1,
  )
}
