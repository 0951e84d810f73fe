import { importPublicKey } from '#runtime'
import { inputError } from '../core/index.js'
import type { PublicJwk, PublicKeyHandle } from '../runtime/index.js'
import { algorithmOfJwk } from './jwk.js'

/** Makes public keys ready and remembers them, so that a verifier parses no key twice. */
export interface KeyCache {
  /** @throws RungsError `keys.type_unsupported`, `keys.jwk_invalid` */
  ready(jwk: PublicJwk): PublicKeyHandle
}

/** A cache of ready keys; an entry lives as long as the caller keeps the key object. */
export function createKeyCache(): KeyCache {
  const handles = new WeakMap<PublicJwk, PublicKeyHandle>()
  return {
    ready(jwk) {
      const known = handles.get(jwk)
      if (known !== undefined) return known
      const handle = readyPublicKey(jwk)
      handles.set(jwk, handle)
      return handle
    },
  }
}

/** A public key made ready for verification. @throws RungsError `keys.type_unsupported`, `keys.jwk_invalid` */
export function readyPublicKey(jwk: PublicJwk): PublicKeyHandle {
  const { name } = algorithmOfJwk(jwk)
  try {
    return importPublicKey(name, jwk)
  } catch {
    throw inputError('keys.jwk_invalid', { member: 'x' })
  }
}
