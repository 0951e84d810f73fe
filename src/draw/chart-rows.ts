import { checkOptions, requireOption, usageError } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { escapeXml } from './escape-xml.js'
import { textWidth, wrapText } from './measure.js'
import { INK } from './palette.js'
import { attributes, num, svgDocument, type TextStyle, textLines } from './svg.js'

/** What the charts of rows take. */
export interface DrawRowsOptions {
  readonly title: string
  /** Whether the title stands above the rows. Default `true`; a page that has it as a heading leaves it out. */
  readonly hasHeading?: boolean
  /** What the figures rest on, in a sentence or two: shown below the rows. */
  readonly notes?: readonly string[]
  /** The language of names (BCP 47). Default: that of the catalogue. */
  readonly lang?: string
  /** The direction in which bars grow. Default: English. */
  readonly catalogue?: DrawBook
}

/** A row: its name at the side where reading begins, what is said of it at the other, and what is drawn below. */
export interface ChartRow {
  readonly name: string
  readonly said: string
  /** More about it, in smaller letters. */
  readonly note?: string
  /** What the drawing says, for whoever hears it. */
  readonly spoken?: string
  readonly height: number
  /** Draws between two abscissas, from where reading begins, its top at `y`. */
  readonly draw: (y: number) => string
}

/** Where a chart has its plot. */
export interface Plot {
  /** The abscissa of a share from 0 to 1 of the width, from where reading begins. */
  readonly x: (share: number) => number
  readonly isMirrored: boolean
  readonly width: number
}

/** As wide as a small telephone: letters are then as large as those of the page around it. */
export const ROWS_WIDTH = 360
const MARGIN = 12
const GAP = 14
const NAME: TextStyle = { size: 14, lineHeight: 19, bold: true }
const SMALL: TextStyle = { size: 12, lineHeight: 16, fill: INK.note }
const HEADING: TextStyle = { size: 17, lineHeight: 23, bold: true }
const MAX_ROWS = 200
export const ROWS_OPTIONS: readonly string[] = ['title', 'hasHeading', 'notes', 'lang', 'catalogue']

/** Where rows are drawn, after the options are checked. @throws RungsError `draw.too_many`, `core.option_invalid`, `core.option_unknown` */
export function plotOf(rows: readonly unknown[], options: DrawRowsOptions, more: readonly string[] = []): Plot {
  checkOptions(options, [...ROWS_OPTIONS, ...more], 'DrawRowsOptions')
  requireOption(Array.isArray(rows), 'items', 'list')
  if (rows.length > MAX_ROWS) throw usageError('draw.too_many', { what: 'items', limit: MAX_ROWS })
  requireOption(typeof options.title === 'string', 'title', 'text')
  const book = options.catalogue ?? drawEnglish
  const isMirrored = isRightToLeft(String(options.lang ?? book.tag), book)
  const width = ROWS_WIDTH - 2 * MARGIN
  return { isMirrored, width, x: (share) => (isMirrored ? ROWS_WIDTH - MARGIN - share * width : MARGIN + share * width) }
}

