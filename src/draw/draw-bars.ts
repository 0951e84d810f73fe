import { requireOption } from '../core/index.js'
import type { RungStatus } from '../ladder/index.js'
import { barBetween, type DrawRowsOptions, drawRows, plotOf } from './chart-rows.js'
import { INK, STATUS_LOOKS } from './palette.js'
import { signAt } from './svg.js'

/** A bar, from nothing to a part of the whole. */
export interface Bar {
  readonly name: string
  /** From 0 to 1; `null` for one that is withheld, which is drawn as an empty outline. */
  readonly share: number | null
  /** What it comes to, in the words of the reader. */
  readonly said: string
  /** More about it, in smaller letters. */
  readonly note?: string
  /** How a worker stands: shown by sign, border and ground. */
  readonly status?: RungStatus
}

const HEIGHT = 16

/**
 * Bars as SVG, each with its name and with what it comes to, so that nobody has to measure: shares of people, or how far a worker is on
 * each rung. At most 200.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawBars } from 'rungs/draw'
 * drawBars([{ name: 'North', share: 0.72, said: '72 %' }, { name: 'South', share: null, said: 'withheld' }], { title: 'Badge attained' })
 * ```
 */
export function drawBars(bars: readonly Bar[], options: DrawRowsOptions): string {
  const plot = plotOf(bars, options)
  const rows = bars.map(({ name, share, said, note, status }, index) => {
    requireOption(share === null || (share >= 0 && share <= 1), `items/${index}/share`, 'number from 0 to 1')
    const look = status === undefined ? undefined : STATUS_LOOKS[status]
    const draw = (y: number): string => {
      const outline = {
        fill: INK.paper,
        stroke: INK.faint,
        'stroke-width': 1,
        'stroke-dasharray': share === null ? '3 4' : undefined,
      }
      const whole = barBetween(plot, 0, 1, y, HEIGHT, outline)
      if (share === null) return whole
      const filled = look === undefined ? { fill: INK.mark } : { fill: look.stroke }
      const bar = share === 0 ? '' : barBetween(plot, 0, share, y, HEIGHT, filled)
      const sign =
        look === undefined ? '' : signAt(look.sign, plot.x(0) + (plot.isMirrored ? -11 : 11), y + HEIGHT / 2, look.stroke)
      return whole + bar + sign
    }
    return { name: String(name), said: String(said), ...(note !== undefined && { note }), height: HEIGHT, draw }
  })
  return drawRows(rows, plot, options)
}
