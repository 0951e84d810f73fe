import { escapeXml } from './escape-xml.js'
import { fingerprint } from './fingerprint.js'
import { textWidth } from './measure.js'
import { INK, SIGN_PATHS, type Sign } from './palette.js'

export const FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/

/** A size of text: in pixels, the distance of its lines, and whether it is bold. */
export interface TextStyle {
  readonly size: number
  readonly lineHeight: number
  readonly bold?: boolean
  readonly fill?: string
}

export const HEADING: TextStyle = { size: 19, lineHeight: 25, bold: true }
export const NAME: TextStyle = { size: 15, lineHeight: 20, bold: true }
export const NOTE: TextStyle = { size: 13, lineHeight: 17, fill: INK.note }

/** A number as SVG writes it, to a tenth. */
export function num(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Attributes; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${typeof value === 'number' ? num(value) : escapeXml(value)}"`],
    )
    .join('')
}

/**
 * Lines of cleaned text around a vertical axis, the first one's top at `y`. Centred, because the start of a line is on
 * different sides in different scripts, and not every program that draws SVG knows which.
 */
export function textLines(lines: readonly string[], x: number, y: number, style: TextStyle): string {
  return lines
    .map((line, index) => {
      const base = y + index * style.lineHeight + style.lineHeight * 0.5 + style.size * 0.35
      const given = attributes({
        x,
        y: base,
        'font-size': style.size,
        'font-weight': style.bold ? 600 : undefined,
        fill: style.fill ?? INK.text,
        'text-anchor': 'middle',
        'unicode-bidi': 'plaintext',
      })
      return `<text${given}>${escapeXml(isolated(line))}</text>`
    })
    .join('')
}

/** A line by its own direction, also in programs that know neither `direction` nor `unicode-bidi`. */
function isolated(line: string): string {
  return RIGHT_TO_LEFT_LETTER.test(line) ? `\u2068${line}\u2069` : line
}

/** The widest of some lines, as far as can be told. */
export function widest(lines: readonly string[], style: TextStyle): number {
  return Math.max(0, ...lines.map((line) => textWidth(line, style.size, style.bold)))
}

/** A sign in a circle that stands on the border of what it is about. */
export function signAt(sign: Sign, x: number, y: number, colour: string): string {
  const isFilled = sign === 'star' || sign === 'half' || sign === 'lock'
  const inner = attributes({
    d: SIGN_PATHS[sign],
    fill: isFilled ? INK.paper : 'none',
    stroke: INK.paper,
    'stroke-width': sign === 'lock' || sign === 'half' ? 1.2 : 2,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })
  return `<g transform="translate(${num(x)} ${num(y)})"><circle r="11" fill="${colour}" stroke="${INK.paper}" stroke-width="2"/><path${inner}/></g>`
}

/** A whole picture, readable by itself: no script, no style sheet, nothing from elsewhere. */
export interface SvgDocument {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
  readonly lang: string
  readonly isMirrored: boolean
  /** What all stands on. Default: paper. */
  readonly ground?: 'none'
  readonly body: string
}

/** The text of a picture. Title and description are what a screen reader says of it. */
export function svgDocument({ width, height, title, description, lang, isMirrored, ground, body }: SvgDocument): string {
  const id = `rungs-${fingerprint(`${title}\n${description}\n${body.length}`)}`
  const language = LANGUAGE_TAG.test(lang) ? lang : undefined
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${num(width)} ${num(height)}`,
    width,
    height,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    lang: language,
    'xml:lang': language,
    direction: isMirrored ? 'rtl' : 'ltr',
    'font-family': FONTS,
  })
  return [
    `<svg${root}>`,
    `<title id="${id}-title">${escapeXml(title)}</title>`,
    `<desc id="${id}-desc">${escapeXml(description)}</desc>`,
    ...(ground === 'none' ? [] : [`<rect width="${num(width)}" height="${num(height)}" fill="${INK.paper}"/>`]),
    body,
    '</svg>\n',
  ].join('\n')
}
