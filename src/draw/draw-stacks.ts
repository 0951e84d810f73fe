import { requireOption } from '../core/index.js'
import { barBetween, type DrawRowsOptions, drawRows, plotOf, showable, textFrom } from './chart-rows.js'
import { wrapText } from './measure.js'
import { INK } from './palette.js'
import { attributes, textLines } from './svg.js'

/** A whole and its parts. */
export interface Stack {
  readonly name: string
  /** What the whole comes to, in the words of the reader. */
  readonly said: string
  readonly parts: readonly { readonly name: string; readonly share: number; readonly said: string }[]
}

const HEIGHT = 22
const ROW = 18
/** On each of them white letters have a contrast of at least 4.5:1. */
const GROUNDS = ['#1d4ed8', '#2d6a4f', '#8a5a00', '#9b1c31', '#5c636a'] as const

/**
 * Wholes and the parts that make them up as SVG, such as who paid what into a plan: the parts have numbers, which the lines below explain, so that
 * nobody has to tell colours apart. At most 200 wholes of ten parts.
 *
 * @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawStacks } from 'rungs/draw'
 * const parts = [{ name: 'platforms', share: 0.75, said: '90 EUR' }, { name: 'worker', share: 0.25, said: '30 EUR' }]
 * drawStacks([{ name: 'Plan 7', said: '120 EUR', parts }], { title: 'Paid into benefits' })
 * ```
 */
export function drawStacks(stacks: readonly Stack[], options: DrawRowsOptions): string {
  const plot = plotOf(stacks, options)
  const rows = stacks.map(({ name, said, parts }, index) => {
    const areParts =
      Array.isArray(parts) &&
      parts.length <= 10 &&
      parts.every(({ share }) => share >= 0 && share <= 1) &&
      parts.reduce((sum, { share }) => sum + share, 0) < 1.001
    requireOption(areParts, `items/${index}/parts`, 'number from 0 to 1')
    return {
      name: String(name),
      said: String(said),
      spoken: parts.map((part) => `${part.name}: ${part.said}`).join('; '),
      height: HEIGHT + 4 + parts.length * ROW,
      draw: (y: number): string => {
        let from = 0
        return parts
          .map((part, at) => {
            const ground = GROUNDS[at % GROUNDS.length] as string
            const [left, right] = [from, Math.min(1, from + part.share)]
            from = right
            const number = String(at + 1)
            const middle = plot.x((left + right) / 2)
            const bar = barBetween(plot, left, right, y, HEIGHT, { fill: ground, stroke: INK.paper, 'stroke-width': 2 })
            const isWide = (right - left) * plot.width > 18
            const inside = isWide
              ? textLines([number], middle, y + 2, { size: 13, lineHeight: 18, bold: true, fill: INK.paper })
              : ''
            const row = y + HEIGHT + 4 + at * ROW
            const keyX = plot.x(0) + (plot.isMirrored ? -8 : 8)
            const key = `<circle${attributes({ cx: keyX, cy: row + 9, r: 8, fill: ground })}/>${textLines([number], keyX, row, { size: 11, lineHeight: 18, bold: true, fill: INK.paper })}`
            const words = wrapText(showable(`${part.name}: ${part.said}`), plot.width - 24, 12, 1)
            const text = textFrom(
              words,
              plot.x(0) + (plot.isMirrored ? -22 : 22),
              row + 1,
              { size: 12, lineHeight: 16 },
              plot.isMirrored ? 'end' : 'start',
            )
            return bar + inside + key + text
          })
          .join('')
      },
    }
  })
  return drawRows(rows, plot, options)
}
