import { decodeBase64url, deflate, encodeBase64url, inflate } from '#runtime'
import { inputError, isRungsError } from '../core/index.js'
import type { CompressionFormat } from '../runtime/index.js'

/** How much a list may grow to, unless told otherwise: 8 MiB, or 67 108 864 single bits. */
export const MAX_LIST_BYTES: number = 8 * 1024 * 1024

/** Compressed bytes in base64url. */
export async function pack(format: CompressionFormat, bytes: Uint8Array): Promise<string> {
  return encodeBase64url(await deflate(format, bytes))
}

/**
 * The bytes of a compressed text, bounded twice: the text before it is expanded, and what comes out while it is.
 *
 * @throws RungsError `status.encoding_invalid`, `status.list_too_large`
 */
export async function unpack(format: CompressionFormat, text: unknown, maxBytes: number): Promise<Uint8Array> {
  if (typeof text !== 'string') throw inputError('status.encoding_invalid', { expected: 'text' })
  // DEFLATE adds 5 bytes to each 65 535 that it cannot compress; the frame may carry a name and a comment.
  if (text.length > (maxBytes + maxBytes / 8192 + 1024) * (4 / 3)) throw tooLarge(maxBytes)
  const bytes = await inflate(format, fromText(text), maxBytes)
  if (bytes === 'too_large') throw tooLarge(maxBytes)
  if (bytes === 'malformed') throw inputError('status.encoding_invalid', { expected: format })
  return bytes
}

function fromText(text: string): Uint8Array {
  try {
    return decodeBase64url(text)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('status.encoding_invalid', { expected: 'base64url without padding' })
  }
}

function tooLarge(limitBytes: number): Error {
  return inputError('status.list_too_large', { limitBytes })
}
