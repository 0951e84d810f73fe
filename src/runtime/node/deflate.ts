import { deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib'
import type { CompressionFormat, Inflated } from '../types.js'

/** Compresses bytes. */
export function deflate(format: CompressionFormat, bytes: Uint8Array): Uint8Array {
  return plain(format === 'gzip' ? gzipSync(bytes) : deflateSync(bytes))
}

/** Expands bytes, up to a limit of 1 or more. */
export function inflate(format: CompressionFormat, bytes: Uint8Array, maxBytes: number): Inflated {
  // `info` tells how much of the input was read, which Node's types do not know.
  const options = { maxOutputLength: maxBytes, info: true } as { maxOutputLength: number }
  let found: { buffer: Uint8Array; engine: { bytesWritten: number } }
  try {
    found = (format === 'gzip' ? gunzipSync : inflateSync)(bytes, options) as unknown as typeof found
  } catch (error) {
    return (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'malformed'
  }
  const { buffer, engine } = found
  return engine.bytesWritten === bytes.length && isOneMember(format, bytes, buffer.length) ? plain(buffer) : 'malformed'
}

/** Several gzip members after each other are read as one by zlib; each ends with its own length (RFC 1952 section 2.3.1). */
function isOneMember(format: CompressionFormat, { buffer, byteOffset, length }: Uint8Array, expanded: number): boolean {
  return format === 'zlib' || new DataView(buffer, byteOffset + length - 4, 4).getUint32(0, true) === expanded
}

function plain({ buffer, byteOffset, length }: Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, length)
}
