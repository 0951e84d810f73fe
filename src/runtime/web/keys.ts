import { ed25519 } from '@noble/curves/ed25519.js'
import { p256, p384 } from '@noble/curves/nist.js'
import { concatBytes, equalBytes, fromBase64url, toBase64url, toHex } from '../../core/index.js'
import { isSoundSignature, requireSoundPoint } from '../ed25519-point.js'
import type { PointCurve, PublicJwk, PublicKeyHandle, SecretJwk, SecretKeyHandle, SignatureAlgorithm } from '../types.js'
import { sha512 } from './hash.js'

/** WebCrypto where it has the algorithm; a pure fallback for Ed25519, which older browsers lack. */
interface WebKey {
  readonly crypto: Promise<CryptoKey | undefined>
  readonly raw?: Uint8Array
}

interface WebAlgorithm {
  readonly import: AlgorithmIdentifier | RsaHashedImportParams | EcKeyImportParams
  readonly sign: AlgorithmIdentifier | EcdsaParams
  readonly signatureLength?: number
}

const ALGORITHMS: Readonly<Record<SignatureAlgorithm, WebAlgorithm>> = {
  Ed25519: { import: { name: 'Ed25519' }, sign: { name: 'Ed25519' }, signatureLength: 64 },
  ES256: { import: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' }, signatureLength: 64 },
  ES384: { import: { name: 'ECDSA', namedCurve: 'P-384' }, sign: { name: 'ECDSA', hash: 'SHA-384' }, signatureLength: 96 },
  RS256: { import: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, sign: { name: 'RSASSA-PKCS1-v1_5' } },
}

const CURVES = { 'P-256': p256, 'P-384': p384 } as const

/** A new key pair; RSA has 3072 bits. */
export async function generateKeyPair(algorithm: SignatureAlgorithm): Promise<{ publicJwk: PublicJwk; secretJwk: SecretJwk }> {
  if (algorithm === 'Ed25519') {
    const seed = globalThis.crypto.getRandomValues(new Uint8Array(32))
    const publicJwk: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(ed25519.getPublicKey(seed)) }
    return { publicJwk, secretJwk: { ...publicJwk, d: toBase64url(seed) } }
  }
  const params =
    algorithm === 'RS256'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }
      : (ALGORITHMS[algorithm].import as EcKeyImportParams)
  const pair = (await crypto.subtle.generateKey(params, true, ['sign', 'verify'])) as CryptoKeyPair
  return {
    publicJwk: material(await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicJwk,
    secretJwk: material(await crypto.subtle.exportKey('jwk', pair.privateKey)) as SecretJwk,
  }
}

function material(jwk: JsonWebKey): JsonWebKey {
  const { alg: _alg, ext: _ext, key_ops: _keyOps, ...members } = jwk
  return members
}

/** A public key made ready. */
export function importPublicKey(algorithm: SignatureAlgorithm, jwk: PublicJwk): PublicKeyHandle {
  requireSoundPoint(jwk)
  if (jwk.kty === 'EC') requirePoint(jwk)
  const key: WebKey = {
    crypto: importKey(algorithm, jwk, 'verify'),
    ...(jwk.kty === 'OKP' && { raw: fromBase64url(jwk.x ?? '') }),
  }
  return { algorithm, key }
}

/** A private key made ready. */
export function importSecretKey(algorithm: SignatureAlgorithm, jwk: SecretJwk): SecretKeyHandle {
  const key: WebKey = { crypto: importKey(algorithm, jwk, 'sign'), ...(jwk.kty === 'OKP' && { raw: fromBase64url(jwk.d) }) }
  return { algorithm, key }
}

async function importKey(algorithm: SignatureAlgorithm, jwk: PublicJwk, use: 'sign' | 'verify'): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('jwk', { ...jwk }, ALGORITHMS[algorithm].import, false, [use])
  } catch {
    return undefined
  }
}

/** WebCrypto imports asynchronously, but a point off its curve must be refused at once, as the other side does. */
function requirePoint(jwk: PublicJwk): void {
  const bytes = [4, ...fromBase64url(jwk.x ?? ''), ...fromBase64url(jwk.y ?? '')]
  CURVES[jwk.crv as PointCurve].Point.fromBytes(new Uint8Array(bytes)).assertValidity()
}

/** Whether a raw signature is right. */
export async function verify(handle: PublicKeyHandle, data: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const { sign: params, signatureLength } = ALGORITHMS[handle.algorithm]
  if (signatureLength !== undefined && signature.length !== signatureLength) return false
  if (handle.algorithm === 'Ed25519' && !isSoundSignature(signature)) return false
  const { crypto: pending, raw } = handle.key as WebKey
  const key = await pending
  if (key !== undefined) return crypto.subtle.verify(params, key, new Uint8Array(signature), new Uint8Array(data))
  if (raw === undefined) throw new TypeError('this platform cannot verify with this key')
  return verifyEd25519(raw, data, signature)
}

/** By the equation without the cofactor, as platforms compute it: the library's own would let more signatures pass. */
function verifyEd25519(publicKey: Uint8Array, data: Uint8Array, signature: Uint8Array): boolean {
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

/** A raw signature. */
export async function sign(handle: SecretKeyHandle, data: Uint8Array): Promise<Uint8Array> {
  const { crypto: pending, raw } = handle.key as WebKey
  const key = await pending
  if (key !== undefined)
    return new Uint8Array(await crypto.subtle.sign(ALGORITHMS[handle.algorithm].sign, key, new Uint8Array(data)))
  if (raw === undefined) throw new TypeError('this platform cannot sign with this key')
  return ed25519.sign(data, raw)
}

/** The uncompressed point of a compressed one. */
export function decompressPoint(curve: PointCurve, point: Uint8Array): Uint8Array | undefined {
  if (point[0] !== 2 && point[0] !== 3) return undefined
  try {
    return CURVES[curve].Point.fromBytes(point).toBytes(false)
  } catch {
    return undefined
  }
}

/** The number that bytes mean, lowest first. */
function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).reverse())}`)
}
