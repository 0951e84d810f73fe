import { checkOptions, requireOption } from '../core/index.js'
import { cleanText, drawEnglish } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { wrapText } from './measure.js'
import { drawModules, QUIET, toQr } from './qr.js'
import { NAME, NOTE, svgDocument, type TextStyle, textLines } from './svg.js'

/** One offer on a sheet. */
export interface ClaimSlip {
  /** Whom the slip is handed to, as the platform calls them. */
  readonly name: string
  /** What the code opens. */
  readonly link: string
  /** The one-time code, for those who type. */
  readonly code: string
  /** Lines below: what is offered, until when. */
  readonly notes?: readonly string[]
}

/** Options of {@link drawClaimSheet}. */
export interface DrawClaimSheetOptions {
  /** What a screen reader says of a page. */
  readonly title: string
  /** BCP 47, of title and notes. Default `en`. */
  readonly lang?: string
}

/** A4 at 96 dots per inch. */
const PAGE = { width: 794, height: 1123 }
const COLUMNS = 2
const ROWS = 4
const CELL = { width: PAGE.width / COLUMNS, height: PAGE.height / ROWS }
const SIDE = 150
const CODE: TextStyle = { size: 13, lineHeight: 18, bold: true }
/** As many slips as are drawn at once. */
const MAX_SLIPS = 10_000

/**
 * Offers as sheets to print and to cut up: eight slips on a page of A4, each with a QR code (ISO/IEC 18004, level M) and the code to type.
 *
 * @returns an SVG for each page
 * @throws RungsError `draw.qr_too_long`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawClaimSheet } from 'rungs/draw'
 * const link = 'https://courier.example/claim#0123A-BCDEF-GHJKM-NPQRS-TVWXY-Z'
 * const [page] = drawClaimSheet([{ name: 'Ana', link, code: '0123A-BCDEF-GHJKM-NPQRS-TVWXY-Z' }], { title: 'Badges to claim' })
 * ```
 */
export function drawClaimSheet(slips: readonly ClaimSlip[], options: DrawClaimSheetOptions): readonly string[] {
  checkOptions(options, ['title', 'lang'], 'DrawClaimSheetOptions')
  const { title, lang = 'en' } = options
  requireOption(typeof title === 'string', 'title', 'text')
  requireOption(Array.isArray(slips) && slips.length <= MAX_SLIPS, 'slips', `at most ${MAX_SLIPS} slips`)
  const isMirrored = isRightToLeft(String(lang), drawEnglish)
  const pages: string[] = []
  for (let from = 0; from < slips.length; from += COLUMNS * ROWS) {
    const here = slips.slice(from, from + COLUMNS * ROWS)
    pages.push(
      svgDocument({
        ...PAGE,
        title: cleanText(title),
        description: here.map(({ name }) => cleanText(String(name))).join(', '),
        lang: String(lang),
        isMirrored,
        body: here.map((slip, index) => drawSlip(slip, index, isMirrored)).join('\n'),
      }),
    )
  }
  return Object.freeze(pages)
}

function drawSlip({ name, link, code, notes = [] }: ClaimSlip, index: number, isMirrored: boolean): string {
  const column = index % COLUMNS
  const left = (isMirrored ? COLUMNS - 1 - column : column) * CELL.width
  const top = Math.floor(index / COLUMNS) * CELL.height
  const { modules } = toQr(link)
  const middle = left + CELL.width / 2
  const width = CELL.width - 40
  const heading = wrapText(cleanText(String(name)), width, NAME.size, 1, true)
  const lines = notes.flatMap((note) => wrapText(cleanText(String(note)), width, NOTE.size, 2)).slice(0, 3)
  const size = SIDE / (modules.length + 2 * QUIET)
  const codeTop = top + 34 + SIDE
  return [
    // Where to cut.
    `<rect x="${left + 8}" y="${top + 8}" width="${CELL.width - 16}" height="${CELL.height - 16}" fill="none" stroke="#767676" stroke-dasharray="4 4"/>`,
    textLines(heading, middle, top + 14, NAME),
    drawModules(modules, middle - SIDE / 2 + QUIET * size, top + 34 + QUIET * size, size),
    textLines([cleanText(code)], middle, codeTop, CODE),
    textLines(lines, middle, codeTop + CODE.lineHeight, NOTE),
  ].join('')
}
