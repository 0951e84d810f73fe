import { verify } from '#runtime'
import {
  checkOptions,
  deepFreeze,
  inputError,
  isRungsError,
  type JsonObject,
  operationError,
  platformRandom,
  problem,
  snapshotJsonObject,
  usageError,
} from '../../core/index.js'
import { algorithmNamed, type PublicJwk, parsePublicJwk } from '../../keys/index.js'
import { joinJws } from '../jose/join-jws.js'
import { partsOfToken, shortMediaType, splitJws } from '../jose/jws.js'
import { checkHeader, findTokenKey, holderIdOf, methodUrlOf, type TokenKey, unknownHeaderMembers } from '../jose/key.js'
import type { DeriveOptions, Mechanism, OpenOptions, Sealed, SecuredCredential, SecureOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import { conceal } from './conceal.js'
import { checkClaims, checkContent, checkPurpose, isDocument, isPresentation, issuerOf, isTypeOf, typesFor } from './content.js'
import { createdOf } from './dates.js'
import { chooseDisclosures } from './derive.js'
import { type Disclosable, toChoice } from './disclosable.js'
import { checkKeyBinding } from './key-binding.js'
import { checkPresentation, occasionClaims, requirePresentation } from './presentation.js'
import { reconstruct, withoutTokenClaims } from './reconstruct.js'
import { joinSdJwt, splitSdJwt } from './text.js'

export type { Disclosable } from './disclosable.js'
export { type BindToHolderOptions, bindToHolder } from './key-binding.js'

/** Options of {@link createSdJwtVc}. */
export interface SdJwtVcOptions {
  /**
   * What a holder may leave out. Default, of a credential: the subject's members but its id and achievement, single results
   * and identifiers, evidence, endorsements, image and date of the award; of a claim set: all but the registered claims.
   */
  readonly disclosable?: Disclosable
  /** The key that the holder will show to have, put under `cnf.jwk`; a function is asked for each credential. Default: none. */
  readonly holderKey?: PublicJwk | ((credential: JsonObject) => PublicJwk | undefined)
  /** Cryptographically secure random bytes, for salts. Default: the platform's. */
  readonly random?: (length: number) => Uint8Array
  /** How old a key-binding token may be, in seconds, where one is asked for. Default 300. */
  readonly keyBindingMaxAgeSeconds?: number
}

const OPTIONS = ['disclosable', 'holderKey', 'random', 'keyBindingMaxAgeSeconds'] as const

/**
 * Selective disclosure by SD-JWT (RFC 9901): the issuer signs digests, and the holder shows what they stand for, or not.
 * A VCDM 2.0 credential becomes a token of type `vc+sd-jwt` (VC-JOSE-COSE section 3.2.1), a claim set with `vct` one of
 * type `dc+sd-jwt` (SD-JWT VC). SHA-256, salts of 128 bits; signed with Ed25519, ES256, ES384 or RS256. A presentation
 * (`purpose` `authentication`) becomes one of type `vp+sd-jwt` (VC-JOSE-COSE section 3.2.2) that repeats the challenge as
 * `nonce` and names the domain as `aud`; of it nothing can be left out by default.
 *
 * Never left out are: `@context`, `type`, `issuer`, dates, status, schema and what else a verifier needs
 * (VC-JOSE-COSE section 3.2.1, RFC 9901 section 9.7), and `iss`, `nbf`, `exp`, `cnf`, `vct`, `status` (SD-JWT VC). A
 * `Result` is left out as a whole or not at all.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid`, `securing.disclosure_forbidden`
 * @example
 * ```ts
 * import { createSdJwtVc } from 'rungs/securing/sd-jwt-vc'
 * const mechanism = createSdJwtVc({ disclosable: ['/credentialSubject/result', '/evidence'] })
 * ```
 */
export function createSdJwtVc(options: SdJwtVcOptions = {}): Mechanism {
  checkOptions(options, OPTIONS, 'createSdJwtVc')
  const { holderKey, random = platformRandom, keyBindingMaxAgeSeconds: maxAge = 300 } = options
  if (!Number.isFinite(maxAge) || maxAge < 0) {
    throw usageError('core.option_invalid', { option: 'keyBindingMaxAgeSeconds', expected: 'seconds' })
  }
  const choose = toChoice(options.disclosable)
  const fixedKey = holderKey === undefined || typeof holderKey === 'function' ? undefined : parsePublicJwk(holderKey)
  return Object.freeze({
    id: 'sd-jwt-vc',

    detect: (sealed: Sealed) => sealed.form === 'sd-jwt' && isTypeOf(sealed.header, sealed.payload),

    preview: (sealed: Sealed) => (sealed.form === 'sd-jwt' ? shownBy(sealed.payload, sealed.disclosures) : undefined),

    async secure(given, options: SecureOptions) {
      const { signer, now, purpose = 'assertionMethod' } = options
      const credential = snapshotJsonObject(given)
      const algorithm = algorithmNamed(signer.alg)
      if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism: 'sd-jwt-vc', alg: signer.alg })
      if (purpose === 'authentication') {
        requirePresentation(credential)
        const concealed = conceal(credential, choose(credential), random)
        const header = { alg: algorithm.jws, kid: signer.id, typ: 'vp+sd-jwt', cty: 'vp' } as const
        const payload = { ...concealed.payload, ...occasionClaims(options) }
        const token = await joinJws(header, payload, (bytes) => signWith(signer, bytes))
        return securedAs(header.typ, joinSdJwt({ token, disclosures: concealed.disclosures }))
      }
      checkContent(credential)
      const key = typeof holderKey === 'function' ? holderKey(credential) : fixedKey
      if (key !== undefined && credential['cnf'] !== undefined)
        throw inputError('securing.claim_reserved', { claim: 'cnf' }, '/cnf')
      const concealed = conceal(credential, choose(credential), random)
      const payload = {
        ...concealed.payload,
        ...(credential['iat'] === undefined && { iat: Math.floor(now / 1000) }),
        ...(key !== undefined && { cnf: { jwk: { ...parsePublicJwk(key) } } }),
      }
      const header = {
        alg: algorithm.jws,
        kid: signer.id,
        typ: isDocument(credential) ? ('vc+sd-jwt' as const) : ('dc+sd-jwt' as const),
      }
      const token = await joinJws(header, payload, (bytes) => signWith(signer, bytes))
      return securedAs(header.typ, joinSdJwt({ token, disclosures: concealed.disclosures }))
    },

    async open(sealed: Sealed, options: OpenOptions) {
      const { header, payload: signed, signingInput, signature, ...parts } = partsOf(sealed)
      const algorithm = checkHeader(header, typesFor(signed))
      checkPurpose(header, signed, options.purpose)
      const presented = isPresentation(header, signed)
      // A holder may be hidden and shown again, and says whose key it is.
      const early = presented ? reconstruct(signed, parts.disclosures) : undefined
      const key = await keyOf(header, early?.payload ?? signed, algorithm, options, presented)
      if (!(await verify(options.keys.ready(key.publicJwk, algorithm.name), signingInput, signature)))
        throw inputError('proof.signature_invalid', {})
      const { payload, hidden } = early ?? reconstruct(signed, parts.disclosures)
      const dates = presented ? checkPresentation(header, signed, payload, options) : []
      if (!presented) checkClaims(header, payload, options)
      if (!presented || parts.keyBinding !== undefined) await checkKeyBinding(parts, payload, options, maxAge)
      const created = createdOf(signed)
      return {
        credential: isDocument(payload) ? withoutTokenClaims(payload) : payload,
        publicJwk: key.publicJwk,
        disclosure: { form: hidden === 0 ? 'base' : 'derived', hidden },
        warnings: [
          ...key.warnings,
          ...dates,
          ...unknownHeaderMembers(header).map((member) => problem('proof.header_unsupported', { member: member.slice(0, 64) })),
        ],
        ...(created !== undefined && { created }),
        ...(key.controller !== undefined && { controller: key.controller }),
        ...(key.verificationMethod !== undefined && { verificationMethod: key.verificationMethod }),
      }
    },

    async derive(sealed: Sealed, { reveal }: DeriveOptions) {
      const { header, payload, token, disclosures, keyBinding } = partsOf(sealed)
      // RFC 9901 section 7.2: what an issuer hands out is bound to no occasion yet.
      if (keyBinding !== undefined) throw inputError('securing.key_bound', {})
      const shown = chooseDisclosures(payload, disclosures, reveal)
      const isClaimSet = shortMediaType(header['typ']) === 'dc+sd-jwt'
      const typ = isPresentation(header, payload) ? 'vp+sd-jwt' : isClaimSet ? 'dc+sd-jwt' : 'vc+sd-jwt'
      return securedAs(typ, joinSdJwt({ token, disclosures: shown }))
    },
  } satisfies Mechanism)
}

