import {
  constants,
  createPrivateKey,
  createPublicKey,
  ECDH,
  generateKeyPair as generate,
  type JsonWebKey,
  type KeyObject,
  sign as nodeSign,
  verify as nodeVerify,
} from 'node:crypto'
import { promisify } from 'node:util'
import { requireFullCoordinates } from '../ec-point.js'
import { isSoundSignature, requireSoundPoint } from '../ed25519-point.js'
import { everyPair } from '../every-pair.js'
import type { PointCurve, PublicJwk, PublicKeyHandle, SecretJwk, SecretKeyHandle, SignatureAlgorithm } from '../types.js'

const generateEc = /* @__PURE__ */ promisify(generate)

interface NodeAlgorithm {
  readonly digest: string | null
  /** What a signature needs beside digest and key. */
  readonly how: { readonly dsaEncoding?: 'ieee-p1363'; readonly padding?: number; readonly saltLength?: number }
  readonly signatureLength?: number
  readonly generate: () => Promise<{ publicKey: KeyObject; privateKey: KeyObject }>
}

const generateRsa = () => generateEc('rsa', { modulusLength: 3072 })
const PLAIN = {} as const
const RAW = { dsaEncoding: 'ieee-p1363' } as const
const PKCS1 = { padding: constants.RSA_PKCS1_PADDING } as const
/** A salt of exactly the digest's length (RFC 7518 section 3.5). */
const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } as const

const ALGORITHMS: Readonly<Record<SignatureAlgorithm, NodeAlgorithm>> = {
  Ed25519: { digest: null, how: PLAIN, signatureLength: 64, generate: () => generateEc('ed25519') },
  ES256: { digest: 'sha256', how: RAW, signatureLength: 64, generate: () => generateEc('ec', { namedCurve: 'P-256' }) },
  ES384: { digest: 'sha384', how: RAW, signatureLength: 96, generate: () => generateEc('ec', { namedCurve: 'P-384' }) },
  RS256: { digest: 'sha256', how: PKCS1, generate: generateRsa },
  PS256: { digest: 'sha256', how: PSS, generate: generateRsa },
}

const CURVES: Readonly<Record<PointCurve, string>> = { 'P-256': 'prime256v1', 'P-384': 'secp384r1' }

/** A new key pair; RSA has 3072 bits. */
export async function generateKeyPair(algorithm: SignatureAlgorithm): Promise<{ publicJwk: PublicJwk; secretJwk: SecretJwk }> {
  const { publicKey, privateKey } = await ALGORITHMS[algorithm].generate()
  return {
    publicJwk: publicKey.export({ format: 'jwk' }) as PublicJwk,
    secretJwk: privateKey.export({ format: 'jwk' }) as SecretJwk,
  }
}

/** A P-256 pair for the signatures of one proof. */
export async function generateOneTimeKey(): Promise<{ publicJwk: PublicJwk; secretKey: SecretKeyHandle }> {
  const { publicKey, privateKey } = await ALGORITHMS.ES256.generate()
  return { publicJwk: publicKey.export({ format: 'jwk' }) as PublicJwk, secretKey: { algorithm: 'ES256', key: privateKey } }
}

/** A public key made ready. */
export function importPublicKey(algorithm: SignatureAlgorithm, jwk: PublicJwk): PublicKeyHandle {
  requireSoundPoint(jwk)
  requireFullCoordinates(jwk)
  return { algorithm, key: createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }) }
}

/** A private key made ready. */
export function importSecretKey(algorithm: SignatureAlgorithm, jwk: SecretJwk): SecretKeyHandle {
  return { algorithm, key: createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' }) }
}

/** OpenSSL takes a PSS signature without its leading zeros; RFC 8017 section 8.1.2 step 1 asks for the length of the modulus. */
function signatureLengthOf({ algorithm, key }: PublicKeyHandle): number {
  const { signatureLength } = ALGORITHMS[algorithm]
  return signatureLength ?? Math.ceil(((key as KeyObject).asymmetricKeyDetails?.modulusLength ?? 0) / 8)
}

function mayBeSignature(handle: PublicKeyHandle, signature: Uint8Array): boolean {
  return signature.length === signatureLengthOf(handle) && (handle.algorithm !== 'Ed25519' || isSoundSignature(signature))
}

/** How the platform takes a key and what belongs to it; one without anything beside it is not looked through for options. */
function toKey({ algorithm, key }: PublicKeyHandle | SecretKeyHandle): KeyObject | { key: KeyObject } {
  const { how } = ALGORITHMS[algorithm]
  return how === PLAIN ? (key as KeyObject) : { key: key as KeyObject, ...how }
}

/** Whether a raw signature is right. */
export function verify(handle: PublicKeyHandle, data: Uint8Array, signature: Uint8Array): boolean {
  if (!mayBeSignature(handle, signature)) return false
  return nodeVerify(ALGORITHMS[handle.algorithm].digest, data, toKey(handle), signature)
}

/** A raw signature. */
export function sign(handle: SecretKeyHandle, data: Uint8Array): Uint8Array {
  return new Uint8Array(nodeSign(ALGORITHMS[handle.algorithm].digest, data, toKey(handle)))
}

const signLater = /* @__PURE__ */ promisify(nodeSign)
const verifyLater = /* @__PURE__ */ promisify(nodeVerify)

/** A raw signature of each message. */
export function signEach(handle: SecretKeyHandle, messages: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const { digest } = ALGORITHMS[handle.algorithm]
  const key = toKey(handle)
  return Promise.all(messages.map(async (message) => new Uint8Array(await signLater(digest, message, key))))
}

/** Whether each message has the raw signature in its place. */
export function verifyEach(
  handle: PublicKeyHandle,
  messages: readonly Uint8Array[],
  signatures: readonly Uint8Array[],
): Promise<boolean> {
  const { digest } = ALGORITHMS[handle.algorithm]
  const key = toKey(handle)
  return everyPair(messages, signatures, async (message, signature) =>
    mayBeSignature(handle, signature) ? verifyLater(digest, message, key, signature) : false,
  )
}

/** The uncompressed point of a compressed one. */
export function decompressPoint(curve: PointCurve, point: Uint8Array): Uint8Array | undefined {
  if (point[0] !== 2 && point[0] !== 3) return undefined
  try {
    return new Uint8Array(ECDH.convertKey(point, CURVES[curve], undefined, undefined, 'uncompressed') as Uint8Array)
  } catch {
    return undefined
  }
}
