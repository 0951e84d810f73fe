import { imageKind, MAX_IMAGE_BYTES, unbakeImage } from '../bake/index.js'
import { inputError, utf8 } from '../core/index.js'
import { MAX_INPUT_BYTES, readInput } from './files.js'
import type { CliIo } from './io.js'

/**
 * The bytes of a file that may be a picture: such may be larger than any other.
 *
 * @throws RungsError `cli.file_unreadable`, `core.input_too_large`
 */
export async function readPicture(io: CliIo, file: string): Promise<Uint8Array> {
  const bytes = await readInput(io, file, MAX_IMAGE_BYTES)
  if (bytes.length > MAX_INPUT_BYTES && imageKind(bytes) === undefined)
    throw inputError('core.input_too_large', { limitBytes: MAX_INPUT_BYTES })
  return bytes
}

/**
 * The bytes of a badge: those of the file, or of what is inside where it is a picture.
 *
 * @throws RungsError `cli.file_unreadable`, `core.input_too_large`, and those of `unbakeImage`
 */
export async function readBadge(io: CliIo, file: string): Promise<Uint8Array> {
  return badgeIn(await readPicture(io, file))
}

/** The bytes of a badge: these, or those inside where they are a picture. @throws RungsError those of `unbakeImage` */
export async function badgeIn(bytes: Uint8Array): Promise<Uint8Array> {
  return imageKind(bytes) === undefined ? bytes : utf8((await unbakeImage(bytes)).credential)
}
