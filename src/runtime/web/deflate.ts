import { concatBytes, operationError } from '../../core/index.js'
import type { CompressionFormat, Inflated } from '../types.js'

/** The names of the Compression Streams standard. */
const NAMES = { gzip: 'gzip', zlib: 'deflate' } as const

const CHUNK = 16_384

/** Compresses bytes. */
export async function deflate(format: CompressionFormat, bytes: Uint8Array): Promise<Uint8Array> {
  return (await collect(bytes, new CompressionStream(NAMES[format]), Number.POSITIVE_INFINITY)) as Uint8Array
}

/** Expands bytes, up to a limit; nothing beyond it is kept. @throws RungsError `core.platform_lacks` in browsers of before 2023 */
export async function inflate(format: CompressionFormat, bytes: Uint8Array, maxBytes: number): Promise<Inflated> {
  if (!('DecompressionStream' in globalThis)) throw operationError('core.platform_lacks', { feature: format })
  const found = await collect(bytes, new DecompressionStream(NAMES[format]), maxBytes).catch(() => 'malformed' as const)
  // Not every platform refuses bytes after the end; the checksum or length that ends the input tells.
  return typeof found === 'string' || endsRight(format, bytes, found) ? found : 'malformed'
}

async function collect(
  bytes: Uint8Array,
  { readable, writable }: CompressionStream | DecompressionStream,
  maxBytes: number,
): Promise<Inflated> {
  const writer = writable.getWriter()
  // What goes wrong with the input is told by the reader.
  const written = writeAll(bytes as Uint8Array<ArrayBuffer>, writer).catch(() => undefined)
  const reader = readable.getReader() as ReadableStreamDefaultReader<Uint8Array>
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined)
      return 'too_large'
    }
    chunks.push(value)
  }
  await written
  return concatBytes(...chunks)
}

/** Platforms expand all of one chunk, a thousand times its size, before any of it is read: chunks are small, so that a limit is one. */
async function writeAll(bytes: Uint8Array<ArrayBuffer>, writer: WritableStreamDefaultWriter<BufferSource>): Promise<void> {
  for (let at = 0; at < bytes.length; at += CHUNK) await writer.write(bytes.subarray(at, at + CHUNK))
  await writer.close()
}

/** Whether the last bytes are the length (RFC 1952 section 2.3.1) or the Adler-32 checksum (RFC 1950 section 2.2) of the result. */
function endsRight(format: CompressionFormat, bytes: Uint8Array, result: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = bytes.length - 4
  return at >= 0 && (format === 'gzip' ? view.getUint32(at, true) === result.length : view.getUint32(at) === adler32(result))
}

function adler32(bytes: Uint8Array): number {
  let low = 1
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return high * 65_536 + low
}
