import { checkOptions, requireOption, usageError } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish, phrase } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { textWidth, wrapText } from './measure.js'
import { INK } from './palette.js'
import { niceTicks } from './scale.js'
import { attributes, HEADING, NOTE, num, svgDocument, textLines, widest } from './svg.js'

/** What a step is worth some months after it was begun, in units of a currency: costs are negative. */
export interface PayoffPoint {
  readonly months: number
  readonly low: number
  readonly mid: number
  readonly high: number
}

/** What {@link drawPayoff} takes. */
export interface DrawPayoffOptions {
  /** ISO 4217, for the numbers. Default: bare numbers. */
  readonly currency?: string
  /** Default: a phrase of the catalogue. */
  readonly title?: string
  /** What the numbers rest on, in a sentence: shown below the curve. */
  readonly basis?: string
  /** BCP 47: how the numbers of the axes are written. Default: that of the catalogue. */
  readonly lang?: string
  /** The phrases, and the direction in which time runs. Default: English. */
  readonly catalogue?: DrawBook
}

const OPTIONS: readonly string[] = ['currency', 'title', 'basis', 'lang', 'catalogue']
const MAX_POINTS = 1000
/** Beyond it, numbers can no longer be told apart on an axis. */
const MAX_VALUE = 1e12
const WIDTH = 680
const PLOT_HEIGHT = 300
const MARGIN = 28
/** The line of a label in the legend and the room beside it. */
const KEY = 44
const LEGEND_GAP = 24
const LEGEND_ROW = 20
const CASES = ['low', 'mid', 'high'] as const
const DASHES = { low: '3 4', mid: undefined, high: '9 4' } as const

/**
 * What a step is worth over time as SVG: the middle case as a line, the band from the low to the high case around it,
 * and where each crosses zero, in words too. It always says that it is no promise of pay. From 2 to 1000 points.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawPayoff } from 'rungs/draw'
 * drawPayoff(
 *   [
 *     { months: 0, low: -300, mid: -300, high: -300 },
 *     { months: 12, low: -60, mid: 180, high: 420 },
 *   ],
 *   { currency: 'EUR', basis: 'Median pay of 2025 in the region; 20 hours a week.' },
 * )
 * ```
 */
