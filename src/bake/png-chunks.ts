import { crc32 } from '#runtime'
import { inputError } from '../core/index.js'

/** One chunk of a PNG; `data` is a view of the file. */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
  /** Where it starts and ends in the file, with its length and checksum. */
  readonly start: number
  readonly end: number
}

/** A PNG gone through from end to end. */
export interface PngFile {
  readonly chunks: readonly PngChunk[]
  /** How many bytes follow the end of the picture. */
  readonly trailing: number
}

const SIGNATURE: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** Length, type and checksum of a chunk. */
const FRAME_BYTES = 12
const HEADER_BYTES = 13
const MAX_LENGTH = 0x7fffffff
/** Of 50 MiB in ordinary pieces there are some thousands; each costs memory and time of its own. */
const MAX_CHUNKS = 65_536

/**
 * Goes through all chunks of a PNG and checks each checksum (PNG section 5). No pixel is looked at.
 *
 * @throws RungsError `bake.png_signature`, `bake.png_header`, `bake.png_chunk_type`, `bake.png_length`, `bake.png_truncated`,
 * `bake.png_checksum`, `bake.png_too_many_chunks`, `bake.png_end_missing`
 */
export function readPng(bytes: Uint8Array): PngFile {
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) throw inputError('bake.png_signature', {})
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: PngChunk[] = []
  let count = 0
  for (let start = SIGNATURE.length; start < bytes.length; ) {
    if (++count > MAX_CHUNKS) throw inputError('bake.png_too_many_chunks', { limit: MAX_CHUNKS })
    const chunk = readChunk(bytes, view, start)
    if (chunks.length === 0 && (chunk.type !== 'IHDR' || chunk.data.length !== HEADER_BYTES))
      throw inputError('bake.png_header', {})
    if (isOfUse(chunk.type)) chunks.push(chunk)
    if (chunk.type === 'IEND') return { chunks, trailing: bytes.length - chunk.end }
    start = chunk.end
  }
  if (chunks.length === 0) throw inputError('bake.png_header', {})
  throw inputError('bake.png_end_missing', {})
}

function isOfUse(type: string): boolean {
  return type === 'IHDR' || type === 'IEND' || type === 'iTXt' || type === 'tEXt' || type === 'zTXt'
}

function readChunk(bytes: Uint8Array, view: DataView, start: number): PngChunk {
  if (bytes.length - start < FRAME_BYTES) throw inputError('bake.png_truncated', { offset: start })
  const length = view.getUint32(start)
  const type = typeAt(bytes, start + 4)
  if (type === undefined) throw inputError('bake.png_chunk_type', { offset: start })
  if (length > MAX_LENGTH) throw inputError('bake.png_length', { offset: start, length })
  const end = start + FRAME_BYTES + length
  if (end > bytes.length) throw inputError('bake.png_truncated', { offset: start })
  if (crc32(bytes.subarray(start + 4, end - 4)) !== view.getUint32(end - 4))
    throw inputError('bake.png_checksum', { chunk: type, offset: start })
  return { type, data: bytes.subarray(start + 8, end - 4), start, end }
}

/** Four ASCII letters, or `undefined` (PNG section 5.4). */
function typeAt(bytes: Uint8Array, at: number): string | undefined {
  let type = ''
  for (let index = at; index < at + 4; index++) {
    const byte = bytes[index] as number
    const letter = byte & 0xdf
    if (letter < 0x41 || letter > 0x5a) return undefined
    type += String.fromCharCode(byte)
  }
  return type
}

/** A chunk as it stands in a file. */
export function writeChunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(FRAME_BYTES + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  for (let index = 0; index < 4; index++) chunk[4 + index] = type.charCodeAt(index)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}
