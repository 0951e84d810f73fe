import { deepFreeze, inputError, type Problem, problem } from '../core/index.js'
import { type BakedKind, CARRIERS } from './carriers.js'
import { type BakedForm, formOf } from './credential-text.js'
import { type ImageKind, imageKind, otherImageType } from './image-kind.js'
import { checkImage, type ImageLimits } from './options.js'
import { readPng } from './png-chunks.js'
import { type PngText, readText, textsOf } from './png-text.js'
import { readSvg } from './svg.js'

/** Options of {@link unbakeImage}. */
export type UnbakeImageOptions = ImageLimits

/** What was in a picture. Nothing of it has been verified. */
export interface Unbaked {
  /** The text as it was in the picture, without white space around it. */
  readonly credential: string
  readonly kind: BakedKind
  /** `url` only for `ob2`: the address of a badge, and not the badge. */
  readonly form: BakedForm
  readonly container: ImageKind
  /** What is unusual about how it was in there. */
  readonly findings: readonly Problem[]
}

/**
 * Takes the credential out of a PNG or SVG picture: of Open Badges 3.0 (section 5.3), else of CLR 2.0, else of Open Badges 2.0 or
 * older. Of several of one kind the first counts, with the finding `bake.several_credentials`. Compressed text, and text in a chunk of
 * another type, is taken with a finding (`bake.text_compressed`, `bake.text_chunk`), as are bytes after the end
 * (`bake.png_trailing_bytes`), scripts (`bake.svg_active`), and elements of SVG that are not where or as they should be
 * (`bake.svg_misplaced`, `bake.svg_both_forms`).
 *
 * A picture without a credential ends in `bake.no_credential`: one that shows a QR code, for instance, or a copy made by a program that
 * drops what it does not know.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `core.input_type`, `bake.image_unsupported`, `bake.image_too_large`,
 * `bake.no_credential`, `bake.credential_malformed`, `bake.credential_too_large`, `bake.png_signature`, `bake.png_header`,
 * `bake.png_chunk_type`, `bake.png_length`, `bake.png_truncated`, `bake.png_checksum`, `bake.png_too_many_chunks`, `bake.png_end_missing`, `bake.svg_malformed`,
 * `bake.svg_doctype`, `bake.svg_encoding`, `bake.svg_too_complex`, `bake.svg_namespace`
 * @example
 * ```ts
 * import { unbakeImage } from 'rungs/bake'
 * declare const picture: Uint8Array
 * const { credential, kind, findings } = await unbakeImage(picture)
 * ```
 */
export async function unbakeImage(image: Uint8Array, options: UnbakeImageOptions = {}): Promise<Unbaked> {
  const { image: bytes, maxCredentialBytes } = checkImage(image, options, [], 'unbakeImage')
  const container = imageKind(bytes)
  if (container === undefined) throw inputError('bake.image_unsupported', { type: otherImageType(bytes) ?? 'unknown' })
  const { carrier, text, count, findings } = await (container === 'png' ? readBakedPng : readSvg)(bytes, maxCredentialBytes)
  const several = count > 1 ? [problem('bake.several_credentials', { count })] : []
  return deepFreeze({
    credential: text,
    kind: carrier.kind,
    form: formOf(text, carrier),
    container,
    findings: [...several, ...findings],
  })
}

async function readBakedPng(bytes: Uint8Array, maxBytes: number): ReturnType<typeof readSvg> {
  const { chunks, trailing } = readPng(bytes)
  const texts = textsOf(chunks)
  const chosen = first(texts)
  if (chosen === undefined) throw inputError('bake.no_credential', { container: 'png' })
  const { text, findings } = await readText(chosen, maxBytes)
  const after = trailing > 0 ? [problem('bake.png_trailing_bytes', { count: trailing })] : []
  return { carrier: chosen.carrier, text: text.trim(), count: texts.length, findings: [...findings, ...after] }
}

/** The right type of chunk before any other, as a reader that knows only that one would do (OB 3.0 section 5.3.1.2). */
function first(texts: readonly PngText[]): PngText | undefined {
  const isRight = ({ chunk }: PngText): boolean => chunk.type === 'iTXt'
  return CARRIERS.flatMap((carrier) => {
    const found = texts.filter((text) => text.carrier === carrier)
    return [...found.filter(isRight), ...found]
  })[0]
}
