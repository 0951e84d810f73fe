import { canonicalizeJson, toBase64url, utf8 } from '../core/index.js'
import type { PublicJwk } from '../runtime/index.js'
import { algorithmOfJwk, thumbprint } from './jwk.js'
import { encodeMultikey } from './multikey.js'

/** The did:key of a public key. RSA keys have none here. @throws RungsError `keys.multikey_unavailable` */
export function toDidKey(jwk: PublicJwk): string {
  return `did:key:${encodeMultikey(jwk)}`
}

/** The did:jwk of a public key. */
export function toDidJwk(jwk: PublicJwk): string {
  return `did:jwk:${toBase64url(utf8(canonicalizeJson(jwk as never)))}`
}

/**
 * The verification method URL of a key in a DID: `#` and the Multikey for did:key, `#0` for did:jwk, `#` and the key's
 * thumbprint for any other controller.
 */
export function toMethodId(jwk: PublicJwk, controller?: string): string {
  const multikey = algorithmOfJwk(jwk).multicodec !== undefined
  const did = controller ?? (multikey ? toDidKey(jwk) : toDidJwk(jwk))
  if (did.startsWith('did:key:')) return `${did}#${did.slice('did:key:'.length)}`
  return did.startsWith('did:jwk:') ? `${did}#0` : `${did}#${thumbprint(jwk)}`
}
