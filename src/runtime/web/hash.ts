import { sha256 as nobleSha256, sha384 as nobleSha384, sha512 as nobleSha512 } from '@noble/hashes/sha2.js'

/** SHA-256 (FIPS 180-4). */
export function sha256(data: Uint8Array): Uint8Array {
  return nobleSha256(data)
}

/** SHA-384 (FIPS 180-4). */
export function sha384(data: Uint8Array): Uint8Array {
  return nobleSha384(data)
}

/** SHA-512 (FIPS 180-4). */
export function sha512(data: Uint8Array): Uint8Array {
  return nobleSha512(data)
}
