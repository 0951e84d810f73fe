import { verify } from '#runtime'
import { inputError, type JsonObject } from '../../core/index.js'
import { algorithmOfJwk, isSameKey, type KeyCache, type PublicJwk, parsePublicJwk, takesKey } from '../../keys/index.js'
import { partsOfToken } from './jws.js'
import { checkHeader } from './key.js'

/** The `typ` values of tokens that say nothing about what is in them. */
const PLAIN_TYPES: readonly (string | undefined)[] = [undefined, 'jwt', 'jws', 'jose', 'jose+json', 'json', 'ld+json']

/**
 * Checks the signature of a compact JWS by a key that is known from elsewhere (RFC 7515 section 5.2). What the header says of a key is not
 * followed: a `jwk` must be that very key, and a `kid` or URL counts for nothing.
 *
 * @throws RungsError `proof.member_invalid`, `proof.alg_unsupported`, `proof.header_unsupported`, `proof.alg_mismatch`,
 * `proof.key_conflict`, `proof.signature_invalid`, and those of reading a key
 */
export async function checkTokenSignature(
  token: { readonly token: string; readonly payload: JsonObject },
  publicJwk: PublicJwk,
  keys: KeyCache,
): Promise<void> {
  const { header, signingInput, signature } = partsOfToken(token)
  const algorithm = checkHeader(header, PLAIN_TYPES)
  if (header['jwk'] !== undefined && !isSameKey(parsePublicJwk(header['jwk'], '/jwk'), publicJwk))
    throw inputError('proof.key_conflict', {})
  if (!takesKey(algorithm, publicJwk))
    throw inputError('proof.alg_mismatch', { alg: algorithm.jws, key: algorithmOfJwk(publicJwk).name })
  if (!(await verify(keys.ready(publicJwk, algorithm.name), signingInput, signature)))
    throw inputError('proof.signature_invalid', {})
}

/** Refuses a header that no key could make right. @throws RungsError `proof.alg_unsupported`, `proof.header_unsupported` */
export function checkTokenHeader(header: JsonObject): void {
  checkHeader(header, PLAIN_TYPES)
}
