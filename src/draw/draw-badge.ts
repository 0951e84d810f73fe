import { checkOptions, requireOption } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish, phrase } from '../i18n/index.js'
import { isRightToLeft } from './direction.js'
import { wrapText } from './measure.js'
import { INK } from './palette.js'
import { attributes, NAME, NOTE, num, svgDocument, type TextStyle, textLines } from './svg.js'

/** The outlines that badges can have. */
export type BadgeShape = 'shield' | 'hexagon' | 'circle'

/** What the picture of a badge shows. */
export interface BadgePicture {
  /** Of the achievement, in the script of whoever wears it. */
  readonly name: string
  readonly issuer: string
  /** The name of the ladder that it is a rung of. */
  readonly ladder?: string
  /** How far up its ladder it is, from 1, shown as marks. */
  readonly level?: number
  /** How far up the ladder goes, at most 9. Default: the level. */
  readonly levels?: number
}

/** What {@link drawBadge} takes. */
export interface DrawBadgeOptions {
  /** Default `shield`. */
  readonly shape?: BadgeShape
  /** Of the issuer, as `#rrggbb`. Texts never stand on it, so that every colour will do. Default: a blue. */
  readonly colour?: string
  /** The language of the names (BCP 47). Default: that of the catalogue. */
  readonly lang?: string
  /** The phrases, and the direction of the picture. Default: English. */
  readonly catalogue?: DrawBook
}

const SIDE = 400
const MIDDLE = SIDE / 2
const MAX_LEVELS = 9
const TITLE: TextStyle = { ...NAME, size: 25, lineHeight: 31 }
const OUTLINES: Readonly<Record<BadgeShape, string>> = {
  shield: 'M200 8 L368 52 V206 C368 302 298 362 200 392 C102 362 32 302 32 206 V52 Z',
  hexagon: 'M200 6 L368 103 V297 L200 394 L32 297 V103 Z',
  circle: 'M200 8 A192 192 0 1 1 200 392 A192 192 0 1 1 200 8 Z',
}

/**
 * The picture of a badge, as SVG of 400 by 400: its name, whose it is, and how far up its ladder. Nothing in it is fetched or run, all texts
 * are cleaned, and a screen reader gets them as title and description. Into it goes the badge itself by `bakeImage` of `rungs/bake`.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawBadge } from 'rungs/draw'
 * const svg = drawBadge({ name: 'Bicycle courier', issuer: 'Courier Platform', level: 2, levels: 5 }, { colour: '#0b6e4f' })
 * ```
 */
export function drawBadge(picture: BadgePicture, options: DrawBadgeOptions = {}): string {
  checkOptions(picture, ['name', 'issuer', 'ladder', 'level', 'levels'], 'BadgePicture')
  checkOptions(options, ['shape', 'colour', 'lang', 'catalogue'], 'DrawBadgeOptions')
  const { shape = 'shield', colour = INK.mark, catalogue: book = drawEnglish } = options
  const { level, levels = level } = picture
  requireOption(typeof picture.name === 'string', 'name', 'text')
  requireOption(typeof picture.issuer === 'string', 'issuer', 'text')
  requireOption(picture.ladder === undefined || typeof picture.ladder === 'string', 'ladder', 'text')
  requireOption(Object.hasOwn(OUTLINES, shape), 'shape', 'shield, hexagon or circle')
  requireOption(/^#[0-9a-f]{6}$/i.test(colour), 'colour', 'colour as #rrggbb')
  requireOption(levels === undefined || isLevel(levels, MAX_LEVELS), 'levels', `whole number from 1 to ${MAX_LEVELS}`)
  requireOption(level === undefined || isLevel(level, levels as number), 'level', 'whole number from 1 to levels')
  const lang = String(options.lang ?? book.tag)
  const isMirrored = isRightToLeft(lang, book)
  const name = cleanText(picture.name)
  const issuer = phrase(book, 'draw.passIssuer', { issuer: cleanText(picture.issuer) })
  const ladder = picture.ladder === undefined ? '' : cleanText(picture.ladder)
  const marked = level === undefined ? '' : phrase(book, 'draw.level', { level, levels: levels as number })
  const above = ladder === '' ? [] : wrapText(ladder, 220, NOTE.size, 2)
  const heading = wrapText(name, 270, TITLE.size, 4, true)
  const below = wrapText(issuer, 220, NOTE.size, 2)
  const middleTop = 192 - (heading.length * TITLE.lineHeight) / 2
  return svgDocument({
    width: SIDE,
    height: SIDE,
    title: name,
    description: [ladder, marked, issuer]
      .filter((said) => said !== '')
      .map((said) => phrase(book, 'draw.sentence', { said }))
      .join(' '),
    lang,
    isMirrored,
    body: [
      `<path${attributes({ d: OUTLINES[shape], fill: colour, stroke: INK.text, 'stroke-width': 3 })}/>`,
      `<g transform="translate(${MIDDLE} ${MIDDLE}) scale(0.9) translate(${-MIDDLE} ${-MIDDLE})"><path${attributes({ d: OUTLINES[shape], fill: INK.paper })}/></g>`,
      textLines(above, MIDDLE, 84 - above.length * 5, NOTE),
      textLines(heading, MIDDLE, middleTop, TITLE),
      textLines(below, MIDDLE, 272, NOTE),
      level === undefined ? '' : marks(level, levels as number, isMirrored),
    ].join('\n'),
  })
}

function isLevel(value: unknown, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most
}

/** A mark for each level, those that were reached filled: told apart by shape, not by colour. */
function marks(level: number, levels: number, isMirrored: boolean): string {
  const gap = 20
  const first = MIDDLE - ((levels - 1) * gap) / 2
  return Array.from({ length: levels }, (_, at) => {
    const x = num(first + at * gap)
    const isReached = (isMirrored ? levels - 1 - at : at) < level
    return `<circle cx="${x}" cy="326" r="${isReached ? 7 : 5}" fill="${isReached ? INK.text : INK.paper}" stroke="${INK.text}" stroke-width="2"/>`
  }).join('')
}
