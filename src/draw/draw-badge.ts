import { checkOptions, requireOption } from '../core/index.js'
import { cleanText, type DrawBook, drawEnglish, phrase } from '../i18n/index.js'
import { type BadgeDesign, type BadgeShape, checkDesign, DESIGN_MEMBERS } from './badge-design.js'
import { isRightToLeft } from './direction.js'
import { inkOn } from './ink-on.js'
import { levelMarks, MAX_LEVELS } from './level-marks.js'
import { wrapText } from './measure.js'
import { INK } from './palette.js'
import { attributes, NAME, NOTE, svgDocument, type TextStyle, textLines } from './svg.js'

/** What the picture of a badge shows. */
export interface BadgePicture {
  /** Of the achievement, in the script of whoever wears it. */
  readonly name: string
  readonly issuer: string
  /** What it was given for: said to a screen reader alone. */
  readonly description?: string
  /** The name of the ladder that it is a rung of. */
  readonly ladder?: string
  /** How far up its ladder it is, from 1, shown as marks. */
  readonly level?: number
  /** How far up the ladder goes, at most 9. Default: the level. */
  readonly levels?: number
  /** The language of these texts (BCP 47). Default: that of the options. */
  readonly lang?: string
}

/** What {@link drawBadge} takes. */
export interface DrawBadgeOptions extends BadgeDesign {
  /** The language of the names (BCP 47). Default: that of the catalogue. */
  readonly lang?: string
  /** The phrases, and the direction of the picture. Default: English. */
  readonly catalogue?: DrawBook
}

const SIDE = 400
const MIDDLE = SIDE / 2
/** The sizes of a name, and as many lines as there is room for: the first that it is whole in, else the last. */
const TITLES: readonly (TextStyle & { readonly lines: number })[] = [
  { ...NAME, size: 25, lineHeight: 31, lines: 4 },
  { ...NAME, size: 20, lineHeight: 25, lines: 5 },
  { ...NAME, size: 16, lineHeight: 20, lines: 6 },
]
/** The middle of the name where a ribbon is below it, and where none is. */
const NAME_Y = { above: 156, alone: 186 }
const OUTLINES: Readonly<Record<BadgeShape, string>> = {
  shield: 'M200 8 L368 52 V206 C368 302 298 362 200 392 C102 362 32 302 32 206 V52 Z',
  hexagon: 'M200 6 L368 103 V297 L200 394 L32 297 V103 Z',
  circle: 'M200 8 A192 192 0 1 1 200 392 A192 192 0 1 1 200 8 Z',
  octagon: 'M121 8 H279 L392 121 V279 L279 392 H121 L8 279 V121 Z',
  pentagon: 'M200 6 L390 150 L330 386 H70 L10 150 Z',
}
const RIBBON = 'M6 232 H394 L378 258 L394 284 H6 L22 258 Z'

/**
 * The picture of a badge, as SVG of 400 by 400: its name, whose it is, and how far up its ladder. Nothing in it is fetched or run, all texts
 * are cleaned and have a contrast of at least 4.5:1 whatever the colour, and a screen reader gets them as title and description. Into it
 * goes the badge itself by `bakeImage` of `rungs/bake`.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown`
 * @example
 * ```ts
 * import { drawBadge } from 'rungs/draw'
 * const svg = drawBadge({ name: 'Bicycle courier', issuer: 'Courier Platform', level: 2, levels: 5 }, { colour: '#0b6e4f' })
 * ```
 */
export function drawBadge(picture: BadgePicture, options: DrawBadgeOptions = {}): string {
  checkOptions(picture, ['name', 'issuer', 'description', 'ladder', 'level', 'levels', 'lang'], 'BadgePicture')
  checkOptions(options, [...DESIGN_MEMBERS, 'lang', 'catalogue'], 'DrawBadgeOptions')
  checkDesign(options)
  const { shape = 'shield', colour = INK.mark, marks = 'dots', catalogue: book = drawEnglish } = options
  const { level, levels = level, description = '' } = picture
  requireOption(typeof picture.name === 'string', 'name', 'text')
  requireOption(typeof picture.issuer === 'string', 'issuer', 'text')
  requireOption(typeof description === 'string', 'description', 'text')
  requireOption(picture.ladder === undefined || typeof picture.ladder === 'string', 'ladder', 'text')
  requireOption(levels === undefined || isLevel(levels, MAX_LEVELS), 'levels', `whole number from 1 to ${MAX_LEVELS}`)
  requireOption(level === undefined || isLevel(level, levels as number), 'level', 'whole number from 1 to levels')
  const lang = String(picture.lang ?? options.lang ?? book.tag)
  const isMirrored = isRightToLeft(lang, book)
  const name = cleanText(picture.name)
  const issuer = phrase(book, 'draw.passIssuer', { issuer: cleanText(picture.issuer) })
  const ladder = picture.ladder === undefined ? '' : cleanText(picture.ladder)
  const marked = level === undefined ? '' : phrase(book, 'draw.level', { level, levels: levels as number })
  const [title, heading] = headingOf(name)
  const below = wrapText(issuer, 200, NOTE.size, 2)
  const middle = ladder === '' ? NAME_Y.alone : NAME_Y.above
  return svgDocument({
    width: SIDE,
    height: SIDE,
    title: name,
    description: [ladder, marked, issuer, cleanText(description, 400).replace(/[.。।]$/, '')]
      .filter((said) => said !== '')
      .map((said) => phrase(book, 'draw.sentence', { said }))
      .join(' '),
    lang,
    isMirrored,
    ground: 'none',
    body: [
      `<path${attributes({ d: OUTLINES[shape], fill: colour, stroke: INK.text, 'stroke-width': 3 })}/>`,
      `<g transform="translate(${MIDDLE} ${MIDDLE}) scale(0.9) translate(${-MIDDLE} ${-MIDDLE})"><path${attributes({ d: OUTLINES[shape], fill: INK.paper })}/></g>`,
      ladder === '' ? '' : ribbon(ladder, colour),
      textLines(heading, MIDDLE, middle - (heading.length * title.lineHeight) / 2, title),
      textLines(below, MIDDLE, 294, NOTE),
      level === undefined ? '' : levelMarks(marks, level, levels as number, { x: MIDDLE, y: 76, isMirrored }),
    ].join('\n'),
  })
}

function isLevel(value: unknown, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= most
}

/** The lines of a name, and their size. */
function headingOf(name: string): readonly [TextStyle, readonly string[]] {
  for (const title of TITLES) {
    const lines = wrapText(name, 270, title.size, title.lines + 1, true)
    if (lines.length <= title.lines) return [title, lines]
  }
  const last = TITLES[TITLES.length - 1] as (typeof TITLES)[number]
  return [last, wrapText(name, 270, last.size, last.lines, true)]
}

/** The name of the ladder on a ribbon of the issuer's colour. */
function ribbon(ladder: string, colour: string): string {
  const style: TextStyle = { ...NAME, size: 16, lineHeight: 20, fill: inkOn(colour) }
  const lines = wrapText(ladder, 320, style.size, 2, true)
  return [
    `<path${attributes({ d: RIBBON, fill: colour, stroke: INK.text, 'stroke-width': 3, 'stroke-linejoin': 'round' })}/>`,
    textLines(lines, MIDDLE, 258 - (lines.length * style.lineHeight) / 2, style),
  ].join('')
}
