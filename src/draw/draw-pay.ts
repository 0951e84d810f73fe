import { checkOptions, requireOption, usageError } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { textWidth, wrapText } from './measure.js'
import { type FigureUnit, figureFormat } from './number-format.js'
import { INK } from './palette.js'
import { niceTicks } from './scale.js'
import { attributes, HEADING, NAME, NOTE, num, svgDocument, textLines } from './svg.js'

/** A figure of pay to draw: where it lies, and what it rests on in words. */
export interface PayFigure {
  /** Whose pay it is: a rung by its name. */
  readonly name: string
  readonly value: number
  /** The interval around the value, where its source gives one. */
  readonly interval?: { readonly low: number; readonly high: number }
  /** The figure as it is written, then basis, people, interval and dates: shown above it. */
  readonly notes: readonly string[]
}

/** What {@link drawPay} takes. */
export interface DrawPayOptions {
  readonly title: string
  /** ISO 4217, or `percent`. Default: bare numbers. */
  readonly unit?: FigureUnit
  /** What the numbers are: `USD an hour`. Shown below the axis. Default: nothing. */
  readonly axis?: string
  /** Shown below: what the figures are not. Default: none. */
  readonly limits?: readonly string[]
  /** BCP 47: how the numbers are written. Default: that of the catalogue. */
  readonly lang?: string
  /** The direction in which numbers grow. Default: English. */
  readonly catalogue?: DrawBook
}

const OPTIONS: readonly string[] = ['title', 'unit', 'axis', 'limits', 'lang', 'catalogue']
const MAX_FIGURES = 60
const MAX_VALUE = 1e12
/** Narrow, so that the words can still be read on a phone. */
const [WIDTH, MARGIN] = [480, 20]
/** The band in which a figure is marked, and what is between two figures. */
const [BAND, ROW_GAP] = [34, 14]
/** Half of the widest number below the axis, which stands out at its ends. */
const TICK_ROOM = 30

/**
 * Figures of pay as SVG, one below the other on one axis: each a dot, with a bar for its interval where it has one, and above it in
 * words what it rests on. All have to be of one kind, since figures of different kinds cannot be compared. At most 60.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawPay } from 'rungs/draw'
 * const notes = ['+EUR 2.50 an hour, median', 'comparison with similar people, 412 people', 'observed in 2025']
 * drawPay([{ name: 'Dispatcher', value: 2.5, interval: { low: 1, high: 4 }, notes }], { title: 'Gain in pay', unit: 'EUR' })
 * ```
 */
export function drawPay(figures: readonly PayFigure[], options: DrawPayOptions): string {
  checkOptions(options, OPTIONS, 'DrawPayOptions')
  const all = checked(figures)
  const { unit, axis, limits = [], catalogue: book = drawEnglish } = options
  requireOption(typeof options.title === 'string', 'title', 'text')
  const lang = String(options.lang ?? book.tag)
  const isMirrored = isRightToLeft(lang, book)
  const format = figureFormat(lang, unit)
  const values = all.flatMap(({ value, interval }) => [value, interval?.low ?? value, interval?.high ?? value])
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 4)
  const [first, last] = [ticks[0] as number, ticks[ticks.length - 1] as number]
  const words = WIDTH - 2 * MARGIN
  const plot = words - 2 * TICK_ROOM
  const start = MARGIN + TICK_ROOM
  const x = (value: number): number => {
    const along = start + ((value - first) / (last - first)) * plot
    return isMirrored ? WIDTH - along : along
  }
  const title = cleanText(options.title, 200)
  const heading = wrapText(title, WIDTH - 2 * MARGIN, HEADING.size, 3, true)
  const top = MARGIN + heading.length * HEADING.lineHeight + 14
  const rows: string[] = []
  let bottom = top
  for (const figure of all) {
    const name = wrapText(cleanText(figure.name, 200), words, NAME.size, 3, true)
    const notes = figure.notes.flatMap((note) => wrapText(cleanText(note, 300), words, NOTE.size, 4))
    const noteTop = bottom + name.length * NAME.lineHeight
    const bandTop = noteTop + notes.length * NOTE.lineHeight + 4
    rows.push(
      textLines(name, WIDTH / 2, bottom, NAME),
      textLines(notes, WIDTH / 2, noteTop, NOTE),
      ...ticks.map((tick) => line(x(tick), bandTop, tick === 0)),
      mark(figure, x, bandTop + BAND / 2),
    )
    bottom = bandTop + BAND + ROW_GAP
  }
  bottom -= ROW_GAP
  const below = limits.flatMap((text) => wrapText(cleanText(text, 600), WIDTH - 2 * MARGIN, NOTE.size, 6))
  const numbers = spaced(ticks, (tick) => cleanText(format.format(tick)), plot).map(({ tick, label, width }) => {
    const half = width / 2 + 2
    return textLines([label], Math.min(WIDTH - half, Math.max(half, x(tick))), bottom + 4, NOTE)
  })
  const axisTop = bottom + 4 + NOTE.lineHeight
  const axisLines = axis === undefined ? [] : wrapText(cleanText(axis, 100), words, NOTE.size, 2)
  const limitsTop = axisTop + axisLines.length * NOTE.lineHeight + 12
  return svgDocument({
    width: WIDTH,
    height: limitsTop + below.length * NOTE.lineHeight + MARGIN,
    title,
    description: [...all.map(({ name, notes }) => [name, ...notes].join('; ')), ...limits]
      .map((one) => cleanText(one, 900))
      .join('. '),
    lang,
    isMirrored,
    body: [
      textLines(heading, WIDTH / 2, MARGIN, HEADING),
      ...rows,
      ...numbers,
      textLines(axisLines, WIDTH / 2, axisTop, NOTE),
      textLines(below, WIDTH / 2, limitsTop, NOTE),
    ].join('\n'),
  })
}

