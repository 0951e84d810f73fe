import type { JsonObject } from '../../core/index.js'
import { shortMediaType } from './jws.js'

/** The mechanisms that secure a credential as a compact JWS. */
export type TokenKind = 'ob3-jwt' | 'vc-jwt' | 'vc-jose'

/** The media types of VC-JOSE-COSE section 6.1, and those that its drafts had. */
export const JOSE_TYPES: readonly string[] = /* @__PURE__ */ ['', '-ld', '+ld', '+ld+json'].flatMap((form) => [
  `vc${form}+jwt`,
  `vp${form}+jwt`,
])

const MIRRORS: readonly string[] = ['iss', 'jti', 'sub', 'nbf', 'exp']

/** What a `typ` of VC-JOSE-COSE says is inside: a credential or a presentation. */
export function contentOfTyp(typ: unknown): 'vc' | 'vp' | undefined {
  const name = shortMediaType(typ) ?? ''
  return JOSE_TYPES.includes(name) ? (name.slice(0, 2) as 'vc' | 'vp') : undefined
}

/**
 * The one mechanism that a token is for, whatever the order of a verifier's list: by its `typ` where that says VC-JOSE-COSE;
 * else by its payload, a credential with or without the claims that OB 3.0 section 8.2.4.1 wants, or a `vc` or `vp` claim
 * (VCDM 1.1 section 6.3.1).
 */
export function tokenKind(header: JsonObject, payload: JsonObject): TokenKind | undefined {
  if (contentOfTyp(header['typ']) !== undefined) return 'vc-jose'
  if (payload['@context'] === undefined) return payload['vc'] === undefined && payload['vp'] === undefined ? undefined : 'vc-jwt'
  // The `typ` of VC-JOSE-COSE is only recommended, while OB 3.0 cannot do without its claims.
  if (header['typ'] === undefined && !MIRRORS.some((claim) => payload[claim] !== undefined)) return 'vc-jose'
  return Array.isArray(payload['@context']) ? 'ob3-jwt' : undefined
}
