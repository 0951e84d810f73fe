import { fromBase64url } from '../../core/index.js'

/** Bytes of a base64url text in its one spelling, as `fromBase64url` reads it. @throws RungsError `core.encoding_invalid` */
export function decodeBase64url(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  // The platform skips what it does not know and takes other spellings; the one right spelling comes back as it was.
  if (bytes.toString('base64url') !== text) return fromBase64url(text)
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** base64url without padding of bytes, or of a text's UTF-8. */
export function encodeBase64url(data: Uint8Array | string): string {
  const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.length)
  return bytes.toString('base64url')
}
