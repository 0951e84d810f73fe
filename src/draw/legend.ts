import { type DrawBook, phrase } from '../i18n/index.js'
import type { RungEdge, RungStatus } from '../ladder/index.js'
import { wrapText } from './measure.js'
import { EDGE_DASHES, INK, STATUS_LOOKS } from './palette.js'
import { attributes, NOTE, num, signAt, textLines, widest } from './svg.js'

const ROW = 42
const GAP = 18
const LINE_LENGTH = 34

interface Entry {
  readonly width: number
  /** What it looks like with its left edge at `x`, its middle at `y`. */
  readonly draw: (x: number, y: number) => string
}

/** Part of a picture, with the room that it takes. */
export interface Part {
  readonly height: number
  readonly draw: (top: number) => string
}

/** What the borders, signs and lines of a picture mean. */
export function legendOf(
  statuses: readonly RungStatus[],
  kinds: readonly RungEdge['kind'][],
  book: DrawBook,
  width: number,
  isMirrored: boolean,
): Part {
  const upper = flow(
    statuses.map((status) => statusEntry(status, phrase(book, `place.${status}`), width, isMirrored)),
    width,
    isMirrored,
  )
  const lower = flow(
    kinds.map((kind) => edgeEntry(kind, phrase(book, `draw.${kind}`), width, isMirrored)),
    width,
    isMirrored,
  )
  return { height: upper.height + lower.height, draw: (top) => upper.draw(top) + lower.draw(top + upper.height) }
}

/** Entries in rows, from the side where reading begins. */
function flow(entries: readonly Entry[], width: number, isMirrored: boolean): Part {
  const rows: Entry[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    if (used + GAP + entry.width > width) {
      rows.push([])
      used = -GAP
    }
    rows.at(-1)?.push(entry)
    used += GAP + entry.width
  }
  const draw = (top: number): string =>
    rows
      .map((row, index) => {
        let at = (width - row.reduce((sum, entry) => sum + entry.width + GAP, -GAP)) / 2
        return row
          .map((entry) => {
            const x = isMirrored ? width - at - entry.width : at
            at += entry.width + GAP
            return entry.draw(x, top + index * ROW + ROW / 2)
          })
          .join('')
      })
      .join('')
  return { height: rows.length * ROW, draw }
}

function statusEntry(status: RungStatus, label: string, most: number, isMirrored: boolean): Entry {
  const look = STATUS_LOOKS[status]
  const lines = wrapText(label, most - 50, NOTE.size, 1)
  const width = widest(lines, NOTE) + 44
  return {
    width,
    draw: (x, y) => {
      const box = attributes({
        x,
        y: y - 14,
        width,
        height: 28,
        rx: 8,
        fill: look.fill,
        stroke: look.stroke,
        'stroke-width': look.strokeWidth,
        'stroke-dasharray': look.dash,
      })
      const signX = isMirrored ? x + width - 16 : x + 16
      const textX = x + width / 2 + (isMirrored ? -12 : 12)
      return `<rect${box}/>${signAt(look.sign, signX, y, look.stroke)}${textLines(lines, textX, y - NOTE.lineHeight / 2, NOTE)}`
    },
  }
}

function edgeEntry(kind: RungEdge['kind'], label: string, most: number, isMirrored: boolean): Entry {
  const lines = wrapText(label, most - LINE_LENGTH - 10, NOTE.size, 1)
  const words = widest(lines, NOTE)
  const width = LINE_LENGTH + 8 + words
  return {
    width,
    draw: (x, y) => {
      const from = isMirrored ? x + width : x
      const sign = isMirrored ? -1 : 1
      const tip = from + sign * LINE_LENGTH
      const line = attributes({
        d: `M${num(from)} ${num(y)} H${num(tip - sign * 7)}`,
        fill: 'none',
        stroke: INK.line,
        'stroke-width': 2,
        'stroke-dasharray': EDGE_DASHES[kind],
      })
      const head = `M${num(tip)} ${num(y)} l${num(-sign * 9)} -5 v10 Z`
      const middle = from + sign * (LINE_LENGTH + 8 + words / 2)
      return `<path${line}/><path d="${head}" fill="${INK.line}"/>${textLines(lines, middle, y - NOTE.lineHeight / 2, NOTE)}`
    },
  }
}
