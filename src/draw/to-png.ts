import { checkOptions, requireOption, usageError } from '../core/index.js'
import { wordsOf } from './alt-text.js'
import { escapeXml } from './escape-xml.js'
import { keyOf, outlinesOf, type Probe } from './measured-texts.js'
import { sizeOfOwn, unescapeXml } from './own-picture.js'
import { withWords } from './png-words.js'
import { probesOfClusters, spaceClusters } from './spaced-clusters.js'
import { FONTS } from './svg.js'

/** Where letters come from. */
export interface PngFonts {
  /** Paths of font files (TrueType or OpenType), at most 64. */
  readonly files?: readonly string[]
  /** Whether the fonts of the machine are used too, so that another machine draws another picture. Default `false`. */
  readonly system?: boolean
}

/** Options of {@link toPng}. */
export interface ToPngOptions {
  readonly fonts: PngFonts
  /** In pixels, from 16 to 4096. Default: twice that of the picture, as screens have it. */
  readonly width?: number
}

const MAX_LENGTH = 512 * 1024
const MAX_WIDTH = 4096
const MAX_PIXELS = 16_777_216
const MAX_FILES = 64
/** The first that is there is taken; resvg knows no fonts of a system by the names that browsers know. */
const FAMILY = "'Noto Sans', 'DejaVu Sans', Arial, Helvetica, 'Liberation Sans', sans-serif"
const LANG = /^<svg[^>]* lang="([^"]*)"/
/** No font has a letter for it. */
const NOBODY = '\u{10fffe}'

/**
 * A picture of `rungs/draw` as PNG, by `@resvg/resvg-js`, which is loaded when it is first needed and has to be installed beside this
 * package. Only pictures that were drawn here are taken, since resvg opens the files that others name. A letter that none of the fonts has
 * is refused, rather than drawn as a box. Title and description go along for those who do not see the picture, with their language.
 *
 * @throws RungsError `keys.peer_missing` without `@resvg/resvg-js`; `core.option_invalid`, also for what was not drawn here and for fonts
 * that lack letters; `core.option_unknown`
 * @example
 * ```ts
 * import { drawBadge } from 'rungs/draw'
 * import { toPng } from 'rungs/draw/png'
 * const svg = drawBadge({ name: 'First aid', issuer: 'Vocational School' })
 * const picture = async (): Promise<Uint8Array> => toPng(svg, { fonts: { files: ['/usr/share/fonts/NotoSans-Regular.ttf'] }, width: 600 })
 * ```
 */
export async function toPng(svg: string, options: ToPngOptions): Promise<Uint8Array> {
  checkOptions(options, ['fonts', 'width'], 'ToPngOptions')
  checkOptions(options.fonts, ['files', 'system'], 'PngFonts')
  const { files = [], system = false } = options.fonts
  const size = typeof svg === 'string' && svg.length <= MAX_LENGTH ? sizeOfOwn(svg) : undefined
  if (size === undefined) throw usageError('core.option_invalid', { option: 'svg', expected: 'picture of rungs/draw' })
  const { width = Math.min(MAX_WIDTH, Math.round(size.width * 2)) } = options
  const isList = Array.isArray(files) && files.length <= MAX_FILES && files.every((file) => typeof file === 'string')
  requireOption(isList, 'fonts.files', `at most ${MAX_FILES} paths`)
  requireOption(typeof system === 'boolean', 'fonts.system', 'true or false')
  requireOption(Number.isSafeInteger(width) && width >= 16 && width <= MAX_WIDTH, 'width', `whole number from 16 to ${MAX_WIDTH}`)
  requireOption((width * width * size.height) / size.width <= MAX_PIXELS, 'width', `at most ${MAX_PIXELS} pixels`)
  const { Resvg, renderAsync } = await loadResvg()
  const fonts = { font: { loadSystemFonts: system, fontFiles: [...files] }, logLevel: 'off' } as const
  const letters = lettersOf(svg)
  const probes = [...letters, ...probesOfClusters(svg)]
  const outlines = outlinesOf([...probes, ...bothOf(NOBODY)], FAMILY, (text) => new Resvg(text, fonts).toString())
  const isThere = (letter: Probe): boolean => {
    const outline = outlines.get(keyOf(letter))
    return outline !== undefined && outline !== outlines.get(keyOf({ ...letter, text: NOBODY }))
  }
  requireOption(letters.every(isThere), 'fonts', 'fonts with all letters of the picture')
  const drawn = spaceClusters(svg.replace(escapeXml(FONTS), escapeXml(FAMILY)), outlines)
  const image = await renderAsync(drawn, { ...fonts, fitTo: { mode: 'width', value: width } })
  const { title, description } = wordsOf(svg)
  return withWords(new Uint8Array(image.asPng()), { Title: title, Description: description }, LANG.exec(svg)?.[1] ?? '')
}

/** The letters and digits of a picture, once each. */
function lettersOf(svg: string): readonly Probe[] {
  const texts = Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = '']) => unescapeXml(text)).join('')
  return [...new Set(texts.match(/[\p{L}\p{N}]/gu))].flatMap(bothOf)
}

function bothOf(text: string): readonly Probe[] {
  return [
    { text, bold: false },
    { text, bold: true },
  ]
}

/** The optional peer. @throws RungsError `keys.peer_missing` */
async function loadResvg(): Promise<typeof import('@resvg/resvg-js')> {
  try {
    return await import('@resvg/resvg-js')
  } catch {
    throw usageError('keys.peer_missing', { package: '@resvg/resvg-js' })
  }
}
