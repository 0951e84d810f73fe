import { parseDateOrDateTime, requireOption } from '../core/index.js'
import { formatYear } from '../i18n/index.js'
import type { RungStatus } from '../ladder/index.js'
import { barBetween, type DrawRowsOptions, drawRows, plotOf } from './chart-rows.js'
import { INK, STATUS_LOOKS } from './palette.js'
import { attributes, num, signAt, textLines } from './svg.js'

/** Something that lasts for a time, or happens at one. */
export interface Span {
  readonly name: string
  /** What is said of it, such as until when it lasts. */
  readonly said: string
  /** RFC 3339 date or date-time. Default: before the picture begins. */
  readonly from?: string
  /** Default: after the picture ends. One that is also `from` is a point in time. */
  readonly until?: string
  /** How it stands: shown by sign and ground. */
  readonly status?: RungStatus
}

/** What {@link drawSpans} takes. */
export interface DrawSpansOptions extends DrawRowsOptions {
  /** The instant of the line across: an RFC 3339 date or date-time. The library reads no clock here. */
  readonly now: string
}

const HEIGHT = 14
const DAY = 86_400_000
const YEAR = 365.25 * DAY
const AXIS = { size: 11, lineHeight: 14, fill: INK.note } as const

/**
 * What lasts until when as SVG for a narrow screen: a bar for each in the order in which they are given, a dot for what happens on one day, and today
 * as a line. At most 200, within a hundred years of now.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawSpans } from 'rungs/draw'
 * const aid = { name: 'First aid', said: 'until March 1, 2027', from: '2025-03-01', until: '2027-03-01', status: 'held' } as const
 * drawSpans([aid], { title: 'What ends when', now: '2026-05-01' })
 * ```
 */
export function drawSpans(spans: readonly Span[], options: DrawSpansOptions): string {
  const plot = plotOf(spans, options, ['now'])
  const now = instantOf(options.now, 'now')
  const times = spans.map(({ from, until }, index) => {
    const [start, end] = [from, until].map((date, at) =>
      date === undefined ? undefined : instantOf(date, `items/${index}/${at === 0 ? 'from' : 'until'}`),
    )
    requireOption(start === undefined || end === undefined || start <= end, `items/${index}/until`, 'not before from')
    return { start, end }
  })
  const known = [now, ...times.flatMap(({ start, end }) => [start ?? now, end ?? now])]
  const [first, last] = [Math.max(now - 100 * YEAR, Math.min(...known)), Math.min(now + 100 * YEAR, Math.max(...known))]
  const slack = Math.max(20 * DAY, (last - first) * 0.05)
  const share = (instant: number): number => Math.min(1, Math.max(0, (instant - first + slack) / (last - first + 2 * slack)))
  const today = plot.x(share(now))
  const rows = spans.map(({ name, said, status = 'held' }, index) => {
    const { start, end } = times[index] as (typeof times)[number]
    const look = STATUS_LOOKS[status]
    const draw = (y: number): string => {
      const line = `<path${attributes({ d: `M${num(today)} ${num(y - 3)} v${HEIGHT + 6}`, stroke: INK.mark, 'stroke-width': 2, 'stroke-dasharray': '3 2' })}/>`
      const middle = y + HEIGHT / 2
      const at = plot.x(share(end ?? last + slack))
      if (start !== undefined && start === end) return line + signAt(look.sign, at, middle, look.stroke)
      const bar = barBetween(plot, start === undefined ? 0 : share(start), end === undefined ? 1 : share(end), y, HEIGHT, {
        fill: look.fill,
        stroke: look.stroke,
        'stroke-width': 1.5,
        'stroke-dasharray': look.dash,
      })
      const inside = end === undefined ? (plot.isMirrored ? 12 : -12) : 0
      return bar + line + signAt(look.sign, at + inside, middle, look.stroke)
    }
    return { name: String(name), said: String(said), height: HEIGHT, draw }
  })
  const years = yearsBetween(first - slack, last + slack)
  const tag = options.catalogue?.tag ?? 'en'
  const { now: _, ...rest } = options
  return drawRows(rows, plot, rest, {
    under: (y) =>
      years.map((year) => textLines([formatYear(year, tag)], plot.x(share(Date.UTC(year, 0, 1))), y + 2, AXIS)).join(''),
    underHeight: years.length === 0 ? 0 : AXIS.lineHeight + 4,
  })
}

/** The years that begin within a time and have room for their number, at most seven of them. */
function yearsBetween(first: number, last: number): readonly number[] {
  const [from, to] = [new Date(first).getUTCFullYear() + 1, new Date(last).getUTCFullYear()]
  const step = Math.max(1, Math.ceil((to - from + 1) / 7))
  const margin = (last - first) * 0.06
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, at) => from + at * step).filter((year) => {
    const instant = Date.UTC(year, 0, 1)
    return instant > first + margin && instant < last - margin
  })
}

function instantOf(value: unknown, option: string): number {
  const instant = parseDateOrDateTime(value)?.epochMs
  requireOption(instant !== undefined, option, 'RFC 3339 date or date-time')
  return instant as number
}