/**
 * An SD-JWT as a mechanism takes it, from its compact text: for `derive`, and for `open` without a verifier.
 *
 * @throws RungsError `proof.member_invalid`, `proof.disclosures_too_many`, `core.input_too_large`
 * @example
 * ```ts
 * import { createContextLoader } from 'rungs/contexts'
 * import { parseSdJwt, sdJwtVc } from 'rungs/securing/sd-jwt-vc'
 * const show = (held: string) =>
 *   sdJwtVc.derive?.(parseSdJwt(held), { reveal: ['/credentialSubject/result/0'], loader: createContextLoader() })
 * ```
 */
export function parseSdJwt(text: string): Sealed & { readonly form: 'sd-jwt' } {
  const parts = splitSdJwt(text)
  const { header, payload } = splitJws(parts.token)
  return deepFreeze({ form: 'sd-jwt', ...parts, header, payload, path: '' })
}

/** What the disclosures make of a payload; `undefined` where they do not fit it, or are hashed in an unknown way. */
function shownBy(payload: JsonObject, disclosures: readonly string[]): JsonObject | undefined {
  try {
    const shown = reconstruct(payload, disclosures).payload
    return isDocument(shown) ? withoutTokenClaims(shown) : shown
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

/** What is judged is the text of the token: the parts that a `Sealed` repeats are not believed. */
function partsOf(sealed: Sealed): ReturnType<typeof splitJws> & ReturnType<typeof splitSdJwt> {
  if (sealed.form !== 'sd-jwt') throw usageError('core.option_invalid', { option: 'sealed', expected: 'SD-JWT' })
  const { token, disclosures, keyBinding } = sealed
  return { token, disclosures, ...(keyBinding !== undefined && { keyBinding }), ...partsOfToken(sealed) }
}

function securedAs(typ: 'vc+sd-jwt' | 'vp+sd-jwt' | 'dc+sd-jwt', text: string): SecuredCredential {
  return { credential: text, mediaType: `application/${typ}`, extension: 'sd-jwt' }
}

/**
 * The key of the token: of a document also among those that its issuer or holder lists (VC-JOSE-COSE section 4). An issuer of a claim set that no URL in the header leads to publishes it in web metadata or in a
 * certificate (SD-JWT VC, "Issuer Signature Mechanisms"), neither of which is followed here.
 */
function keyOf(
  header: JsonObject,
  payload: JsonObject,
  algorithm: Parameters<typeof findTokenKey>[2],
  options: OpenOptions,
  presented: boolean,
): Promise<TokenKey> {
  const claimed = typeof payload['iss'] === 'string' ? payload['iss'] : ''
  const issuer = (presented ? holderIdOf(payload) : issuerOf(payload)) ?? claimed
  const discovery = isDocument(payload) ? 'controller' : 'header'
  const isNamed =
    options.tokenKey !== undefined || header['jwk'] !== undefined || methodUrlOf(header['kid'], issuer) !== undefined
  if (discovery === 'header' && !isNamed) {
    throw operationError('proof.issuer_key_unresolved', { method: header['x5c'] === undefined ? 'jwt-vc-issuer' : 'x5c' })
  }
  return findTokenKey(header, issuer, algorithm, options, { discovery, created: createdOf(payload) })
}

/**
 * Selective disclosure by SD-JWT with what {@link createSdJwtVc} lets a holder leave out by default.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { sdJwtVc } from 'rungs/securing/sd-jwt-vc'
 * const verifier = createVerifier({ mechanisms: [sdJwtVc] })
 * ```
 */
export const sdJwtVc: Mechanism = /* @__PURE__ */ createSdJwtVc()
