import {
  createDashboardWords,
  type DashboardFigures,
  type DashboardLadder,
  drawAwards,
  drawMetric,
  drawReturns,
  type EducatorDashboard,
  type PlatformDashboard,
  type PublicDashboard,
} from '../../../dashboard/index.js'
import { type DashboardBook, phrase } from '../../../i18n/index.js'
import { type Html, html } from '../../html.js'
import { chartFigure, tableOf } from './chart-figure.js'
import { moreRows, section, tiles } from './parts.js'
import { paySection } from './pay-section.js'

/** Charts of pay. */
const MAX_PAY = 4
/** Rows of a table without a chart, for each of a chart. */
const TABLE_ROWS = 2

/** What is read of groups of people. */
export function groupSections(
  data: EducatorDashboard | PlatformDashboard | PublicDashboard,
  book: DashboardBook,
  most: number,
): readonly (Html | undefined)[] {
  const { figures, ladder, returns } = data
  const options = { catalogue: book, most, ...(ladder !== undefined && { ladder }) }
  return [
    figures === undefined ? undefined : tilesOf(figures, book),
    data.view === 'educator' && data.awards.length > 0
      ? section('awards', phrase(book, 'dash.awards'), [chartFigure(drawAwards(data.awards, options), 2, book)])
      : undefined,
    figures === undefined ? undefined : figuresOf(figures, ladder, book, most),
    paySection(drawReturns(returns, options), MAX_PAY, book),
    data.view === 'educator' ? undefined : demandOf(data, book, most),
    ...(data.view === 'platform' ? [parityOf(data, book, most), rolloutOf(data, book)] : []),
    figures === undefined ? undefined : protectionOf(figures, book),
  ]
}

function tilesOf({ people, from, until, withheldGroups }: DashboardFigures, book: DashboardBook): Html {
  const words = createDashboardWords(book)
  // A release may leave out how many there are in all: its first group is not that.
  const all = people.find(({ group }) => Object.keys(group).length === 0)?.value ?? null
  const said = all === null ? phrase(book, 'dash.withheld') : phrase(book, 'dash.about', { count: Number(all) })
  const [first, last] = [from, until].map((date) => words.date(date.slice(0, 10)))
  return html`${tiles([
    { label: phrase(book, 'dash.people'), said },
    { label: phrase(book, 'dash.period'), said: phrase(book, 'dash.range', { low: first as string, high: last as string }) },
  ])}${withheldGroups === 0 ? undefined : html`<p>${phrase(book, 'dash.hidden', { count: withheldGroups })}</p>`}`
}

function figuresOf(figures: DashboardFigures, ladder: DashboardLadder | undefined, book: DashboardBook, most: number): Html {
  const options = { catalogue: book, most, ...(ladder !== undefined && { ladder }) }
  const charts = figures.metrics.map((metric) => chartFigure(drawMetric(metric, figures, options), 3, book))
  return section('figures', phrase(book, 'dash.groups'), [html`<div class="charts">${charts}</div>`], true)
}

function demandOf({ gaps, ladder }: PlatformDashboard | PublicDashboard, book: DashboardBook, most: number): Html | undefined {
  if (gaps.length === 0) return undefined
  const words = createDashboardWords(book, ladder)
  const number = (value: number | null | undefined): string =>
    value === undefined ? '' : value === null ? phrase(book, 'dash.withheld') : words.number(value)
  const title = phrase(book, 'dash.demand')
  const table = {
    columns: [
      phrase(book, 'label.what'),
      phrase(book, 'dash.place'),
      phrase(book, 'dash.openings'),
      phrase(book, 'map.people'),
      phrase(book, 'dash.gap'),
      phrase(book, 'dash.level'),
    ],
    rows: gaps
      .slice(0, most * TABLE_ROWS)
      .map(({ target, region, openings, people, gap, level }) => [
        words.rung(target),
        words.place(region),
        number(openings),
        number(people),
        number(gap),
        level === undefined ? '' : phrase(book, `level.${level}`),
      ]),
  }
  const rest = moreRows(gaps.length - table.rows.length, book)
  return section('demand', title, [tableOf(table, { heading: 'demand' }), ...rest], true)
}

function parityOf({ parity }: PlatformDashboard, book: DashboardBook, most: number): Html | undefined {
  if (parity === undefined) return undefined
  const words = createDashboardWords(book)
  const title = phrase(book, 'dash.parity')
  const table = {
    columns: [phrase(book, 'dash.group'), phrase(book, 'dash.ratio'), phrase(book, 'dash.interval'), phrase(book, 'dash.status')],
    rows: parity.groups
      .slice(0, most * TABLE_ROWS)
      .map(({ group, ratio, low, high, signal }) => [
        words.clean(group),
        ratio === null ? phrase(book, 'dash.withheld') : words.number(ratio),
        low === undefined || high === undefined
          ? ''
          : phrase(book, 'dash.range', { low: words.number(low), high: words.number(high) }),
        signal === undefined ? '' : phrase(book, `parity.${signal}`),
      ]),
  }
  const rest = moreRows(parity.groups.length - table.rows.length, book)
  const notice = html`<p class="limits">${phrase(book, parity.notice)}</p>`
  return section('parity', title, [tableOf(table, { heading: 'parity' }), ...rest, notice], true)
}

function rolloutOf({ rollout }: PlatformDashboard, book: DashboardBook): Html | undefined {
  if (rollout === undefined) return undefined
  const words = createDashboardWords(book)
  const { difference, low, high, signal, basis } = rollout
  const said = phrase(book, 'dash.range', { low: words.number(low), high: words.number(high) })
  return section('rollout', phrase(book, 'dash.rollout'), [
    tiles([
      {
        label: phrase(book, 'dash.difference'),
        said: words.number(difference),
        note: words.list([said, phrase(book, `rollout.${signal}`)]),
      },
    ]),
    html`<p>${phrase(book, `rollout.${basis}`)}</p>`,
  ])
}

/** The statement of how the figures were protected, in words. */
function protectionOf({ disclosure, population, basis, release }: DashboardFigures, book: DashboardBook): Html {
  const words = createDashboardWords(book)
  const { leastPeople, suppression, roundedTo, codedAbove, codedBelow, epsilon, payRule } = disclosure
  const lines = [
    phrase(book, 'dash.least', { count: leastPeople }),
    ...(suppression === 'complementary' ? [phrase(book, 'dash.complementary')] : []),
    ...(roundedTo === undefined ? [] : [phrase(book, 'dash.rounded', { n: roundedTo })]),
    ...(codedAbove === undefined || codedBelow === undefined
      ? []
      : [phrase(book, 'dash.coded', { above: words.percent(codedAbove), below: words.percent(codedBelow) })]),
    ...(epsilon === undefined ? [] : [phrase(book, 'dash.noise', { epsilon: words.number(epsilon) })]),
    ...(payRule === undefined ? [] : [`${phrase(book, 'dash.payRule')} ${phrase(book, 'insight.payFloor')}`]),
  ]
  const rows = [
    ...(population === undefined ? [] : [[phrase(book, 'dash.population'), words.clean(population)] as const]),
    ...(basis === undefined ? [] : [[phrase(book, 'map.basis'), words.clean(basis)] as const]),
    [phrase(book, 'dash.release'), words.clean(release)] as const,
  ]
  return section(
    'protection',
    phrase(book, 'dash.protected'),
    [
      html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul><dl>${rows.map(([label, said]) => html`<dt>${label}</dt><dd><bdi>${said}</bdi></dd>`)}</dl>`,
    ],
    true,
  )
}
