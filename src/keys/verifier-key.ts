import { importPublicKey } from '#runtime'
import { inputError } from '../core/index.js'
import type { PublicJwk, PublicKeyHandle, SignatureAlgorithm } from '../runtime/index.js'
import { algorithmOfJwk } from './jwk.js'

/** Makes public keys ready and remembers them, so that a verifier parses no key twice. */
export interface KeyCache {
  /**
   * @param algorithm - which the key must take (`takesKey`). Default: the key's own
   * @throws RungsError `keys.type_unsupported`, `keys.jwk_invalid`
   */
  ready(jwk: PublicJwk, algorithm?: SignatureAlgorithm): PublicKeyHandle
}

/** A cache of ready keys; an entry lives as long as the caller keeps the key object. */
export function createKeyCache(): KeyCache {
  const handles = new WeakMap<PublicJwk, PublicKeyHandle>()
  return {
    ready(jwk, algorithm) {
      const wanted = algorithm ?? algorithmOfJwk(jwk).name
      const known = handles.get(jwk)
      if (known?.algorithm === wanted) return known
      const handle = readyPublicKey(jwk, wanted)
      handles.set(jwk, handle)
      return handle
    },
  }
}

/**
 * A public key made ready for verification, by its own algorithm or another that takes such keys.
 *
 * @throws RungsError `keys.type_unsupported`, `keys.jwk_invalid`
 */
export function readyPublicKey(jwk: PublicJwk, algorithm?: SignatureAlgorithm): PublicKeyHandle {
  const { name } = algorithmOfJwk(jwk)
  try {
    return importPublicKey(algorithm ?? name, jwk)
  } catch {
    throw inputError('keys.jwk_invalid', { member: 'x' })
  }
}
