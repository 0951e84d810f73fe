import { checkOptions, inputError, requireOption, toBase64url } from '../core/index.js'
import { imageKind, otherImageType } from './image-kind.js'
import { checkImage, type ImageLimits, MAX_IMAGE_BYTES } from './options.js'
import { readPng } from './png-chunks.js'
import { textsOf } from './png-text.js'
import { readSvgScan } from './svg.js'

/** Options of {@link toAchievementImage}. */
export interface ToAchievementImageOptions extends ImageLimits {
  /** What the picture shows, for those who do not see it. */
  readonly caption?: string
  /** Bytes of the picture, from 1 to 50 MiB. Default 256 KiB: the picture becomes a part of every badge that is signed. */
  readonly maxBytes?: number
}

/** An Image of OB 3.0 (B.1.11) with the picture inside. */
export interface AchievementImage {
  readonly id: string
  readonly type: 'Image'
  readonly caption?: string
}

const DEFAULT_BYTES = 256 * 1024

/**
 * The `image` of an achievement out of the bytes of a PNG or SVG: a data URL. It is the picture without a badge inside, which is shown
 * beside a badge (OB 3.0 B.1.1); one with a badge inside is refused. The `image` of a subject (B.1.3) is the picture with the badge inside: its
 * place must be an address, since no picture can be in the badge that is in the picture.
 *
 * @throws RungsError `bake.image_unsupported`, `bake.image_too_large`, `bake.already_baked`, `core.option_unknown`, `core.option_invalid`,
 * `core.input_type`, and those of reading a PNG or SVG
 * @example
 * ```ts
 * import { toAchievementImage } from 'rungs/bake'
 * declare const picture: Uint8Array
 * const image = await toAchievementImage(picture, { caption: 'A red cross' })
 * const achievement = { id: 'https://school.example/first-aid', name: 'First aid', description: 'Gives first aid.', image }
 * ```
 */
export async function toAchievementImage(image: Uint8Array, options: ToAchievementImageOptions = {}): Promise<AchievementImage> {
  checkOptions(options, ['caption', 'maxBytes', 'maxCredentialBytes'], 'toAchievementImage')
  const { caption, maxBytes = DEFAULT_BYTES } = options
  const { image: bytes } = checkImage(image, { ...options, maxBytes }, ['caption'], 'toAchievementImage')
  requireOption(caption === undefined || typeof caption === 'string', 'caption', 'text')
  const container = imageKind(bytes)
  if (container === undefined) throw inputError('bake.image_unsupported', { type: otherImageType(bytes) ?? 'unknown' })
  const url = `data:image/${container === 'png' ? 'png' : 'svg+xml'};base64,${toBase64(bytes)}`
  const isBaked =
    container === 'png' ? textsOf(readPng(bytes).chunks).length > 0 : (await readSvgScan(bytes, MAX_IMAGE_BYTES)).baked.length > 0
  if (isBaked) throw inputError('bake.already_baked', { container })
  return Object.freeze({ id: url, type: 'Image', ...(caption !== undefined && { caption }) })
}

/** With padding and the characters of data URLs (RFC 4648 section 4). */
function toBase64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/')
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}