export function drawPayoff(points: readonly PayoffPoint[], options: DrawPayoffOptions = {}): string {
  checkOptions(options, OPTIONS, 'DrawPayoffOptions')
  const curve = checked(points)
  const book = options.catalogue ?? drawEnglish
  const lang = String(options.lang ?? book.tag)
  const isMirrored = isRightToLeft(lang, book)
  const money = numberFormat(lang, options.currency)
  const plain = numberFormat(lang, undefined)

  const values = curve.flatMap(({ low, mid, high }) => [low, mid, high])
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 6)
  const labels = ticks.map((tick) => cleanText(money.format(tick)))
  const gutter = Math.min(160, widest(labels, NOTE) + 16)
  const plotWidth = WIDTH - 2 * MARGIN - gutter
  const first = (curve[0] as PayoffPoint).months
  const last = (curve.at(-1) as PayoffPoint).months
  const bottom = ticks[0] as number
  const span = (ticks.at(-1) as number) - bottom

  const title = cleanText(options.title ?? phrase(book, 'draw.payoff'))
  const heading = wrapText(title, WIDTH - 2 * MARGIN, HEADING.size, 3, true)
  const top = MARGIN + heading.length * HEADING.lineHeight + 18
  const x = (months: number): number => {
    const along = ((months - first) / (last - first)) * plotWidth
    return isMirrored ? MARGIN + plotWidth - along : MARGIN + gutter + along
  }
  const y = (value: number): number => top + PLOT_HEIGHT - ((value - bottom) / span) * PLOT_HEIGHT
  const gutterMiddle = isMirrored ? MARGIN + plotWidth + gutter / 2 + 4 : MARGIN + gutter / 2 - 4

  const findings = CASES.map((name) => crossingText(curve, name, book))
  const keys = CASES.map((name) => phrase(book, `payoff.${name}`))
  const legendTop = top + PLOT_HEIGHT + 60
  const legendRows = fitsBesideEachOther(keys) ? 1 : keys.length
  const legend = drawLegend(keys, legendTop, isMirrored)
  const below = [
    ...findings,
    ...(options.basis === undefined ? [] : [cleanText(options.basis, 400)]),
    phrase(book, 'payoff.limits'),
  ]
  const lines = below.flatMap((text) => wrapText(text, WIDTH - 2 * MARGIN, NOTE.size, 4))
  const linesTop = legendTop + 28 + (legendRows - 1) * LEGEND_ROW
  const months = monthTicks(first, last)
  const axis = [
    ...ticks.map((tick, index) => {
      const line = attributes({
        d: `M${num(x(first))} ${num(y(tick))} H${num(x(last))}`,
        stroke: tick === 0 ? INK.note : INK.grid,
        'stroke-width': tick === 0 ? 1.8 : 1,
      })
      return `<path${line}/>${textLines([labels[index] as string], gutterMiddle, y(tick) - NOTE.lineHeight / 2, NOTE)}`
    }),
    ...months.map((month) => textLines([plain.format(month)], x(month), top + PLOT_HEIGHT + 6, NOTE)),
    textLines([phrase(book, 'measure.months')], (x(first) + x(last)) / 2, top + PLOT_HEIGHT + 24, NOTE),
  ]
  const at = (name: (typeof CASES)[number]) => (point: PayoffPoint) => `${num(x(point.months))} ${num(y(point[name]))}`
  const band = [...curve.map(at('high')), ...[...curve].reverse().map(at('low'))].join(' L')
  const curves = CASES.map((name) => {
    const line = attributes({
      d: `M${curve.map(at(name)).join(' L')}`,
      fill: 'none',
      stroke: name === 'mid' ? INK.mark : INK.line,
      'stroke-width': name === 'mid' ? 3 : 1.6,
      'stroke-dasharray': DASHES[name],
      'stroke-linejoin': 'round',
    })
    return `<path${line}/>`
  })
  const crossing = crossingOf(curve, 'mid')
  const mark =
    crossing === undefined || crossing > last
      ? ''
      : `<circle${attributes({ cx: x(crossing), cy: y(0), r: 6, fill: INK.paper, stroke: INK.mark, 'stroke-width': 3 })}/>`
  return svgDocument({
    width: WIDTH,
    height: linesTop + lines.length * NOTE.lineHeight + MARGIN,
    title,
    description: [
      ...describeEnds(curve, book, money),
      ...findings.map((said) => phrase(book, 'draw.sentence', { said })),
      ...below.slice(findings.length),
    ].join(' '),
    lang,
    isMirrored,
    body: [
      textLines(heading, WIDTH / 2, MARGIN, HEADING),
      `<path d="M${band} Z" fill="${INK.band}"/>`,
      ...axis,
      ...curves,
      mark,
      legend,
      textLines(lines, WIDTH / 2, linesTop, NOTE),
    ].join('\n'),
  })
}

function checked(points: readonly PayoffPoint[]): readonly PayoffPoint[] {
  requireOption(Array.isArray(points) && points.length >= 2, 'points', 'at least 2 points')
  if (points.length > MAX_POINTS) throw usageError('draw.too_many', { what: 'points', limit: MAX_POINTS })
  const curve = points.map(({ months, low, mid, high }) => ({ months, low, mid, high }))
  curve.forEach(({ months, low, mid, high }, index) => {
    const areNumbers = [months, low, mid, high].every((value) => Number.isFinite(value) && Math.abs(value) <= MAX_VALUE)
    requireOption(areNumbers, `points/${index}`, `numbers of at most ${MAX_VALUE}`)
    requireOption(low <= mid && mid <= high, `points/${index}`, 'low, mid and high in this order')
    requireOption(
      index === 0 || months > (curve[index - 1] as PayoffPoint).months,
      `points/${index}`,
      'later than the one before',
    )
  })
  return curve
}

