import { fromBase64url, operationError, toBase64url } from '../../core/index.js'
import { requireFullCoordinates } from '../ec-point.js'
import { isSoundSignature, requireSoundPoint } from '../ed25519-point.js'
import type { PointCurve, PublicJwk, PublicKeyHandle, SecretJwk, SecretKeyHandle, SignatureAlgorithm } from '../types.js'
import { decompress, isOnCurve } from './weierstrass.js'

/** WebCrypto where it has the algorithm; a pure fallback for Ed25519, which older browsers lack. */
interface WebKey {
  readonly crypto: Promise<CryptoKey | undefined>
  readonly raw?: Uint8Array
}

interface WebAlgorithm {
  readonly import: AlgorithmIdentifier | RsaHashedImportParams | EcKeyImportParams
  readonly sign: AlgorithmIdentifier | EcdsaParams | RsaPssParams
  readonly signatureLength?: number
}

const ALGORITHMS: Readonly<Record<SignatureAlgorithm, WebAlgorithm>> = {
  Ed25519: { import: { name: 'Ed25519' }, sign: { name: 'Ed25519' }, signatureLength: 64 },
  ES256: { import: { name: 'ECDSA', namedCurve: 'P-256' }, sign: { name: 'ECDSA', hash: 'SHA-256' }, signatureLength: 64 },
  ES384: { import: { name: 'ECDSA', namedCurve: 'P-384' }, sign: { name: 'ECDSA', hash: 'SHA-384' }, signatureLength: 96 },
  RS256: { import: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, sign: { name: 'RSASSA-PKCS1-v1_5' } },
  // A salt of exactly the digest's length (RFC 7518 section 3.5).
  PS256: { import: { name: 'RSA-PSS', hash: 'SHA-256' }, sign: { name: 'RSA-PSS', saltLength: 32 } },
}

/** A pure fallback, which older browsers need; all others never load it. */
const loadEd25519 = () => import('./ed25519.js')

/** A new key pair; RSA has 3072 bits. */
export async function generateKeyPair(algorithm: SignatureAlgorithm): Promise<{ publicJwk: PublicJwk; secretJwk: SecretJwk }> {
  if (algorithm === 'Ed25519') {
    const seed = globalThis.crypto.getRandomValues(new Uint8Array(32))
    const { toPublicKey } = await loadEd25519()
    const publicJwk: PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: toBase64url(toPublicKey(seed)) }
    return { publicJwk, secretJwk: { ...publicJwk, d: toBase64url(seed) } }
  }
  const { import: kind } = ALGORITHMS[algorithm]
  const params =
    algorithm === 'RS256' || algorithm === 'PS256'
      ? { ...(kind as RsaHashedImportParams), modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) }
      : (kind as EcKeyImportParams)
  const pair = (await crypto.subtle.generateKey(params, true, ['sign', 'verify'])) as CryptoKeyPair
  return {
    publicJwk: material(await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicJwk,
    secretJwk: material(await crypto.subtle.exportKey('jwk', pair.privateKey)) as SecretJwk,
  }
}

/** A P-256 pair for the signatures of one proof. */
export async function generateOneTimeKey(): Promise<{ publicJwk: PublicJwk; secretKey: SecretKeyHandle }> {
  const pair = (await crypto.subtle.generateKey(ALGORITHMS.ES256.import as EcKeyImportParams, false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const key: WebKey = { crypto: Promise.resolve(pair.privateKey) }
  return {
    publicJwk: material(await crypto.subtle.exportKey('jwk', pair.publicKey)) as PublicJwk,
    secretKey: { algorithm: 'ES256', key },
  }
}

function material(jwk: JsonWebKey): JsonWebKey {
  const { alg: _alg, ext: _ext, key_ops: _keyOps, ...members } = jwk
  return members
}

/** A public key made ready. */
export function importPublicKey(algorithm: SignatureAlgorithm, jwk: PublicJwk): PublicKeyHandle {
  requireSoundPoint(jwk)
  requireFullCoordinates(jwk)
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
  if (!isOnCurve(jwk.crv as PointCurve, fromBase64url(jwk.x ?? ''), fromBase64url(jwk.y ?? ''))) throw new RangeError('no point')
}

/** OpenSSL takes a PSS signature without its leading zeros; RFC 8017 section 8.1.2 step 1 asks for the length of the modulus. */
function isOfAnotherLength({ algorithm }: CryptoKey, signature: Uint8Array): boolean {
  const bits = (algorithm as Partial<RsaKeyAlgorithm>).modulusLength
  return bits !== undefined && signature.length !== Math.ceil(bits / 8)
}

/** Whether a raw signature is right. @throws RungsError `core.platform_lacks` where the platform does not take the key */
export async function verify(handle: PublicKeyHandle, data: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const { sign: params, signatureLength } = ALGORITHMS[handle.algorithm]
  if (signatureLength !== undefined && signature.length !== signatureLength) return false
  if (handle.algorithm === 'Ed25519' && !isSoundSignature(signature)) return false
  const { crypto: pending, raw } = handle.key as WebKey
  // The caller's bytes may be others once the key is ready.
  const [given, message] = [new Uint8Array(signature), new Uint8Array(data)]
  const key = await pending
  if (key !== undefined && isOfAnotherLength(key, given)) return false
  if (key !== undefined) return crypto.subtle.verify(params, key, given, message)
  if (raw === undefined) throw operationError('core.platform_lacks', { feature: handle.algorithm })
  return (await loadEd25519()).verifyEd25519(raw, message, given)
}

/** A raw signature. @throws RungsError `core.platform_lacks` */
export async function sign(handle: SecretKeyHandle, data: Uint8Array): Promise<Uint8Array> {
  const { crypto: pending, raw } = handle.key as WebKey
  const message = new Uint8Array(data)
  const key = await pending
  if (key !== undefined) return new Uint8Array(await crypto.subtle.sign(ALGORITHMS[handle.algorithm].sign, key, message))
  if (raw === undefined) throw operationError('core.platform_lacks', { feature: handle.algorithm })
  return (await loadEd25519()).signEd25519(raw, message)
}

/** The uncompressed point of a compressed one. */
export function decompressPoint(curve: PointCurve, point: Uint8Array): Uint8Array | undefined {
  return decompress(curve, point)
}
