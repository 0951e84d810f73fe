import { decompressPoint } from '#runtime'
import {
  concatBytes,
  fromBase64url,
  fromMultibase58,
  inputError,
  isRungsError,
  toBase64url,
  toMultibase58,
} from '../core/index.js'
import type { PointCurve, PublicJwk } from '../runtime/index.js'
import { keyAlgorithms } from './algorithms.js'
import { algorithmOfJwk } from './jwk.js'

/** Names of multicodec key types that are known and not supported, for a message that says which it was. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  '8026': 'Ed25519 secret',
  '8626': 'P-256 secret',
  '8726': 'P-384 secret',
  e701: 'secp256k1',
  ec01: 'X25519',
  eb01: 'BLS12-381 G2',
  '8224': 'P-521',
  '8524': 'RSA',
}

/**
 * The Multikey text of a public key: base58btc of the multicodec prefix and the key, EC points compressed
 * (CID 1.0 section 2.2.2). RSA keys have no Multikey form.
 *
 * @throws RungsError `keys.multikey_unavailable`, `keys.type_unsupported`
 */
export function encodeMultikey(jwk: PublicJwk): string {
  const { multicodec, kty } = algorithmOfJwk(jwk)
  if (multicodec === undefined) throw inputError('keys.multikey_unavailable', { type: kty })
  const x = fromBase64url(jwk.x ?? '')
  if (kty === 'OKP') return toMultibase58(concatBytes(Uint8Array.from(multicodec), x))
  const y = fromBase64url(jwk.y ?? '')
  const sign = 2 + ((y.at(-1) as number) & 1)
  return toMultibase58(concatBytes(Uint8Array.from(multicodec), Uint8Array.of(sign), x))
}

/**
 * The public key of a Multikey text. Any other base, length or type is refused, and a point must lie on its curve
 * (CID 1.0 section 2.2.2; did:key `invalidPublicKeyLength`, `invalidPublicKey`).
 *
 * @throws RungsError `core.encoding_invalid`, `keys.type_unsupported`, `keys.multikey_invalid`
 */
export function decodeMultikey(text: unknown, path = ''): PublicJwk {
  if (typeof text !== 'string') throw inputError('core.encoding_invalid', { encoding: 'base58btc', reason: 'prefix' }, path)
  const bytes = decode(text, path)
  if (bytes.length < 2) throw inputError('keys.multikey_invalid', { reason: 'length' }, path)
  const algorithm = keyAlgorithms.find(({ multicodec }) => multicodec?.[0] === bytes[0] && multicodec?.[1] === bytes[1])
  if (algorithm === undefined) {
    const prefix = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const type = OTHER_TYPES[prefix] ?? `multicodec ${prefix}`
    if (type.endsWith('secret')) throw inputError('keys.multikey_invalid', { reason: 'secret' }, path)
    throw inputError('keys.type_unsupported', { type }, path)
  }
  const material = bytes.subarray(2)
  const length = algorithm.coordinateLength as number
  if (material.length !== (algorithm.kty === 'EC' ? length + 1 : length))
    throw inputError('keys.multikey_invalid', { reason: 'length' }, path)
  if (algorithm.kty === 'OKP') return { kty: 'OKP', crv: algorithm.crv as string, x: toBase64url(material) }
  const point = material[0] === 2 || material[0] === 3 ? decompressPoint(algorithm.crv as PointCurve, material) : undefined
  if (point === undefined) throw inputError('keys.multikey_invalid', { reason: 'point' }, path)
  return {
    kty: 'EC',
    crv: algorithm.crv as string,
    x: toBase64url(point.subarray(1, 1 + length)),
    y: toBase64url(point.subarray(1 + length)),
  }
}

function decode(text: string, path: string): Uint8Array {
  try {
    return fromMultibase58(text)
  } catch (error) {
    if (isRungsError(error)) throw inputError(error.code, error.params, path)
    throw error
  }
}
