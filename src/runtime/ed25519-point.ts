import { equalBytes, fromBase64url, fromHex } from '../core/index.js'
import type { PublicJwk } from './types.js'

/** The y coordinates of the points whose order divides 8, without the sign bit; lowest byte first, as all numbers here. */
const SMALL_ORDER: readonly Uint8Array[] = /* @__PURE__ */ [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(fromHex)
/** 2^252 + 27742317777372353535851937790883648493 */
const ORDER: Uint8Array = /* @__PURE__ */ fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
/** 2^255 - 19 */
const PRIME: Uint8Array = /* @__PURE__ */ fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f')

/**
 * Whether 32 bytes encode no point that a key or a signature may have: a coordinate beyond the field (RFC 8032 section
 * 5.1.3), or a point of small order, under which one signature fits every message (FIPS 186-5 section 7.7; Web
 * Cryptography, Ed25519 verify). Platforms differ here, so it is decided before they are asked.
 */
export function isWeakPoint(bytes: Uint8Array): boolean {
  const y = new Uint8Array(bytes.subarray(0, 32))
  y[31] = (y[31] as number) & 0x7f
  return !isBelow(y, PRIME) || SMALL_ORDER.some((point) => point[0] === y[0] && equalBytes(point, y))
}

/** Whether a signature may be one at all: a sound R, and an s below the group's order (RFC 8032 section 5.1.7). */
export function isSoundSignature(signature: Uint8Array): boolean {
  return signature.length === 64 && !isWeakPoint(signature) && isBelow(signature.subarray(32), ORDER)
}

/** Refuses an Ed25519 key under which anyone's signature would be right. */
export function requireSoundPoint(jwk: PublicJwk): void {
  if (jwk.crv === 'Ed25519' && isWeakPoint(fromBase64url(jwk.x ?? ''))) throw new RangeError('weak point')
}

/** Whether one number is less than another of as many bytes. */
function isBelow(bytes: Uint8Array, limit: Uint8Array): boolean {
  for (let index = limit.length - 1; index >= 0; index--) {
    const above = (limit[index] as number) - (bytes[index] as number)
    if (above !== 0) return above > 0
  }
  return false
}
