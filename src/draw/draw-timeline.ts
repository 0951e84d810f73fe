import { checkOptions, parseDateOrDateTime, requireOption, usageError } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish, formatYear, phrase } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { textWidth, wrapText } from './measure.js'
import { INK, STATUS_LOOKS, type StatusLook } from './palette.js'
import { attributes, HEADING, NAME, NOTE, num, signAt, svgDocument, textLines } from './svg.js'

/** Something that lasts for a time, such as a badge or the time in which it may be renewed. */
export interface TimelineItem {
  readonly name: string
  /** RFC 3339 date or date-time. Default: before the picture begins. */
  readonly from?: string
  /** Default: without an end. */
  readonly until?: string
}

/** What {@link drawTimeline} takes. */
export interface DrawTimelineOptions {
  /** A date-time that RFC 3339 can write, or a date. The library reads no clock here. */
  readonly now: string | Date
  /** Within how many days an end is soon. Default 90. */
  readonly soonDays?: number
  /** Default: a phrase of the catalogue. */
  readonly title?: string
  /** The language of names (BCP 47). Default: that of the catalogue. */
  readonly lang?: string
  /** The phrases, how dates are written, and the direction in which time runs. Default: English. */
  readonly catalogue?: DrawBook
}

const OPTIONS: readonly string[] = ['now', 'soonDays', 'title', 'lang', 'catalogue']
const MAX_ITEMS = 200
const WIDTH = 720
const MARGIN = 28
const LABEL = 228
const ROW = 78
const DAY = 86_400_000
const YEAR = 365.25 * DAY

type State = 'lasting' | 'ending' | 'ended' | 'endless'

const LOOKS: Readonly<Record<State, StatusLook>> = {
  lasting: STATUS_LOOKS.held,
  endless: STATUS_LOOKS.held,
  ending: STATUS_LOOKS.heldLapsing,
  ended: STATUS_LOOKS.lapsed,
}

interface Span {
  readonly name: string
  readonly from: number | undefined
  readonly until: number | undefined
  readonly state: State
  readonly note: string
}

/**
 * What ends when, as SVG: a bar for each item, soonest end first, with today as a line across. Whether something ends
 * soon or has ended is told by sign and words as well as by colour. At most 200 items.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawTimeline } from 'rungs/draw'
 * drawTimeline([{ name: 'First aid', from: '2025-03-01', until: '2027-03-01' }], { now: '2026-05-01' })
 * ```
 */
export function drawTimeline(items: readonly TimelineItem[], options: DrawTimelineOptions): string {
  checkOptions(options, OPTIONS, 'DrawTimelineOptions')
  requireOption(Array.isArray(items), 'items', 'list')
  if (items.length > MAX_ITEMS) throw usageError('draw.too_many', { what: 'items', limit: MAX_ITEMS })
  const { soonDays = 90 } = options
  requireOption(Number.isFinite(soonDays) && soonDays >= 0 && soonDays <= 36_500, 'soonDays', 'number of days')
  const book = options.catalogue ?? drawEnglish
  const lang = String(options.lang ?? book.tag)
  const isMirrored = isRightToLeft(lang, book)
  const now = instantOf(options.now, 'now')
  const spans = items
    .map((item, index) => spanOf(item, index, now, soonDays * DAY, book))
    .sort((a, b) => (a.until ?? Number.MAX_VALUE) - (b.until ?? Number.MAX_VALUE))
  const [start, end] = rangeOf(spans, now)

  const title = cleanText(options.title ?? phrase(book, 'draw.timeline'))
  const heading = wrapText(title, WIDTH - 2 * MARGIN, HEADING.size, 3, true)
  const top = MARGIN + heading.length * HEADING.lineHeight + 40
  const plotWidth = WIDTH - 2 * MARGIN - LABEL - 16
  const bottom = top + Math.max(1, spans.length) * ROW
  const x = (instant: number): number => {
    const along = ((Math.min(end, Math.max(start, instant)) - start) / (end - start)) * plotWidth
    return isMirrored ? MARGIN + plotWidth - along : MARGIN + LABEL + 16 + along
  }
  const labelMiddle = isMirrored ? WIDTH - MARGIN - LABEL / 2 : MARGIN + LABEL / 2
  const today = phrase(book, 'draw.today', { now: dateText(now) })
  const half = textWidth(today, NOTE.size, true) / 2 + MARGIN
  const body = [
    textLines(heading, WIDTH / 2, MARGIN, HEADING),
    ...yearsOf(start, end, plotWidth, book.tag).map(({ instant, label }) => {
      const line = attributes({ d: `M${num(x(instant))} ${num(top)} V${num(bottom)}`, stroke: INK.grid, 'stroke-width': 1 })
      return `<path${line}/>${textLines([label], x(instant), bottom + 6, NOTE)}`
    }),
    ...spans.map((span, index) => drawSpan(span, top + index * ROW, x, start, end, labelMiddle, isMirrored)),
    `<path${attributes({ d: `M${num(x(now))} ${num(top - 12)} V${num(bottom)}`, stroke: INK.mark, 'stroke-width': 2, 'stroke-dasharray': '6 4' })}/>`,
    textLines([today], Math.min(WIDTH - half, Math.max(half, x(now))), top - 32, { ...NOTE, bold: true, fill: INK.mark }),
  ].join('\n')
  return svgDocument({
    width: WIDTH,
    height: bottom + 26 + MARGIN,
    title,
    description: [
      phrase(book, 'draw.sentence', { said: today }),
      ...spans.map(({ name, note }) => phrase(book, 'draw.line', { name, said: note })),
    ].join(' '),
    lang,
    isMirrored,
    body,
  })
}

