import { crc32, deflateSync, gzipSync, inflateRawSync, inflateSync } from 'node:zlib'
import type { CompressionFormat, Inflated } from '../types.js'

/** Compresses bytes. */
export function deflate(format: CompressionFormat, bytes: Uint8Array): Uint8Array {
  return plain(format === 'gzip' ? gzipSync(bytes) : deflateSync(bytes))
}

/** Expands bytes, up to a limit of 1 or more. */
export function inflate(format: CompressionFormat, bytes: Uint8Array, maxBytes: number): Inflated {
  return format === 'gzip' ? gunzip(bytes, maxBytes) : expand(inflateSync, bytes, maxBytes)
}

/** One member by itself: zlib reads several after each other as one, of which the first ones may be of nothing (RFC 1952 section 2.2). */
function gunzip(bytes: Uint8Array, maxBytes: number): Inflated {
  const start = endOfHead(bytes)
  if (start === undefined) return 'malformed'
  const found = expand(inflateRawSync, bytes.subarray(start, -8), maxBytes)
  if (typeof found === 'string') return found
  const tail = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8)
  return tail.getUint32(0, true) === crc32(found) && tail.getUint32(4, true) === found.length ? found : 'malformed'
}

/** Where the head of a member ends (RFC 1952 section 2.3), or nothing where it is none. */
function endOfHead(bytes: Uint8Array): number | undefined {
  const [first, second, method, flags = 0] = bytes
  if (first !== 0x1f || second !== 0x8b || method !== 8 || flags > 31) return undefined
  const shortAt = (at: number): number => (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0)
  let end = 10
  if ((flags & 4) !== 0) end += 2 + shortAt(end)
  // A name and a remark end with a zero each.
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue
    end = bytes.indexOf(0, end) + 1
    if (end === 0) return undefined
  }
  if ((flags & 2) === 0) return end
  return (crc32(bytes.subarray(0, end)) & 0xffff) === shortAt(end) ? end + 2 : undefined
}

/** One stream, which takes up all of the bytes. */
function expand(how: typeof inflateSync, bytes: Uint8Array, maxBytes: number): Inflated {
  // `info` tells how much of the input was read, which Node's types do not know.
  const options = { maxOutputLength: maxBytes, info: true } as { maxOutputLength: number }
  try {
    const { buffer, engine } = how(bytes, options) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } }
    return engine.bytesWritten === bytes.length ? plain(buffer) : 'malformed'
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'malformed'
  }
}

function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}
