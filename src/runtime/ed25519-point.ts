import { fromBase64url, toHex } from '../core/index.js'
import type { PublicJwk } from './types.js'

/** The y coordinates of the points whose order divides 8, without the sign bit. */
const SMALL_ORDER: readonly string[] = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n
const PRIME = 2n ** 255n - 19n

/**
 * Whether 32 bytes encode no point that a key or a signature may have: a coordinate beyond the field (RFC 8032 section
 * 5.1.3), or a point of small order, under which one signature fits every message (FIPS 186-5 section 7.7; Web
 * Cryptography, Ed25519 verify). Platforms differ here, so it is decided before they are asked.
 */
export function isWeakPoint(bytes: Uint8Array): boolean {
  const y = Uint8Array.from(bytes.subarray(0, 32))
  y[31] = (y[31] as number) & 0x7f
  return littleEndian(y) >= PRIME || SMALL_ORDER.includes(toHex(y))
}

/** Whether a signature may be one at all: a sound R, and an s below the group's order (RFC 8032 section 5.1.7). */
export function isSoundSignature(signature: Uint8Array): boolean {
  return signature.length === 64 && !isWeakPoint(signature) && littleEndian(signature.subarray(32)) < ORDER
}

/** Refuses an Ed25519 key under which anyone's signature would be right. */
export function requireSoundPoint(jwk: PublicJwk): void {
  if (jwk.crv === 'Ed25519' && isWeakPoint(fromBase64url(jwk.x ?? ''))) throw new RangeError('weak point')
}

/** The number that bytes mean, lowest first. */
export function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`)
}
