import { inflate } from '#runtime'
import { concatBytes, fromUtf8, inputError, isRungsError, type Problem, problem, utf8 } from '../core/index.js'
import { CARRIERS, type Carrier } from './carriers.js'
import type { PngChunk } from './png-chunks.js'

/** A text chunk whose keyword says that a credential is in it. */
export interface PngText {
  readonly chunk: PngChunk
  readonly carrier: Carrier
}

/** The text chunks with a keyword of a credential, in the order of the file. */
export function textsOf(chunks: readonly PngChunk[]): readonly PngText[] {
  return chunks.flatMap((chunk) => {
    if (chunk.type === 'IHDR' || chunk.type === 'IEND') return []
    const carrier = CARRIERS.find(({ keyword }) => hasKeyword(chunk.data, keyword))
    return carrier === undefined ? [] : [{ chunk, carrier }]
  })
}

/** Whether a keyword and the zero after it stand first (PNG section 11.3.3). */
function hasKeyword(data: Uint8Array, keyword: string): boolean {
  if (data[keyword.length] !== 0) return false
  for (let index = 0; index < keyword.length; index++) if (data[index] !== keyword.charCodeAt(index)) return false
  return true
}

/**
 * The text of such a chunk. What was expanded from a compressed one is bounded.
 *
 * @throws RungsError `bake.credential_malformed`, `bake.credential_too_large`
 */
export async function readText(
  { chunk, carrier }: PngText,
  maxBytes: number,
): Promise<{ readonly text: string; readonly findings: readonly Problem[] }> {
  const rest = chunk.data.subarray(carrier.keyword.length + 1)
  if (chunk.type === 'iTXt') return readInternational(rest, maxBytes)
  const findings = [problem('bake.text_chunk', { chunk: chunk.type })]
  if (chunk.type === 'tEXt') return { text: ofEitherEncoding(bounded(rest, maxBytes)), findings }
  if (rest[0] !== 0) throw malformed('a known compression')
  return { text: ofEitherEncoding(await expand(rest.subarray(1), maxBytes)), findings }
}

async function readInternational(
  data: Uint8Array,
  maxBytes: number,
): Promise<{ readonly text: string; readonly findings: readonly Problem[] }> {
  const [flag, method] = data
  const afterLanguage = data.indexOf(0, 2) + 1
  const afterTranslation = afterLanguage === 0 ? 0 : data.indexOf(0, afterLanguage) + 1
  if (afterTranslation === 0) throw malformed('keyword, two flags, language and translation before the text')
  const rest = data.subarray(afterTranslation)
  if (flag === 0) return { text: utf8Text(bounded(rest, maxBytes)), findings: [] }
  if (flag !== 1 || method !== 0) throw malformed('a known compression')
  return { text: utf8Text(await expand(rest, maxBytes)), findings: [problem('bake.text_compressed', {})] }
}

function bounded(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes.length > maxBytes) throw inputError('bake.credential_too_large', { limitBytes: maxBytes })
  return bytes
}

async function expand(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  // A copy, since the caller's bytes may change meanwhile; no stream that fits is longer than this.
  if (bytes.length > maxBytes * 2 + 1024) throw inputError('bake.credential_too_large', { limitBytes: maxBytes })
  const expanded = await inflate('zlib', bytes.slice(), maxBytes)
  if (expanded === 'too_large') throw inputError('bake.credential_too_large', { limitBytes: maxBytes })
  if (expanded === 'malformed') throw malformed('a whole stream of compressed text')
  return expanded
}

function utf8Text(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch (error) {
    if (isRungsError(error)) throw malformed('UTF-8')
    throw error
  }
}

/** These chunks are for Latin-1, and many a program writes UTF-8 into them. */
function ofEitherEncoding(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

function malformed(expected: string): Error {
  return inputError('bake.credential_malformed', { expected })
}

/** The content of the chunk that OB 3.0 section 5.3.1.1 asks for: no compression, no language, no translation of the keyword. */
export function toTextData({ keyword }: Carrier, text: string): Uint8Array<ArrayBuffer> {
  return concatBytes(utf8(keyword), Uint8Array.of(0, 0, 0, 0, 0), utf8(text))
}
