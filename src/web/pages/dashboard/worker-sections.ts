import {
  createDashboardWords,
  drawBenefits,
  drawExpiries,
  drawProgress,
  drawReturns,
  type WorkerDashboard,
} from '../../../dashboard/index.js'
import { type DashboardBook, phrase, render } from '../../../i18n/index.js'
import { type Html, html } from '../../html.js'
import { chartFigure } from './chart-figure.js'
import { moreRows, section, type Tile, tiles } from './parts.js'
import { paySection } from './pay-section.js'

const MAX_PROBLEMS = 30
/** Charts of pay that are there however short the page must be. */
const FEWEST_PAY = 4

/** What a worker reads. */
export function workerSections(data: WorkerDashboard, book: DashboardBook, most: number): readonly (Html | undefined)[] {
  const options = { catalogue: book, ladder: data.ladder, most }
  const words = createDashboardWords(book, data.ladder)
  const expiries = drawExpiries(data, options)
  const returns = drawReturns(data.returns, options)
  return [
    tiles(tilesOf(data, book)),
    section('progress', phrase(book, 'dash.progress'), [
      chartFigure(drawProgress(data, options), 2, book),
      ...(data.next.length === 0
        ? []
        : [
            html`<h3>${phrase(book, 'map.next')}</h3><ol>${data.next.slice(0, 5).map((id) => html`<li><bdi>${words.rung(id)}</bdi></li>`)}</ol>`,
          ]),
    ]),
    expiries.table.rows.length === 0 ? undefined : section('dates', expiries.title, [chartFigure(expiries, 2, book)]),
    data.plans.length === 0
      ? undefined
      : section('benefits', phrase(book, 'dash.benefits'), [
          chartFigure(drawBenefits(data.plans, options), 2, book),
          html`<p class="limits">${phrase(book, 'benefit.limits')}</p>`,
        ]),
    stabilityOf(data, book),
    paySection(returns, Math.max(FEWEST_PAY, most), book),
    data.problems.length === 0
      ? undefined
      : section(
          'left-out',
          phrase(book, 'dash.leftOut'),
          [
            html`<ul>${data.problems.slice(0, MAX_PROBLEMS).map((one) => html`<li>${render(one, book).text}</li>`)}</ul>`,
            ...moreRows(data.problems.length - MAX_PROBLEMS, book),
          ],
          true,
        ),
  ]
}

function tilesOf(data: WorkerDashboard, book: DashboardBook): readonly Tile[] {
  const words = createDashboardWords(book, data.ladder)
  const ends = data.rungs.flatMap(({ until }) => (until !== undefined && until > data.at ? [until] : [])).sort()
  const hours = Object.entries(data.work.hours) as (readonly [keyof WorkerDashboard['work']['hours'], string])[]
  const balance = data.leave?.at(-1)?.balance
  return [
    { label: phrase(book, 'dash.held'), said: phrase(book, 'dash.heldOf', { held: data.held, total: data.rungs.length }) },
    ...(ends[0] === undefined ? [] : [{ label: phrase(book, 'dash.nextEnd'), said: words.date(ends[0].slice(0, 10)) }]),
    ...hours.map(([base, amount]) => ({
      label: phrase(book, 'dash.hours'),
      said: words.amount(short(amount), 'hours'),
      note: phrase(book, `paid.${base}`),
    })),
    ...data.work.earnings.map(({ low, high, currency }) => ({
      label: phrase(book, 'dash.earnings'),
      said:
        low === high
          ? words.money(low, currency)
          : phrase(book, 'dash.range', { low: words.money(low, currency), high: words.money(high, currency) }),
    })),
    ...(balance === undefined ? [] : [{ label: phrase(book, 'dash.leave'), said: words.amount(short(balance), 'hours') }]),
  ]
}

/** Hours to a hundredth: more digits are for reckoning, not for reading. */
function short(hours: string): string {
  return hours.replace(/(\.\d{2})\d+$/, '$1')
}

function stabilityOf({ stability }: WorkerDashboard, book: DashboardBook): Html | undefined {
  if (stability.length === 0) return undefined
  const words = createDashboardWords(book)
  const each = stability.flatMap(({ currency, p10, p50, months, monthsWithoutIncome }) => [
    { label: phrase(book, 'dash.middleMonth'), said: words.money(p50, currency) },
    { label: phrase(book, 'dash.lowMonth'), said: words.money(p10, currency) },
    {
      label: phrase(book, 'dash.bareMonths'),
      said: phrase(book, 'dash.heldOf', { held: monthsWithoutIncome, total: months }),
      note: currency,
    },
  ])
  return section('work', phrase(book, 'dash.stability'), [tiles(each)])
}
