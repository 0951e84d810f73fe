import { createHmac, hash } from 'node:crypto'

/** SHA-256 (FIPS 180-4) of bytes, or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return toBytes(hash('sha256', data, 'binary'))
}

/** SHA-384 (FIPS 180-4) of bytes, or of a text's UTF-8. */
export function sha384(data: Uint8Array | string): Uint8Array {
  return toBytes(hash('sha384', data, 'binary'))
}

/** SHA-512 (FIPS 180-4) of bytes, or of a text's UTF-8. */
export function sha512(data: Uint8Array | string): Uint8Array {
  return toBytes(hash('sha512', data, 'binary'))
}

/** SHA-256 of a text's UTF-8, as lower-case hexadecimal. */
export function sha256Hex(text: string): string {
  return hash('sha256', text)
}

/** SHA-384 of a text's UTF-8, as lower-case hexadecimal. */
export function sha384Hex(text: string): string {
  return hash('sha384', text)
}

/** MD5 (RFC 1321) of a text's UTF-8, as lower-case hexadecimal: broken, and only for comparing with what others hashed. */
export function md5Hex(text: string): string {
  return hash('md5', text)
}

/** HMAC with SHA-256 (RFC 2104) of bytes, or of a text's UTF-8. */
export function hmacSha256(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return toBytes(createHmac('sha256', key).update(data).digest('binary'))
}

const BLOCK = 64

/**
 * HMAC with SHA-256 of many texts under one key, in base64url. Both hashes of RFC 2104 section 2 are asked for by themselves: the platform
 * makes an object for each HMAC, which takes longer than to hash a short text.
 */
export function createHmacSha256(key: Uint8Array): (text: string) => string {
  const short = key.length > BLOCK ? sha256(key) : key
  const pad = (byte: number): Uint8Array => Uint8Array.from({ length: BLOCK }, (_, at) => (short[at] ?? 0) ^ byte)
  const inner = pad(0x36)
  const outer = new Uint8Array(BLOCK + 32)
  outer.set(pad(0x5c))
  const encoder = new TextEncoder()
  let message = new Uint8Array(1024)
  message.set(inner)
  return (text) => {
    // A UTF-16 unit takes up to three bytes of UTF-8.
    if (BLOCK + text.length * 3 > message.length) {
      message = new Uint8Array(BLOCK + text.length * 3)
      message.set(inner)
    }
    const { written } = encoder.encodeInto(text, message.subarray(BLOCK))
    const digest = hash('sha256', message.subarray(0, BLOCK + written), 'binary')
    for (let at = 0; at < digest.length; at++) outer[BLOCK + at] = digest.charCodeAt(at)
    return hash('sha256', outer, 'base64url')
  }
}

/** SHA-256 of bytes, or of a text's UTF-8, in base64url. */
export function sha256Base64url(data: Uint8Array | string): string {
  return hash('sha256', data, 'base64url')
}

/** Bytes that came as characters: a buffer of the platform's has memory of its own, which takes longer to collect than a hash to make. */
function toBytes(characters: string): Uint8Array {
  const bytes = new Uint8Array(characters.length)
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index)
  return bytes
}