function drawSpan(
  span: Span,
  top: number,
  x: (instant: number) => number,
  start: number,
  end: number,
  labelMiddle: number,
  isMirrored: boolean,
): string {
  const look = LOOKS[span.state]
  const a = x(span.from ?? start)
  const b = x(span.until ?? end)
  const name = wrapText(span.name, LABEL, NAME.size, 2, true)
  const note = wrapText(span.note, LABEL, NOTE.size, 2)
  const textTop = top + (ROW - name.length * NAME.lineHeight - note.length * NOTE.lineHeight) / 2
  const middle = top + ROW / 2
  const bar = attributes({
    x: Math.min(a, b),
    y: middle - 10,
    width: Math.max(4, Math.abs(b - a)),
    height: 20,
    rx: 6,
    fill: look.fill,
    stroke: look.stroke,
    'stroke-width': look.strokeWidth,
    'stroke-dasharray': look.dash,
  })
  const signX = span.until === undefined ? b + (isMirrored ? 14 : -14) : b
  return [
    `<g><rect${bar}/>`,
    signAt(look.sign, signX, middle, look.stroke),
    textLines(name, labelMiddle, textTop, NAME),
    textLines(note, labelMiddle, textTop + name.length * NAME.lineHeight, NOTE),
    '</g>',
  ].join('')
}

function spanOf(item: TimelineItem, index: number, now: number, soon: number, book: DrawBook): Span {
  const from = item.from === undefined ? undefined : instantOf(item.from, `items/${index}/from`)
  const until = item.until === undefined ? undefined : instantOf(item.until, `items/${index}/until`)
  requireOption(from === undefined || until === undefined || from <= until, `items/${index}/until`, 'not before from')
  const state = until === undefined ? 'endless' : until < now ? 'ended' : until - now <= soon ? 'ending' : 'lasting'
  const note = until === undefined ? phrase(book, 'draw.endless') : phrase(book, `draw.${state}`, { until: dateText(until) })
  return { name: cleanText(String(item.name), 120), from, until, state, note }
}

/** From a little before what is first, and now, to a little after what is last; never more than two centuries. */
function rangeOf(spans: readonly Span[], now: number): readonly [number, number] {
  const instants = [now, ...spans.flatMap(({ from, until }) => [from ?? now, until ?? now])]
  const first = Math.max(now - 100 * YEAR, Math.min(...instants))
  const last = Math.min(now + 100 * YEAR, Math.max(...instants))
  const slack = Math.max(30 * DAY, (last - first) * 0.06)
  return [first - slack, last + slack]
}

function yearsOf(
  start: number,
  end: number,
  width: number,
  tag: string,
): readonly { readonly instant: number; readonly label: string }[] {
  const first = new Date(start).getUTCFullYear() + 1
  const last = new Date(end).getUTCFullYear()
  const step = Math.max(1, Math.ceil(((last - first + 1) * 56) / width))
  const years: { instant: number; label: string }[] = []
  for (let year = first; year <= last; year += step) years.push({ instant: Date.UTC(year, 0, 1), label: formatYear(year, tag) })
  return years
}

function instantOf(value: string | Date, option: string): number {
  const instant = value instanceof Date ? value.getTime() : parseDateOrDateTime(String(value))?.epochMs
  const isUsable = instant !== undefined && Number.isFinite(instant) && Math.abs(instant) < 8e15
  requireOption(isUsable, option, 'RFC 3339 date or date-time')
  return instant as number
}

function dateText(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
