import { verify } from '#runtime'
import { deepFreeze, formatDateTime, inputError, type JsonObject, problem, usageError } from '../../core/index.js'
import { algorithmNamed } from '../../keys/index.js'
import type { Mechanism, OpenOptions, Sealed, SecureOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import { checkClaims, type MirroredClaim, toCredential, toPayload } from './claims.js'
import { joinJws, splitJws } from './jws.js'
import { checkHeader, findTokenKey, issuerIdOf, unknownHeaderMembers } from './key.js'

/** Options of {@link createOb3Jwt}. */
export interface Ob3JwtOptions {
  /** Claims whose absence is only warned of: tokens in circulation lack `sub` or `nbf`, which OB 3.0 requires. Default: none. */
  readonly optionalClaims?: readonly MirroredClaim[]
}

const SIGNING_ALGORITHMS: readonly string[] = ['ES256', 'RS256', 'Ed25519', 'ES384']

/**
 * The OB 3.0 JSON Web Token proof: the credential is the payload of a compact JWS, with the claims `iss`, `jti`, `sub`,
 * `nbf` and `exp` that mirror it (OB 3.0 section 8.2). ES256, RS256 and EdDSA; a token without a recipient's id is refused.
 */
export function createOb3Jwt({ optionalClaims = [] }: Ob3JwtOptions = {}): Mechanism {
  const optional = [...optionalClaims]
  return Object.freeze({
    id: 'ob3-jwt',

    detect: (sealed: Sealed) => sealed.form === 'compact' && Array.isArray(sealed.payload['@context']),

    async secure(credential, { signer }: SecureOptions) {
      const algorithm = algorithmNamed(signer.alg)
      if (algorithm === undefined || !SIGNING_ALGORITHMS.includes(signer.alg)) {
        throw usageError('securing.signer_unsuitable', { mechanism: 'ob3-jwt', alg: signer.alg })
      }
      const header = { alg: algorithm.jws, kid: signer.id, typ: 'JWT' }
      const token = await joinJws(header, toPayload(credential), (bytes) => signWith(signer, bytes))
      return { credential: token, mediaType: 'text/plain', extension: 'jwt' }
    },

    async open(sealed: Sealed, options: OpenOptions) {
      if (sealed.form !== 'compact') throw usageError('core.option_invalid', { option: 'sealed', expected: 'compact token' })
      const { header, payload, signingInput, signature } = splitJws(sealed.token)
      const algorithm = checkHeader(header)
      const issuer = issuerIdOf(payload) ?? ''
      const key = await findTokenKey(header, issuer, algorithm, options, createdOf(payload))
      if (!(await verify(options.keys.ready(key.publicJwk), signingInput, signature)))
        throw inputError('proof.signature_invalid', {})
      checkClaims(payload, optional)
      const missing = optional.filter((claim) => payload[claim] === undefined && claim !== 'exp')
      return {
        credential: deepFreeze(toCredential(payload)),
        publicJwk: key.publicJwk,
        warnings: [
          ...key.warnings,
          ...missing.map((claim) => problem('proof.claim_missing', { claim }, `/${claim}`)),
          ...unknownHeaderMembers(header).map((member) => problem('proof.header_unsupported', { member: member.slice(0, 64) })),
        ],
        ...(key.controller !== undefined && { controller: key.controller }),
        ...(key.verificationMethod !== undefined && { verificationMethod: key.verificationMethod }),
      }
    },
  } satisfies Mechanism)
}

/** When a token says it was made: `iat`, or else what stands for it (OB 3.0 section 8.2.4.1). */
function createdOf({ iat, nbf }: JsonObject): string | undefined {
  const at = iat ?? nbf
  return typeof at === 'number' && Math.abs(at) < 1e11 ? formatDateTime(at * 1000) : undefined
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
