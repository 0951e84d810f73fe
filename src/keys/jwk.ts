import { sha256Base64url } from '#runtime'
import { canonicalizeJson, fromBase64url, inputError, isJsonObject, isRungsError, pointer } from '../core/index.js'
import type { PublicJwk, SecretJwk } from '../runtime/index.js'
import { algorithmOf, algorithmOfJws, type KeyAlgorithm, takesKey } from './algorithms.js'

const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const
const MIN_RSA_BYTES = 256
const MAX_RSA_BYTES = 1024

/**
 * Reads a public JSON Web Key to verify with: only its key material is returned. A private member is refused, and so is a key
 * whose `use` or `key_ops` says that it is for something else (RFC 7517 sections 4.2 and 4.3, CID 1.0 section 2.2.3).
 *
 * @throws RungsError `keys.private_member`, `keys.type_unsupported`, `keys.jwk_invalid`
 */
export function parsePublicJwk(value: unknown, path = ''): PublicJwk {
  if (!isJsonObject(value)) throw inputError('keys.jwk_invalid', { member: 'kty' }, path)
  for (const member of PRIVATE_MEMBERS) {
    if (Object.hasOwn(value, member)) throw inputError('keys.private_member', { member }, pointer(path, member))
  }
  const key = publicMembers(value, path)
  const { use, key_ops: operations } = value
  if (use !== undefined && use !== 'sig') throw inputError('keys.jwk_invalid', { member: 'use' }, pointer(path, 'use'))
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify')))
    throw inputError('keys.jwk_invalid', { member: 'key_ops' }, pointer(path, 'key_ops'))
  return key
}

/**
 * Reads a private JSON Web Key: its key material, and an `alg` of `PS256`, which an RSA key would else not be used with
 * (RFC 7517 section 4.4). Whether its halves belong together is seen by {@link checkKeyPair}.
 *
 * @throws RungsError `keys.type_unsupported`, `keys.jwk_invalid`
 */
export function parseSecretJwk(value: unknown, path = ''): SecretJwk {
  if (!isJsonObject(value)) throw inputError('keys.jwk_invalid', { member: 'kty' }, path)
  const key = publicMembers(value, path)
  const d = requireBytes(value, 'd', path)
  const length = algorithmOf(key.kty, key.crv)?.coordinateLength
  if (length !== undefined && d.length !== length) throw inputError('keys.jwk_invalid', { member: 'd' }, pointer(path, 'd'))
  if (key.kty !== 'RSA') return { ...key, d: value['d'] as string }
  const factors = Object.fromEntries(
    ['p', 'q', 'dp', 'dq', 'qi'].map((member) => {
      requireBytes(value, member, path)
      return [member, value[member] as string]
    }),
  )
  return { ...key, ...factors, d: value['d'] as string, ...intendedFor(key, value['alg']) }
}

/** An `alg` is kept where it tells something: of two algorithms that take the key, it is not the default. */
function intendedFor(key: PublicJwk, alg: unknown): Pick<SecretJwk, 'alg'> {
  const algorithm = algorithmOfJws(alg)
  if (algorithm === undefined || !takesKey(algorithm, key) || algorithm === algorithmOfJwk(key)) return {}
  return { alg: algorithm.jws }
}

/** The public half of a private key. */
export function toPublicJwk(secret: SecretJwk): PublicJwk {
  return publicMembers(secret as unknown as Record<string, never>, '')
}

/** The algorithm that a checked key serves unless another is named. @throws RungsError `keys.type_unsupported` */
export function algorithmOfJwk(jwk: PublicJwk): KeyAlgorithm {
  const algorithm = algorithmOf(jwk.kty, jwk.crv)
  if (algorithm === undefined) throw inputError('keys.type_unsupported', { type: typeOf(jwk.kty, jwk.crv) })
  return algorithm
}

/** The SHA-256 thumbprint of a key, base64url (RFC 7638). */
export function thumbprint(jwk: PublicJwk): string {
  return sha256Base64url(canonicalizeJson(publicMembers(jwk as unknown as Record<string, never>, '') as never))
}

/** Whether two public keys are the same key. */
export function isSameKey(a: PublicJwk, b: PublicJwk): boolean {
  return a.kty === b.kty && a.crv === b.crv && a.x === b.x && a.y === b.y && a.n === b.n && a.e === b.e
}

function publicMembers(value: { readonly [key: string]: unknown }, path: string): PublicJwk {
  const { kty, crv } = value
  const algorithm = algorithmOf(kty, crv)
  if (algorithm === undefined) throw inputError('keys.type_unsupported', { type: typeOf(kty, crv) }, path)
  if (algorithm.kty === 'RSA') {
    const n = requireBytes(value, 'n', path)
    const e = requireBytes(value, 'e', path)
    if (n.length < MIN_RSA_BYTES || n.length > MAX_RSA_BYTES || n[0] === 0)
      throw inputError('keys.jwk_invalid', { member: 'n' }, pointer(path, 'n'))
    if (e.length > 8 || e[0] === 0 || (e.at(-1) as number) % 2 === 0 || (e.length === 1 && (e[0] as number) < 3)) {
      throw inputError('keys.jwk_invalid', { member: 'e' }, pointer(path, 'e'))
    }
    return { kty: 'RSA', n: value['n'] as string, e: value['e'] as string }
  }
  for (const member of algorithm.kty === 'EC' ? ['x', 'y'] : ['x']) {
    if (requireBytes(value, member, path).length !== algorithm.coordinateLength) {
      throw inputError('keys.jwk_invalid', { member }, pointer(path, member))
    }
  }
  const shared = { kty: algorithm.kty, crv: algorithm.crv as string, x: value['x'] as string }
  return algorithm.kty === 'EC' ? { ...shared, y: value['y'] as string } : shared
}

function requireBytes(value: { readonly [key: string]: unknown }, member: string, path: string): Uint8Array {
  const text = value[member]
  if (typeof text !== 'string' || text === '' || text.length > 2 * MAX_RSA_BYTES) {
    throw inputError('keys.jwk_invalid', { member }, pointer(path, member))
  }
  try {
    return fromBase64url(text)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('keys.jwk_invalid', { member }, pointer(path, member))
  }
}

function typeOf(kty: unknown, crv: unknown): string {
  return [kty, crv]
    .filter((part) => typeof part === 'string')
    .map((part) => String(part).slice(0, 32))
    .join(' ')
}
