import { encode } from 'uqr'
import { checkOptions, requireOption, usageError } from '../core/index.js'
import { cleanText, drawEnglish } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { wrapText } from './measure.js'
import { HEADING, NOTE, num, svgDocument, textLines } from './svg.js'

/** How large a QR code may get. */
export interface QrOptions {
  /** 1 to 40: the side is 17 modules and 4 for each version. What a telephone reads from paper at arm's length ends at about 15. Default 40. */
  readonly maxVersion?: number
}

/** What {@link drawQr} takes. */
export interface DrawQrOptions extends QrOptions {
  /** Stands above the code, and is what a screen reader says of it. */
  readonly title: string
  /** Lines of text below it. Default: none. */
  readonly notes?: readonly string[]
  /** BCP 47, of title and notes. Default `en`. */
  readonly lang?: string
}

/** A QR code: its version, and line by line whether a module is dark. The quiet zone around it is not in it. */
export interface QrCode {
  readonly version: number
  readonly modules: readonly (readonly boolean[])[]
}

/** Modules that stay light on every side (ISO/IEC 18004 section 6.3.8). */
export const QUIET = 4
const MODULE = 5
const MIN_WIDTH = 320
const MARGIN = 28
/** The most lines of notes. */
const MAX_NOTES = 20

/**
 * A text as a QR code that is read even where 15 of 100 of its codewords are damaged (ISO/IEC 18004, level M), in the smallest version that
 * holds it; texts of digits, capitals and ` $%*+-./:` take least.
 *
 * @throws RungsError `draw.qr_too_long`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { toQr } from 'rungs/draw'
 * toQr('HTTPS://SCHOOL.EXAMPLE/').version // 2
 * ```
 */
export function toQr(text: string, options: QrOptions = {}): QrCode {
  checkOptions(options, ['maxVersion'], 'QrOptions')
  const { maxVersion = 40 } = options
  requireOption(Number.isInteger(maxVersion) && maxVersion >= 1 && maxVersion <= 40, 'maxVersion', 'version of 1 to 40')
  requireOption(typeof text === 'string' && text !== '', 'text', 'text')
  try {
    const { version, data } = encode(text, { ecc: 'M', border: 0, maxVersion })
    return { version, modules: data }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw usageError('draw.qr_too_long', { version: maxVersion })
  }
}

/**
 * A text as a QR code for printing, as SVG: black on white with its quiet zone, a title above and notes below. At the size that it says of
 * itself a module is 1.3 mm; half of that is still read from paper.
 *
 * @throws RungsError `draw.qr_too_long`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawQr } from 'rungs/draw'
 * drawQr('HTTPS://SCHOOL.EXAMPLE/', { title: 'Our school', notes: ['Open with the camera of a telephone.'] })
 * ```
 */
export function drawQr(text: string, options: DrawQrOptions): string {
  checkOptions(options, ['title', 'notes', 'lang', 'maxVersion'], 'DrawQrOptions')
  const { title, notes = [], lang = 'en', maxVersion } = options
  requireOption(typeof title === 'string', 'title', 'text')
  requireOption(Array.isArray(notes) && notes.length <= MAX_NOTES, 'notes', 'list of texts')
  const { modules } = toQr(text, maxVersion === undefined ? {} : { maxVersion })
  const side = (modules.length + 2 * QUIET) * MODULE
  const width = Math.max(side, MIN_WIDTH) + 2 * MARGIN
  const name = cleanText(title)
  const heading = wrapText(name, width - 2 * MARGIN, HEADING.size, 3, true)
  const lines = notes.flatMap((note) => wrapText(cleanText(String(note)), width - 2 * MARGIN, NOTE.size, 4))
  const top = MARGIN + heading.length * HEADING.lineHeight
  const bottom = top + side
  const code = drawModules(modules, (width - side) / 2 + QUIET * MODULE, top + QUIET * MODULE, MODULE)
  const body = [textLines(heading, width / 2, MARGIN, HEADING), code, textLines(lines, width / 2, bottom, NOTE)]
  return svgDocument({
    width,
    height: bottom + lines.length * NOTE.lineHeight + MARGIN,
    title: name,
    description: lines.join(' '),
    lang: String(lang),
    isMirrored: isRightToLeft(String(lang), drawEnglish),
    body: body.join('\n'),
  })
}

/** Dark modules, black, the first at a place; a light zone of {@link QUIET} modules has to be left around them. */
export function drawModules(modules: QrCode['modules'], x: number, y: number, size: number): string {
  const path = modules
    .map((row, line) =>
      runsOf(row)
        .map(([start, length]) => `M${start} ${line}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('')
  return `<path d="${path}" transform="translate(${num(x)} ${num(y)}) scale(${num(size)})" fill="#000000" shape-rendering="crispEdges"/>`
}

/** Where dark modules begin in a line, and how many follow one another. */
function runsOf(row: readonly boolean[]): (readonly [x: number, length: number])[] {
  const runs: [number, number][] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (isDark && last !== undefined && last[0] + last[1] === x) last[1]++
    else if (isDark) runs.push([x, 1])
  }
  return runs
}

/**
 * A text as a QR code for a terminal: two modules a character, light ones as blocks, since most terminals are dark.
 *
 * @throws RungsError `draw.qr_too_long`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { qrToText } from 'rungs/draw'
 * qrToText('HTTPS://SCHOOL.EXAMPLE/').split('\n').length // 18
 * ```
 */
export function qrToText(text: string, options: QrOptions = {}): string {
  const { modules } = toQr(text, options)
  const isDark = (x: number, y: number): boolean => modules[y]?.[x] === true
  const size = modules.length
  let lines = ''
  for (let y = -QUIET; y < size + QUIET; y += 2) {
    for (let x = -QUIET; x < size + QUIET; x++) lines += BLOCKS[(isDark(x, y) ? 0 : 2) + (isDark(x, y + 1) ? 0 : 1)]
    lines += '\n'
  }
  return lines
}

const BLOCKS = [' ', '\u2584', '\u2580', '\u2588'] as const
