import { resolve } from 'node:path'
import { bakeImage } from '../bake/index.js'
import { isJsonObject, operationError, usageError, utf8 } from '../core/index.js'
import { drawBadge, type LadderDesign, toBadgeDesign, toRungPicture } from '../draw/index.js'
import type { Ladder } from '../ladder/index.js'
import type { Args } from './args.js'
import { exists, readJsonFile } from './files.js'
import type { CliIo } from './io.js'
import { findRung } from './recipient.js'
import { styleFor } from './style.js'

/** Options of commands that draw badges. */
export const PICTURE_OPTIONS = {
  design: { type: 'string' },
  fonts: { type: 'string' },
  'system-fonts': { type: 'boolean' },
  width: { type: 'string' },
} as const

/** The kinds of pictures. */
export type PictureKind = 'svg' | 'png'

/** Makes a picture into the bytes of a file. */
export type Painter = (svg: string) => Promise<Uint8Array>

/** What draws as the options ask for it: PNG takes fonts that somebody chose. @throws RungsError `cli.usage`, `cli.file_unreadable` */
export async function openPainter(io: CliIo, args: Args, kind: PictureKind): Promise<Painter> {
  const [width, fonts, system] = [args.text('width'), args.text('fonts'), args.flag('system-fonts')]
  if (width !== undefined && !/^\d{1,5}$/.test(width)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--width' })
  if (kind === 'svg') return async (svg) => utf8(svg)
  if (fonts === undefined && !system) throw usageError('cli.usage', { problem: 'option_missing', what: '--fonts' })
  const files = (fonts ?? '').split(',').filter((file) => file !== '')
  for (const file of files)
    if (!(await exists(resolve(io.cwd, file)))) throw operationError('cli.file_unreadable', { file, reason: 'ENOENT' })
  const options = {
    fonts: { files: files.map((file) => resolve(io.cwd, file)), system },
    ...(width !== undefined && { width: Number(width) }),
  }
  // Few draw PNG, and what does is a package of its own.
  const { toPng } = await import('../draw/to-png.js')
  return (svg) => toPng(svg, options)
}

/** The design of `--design`; what is in it is looked at by what draws. @throws RungsError `cli.usage`, and those of reading a file */
export async function loadDesign(io: CliIo, args: Args): Promise<LadderDesign> {
  const file = args.text('design')
  if (file === undefined) return {}
  const design = await readJsonFile(io, file)
  if (!isJsonObject(design)) throw usageError('cli.usage', { problem: 'not_one_of', what: '--design' })
  return design as LadderDesign
}

/** Puts badges into the pictures of their rungs, each of which is drawn once; that of `--rung` before any badge is issued. */
export async function openRungPictures(
  io: CliIo,
  args: Args,
  ladder: Ladder,
  issuer: string,
  kind: PictureKind,
): Promise<(rung: string, badge: string) => Promise<Uint8Array>> {
  const [paint, design] = [await openPainter(io, args, kind), await loadDesign(io, args)]
  const { catalogue, wanted } = styleFor(io)
  const [lang] = wanted
  const drawn = new Map<string, Promise<Uint8Array>>()
  const draw = async (rung: string): Promise<Uint8Array> => {
    const picture = toRungPicture(ladder, rung, { issuer, ...(lang !== undefined && { lang }) })
    return paint(drawBadge(picture, { ...toBadgeDesign(ladder, rung, design), catalogue }))
  }
  const pictureOf = (rung: string): Promise<Uint8Array> => {
    const picture = drawn.get(rung) ?? draw(rung)
    drawn.set(rung, picture)
    return picture
  }
  const first = args.text('rung')
  if (first !== undefined) await pictureOf(findRung(ladder, first))
  return async (rung, badge) => bakeImage(await pictureOf(rung), badge)
}
