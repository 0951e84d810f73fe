import { checkOptions, isAbsoluteUrl, parseDateOrDateTime, requireOption, usageError } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish, phrase } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { wrapText } from './measure.js'
import { INK } from './palette.js'
import { drawModules, QUIET, toQr } from './qr.js'
import { attributes, HEADING, NAME, NOTE, svgDocument, type TextStyle, textLines } from './svg.js'

/** What a pass shows: what its badge says, and where it is checked. */
export interface WalletPass {
  readonly name: string
  readonly issuer: string
  /** RFC 3339 dates or date-times; the day is shown as it is in UTC. */
  readonly from?: string
  /** Default: without an end. */
  readonly until?: string
  /** The address of the page that verifies the badge, which the QR code leads to. */
  readonly verifyUrl: string
}

/** What {@link drawWalletPass} takes. */
export interface DrawWalletPassOptions {
  /** The language of name and issuer (BCP 47). Default: that of the catalogue. */
  readonly lang?: string
  /** The phrases, and the direction of the pass. Default: English. */
  readonly catalogue?: DrawBook
}

const WIDTH = 420
const MARGIN = 28
const CODE = 240
const TITLE: TextStyle = { ...HEADING, size: 24, lineHeight: 31 }
/** What a telephone still reads off the screen of another. */
const MAX_VERSION = 20

/**
 * A badge as a picture for the album of a telephone, as SVG: its name, who issued it, since when and until when it is valid, and a QR code
 * that leads to the page that verifies it (ISO/IEC 18004, level M). The picture itself proves nothing, and says so by asking to be scanned.
 *
 * @throws RungsError `draw.qr_too_long`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawWalletPass } from 'rungs/draw'
 * const svg = drawWalletPass({
 *   name: 'First aid',
 *   issuer: 'Courier Platform',
 *   from: '2026-05-01',
 *   verifyUrl: 'https://courier.example/verify?badge=1',
 * })
 * ```
 */
export function drawWalletPass(pass: WalletPass, options: DrawWalletPassOptions = {}): string {
  checkOptions(pass, ['name', 'issuer', 'from', 'until', 'verifyUrl'], 'WalletPass')
  checkOptions(options, ['lang', 'catalogue'], 'DrawWalletPassOptions')
  const { name, issuer, from, until, verifyUrl } = pass
  requireOption(typeof name === 'string', 'name', 'text')
  requireOption(typeof issuer === 'string', 'issuer', 'text')
  requireOption(isAbsoluteUrl(verifyUrl) && verifyUrl.startsWith('https://'), 'verifyUrl', 'https URL')
  const book = options.catalogue ?? drawEnglish
  const lang = String(options.lang ?? book.tag)
  const { modules } = toQr(verifyUrl, { maxVersion: MAX_VERSION })
  const inner = WIDTH - 2 * MARGIN
  const title = cleanText(name)
  const issued = phrase(book, 'draw.passIssuer', { issuer: cleanText(issuer) })
  const dates = [
    ...(from === undefined ? [] : [phrase(book, 'draw.passFrom', { from: dayOf(from, 'from') })]),
    until === undefined ? phrase(book, 'draw.endless') : phrase(book, 'draw.lasting', { until: dayOf(until, 'until') }),
  ]
  const check = phrase(book, 'draw.passCheck')
  const host = new URL(verifyUrl).host
  const heading = wrapText(title, inner, TITLE.size, 4, true)
  const by = wrapText(issued, inner, NAME.size, 3, true)
  const when = dates.flatMap((line) => wrapText(line, inner, NOTE.size, 2))
  const below = [...wrapText(check, inner, NOTE.size, 3), ...wrapText(cleanText(host), inner, NOTE.size, 2)]
  const bandHeight = MARGIN + heading.length * TITLE.lineHeight + 18
  const byTop = bandHeight + 18
  const whenTop = byTop + by.length * NAME.lineHeight + 6
  const codeTop = whenTop + when.length * NOTE.lineHeight + 12
  const belowTop = codeTop + CODE
  const height = belowTop + below.length * NOTE.lineHeight + MARGIN
  const size = CODE / (modules.length + 2 * QUIET)
  const middle = WIDTH / 2
  return svgDocument({
    width: WIDTH,
    height,
    title,
    description: [issued, ...dates, check].map((said) => phrase(book, 'draw.sentence', { said })).join(' '),
    lang,
    isMirrored: isRightToLeft(lang, book),
    body: [
      `<rect${attributes({ x: 0, y: 0, width: WIDTH, height: bandHeight, fill: INK.band })}/>`,
      textLines(heading, middle, MARGIN - 4, TITLE),
      textLines(by, middle, byTop, NAME),
      textLines(when, middle, whenTop, NOTE),
      drawModules(modules, middle - CODE / 2 + QUIET * size, codeTop + QUIET * size, size),
      textLines(below, middle, belowTop, NOTE),
      `<rect${attributes({ x: 1, y: 1, width: WIDTH - 2, height: height - 2, fill: 'none', stroke: INK.line, 'stroke-width': 2 })}/>`,
    ].join('\n'),
  })
}

/** A day as it is written everywhere. */
function dayOf(text: string, option: string): string {
  const parsed = parseDateOrDateTime(text)
  if (parsed === undefined) throw usageError('core.option_invalid', { option, expected: 'date or RFC 3339 date-time' })
  return new Date(parsed.epochMs).toISOString().slice(0, 10)
}
