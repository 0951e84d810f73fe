import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, equalBytes, toHex } from '../../core/index.js'
import { sha512 } from './hash.js'

/** Ed25519 for platforms whose WebCrypto lacks it. Loaded only there. */

/** The public key of a seed. */
export function toPublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed)
}

/** A signature (RFC 8032 section 5.1.6). */
export function signEd25519(seed: Uint8Array, data: Uint8Array): Uint8Array {
  return ed25519.sign(data, seed)
}

/** By the equation without the cofactor, as platforms compute it: the library's own would let more signatures pass. */
export function verifyEd25519(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
  const { Point } = ed25519
  const r = signature.subarray(0, 32)
  try {
    const k = littleEndian(sha512(concatBytes(r, publicKey, data))) % Point.Fn.ORDER
    const expected = Point.BASE.multiplyUnsafe(littleEndian(signature.subarray(32))).subtract(
      Point.fromBytes(publicKey).multiplyUnsafe(k),
    )
    return equalBytes(expected.toBytes(), r)
  } catch {
    return false
  }
}

/** The number that bytes mean, lowest first. */
function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`)
}