/** A picture of rows. `under` is drawn below all of them, such as the numbers of an axis. */
export function drawRows(
  rows: readonly ChartRow[],
  { isMirrored, width }: Plot,
  options: DrawRowsOptions,
  more: { readonly under?: ChartRow['draw']; readonly underHeight?: number } = {},
): string {
  const { title, hasHeading = true, notes = [], catalogue: book = drawEnglish } = options
  const [start, end] = isMirrored ? [ROWS_WIDTH - MARGIN, MARGIN] : [MARGIN, ROWS_WIDTH - MARGIN]
  const body: string[] = []
  const heading = cleanText(title)
  let top = MARGIN
  if (hasHeading) {
    const lines = wrapText(heading, width, HEADING.size, 3, true)
    body.push(textLines(lines, ROWS_WIDTH / 2, top, HEADING))
    top += lines.length * HEADING.lineHeight + GAP
  }
  for (const row of rows) {
    const said = wrapText(showable(row.said), width * 0.62, SMALL.size, 2)
    const room = width - 10 - Math.max(0, ...said.map((line) => textWidth(line, SMALL.size)))
    const name = wrapText(cleanText(row.name, 120), room, NAME.size, 3, true)
    const note = row.note === undefined ? [] : wrapText(showable(row.note), width, SMALL.size, 3)
    const head = Math.max(name.length * NAME.lineHeight, said.length * SMALL.lineHeight + 2)
    body.push(textFrom(name, start, top, NAME, isMirrored ? 'end' : 'start'))
    body.push(textFrom(said, end, top + 2, { ...SMALL, fill: INK.text }, isMirrored ? 'start' : 'end'))
    body.push(row.draw(top + head + 3))
    const below = top + head + 3 + row.height + 2
    body.push(textFrom(note, start, below, SMALL, isMirrored ? 'end' : 'start'))
    top = below + note.length * SMALL.lineHeight + GAP
  }
  if (more.under !== undefined) body.push(more.under(top - GAP + 4))
  top += more.underHeight ?? 0
  const foot = notes.flatMap((text) => wrapText(showable(text, 600), width, SMALL.size, 6))
  body.push(textFrom(foot, start, top, SMALL, isMirrored ? 'end' : 'start'))
  return svgDocument({
    width: ROWS_WIDTH,
    height: top + foot.length * SMALL.lineHeight + MARGIN,
    title: heading,
    description: [
      ...rows.map(({ name, said, note, spoken = note }) =>
        sentence(cleanText(name, 120), showable(said), spoken === undefined ? undefined : showable(spoken, 600)),
      ),
      ...notes.map((text) => showable(text, 600)),
    ].join(' '),
    lang: String(options.lang ?? book.tag),
    isMirrored,
    body: body.join('\n'),
  })
}

/**
 * A sentence of ours with texts of others in it, made fit to be shown: the isolates around those stay where each that is opened is closed.
 */
export function showable(text: string, limit = 300): string {
  const bare = text.slice(0, limit * 16).replace(/[\ue068\ue069]/g, '')
  const isSteady = isBalanced(bare)
  const kept = isSteady ? bare.replaceAll('\u2068', '\ue068').replaceAll('\u2069', '\ue069') : bare
  const clean = cleanText(kept, limit).replaceAll('\ue068', '\u2068').replaceAll('\ue069', '\u2069')
  return isBalanced(clean) ? clean : cleanText(clean, limit)
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const [mark] of text.matchAll(/[\u2068\u2069]/g)) {
    open += mark === '\u2068' ? 1 : -1
    if (open < 0) return false
  }
  return open === 0
}

function sentence(name: string, said: string, note: string | undefined): string {
  return `${name}: ${said}${note === undefined ? '' : ` (${note})`}.`
}

/** Lines that begin, or end, at an abscissa whatever their script is: direction is that of the picture, order that of each line. */
export function textFrom(lines: readonly string[], x: number, y: number, style: TextStyle, anchor: 'start' | 'end'): string {
  return lines
    .map((line, index) => {
      const given = attributes({
        x,
        y: y + index * style.lineHeight + style.lineHeight * 0.5 + style.size * 0.35,
        'font-size': style.size,
        'font-weight': style.bold ? 600 : undefined,
        fill: style.fill ?? INK.text,
        'text-anchor': anchor,
        direction: 'ltr',
      })
      return `<text${given}>\u2068${escapeXml(line)}\u2069</text>`
    })
    .join('')
}

/** A bar between two shares of the width. */
export function barBetween(
  plot: Plot,
  from: number,
  to: number,
  y: number,
  height: number,
  looks: Readonly<Record<string, string | number | undefined>>,
): string {
  const [a, b] = [plot.x(from), plot.x(to)]
  const box = { x: Math.min(a, b), y, width: Math.max(1, Math.abs(b - a)), height, rx: Math.min(5, height / 2) }
  return `<rect${attributes({ ...box, ...looks })}/>`
}

/** A line along the width at the middle of a row. */
export function lineBetween(
  plot: Plot,
  from: number,
  to: number,
  y: number,
  looks: Readonly<Record<string, string | number | undefined>>,
): string {
  return `<path${attributes({ d: `M${num(plot.x(from))} ${num(y)} H${num(plot.x(to))}`, fill: 'none', ...looks })}/>`
}
