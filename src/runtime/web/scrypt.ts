import { scryptAsync } from '@noble/hashes/scrypt.js'
import type { ScryptParams } from '../types.js'

/** scrypt (RFC 7914). */
export function scrypt(passphrase: Uint8Array, salt: Uint8Array, params: ScryptParams, length: number): Promise<Uint8Array> {
  const { N, r, p } = params
  return scryptAsync(passphrase, salt, { N, r, p, dkLen: length, maxmem: 256 * r * (N + p + 2) })
}
