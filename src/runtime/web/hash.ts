import { hmac } from '@noble/hashes/hmac.js'
import { md5 } from '@noble/hashes/legacy.js'
import { sha256 as nobleSha256, sha384 as nobleSha384, sha512 as nobleSha512 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { toBase64url, utf8 } from '../../core/index.js'

/** SHA-256 (FIPS 180-4) of bytes, or of a text's UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return nobleSha256(bytesOf(data))
}

/** SHA-384 (FIPS 180-4) of bytes, or of a text's UTF-8. */
export function sha384(data: Uint8Array | string): Uint8Array {
  return nobleSha384(bytesOf(data))
}

/** SHA-512 (FIPS 180-4) of bytes, or of a text's UTF-8. */
export function sha512(data: Uint8Array | string): Uint8Array {
  return nobleSha512(bytesOf(data))
}

/** SHA-256 of a text's UTF-8, as lower-case hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(nobleSha256(utf8(text)))
}

/** SHA-384 of a text's UTF-8, as lower-case hexadecimal. */
export function sha384Hex(text: string): string {
  return bytesToHex(nobleSha384(utf8(text)))
}

/** MD5 (RFC 1321) of a text's UTF-8, as lower-case hexadecimal: broken, and only for comparing with what others hashed. */
export function md5Hex(text: string): string {
  return bytesToHex(md5(utf8(text)))
}

/** HMAC with SHA-256 (RFC 2104) of bytes, or of a text's UTF-8. */
export function hmacSha256(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return hmac(nobleSha256, key, bytesOf(data))
}

/** The same of many texts under one key, in base64url. */
export function createHmacSha256(key: Uint8Array): (text: string) => string {
  return (text) => toBase64url(hmacSha256(key, text))
}

/** SHA-256 of bytes, or of a text's UTF-8, in base64url. */
export function sha256Base64url(data: Uint8Array | string): string {
  return toBase64url(sha256(data))
}

function bytesOf(data: Uint8Array | string): Uint8Array {
  return typeof data === 'string' ? utf8(data) : data
}
