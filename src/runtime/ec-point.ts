import { fromBase64url } from '../core/index.js'
import type { PublicJwk } from './types.js'

/** Bytes of one coordinate. */
const COORDINATE_BYTES: Readonly<Record<string, number>> = { 'P-256': 32, 'P-384': 48 }

/**
 * Refuses an EC key whose coordinates are not of the full size of their curve: RFC 7518 section 6.2.1.2 has one spelling of a
 * point, and OpenSSL takes more zeros in front. Whether there is such a point is for the platform to say.
 */
export function requireFullCoordinates({ kty, crv = '', x = '', y = '' }: PublicJwk): void {
  if (kty !== 'EC') return
  if ([x, y].some((text) => fromBase64url(text).length !== COORDINATE_BYTES[crv])) throw new RangeError('no coordinate')
}