/** The numbers of the axis that there is room for beside each other; 0 is always among them. */
function spaced(
  ticks: readonly number[],
  labelOf: (tick: number) => string,
  plot: number,
): readonly { readonly tick: number; readonly label: string; readonly width: number }[] {
  const all = ticks.map((tick) => {
    const label = labelOf(tick)
    return { tick, label, width: textWidth(label, NOTE.size) }
  })
  const widest = Math.max(...all.map(({ width }) => width))
  // What would stand out of the picture is moved in.
  const room = widest + 8 + Math.max(0, widest / 2 + 2 - MARGIN - TICK_ROOM)
  const every = Math.max(1, Math.ceil((room * (ticks.length - 1)) / plot))
  const zero = ticks.indexOf(0)
  return all.filter((_, at) => (at - zero) % every === 0)
}

/** Where a number of the axis is, in the band of one figure. */
function line(x: number, top: number, isZero: boolean): string {
  const look = { stroke: isZero ? INK.note : INK.grid, 'stroke-width': isZero ? 1.8 : 1 }
  return `<path${attributes({ d: `M${num(x)} ${num(top)} v${BAND}`, ...look })}/>`
}

/** The dot of a figure, and the bar of its interval with an end on either side. */
function mark({ value, interval }: PayFigure, x: (value: number) => number, y: number): string {
  const dot = `<circle${attributes({ cx: x(value), cy: y, r: 6, fill: INK.mark, stroke: INK.paper, 'stroke-width': 2 })}/>`
  if (interval === undefined) return dot
  const [low, high] = [x(interval.low), x(interval.high)].map(num)
  const ends = `M${low} ${num(y - 8)} v16 M${high} ${num(y - 8)} v16`
  const bar = attributes({ d: `M${low} ${num(y)} H${high} ${ends}`, fill: 'none', stroke: INK.line, 'stroke-width': 3 })
  return `<path${bar}/>${dot}`
}

function checked(figures: readonly PayFigure[]): readonly PayFigure[] {
  requireOption(Array.isArray(figures) && figures.length > 0, 'figures', 'at least 1 figure')
  if (figures.length > MAX_FIGURES) throw usageError('draw.too_many', { what: 'items', limit: MAX_FIGURES })
  figures.forEach(({ value, interval, notes }, index) => {
    const numbers = [value, interval?.low ?? value, interval?.high ?? value]
    const areNumbers = numbers.every((one) => Number.isFinite(one) && Math.abs(one) <= MAX_VALUE)
    requireOption(areNumbers, `figures/${index}`, `numbers of at most ${MAX_VALUE}`)
    requireOption(
      interval === undefined || (interval.low <= value && value <= interval.high),
      `figures/${index}`,
      'low, value and high in this order',
    )
    requireOption(Array.isArray(notes), `figures/${index}`, 'notes')
  })
  return figures
}
