import { join, resolve } from 'node:path'
import { usageError } from '../core/index.js'
import type { Args } from './args.js'
import { exists, writeFileAtomically } from './files.js'
import type { IssueJob } from './issue-rows.js'
import { PICTURE_OPTIONS, type PictureKind } from './painter.js'

/** Which pictures `--images` asks for; `undefined` where none are wanted. @throws RungsError `cli.usage` */
export function imageKindOf(args: Args): PictureKind | undefined {
  const kind = args.text('image-type')
  if (kind !== undefined && kind !== 'svg' && kind !== 'png')
    throw usageError('cli.usage', { problem: 'not_one_of', what: '--image-type' })
  if (args.text('images') !== undefined) return kind ?? 'svg'
  const isMeant = [...Object.keys(PICTURE_OPTIONS), 'image-type'].some((name) => args.text(name) !== undefined || args.flag(name))
  if (isMeant) throw usageError('cli.usage', { problem: 'option_missing', what: '--images' })
  return undefined
}

/** Writes the picture with a badge inside to the folder of `--images`, unless it is there; under the name of the badge's file. */
export async function writeImage(
  { io, args, bake }: IssueJob,
  badgeFile: string,
  rung: string,
  text: () => Promise<string>,
): Promise<void> {
  if (bake === undefined) return
  const file = join(args.need('images'), `${badgeFile.replace(/\.[a-z-]+$/, '')}.${imageKindOf(args)}`)
  if (await exists(resolve(io.cwd, file))) return
  await writeFileAtomically(io, file, await bake(rung, await text()), { replace: true })
}
