import { inputError, requireOption } from '../core/index.js'
import { type CredentialText, toCredentialText } from './credential-text.js'
import { imageKind, otherImageType } from './image-kind.js'
import { checkImage, type ImageLimits } from './options.js'
import { type PngChunk, readPng, writeChunk } from './png-chunks.js'
import { textsOf, toTextData } from './png-text.js'
import { bakeSvg } from './svg.js'

/** Options of {@link bakeImage}. */
export interface BakeImageOptions extends ImageLimits {
  /** Take out what the picture carries already, of any kind, instead of refusing it. Default `false`. */
  readonly replace?: boolean
}

/**
 * Puts a secured badge into a PNG or SVG picture (OB 3.0 section 5.3; for a ClrCredential with the names of CLR 2.0) and gives the
 * new picture; the one passed in is not changed. Everything else in it stays byte for byte. In a PNG the credential is one `iTXt` chunk
 * directly after the header, uncompressed; in an SVG one element directly after the start tag of the root.
 *
 * `credential` is a compact JWS, JSON text, which is kept as it is written, or a JSON object with a proof. The checksums of a PNG are
 * checked; an SVG with a document type, a script or an encoding other than UTF-8 is refused.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `core.input_type`, `bake.image_unsupported`, `bake.image_too_large`,
 * `bake.already_baked`, `bake.credential_unsuitable`, `bake.credential_too_large`, `bake.png_signature`, `bake.png_header`,
 * `bake.png_chunk_type`, `bake.png_length`, `bake.png_truncated`, `bake.png_checksum`, `bake.png_too_many_chunks`, `bake.png_end_missing`,
 * `bake.png_trailing_bytes`, `bake.svg_malformed`, `bake.svg_doctype`, `bake.svg_encoding`, `bake.svg_too_complex`, `bake.svg_active`, and
 * those of reading JSON
 * @example
 * ```ts
 * import { bakeImage } from 'rungs/bake'
 * declare const picture: Uint8Array, badge: string
 * const baked = await bakeImage(picture, badge)
 * ```
 */
export async function bakeImage(
  image: Uint8Array,
  credential: string | object,
  options: BakeImageOptions = {},
): Promise<Uint8Array> {
  const { image: bytes, maxCredentialBytes } = checkImage(image, options, ['replace'], 'bakeImage')
  const { replace = false } = options
  requireOption(typeof replace === 'boolean', 'replace', 'true or false')
  const text = toCredentialText(credential, maxCredentialBytes)
  const kind = imageKind(bytes)
  if (kind === 'png') return bakePng(bytes, text, replace)
  if (kind === 'svg') return bakeSvg(bytes, text, replace)
  throw inputError('bake.image_unsupported', { type: otherImageType(bytes) ?? 'unknown' })
}

function bakePng(bytes: Uint8Array, { text, carrier }: CredentialText, replace: boolean): Uint8Array {
  const { chunks, trailing } = readPng(bytes)
  // What comes after a picture is no part of it, and would go out under the issuer's name.
  if (trailing > 0) throw inputError('bake.png_trailing_bytes', { count: trailing })
  const baked = textsOf(chunks)
  if (baked.length > 0 && !replace) throw inputError('bake.already_baked', { container: 'png' })
  const { end } = chunks[0] as PngChunk
  const added = writeChunk('iTXt', toTextData(carrier, text))
  const removed = baked.reduce((length, { chunk }) => length + chunk.end - chunk.start, 0)
  const image = new Uint8Array(bytes.length + added.length - removed)
  image.set(bytes.subarray(0, end))
  image.set(added, end)
  // What is between the chunks that are taken out, and after the last of them.
  let [from, to] = [end, end + added.length]
  for (const { start, end: after } of [...baked.map(({ chunk }) => chunk), { start: bytes.length, end: bytes.length }]) {
    image.set(bytes.subarray(from, start), to)
    to += start - from
    from = after
  }
  return image
}
