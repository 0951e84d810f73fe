import { copyJsonObject, inputError, isAbsoluteUrl } from '../core/index.js'
import type { PublicJwk, SecretJwk } from '../runtime/index.js'
import { isSameKey, parsePublicJwk, parseSecretJwk, toPublicJwk } from './jwk.js'
import { toMethodId } from './method-id.js'
import { checkKeyPair } from './signer.js'

/** A private key with the verification method that it signs for: the JsonWebKey form of CID 1.0 section 2.2.3. */
export interface KeyFile {
  /** The verification method URL. */
  readonly id: string
  readonly type: 'JsonWebKey'
  /** The DID or URL that controls the method. */
  readonly controller: string
  readonly publicKeyJwk: PublicJwk
  readonly secretKeyJwk: SecretJwk
}

/** The key file of a key pair. Default controller: the key's did:key, or its did:jwk for RSA. */
export function toKeyFile(secretKeyJwk: SecretJwk, controller?: string): KeyFile {
  const publicKeyJwk = toPublicJwk(secretKeyJwk)
  const id = toMethodId(publicKeyJwk, controller)
  return { id, type: 'JsonWebKey', controller: id.slice(0, id.indexOf('#')), publicKeyJwk, secretKeyJwk }
}

/**
 * Reads a private key from a JsonWebKey verification method or a bare private JWK, and checks that its halves belong
 * together. A method without an `id` is one of its controller.
 *
 * @throws RungsError `keys.jwk_invalid`, `keys.private_member`, `keys.type_unsupported`, `keys.pair_mismatch`, `keys.method_invalid`
 */
export async function openKeyFile(value: unknown): Promise<KeyFile> {
  const file = copyJsonObject(value)
  const isMethod = Object.hasOwn(file, 'secretKeyJwk') || Object.hasOwn(file, 'privateKeyJwk')
  const member = (file['secretKeyJwk'] ?? null) === null ? 'privateKeyJwk' : 'secretKeyJwk'
  const secretKeyJwk = isMethod ? parseSecretJwk(file[member], `/${member}`) : parseSecretJwk(file)
  await checkKeyPair(secretKeyJwk)
  if (!isMethod) return toKeyFile(secretKeyJwk)
  const publicKeyJwk = toPublicJwk(secretKeyJwk)
  if (file['publicKeyJwk'] !== undefined && !isSameKey(parsePublicJwk(file['publicKeyJwk'], '/publicKeyJwk'), publicKeyJwk)) {
    throw inputError('keys.pair_mismatch', {}, '/publicKeyJwk')
  }
  const { controller: given } = file
  const id = file['id'] ?? toMethodId(publicKeyJwk, isAbsoluteUrl(given) ? given : undefined)
  if (!isAbsoluteUrl(id)) throw inputError('keys.method_invalid', { expected: 'absolute URL' }, '/id')
  const controller = given ?? id.split('#')[0]
  if (!isAbsoluteUrl(controller)) throw inputError('keys.method_invalid', { expected: 'absolute URL' }, '/controller')
  return { id, type: 'JsonWebKey', controller, publicKeyJwk, secretKeyJwk }
}
