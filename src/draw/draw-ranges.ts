import { requireOption } from '../core/index.js'
import { type DrawRowsOptions, drawRows, lineBetween, plotOf } from './chart-rows.js'
import { textWidth } from './measure.js'
import { INK } from './palette.js'
import { niceTicks } from './scale.js'
import { attributes, num, textLines } from './svg.js'

/** A figure, and between what it lies. */
export interface Range {
  readonly name: string
  /** `null` for one that is withheld: nothing is drawn for it. */
  readonly value: number | null
  readonly low?: number
  readonly high?: number
  /** What it comes to, in the words of the reader. */
  readonly said: string
  /** More about it, in smaller letters, such as its interval and how many people it is about. */
  readonly note?: string
}

/** What {@link drawRanges} takes. */
export interface DrawRangesOptions extends DrawRowsOptions {
  /** How numbers along the axis are written. Default: as the language of the catalogue writes them. */
  readonly format?: Intl.NumberFormat
}

const HEIGHT = 18
const MAX_VALUE = 1e12
const AXIS: { readonly size: number; readonly lineHeight: number; readonly fill: string } = {
  size: 11,
  lineHeight: 14,
  fill: INK.note,
}

/**
 * Figures with their intervals as SVG: a dot for each, a line from its low to its high end, and a line at nothing. One without an interval is
 * a hollow dot, since nobody knows how far it reaches. At most 200.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawRanges } from 'rungs/draw'
 * drawRanges([{ name: 'Dispatcher', value: 2.5, low: 1, high: 4, said: '+2.50 EUR', note: '412 people' }], { title: 'Pay an hour' })
 * ```
 */
export function drawRanges(ranges: readonly Range[], options: DrawRangesOptions): string {
  const plot = plotOf(ranges, options, ['format'])
  ranges.forEach(({ value, low, high }, index) => {
    const given = [low, value, high].filter((one): one is number => typeof one === 'number')
    const areNumbers = given.every((one) => Number.isFinite(one) && Math.abs(one) <= MAX_VALUE)
    requireOption(areNumbers, `items/${index}`, `numbers of at most ${MAX_VALUE}`)
    const isOrdered = given.every((one, at) => at === 0 || one >= (given[at - 1] as number))
    requireOption(isOrdered, `items/${index}`, 'low, mid and high in this order')
  })
  const values = ranges.flatMap(({ value, low, high }) => (value === null ? [] : [value, low ?? value, high ?? value]))
  const ticks = niceTicks(Math.min(0, ...values), Math.max(0, ...values), 4)
  const [first, last] = [ticks[0] as number, ticks.at(-1) as number]
  // Room on both sides, so that the numbers of the axis are whole.
  const share = (value: number): number => 0.06 + (0.88 * (value - first)) / (last - first)
  const format = options.format ?? new Intl.NumberFormat(options.catalogue?.tag ?? 'en', { maximumFractionDigits: 2 })
  const rows = ranges.map(({ name, value, low, high, said, note }) => ({
    name: String(name),
    said: String(said),
    ...(note !== undefined && { note }),
    height: HEIGHT,
    draw: (y: number): string => {
      const grid = ticks.map((tick) => gridLine(plot.x(share(tick)), y, tick === 0)).join('')
      if (value === null) return grid
      const middle = y + HEIGHT / 2
      const hasRange = low !== undefined && high !== undefined
      const line = hasRange ? lineBetween(plot, share(low), share(high), middle, { stroke: INK.line, 'stroke-width': 3 }) : ''
      const ends = hasRange
        ? [low, high]
            .map(
              (at) =>
                `<path${attributes({ d: `M${num(plot.x(share(at)))} ${num(middle - 6)} v12`, stroke: INK.line, 'stroke-width': 2 })}/>`,
            )
            .join('')
        : ''
      const dot = attributes({
        cx: plot.x(share(value)),
        cy: middle,
        r: 6,
        fill: hasRange ? INK.mark : INK.paper,
        stroke: INK.mark,
        'stroke-width': 2.5,
      })
      return `${grid}${line}${ends}<circle${dot}/>`
    },
  }))
  const labels = ticks.map((tick) => format.format(tick))
  const every = Math.max(
    1,
    Math.ceil((labels.length * (Math.max(...labels.map((label) => textWidth(label, AXIS.size))) + 8)) / plot.width),
  )
  const isShown = (index: number): boolean => index % every === 0
  return drawRows(rows, plot, withoutFormat(options), {
    under: (y) =>
      labels
        .map((label, index) => (isShown(index) ? textLines([label], plot.x(share(ticks[index] as number)), y + 2, AXIS) : ''))
        .join(''),
    underHeight: AXIS.lineHeight,
  })
}

/** Where a number of the axis is: only within its row, so that it runs through no letters. */
function gridLine(x: number, y: number, isNothing: boolean): string {
  const looks = isNothing ? { stroke: INK.note, 'stroke-width': 1.8 } : { stroke: INK.grid, 'stroke-width': 1 }
  return `<path${attributes({ d: `M${num(x)} ${num(y)} v${HEIGHT}`, ...looks })}/>`
}

function withoutFormat({ format: _, ...rest }: DrawRangesOptions): DrawRowsOptions {
  return rest
}