/** When a case is paid back: the first time from which it does not fall below zero, as far as the curve goes. */
function crossingOf(curve: readonly PayoffPoint[], name: (typeof CASES)[number]): number | undefined {
  let crossing: number | undefined
  for (let index = curve.length - 1; index >= 0; index--) {
    const point = curve[index] as PayoffPoint
    if (point[name] < 0) {
      const next = curve[index + 1]
      if (next === undefined) return undefined
      const share = -point[name] / (next[name] - point[name])
      return point.months + share * (next.months - point.months)
    }
    crossing = point.months
  }
  return crossing
}

function crossingText(curve: readonly PayoffPoint[], name: (typeof CASES)[number], book: DrawBook): string {
  const crossing = crossingOf(curve, name)
  const label = phrase(book, `payoff.${name}`)
  const time = (count: number): string => phrase(book, 'unit.months', { count })
  return crossing === undefined
    ? phrase(book, 'draw.never', { case: label, time: time((curve.at(-1) as PayoffPoint).months) })
    : phrase(book, 'draw.back', { case: label, time: time(Math.ceil(crossing * 10) / 10) })
}

function describeEnds(curve: readonly PayoffPoint[], book: DrawBook, money: Intl.NumberFormat): readonly string[] {
  return [curve[0] as PayoffPoint, curve.at(-1) as PayoffPoint].map((point) => {
    const cases = CASES.map((name) =>
      phrase(book, 'draw.value', { case: phrase(book, `payoff.${name}`), value: cleanText(money.format(point[name])) }),
    )
    const name = phrase(book, 'unit.months', { count: point.months })
    return phrase(book, 'draw.line', { name, said: cases.join(phrase(book, 'brief.and')) })
  })
}

/** Months as people count them: by quarters, halves and whole years where there are many. */
function monthTicks(first: number, last: number): readonly number[] {
  const step = [1, 2, 3, 6, 12, 24, 60, 120].find((months) => (last - first) / months <= 9)
  if (step === undefined || last - first < 2) return niceTicks(first, last, 8).filter((month) => month >= first && month <= last)
  const from = Math.ceil(first / step)
  return Array.from({ length: Math.floor(last / step) - from + 1 }, (_, index) => (from + index) * step)
}

/** How wide the legend is in one row. */
function legendWidth(labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + textWidth(label, NOTE.size) + KEY + LEGEND_GAP, -LEGEND_GAP)
}

function fitsBesideEachOther(labels: readonly string[]): boolean {
  return legendWidth(labels) <= WIDTH - 2 * MARGIN
}

/** What each line means: beside each other, or below each other where there is no room. */
function drawLegend(labels: readonly string[], middle: number, isMirrored: boolean): string {
  const widths = labels.map((label) => textWidth(label, NOTE.size) + KEY)
  const isInOneRow = fitsBesideEachOther(labels)
  let at = (WIDTH - (isInOneRow ? legendWidth(labels) : Math.max(...widths))) / 2
  return CASES.map((name, index) => {
    const width = widths[index] as number
    const y = middle + (isInOneRow ? 0 : index * LEGEND_ROW)
    const left = isMirrored ? WIDTH - at - width : at
    if (isInOneRow) at += width + LEGEND_GAP
    const start = isMirrored ? left + width - 34 : left
    const line = attributes({
      d: `M${num(start)} ${num(y)} h34`,
      stroke: name === 'mid' ? INK.mark : INK.line,
      'stroke-width': name === 'mid' ? 3 : 1.6,
      'stroke-dasharray': DASHES[name],
    })
    const text = isMirrored ? left + (width - KEY) / 2 : left + KEY + (width - KEY) / 2
    return `<path${line}/>${textLines([labels[index] as string], text, y - NOTE.lineHeight / 2, NOTE)}`
  }).join('')
}

function numberFormat(lang: string, currency: string | undefined): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(lang, {
      maximumFractionDigits: currency === undefined ? 1 : 0,
      ...(currency !== undefined && { style: 'currency', currency, minimumFractionDigits: 0 }),
    })
  } catch {
    requireOption(currency === undefined || /^[A-Z]{3}$/.test(currency), 'currency', 'three letters of ISO 4217')
    requireOption(false, 'lang', 'BCP 47 tag')
    throw usageError('core.option_invalid', { option: 'lang', expected: 'BCP 47 tag' })
  }
}
