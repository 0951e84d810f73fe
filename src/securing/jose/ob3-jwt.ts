import { freezeOver, problem, snapshotJsonObject } from '../../core/index.js'
import type { Mechanism, OpenOptions, Sealed, SecureOptions } from '../mechanism.js'
import { checkClaims, dateOf, type MirroredClaim, toCredential, toPayload } from './claims.js'
import { issuerIdOf, unknownHeaderMembers } from './key.js'
import { openToken, securedToken, signToken, type TokenRules } from './token.js'
import { tokenKind } from './token-kind.js'

/** Options of {@link createOb3Jwt}. */
export interface Ob3JwtOptions {
  /** Claims whose absence is only warned of: tokens in circulation lack `sub` or `nbf`, which OB 3.0 requires. Default: none. */
  readonly optionalClaims?: readonly MirroredClaim[]
}

const RULES: TokenRules = {
  // OB 3.0 section 8.2.3 has JWT alone; the others are for whoever has no other mechanism for them.
  types: [undefined, 'jwt', 'vc+jwt', 'vc-ld+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt'],
  discovery: 'header',
  owner: issuerIdOf,
  // `iat`, or else what stands for it (OB 3.0 section 8.2.4.1).
  created: ({ iat, nbf }) => dateOf(iat ?? nbf),
}

/**
 * The OB 3.0 JSON Web Token proof: the credential is the payload of a compact JWS, with the claims `iss`, `jti`, `sub`,
 * `nbf` and `exp` that mirror it (OB 3.0 section 8.2). ES256, ES384, RS256, PS256 and EdDSA; a token without a recipient's id is refused.
 */
export function createOb3Jwt({ optionalClaims = [] }: Ob3JwtOptions = {}): Mechanism {
  const optional = [...optionalClaims]
  return Object.freeze({
    id: 'ob3-jwt',

    detect: (sealed: Sealed) => sealed.form === 'compact' && tokenKind(sealed.header, sealed.payload) === 'ob3-jwt',

    async secure(credential, options: SecureOptions) {
      return securedToken(
        await signToken('ob3-jwt', options, { typ: 'JWT' }, toPayload(snapshotJsonObject(credential))),
        'text/plain',
      )
    },

    async open(sealed: Sealed, options: OpenOptions) {
      const { header, payload, known } = await openToken(sealed, RULES, options)
      checkClaims(payload, optional)
      const missing = optional.filter((claim) => payload[claim] === undefined && claim !== 'exp')
      return {
        ...known,
        credential: freezeOver(toCredential(payload)),
        warnings: [
          ...known.warnings,
          ...missing.map((claim) => problem('proof.claim_missing', { claim }, `/${claim}`)),
          ...unknownHeaderMembers(header).map((member) => problem('proof.header_unsupported', { member: member.slice(0, 64) })),
        ],
      }
    },
  } satisfies Mechanism)
}

/**
 * The OB 3.0 JSON Web Token proof, strict: every claim of OB 3.0 section 8.2.4.1 must be there.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { ob3Jwt } from 'rungs/securing/ob3-jwt'
 * const verifier = createVerifier({ mechanisms: [ob3Jwt] })
 * ```
 */
export const ob3Jwt: Mechanism = /* @__PURE__ */ createOb3Jwt()
