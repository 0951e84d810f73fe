import { generateKeyPair, importSecretKey, sign, verify } from '#runtime'
import { checkOptions, inputError, isAbsoluteUrl, isJsonObject, typeName, usageError } from '../core/index.js'
import type { PublicJwk, PublicKeyHandle, SecretJwk, SecretKeyHandle, SignatureAlgorithm } from '../runtime/index.js'
import { algorithmNamed, algorithmOfJws, type KeyAlgorithm, keyAlgorithms, takesKey } from './algorithms.js'
import { algorithmOfJwk, parseSecretJwk, toPublicJwk } from './jwk.js'
import { toMethodId } from './method-id.js'
import { readyPublicKey } from './verifier-key.js'

/**
 * Something that signs: a key in memory, or one that lives in a key service. Whoever passes a signer vouches that
 * `publicJwk` is the key behind `sign`, and that `id` is listed under `assertionMethod` by its controller.
 */
export interface Signer {
  /** The verification method URL that proofs name. */
  readonly id: string
  readonly alg: SignatureAlgorithm
  readonly publicJwk: PublicJwk
  /** The most bytes that `sign` takes; unlimited where absent. */
  readonly maxBytes?: number
  /** The raw signature of the bytes (for ECDSA r and s one after the other, RFC 7518 section 3.4). */
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}

/** A key pair in memory. `secretJwk` is a secret: keep it in a keystore. */
export interface KeyPair {
  readonly alg: SignatureAlgorithm
  readonly publicJwk: PublicJwk
  readonly secretJwk: SecretJwk
}

/**
 * A new key pair from the platform's random generator: Ed25519 (default), ES256 (P-256), ES384 (P-384), or RS256 or
 * PS256 (RSA, 3072 bits).
 *
 * @throws RungsError `keys.type_unsupported`
 * @example
 * ```ts
 * import { createSigner, generateKey } from 'rungs/keys'
 * const signer = createSigner(await generateKey('Ed25519'))
 * ```
 */
export async function generateKey(alg: SignatureAlgorithm = 'Ed25519'): Promise<KeyPair> {
  if (algorithmNamed(alg) === undefined) {
    throw usageError('keys.type_unsupported', { type: String(alg).slice(0, 32) })
  }
  const { publicJwk, secretJwk } = await generateKeyPair(alg)
  // A key file keeps the private key alone, which must still say what it is for.
  return { alg, publicJwk, secretJwk: algorithmOfJwk(publicJwk).name === alg ? secretJwk : { ...secretJwk, alg } }
}

/** Options of {@link createSigner}. */
export interface CreateSignerOptions {
  /** The verification method URL. Default: the key's did:key method, or its did:jwk method for RSA. */
  readonly id?: string
  /** What to sign with: PS256 or RS256 for RSA. Default: as the key pair says, or the key's `alg`, or else RS256. */
  readonly alg?: SignatureAlgorithm
}

/**
 * A signer over a private key in memory; the key is parsed once.
 *
 * @throws RungsError `keys.type_unsupported`, `keys.jwk_invalid`, `keys.method_invalid`, `keys.alg_unsuitable`
 */
export function createSigner(key: KeyPair | SecretJwk, options: CreateSignerOptions = {}): Signer {
  checkOptions(options, ['id', 'alg'], 'CreateSignerOptions')
  const pair = isJsonObject(key) && 'secretJwk' in key ? (key as Partial<KeyPair>) : undefined
  const secretJwk = parseSecretJwk(pair === undefined ? key : pair.secretJwk)
  const publicJwk = toPublicJwk(secretJwk)
  const alg = chooseAlgorithm(publicJwk, options.alg ?? pair?.alg ?? algorithmOfJws(secretJwk.alg)?.name).name
  const handle = readySecret(alg, secretJwk)
  const id = options.id ?? toMethodId(publicJwk)
  if (!isAbsoluteUrl(id)) throw usageError('keys.method_invalid', { expected: 'absolute URL' })
  return Object.freeze({ id, alg, publicJwk, sign: (bytes: Uint8Array) => sign(handle, requireBytes(bytes)) })
}

/** Refuses texts and buffers, which some platforms would sign and others not. */
function requireBytes(bytes: unknown): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes
  throw inputError('core.input_type', { expected: 'bytes', actual: typeName(bytes) })
}

function chooseAlgorithm(jwk: PublicJwk, name: SignatureAlgorithm | undefined): KeyAlgorithm {
  const algorithm = name === undefined ? algorithmOfJwk(jwk) : algorithmNamed(name)
  if (algorithm !== undefined && takesKey(algorithm, jwk)) return algorithm
  throw usageError('keys.alg_unsuitable', { alg: String(name).slice(0, 32), type: jwk.crv ?? jwk.kty })
}

/**
 * Refuses a private key whose public members belong to another key.
 *
 * @throws RungsError `keys.pair_mismatch`, `keys.type_unsupported`, `keys.jwk_invalid`
 */
export async function checkKeyPair(secretJwk: SecretJwk): Promise<void> {
  const publicJwk = toPublicJwk(secretJwk)
  const { name } = algorithmOfJwk(publicJwk)
  const handle = readyPublicKey(publicJwk)
  if (!(await signsFor(handle, readySecret(name, secretJwk)))) throw inputError('keys.pair_mismatch', {})
}

async function signsFor(publicKey: PublicKeyHandle, secretKey: SecretKeyHandle): Promise<boolean> {
  const probe = Uint8Array.of(keyAlgorithms.length)
  try {
    return await verify(publicKey, probe, await sign(secretKey, probe))
  } catch {
    // Platforms notice some halves that differ when they sign, and say so in their own way.
    return false
  }
}

/** Without the key's own `alg`: WebCrypto would refuse another, and the caller has chosen. */
function readySecret(alg: SignatureAlgorithm, { alg: _alg, ...jwk }: SecretJwk): SecretKeyHandle {
  try {
    return importSecretKey(alg, jwk)
  } catch {
    throw inputError('keys.jwk_invalid', { member: 'd' })
  }
}
