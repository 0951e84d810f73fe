import { checkOptions, isAbsoluteUrl, parseDateOrDateTime, requireOption } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish, phrase } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import type { WalletPass } from './draw-wallet-pass.js'
import { wrapText } from './measure.js'
import { INK } from './palette.js'
import { drawModules, QUIET, toQr } from './qr.js'
import { attributes, HEADING, NAME, NOTE, svgDocument, type TextStyle, textLines } from './svg.js'

/** What a certificate shows: a pass, and whose it is. */
export interface Certificate extends WalletPass {
  /** The name of the person, as whoever prints it knows it: most badges do not hold it. */
  readonly recipient: string
  /** What the person did for it. */
  readonly description?: string
}

/** What {@link drawCertificate} takes. */
export interface DrawCertificateOptions {
  /** The language of the names (BCP 47). Default: that of the catalogue. */
  readonly lang?: string
  /** The phrases, and the direction of the page. Default: English. */
  readonly catalogue?: DrawBook
}

/** A4 across, in pixels of 96 to the inch (ISO 216). */
const WIDTH = 1123
const HEIGHT = 794
const MIDDLE = WIDTH / 2
const INNER = 820
const CODE = 180
const MAX_VERSION = 20
const TITLE: TextStyle = { ...HEADING, size: 40, lineHeight: 52 }
const PERSON: TextStyle = { ...NAME, size: 32, lineHeight: 42 }
const BADGE: TextStyle = { ...NAME, size: 26, lineHeight: 34 }
const TEXT: TextStyle = { ...NOTE, size: 17, lineHeight: 24 }

/**
 * A badge to print and hang on a wall, as SVG of the size of A4 across: whose it is, what for, who issued it, and a QR code that leads to
 * the page that verifies it (ISO/IEC 18004, level M). Paper proves nothing, and says so by asking to be scanned.
 *
 * @throws RungsError `draw.qr_too_long`, `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawCertificate } from 'rungs/draw'
 * const svg = drawCertificate({
 *   recipient: 'Amina Diallo',
 *   name: 'Bicycle courier',
 *   issuer: 'Courier Platform',
 *   from: '2026-05-01',
 *   verifyUrl: 'https://courier.example/verify/',
 * })
 * ```
 */
export function drawCertificate(certificate: Certificate, options: DrawCertificateOptions = {}): string {
  checkOptions(certificate, ['recipient', 'description', 'name', 'issuer', 'from', 'until', 'verifyUrl'], 'Certificate')
  checkOptions(options, ['lang', 'catalogue'], 'DrawCertificateOptions')
  const { recipient, description = '', name, issuer, from, until, verifyUrl } = certificate
  for (const [option, text] of Object.entries({ recipient, description, name, issuer }))
    requireOption(typeof text === 'string', option, 'text')
  for (const [option, date] of Object.entries({ from, until }))
    requireOption(date === undefined || formatDay(date) !== undefined, option, 'date or RFC 3339 date-time')
  requireOption(isAbsoluteUrl(verifyUrl) && verifyUrl.startsWith('https://'), 'verifyUrl', 'https URL')
  const { catalogue: book = drawEnglish } = options
  const lang = String(options.lang ?? book.tag)
  const { modules } = toQr(verifyUrl, { maxVersion: MAX_VERSION })
  const size = CODE / (modules.length + 2 * QUIET)
  const [person, badge] = [cleanText(recipient), cleanText(name)]
  const issued = phrase(book, 'draw.passIssuer', { issuer: cleanText(issuer) })
  const dates = [
    from === undefined ? '' : phrase(book, 'draw.passFrom', { from: formatDay(from) as string }),
    until === undefined ? '' : phrase(book, 'draw.lasting', { until: formatDay(until) as string }),
  ].filter((text) => text !== '')
  const check = phrase(book, 'draw.passCheck')
  const host = wrapText(cleanText(new URL(verifyUrl).host), INNER, NOTE.size, 2)
  const blocks: readonly (readonly [readonly string[], TextStyle, gap: number])[] = [
    [[phrase(book, 'draw.certificate')], TITLE, 14],
    [wrapText(phrase(book, 'draw.certifies'), INNER, TEXT.size, 1), TEXT, 2],
    [wrapText(person, INNER, PERSON.size, 2, true), PERSON, 6],
    [wrapText(phrase(book, 'draw.earned'), INNER, TEXT.size, 1), TEXT, 2],
    [wrapText(badge, INNER, BADGE.size, 2, true), BADGE, 6],
    [wrapText(cleanText(description, 400), INNER, TEXT.size, 2), TEXT, 8],
    [wrapText(issued, INNER, NAME.size, 2, true), NAME, 2],
    [dates, NOTE, 0],
  ]
  const codeTop = HEIGHT - CODE - 96
  const tall = blocks.reduce((sum, [lines, style, gap]) => sum + lines.length * style.lineHeight + gap, 0)
  let y = Math.max(60, (codeTop - tall) / 2 + 10)
  const body = blocks.map(([lines, style, gap]) => {
    const drawn = textLines(lines, MIDDLE, y, style)
    y += lines.length * style.lineHeight + gap
    return drawn
  })
  return svgDocument({
    width: WIDTH,
    height: HEIGHT,
    title: badge,
    description: [person, issued, ...dates, check].map((said) => phrase(book, 'draw.sentence', { said })).join(' '),
    lang,
    isMirrored: isRightToLeft(lang, book),
    body: [
      frame(24, 4),
      frame(34, 1),
      ...body,
      drawModules(modules, MIDDLE - CODE / 2 + QUIET * size, codeTop + QUIET * size, size),
      textLines([...wrapText(check, INNER, NOTE.size, 1), ...host], MIDDLE, codeTop + CODE, NOTE),
    ].join('\n'),
  })
}

function frame(inset: number, width: number): string {
  const box = { x: inset, y: inset, width: WIDTH - 2 * inset, height: HEIGHT - 2 * inset }
  return `<rect${attributes({ ...box, fill: 'none', stroke: INK.line, 'stroke-width': width })}/>`
}

/** A day as it is written everywhere. */
function formatDay(text: string): string | undefined {
  const parsed = parseDateOrDateTime(text)
  return parsed === undefined ? undefined : new Date(parsed.epochMs).toISOString().slice(0, 10)
}
