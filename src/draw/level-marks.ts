import { INK } from './palette.js'
import { attributes, num } from './svg.js'

/** How the levels of a badge are marked. */
export type LevelMark = 'dots' | 'stars' | 'chevrons' | 'bars'

/** The most levels that are marked. */
export const MAX_LEVELS = 9

/** The distance of two marks, and how wide all are together at most. */
const GAP = 22
const WIDTH = 136
const OUTLINES: Readonly<Record<Exclude<LevelMark, 'dots'>, (at: number, levels: number) => string>> = {
  stars: () => 'M0 -10 L2.6 -3.4 L9.6 -3 L4.2 1.6 L6 8.4 L0 4.7 L-6 8.4 L-4.2 1.6 L-9.6 -3 L-2.6 -3.4 Z',
  chevrons: () => 'M-8 2 L0 -8 L8 2 V8 L0 -2 L-8 8 Z',
  bars: (at, levels) => `M-6 9 V${num(3 - (13 * (at + 1)) / levels)} H6 V9 Z`,
}
/** How far what was not reached is smaller, so that nobody has to tell colours apart. */
const SMALLER = 0.72

/** Whether a text names a kind of mark. */
export function isLevelMark(mark: unknown): mark is LevelMark {
  return mark === 'dots' || Object.hasOwn(OUTLINES, mark as string)
}

/** A mark for each level around a point, those that were reached filled and larger; they climb in the direction of reading. */
export function levelMarks(
  mark: LevelMark,
  level: number,
  levels: number,
  around: { readonly x: number; readonly y: number; readonly isMirrored: boolean },
): string {
  const gap = Math.min(GAP, WIDTH / Math.max(1, levels - 1))
  const first = around.x - ((levels - 1) * gap) / 2
  return Array.from({ length: levels }, (_, place) => {
    const at = around.isMirrored ? levels - 1 - place : place
    const x = first + place * gap
    const isReached = at < level
    const look = { fill: isReached ? INK.text : INK.paper, stroke: INK.text }
    if (mark === 'dots')
      return `<circle${attributes({ cx: x, cy: around.y, r: isReached ? 7 : 5, ...look, 'stroke-width': 2 })}/>`
    const d = OUTLINES[mark](at, levels)
    const size = mark === 'bars' || isReached ? '' : ` scale(${SMALLER})`
    return `<g transform="translate(${num(x)} ${num(around.y)})${size}"><path${attributes({ d, ...look, 'stroke-width': 2 })}/></g>`
  }).join('')
}
