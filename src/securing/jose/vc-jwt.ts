import { CREDENTIALS_V1, CREDENTIALS_V2 } from '../../contexts/index.js'
import {
  deepFreeze,
  freezeOver,
  inputError,
  isJsonObject,
  type JsonObject,
  type Problem,
  problem,
  snapshotJsonObject,
} from '../../core/index.js'
import type { Mechanism, Opened, OpenOptions, Sealed, SecureOptions } from '../mechanism.js'
import { dateOf, type MirroredClaim } from './claims.js'
import { checkBinding, checkSignatureDates } from './jose-claims.js'
import { holderIdOf, issuerIdOf } from './key.js'
import { openToken, securedToken, signToken, type TokenRules } from './token.js'
import { tokenKind } from './token-kind.js'
import { checkVcClaims, toVcCredential, toVcPayload } from './vc-claims.js'
import { checkVpClaims, toVpPayload, toVpPresentation } from './vp-claims.js'

/** Options of {@link createVcJwt}. */
export interface VcJwtOptions {
  /** Claims whose absence is only warned of where `vc` has the member: tokens in circulation leave some out. Default: none. */
  readonly optionalClaims?: readonly MirroredClaim[]
}

const RULES: TokenRules = {
  types: [undefined, 'jwt'],
  discovery: 'controller',
  owner: ({ iss, vc }) => (typeof iss === 'string' ? iss : isJsonObject(vc) ? issuerIdOf(vc) : undefined),
  created: ({ iat, nbf }) => dateOf(iat ?? nbf),
}

const PRESENTATION_RULES: TokenRules = {
  ...RULES,
  owner: ({ iss, vp }) => (typeof iss === 'string' ? iss : isJsonObject(vp) ? holderIdOf(vp) : undefined),
  check: (_header, { vp }) => {
    if (vp === undefined)
      throw inputError('proof.purpose_mismatch', { expected: 'authentication', actual: 'assertionMethod' }, '/vp')
  },
}

/**
 * The JSON Web Token of VCDM 1.1: the credential is the claim `vc`, and the claims `iss`, `jti`, `sub`, `nbf` and `exp` stand
 * for its issuer, id, subject, `issuanceDate` and `expirationDate`, instead of the members or in addition (VCDM 1.1
 * section 6.3.1). What only claims say is put into the credential that comes out; what both say must agree. A presentation
 * (`purpose` `authentication`) is the claim `vp`: `iss` stands for its holder and `jti` for its id, `nonce` repeats the
 * challenge and `aud` names the domain.
 */
export function createVcJwt({ optionalClaims = [] }: VcJwtOptions = {}): Mechanism {
  const optional = [...optionalClaims]
  return Object.freeze({
    id: 'vc-jwt',

    detect: (sealed: Sealed) => sealed.form === 'compact' && tokenKind(sealed.header, sealed.payload) === 'vc-jwt',

    preview(sealed: Sealed) {
      if (sealed.form !== 'compact') return undefined
      const { vc, vp } = sealed.payload
      if (isJsonObject(vp)) return toVpPresentation(sealed.payload, vp)
      return isJsonObject(vc) ? toVcCredential(sealed.payload, vc) : undefined
    },

    async secure(given, options: SecureOptions) {
      const credential = snapshotJsonObject(given)
      if (options.purpose === 'authentication') {
        const payload = toVpPayload(credential, options)
        return securedToken(await signToken('vc-jwt', options, { typ: 'JWT' }, payload), 'application/jwt')
      }
      if (firstContextOf(credential) !== CREDENTIALS_V1)
        throw inputError('securing.document_unsuitable', { mechanism: 'vc-jwt', expected: CREDENTIALS_V1 }, '/@context/0')
      return securedToken(await signToken('vc-jwt', options, { typ: 'JWT' }, toVcPayload(credential)), 'application/jwt')
    },

    async open(sealed: Sealed, options: OpenOptions) {
      if (options.purpose === 'authentication') return openPresentation(sealed, options, optional)
      const { payload, known } = await openToken(sealed, RULES, options)
      const { vc } = payload
      if (payload['vp'] !== undefined) throw inputError('proof.claim_forbidden', { claim: 'vp' }, '/vp')
      if (!isJsonObject(vc)) throw inputError('proof.claim_invalid', { claim: 'vc', expected: 'JSON object' }, '/vc')
      // A credential of VCDM 2.0 is the payload itself (VC-JOSE-COSE section 3.1.3).
      if (firstContextOf(vc) === CREDENTIALS_V2) throw inputError('proof.claim_forbidden', { claim: 'vc' }, '/vc')
      const missing = checkVcClaims(payload, vc, optional)
      return {
        ...known,
        credential: freezeOver(toVcCredential(payload, vc)),
        warnings: [...known.warnings, ...missing.map(missingClaim)],
      }
    },
  } satisfies Mechanism)
}

/** Opens the claim `vp`. The dates of its token are those of the signature: a presentation has none of its own. */
async function openPresentation(sealed: Sealed, options: OpenOptions, optional: readonly MirroredClaim[]): Promise<Opened> {
  const { payload, known } = await openToken(sealed, PRESENTATION_RULES, options)
  const { vc, vp, iat } = payload
  if (vc !== undefined) throw inputError('proof.claim_forbidden', { claim: 'vc' }, '/vc')
  if (!isJsonObject(vp)) throw inputError('proof.claim_invalid', { claim: 'vp', expected: 'JSON object' }, '/vp')
  // A presentation of VCDM 2.0 is the payload itself (VC-JOSE-COSE section 3.1.3).
  if (firstContextOf(vp) === CREDENTIALS_V2) throw inputError('proof.claim_forbidden', { claim: 'vp' }, '/vp')
  const missing = checkVpClaims(payload, vp, optional)
  const dates = checkSignatureDates(payload, options.now)
  if (options.binding !== undefined) checkBinding(payload, options.binding)
  const created = dateOf(iat)
  return {
    ...known,
    credential: deepFreeze(toVpPresentation(payload, vp)),
    warnings: [...known.warnings, ...dates, ...missing.map(missingClaim)],
    ...(created !== undefined && { created }),
  }
}

function missingClaim(claim: MirroredClaim): Problem {
  return problem('proof.claim_missing', { claim }, `/${claim}`)
}

function firstContextOf(credential: JsonObject): unknown {
  const contexts = credential['@context']
  return Array.isArray(contexts) ? contexts[0] : contexts
}

/**
 * The JSON Web Token of VCDM 1.1, strict: every claim that section 6.3.1.1 asks for must be there.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { vcJwt } from 'rungs/securing/vc-jwt'
 * const verifier = createVerifier({ mechanisms: [vcJwt] })
 * ```
 */
export const vcJwt: Mechanism = /* @__PURE__ */ createVcJwt()
