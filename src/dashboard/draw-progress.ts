import { drawBars, drawSpans, type Span } from '../draw/index.js'
import { phrase } from '../i18n/index.js'
import { type DashboardChart, type DashboardChartOptions, pictureOptions, shortened } from './chart.js'
import type { DashboardRung, WorkerDashboard } from './model.js'
import { createDashboardWords, type DashboardWords } from './words.js'

const HELD: readonly string[] = ['held', 'heldLapsing', 'grandfathered']
const LASTING: readonly string[] = [...HELD, 'lapsed', 'suspended']

/**
 * How far a worker is on each rung: by words, sign and the length of a bar.
 *
 * @example
 * ```ts
 * import { drawProgress, type WorkerDashboard } from 'rungs/dashboard'
 * import { loadDashboardBook } from 'rungs/i18n'
 * const inArabic = async (data: WorkerDashboard) => drawProgress(data, { catalogue: await loadDashboardBook('ar') }).svg
 * ```
 */
export function drawProgress(data: WorkerDashboard, options: DashboardChartOptions): DashboardChart {
  const { catalogue: book } = options
  const words = createDashboardWords(book, options.ladder ?? data.ladder)
  const title = phrase(book, 'dash.progress')
  const { shown, hidden } = shortened(data.rungs, options)
  const bars = shown.map((rung) => {
    const isHeld = HELD.includes(rung.status)
    const name = words.rung(rung.rung)
    const said = statusOf(rung, words)
    const bar = { name, said, share: Math.min(1, Math.max(0, rung.percent / 100)), status: rung.status }
    return isHeld ? bar : { ...bar, note: partsOf(rung, words) }
  })
  return {
    title,
    svg: drawBars(bars, pictureOptions(title, options)),
    table: {
      columns: [phrase(book, 'label.rung'), phrase(book, 'dash.status'), phrase(book, 'dash.progress')],
      rows: shown.map((rung) => [words.rung(rung.rung), statusOf(rung, words), partsOf(rung, words)]),
    },
    hidden,
  }
}

/**
 * What ends, opens and closes for a worker: badges that last as bars, days to know of as points, today as a line.
 *
 * @example
 * ```ts
 * import { drawExpiries, type WorkerDashboard } from 'rungs/dashboard'
 * import { en } from 'rungs/i18n'
 * const whatEnds = (data: WorkerDashboard) => drawExpiries(data, { catalogue: en }).table.rows
 * ```
 */
export function drawExpiries(data: WorkerDashboard, options: DashboardChartOptions): DashboardChart {
  const { catalogue: book } = options
  const words = createDashboardWords(book, options.ladder ?? data.ladder)
  const title = phrase(book, 'dash.dates')
  const badges = data.rungs
    .filter(({ status }) => LASTING.includes(status))
    .map((rung): Span & { readonly at: string } => ({
      name: words.rung(rung.rung),
      said: rung.until === undefined ? phrase(book, 'draw.endless') : statusOf(rung, words),
      status: rung.status,
      ...(rung.since !== undefined && { from: rung.since }),
      ...(rung.until !== undefined && !isReversed(rung) && { until: rung.until }),
      at: rung.until ?? '9999',
    }))
  const days = [
    ...data.events.map(({ kind, at, rung, about }) => ({ at, name: phrase(book, `event.${kind}`), of: rung ?? about })),
    ...data.deadlines.map(({ kind, at }) => ({ at, name: phrase(book, `event.${kind}`), of: undefined })),
  ].map(({ at, name, of }): Span & { readonly at: string } => ({
    name: of === undefined ? name : words.list([words.rung(of), name]),
    said: words.date(at),
    status: 'heldLapsing',
    from: at,
    until: at,
    at,
  }))
  const { shown, hidden } = shortened(
    [...badges, ...days].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    options,
  )
  return {
    title,
    svg: drawSpans(
      shown.map(({ at: _, ...span }) => span),
      { ...pictureOptions(title, options, [phrase(book, 'draw.today', { now: data.at.slice(0, 10) })]), now: data.at },
    ),
    table: {
      columns: [phrase(book, 'label.what'), phrase(book, 'label.when')],
      rows: shown.map(({ name, said }) => [name, said]),
    },
    hidden,
  }
}

/** Whether it ends before it begins, if only by less than a second, which instants without fractions do not show as text. */
function isReversed({ since = '', until = '' }: DashboardRung): boolean {
  return Date.parse(until) < Date.parse(since)
}

function statusOf({ status, until }: DashboardRung, { book }: DashboardWords): string {
  const said = phrase(book, `place.${status}`)
  return until === undefined ? said : phrase(book, 'place.until', { status: said, until: until.slice(0, 10) })
}

function partsOf({ met, needed }: DashboardRung, { book }: DashboardWords): string {
  return phrase(book, 'dash.parts', { met, needed })
}
