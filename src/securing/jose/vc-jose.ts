import { CREDENTIALS_V2 } from '../../contexts/index.js'
import { freezeOver, inputError, type JsonObject, snapshotJsonObject } from '../../core/index.js'
import type { Mechanism, OpenOptions, ProofPurpose, Sealed, SecureOptions } from '../mechanism.js'
import { typesOf } from '../types-of.js'
import { dateOf, TOKEN_CLAIMS, toCredential } from './claims.js'
import { checkBinding, checkConsistency, checkSignatureDates } from './jose-claims.js'
import { shortMediaType } from './jws.js'
import { holderIdOf, issuerIdOf } from './key.js'
import { openToken, securedToken, signToken, type TokenRules } from './token.js'
import { contentOfTyp, JOSE_TYPES, tokenKind } from './token-kind.js'

const ID = 'vc-jose'
const TYPE_OF: Readonly<Record<ProofPurpose, string>> = {
  assertionMethod: 'VerifiableCredential',
  authentication: 'VerifiablePresentation',
}

/**
 * JWS of VC-JOSE-COSE section 3.1: the credential or presentation of VCDM 2.0 is the payload itself, of type `vc+jwt` or
 * `vp+jwt`. A presentation (`purpose` `authentication`) repeats the challenge as `nonce` and names the domain as `aud`. The
 * claims `exp` and `iat` are about the signature, and `iss`, `jti` and `sub` must not contradict the content.
 *
 * @example
 * ```ts
 * import { createVerifier } from 'rungs'
 * import { vcJose } from 'rungs/securing/vc-jose'
 * const verifier = createVerifier({ mechanisms: [vcJose] })
 * ```
 */
export const vcJose: Mechanism = /* @__PURE__ */ Object.freeze({
  id: ID,

  detect: (sealed: Sealed) => sealed.form === 'compact' && tokenKind(sealed.header, sealed.payload) === ID,

  async secure(given: JsonObject, options: SecureOptions) {
    const document = snapshotJsonObject(given)
    const { now, purpose = 'assertionMethod', binding, expires } = options
    requireUnsecured(document, purpose)
    const payload = {
      ...document,
      iat: Math.floor(now / 1000),
      ...(binding !== undefined && { aud: binding.domain, nonce: binding.challenge }),
      ...(expires !== undefined && { exp: Math.floor(expires / 1000) }),
    }
    const content = purpose === 'assertionMethod' ? 'vc' : 'vp'
    const token = await signToken(ID, options, { typ: `${content}+jwt`, cty: content }, payload)
    return securedToken(token, `application/${content}+jwt`)
  },

  async open(sealed: Sealed, options: OpenOptions) {
    const { purpose = 'assertionMethod', binding, now } = options
    const { header, payload, known } = await openToken(sealed, rulesFor(purpose), options)
    for (const claim of ['vc', 'vp']) {
      if (payload[claim] !== undefined) throw inputError('proof.claim_forbidden', { claim }, `/${claim}`)
    }
    if (!typesOf(payload).includes(TYPE_OF[purpose]))
      throw inputError('proof.member_invalid', { member: 'type', expected: TYPE_OF[purpose] }, '/type')
    checkConsistency(header, payload, ownerOf(purpose, payload))
    const dates = checkSignatureDates(payload, now)
    if (binding !== undefined) checkBinding(payload, binding)
    const created = dateOf(payload['iat'])
    return {
      ...known,
      credential: freezeOver(toCredential(payload)),
      warnings: [...known.warnings, ...dates],
      ...(created !== undefined && { created }),
    }
  },
} satisfies Mechanism)

function requireUnsecured(document: JsonObject, purpose: ProofPurpose): void {
  const unsuitable = (expected: string, path: string) =>
    inputError('securing.document_unsuitable', { mechanism: ID, expected }, path)
  if ([document['@context']].flat()[0] !== CREDENTIALS_V2) throw unsuitable(CREDENTIALS_V2, '/@context/0')
  if (!typesOf(document).includes(TYPE_OF[purpose])) throw unsuitable(TYPE_OF[purpose], '/type')
  // As claims they would mean something else, and be taken out again.
  const reserved = [...TOKEN_CLAIMS, 'vc', 'vp'].find((claim) => document[claim] !== undefined)
  if (reserved !== undefined) throw unsuitable(`no member ${reserved}`, `/${reserved}`)
}

/** A credential is no presentation, whatever it is taken for: the `typ` decides, or else the types of the payload. */
function rulesFor(purpose: ProofPurpose): TokenRules {
  return {
    types: [undefined, ...JOSE_TYPES],
    discovery: 'controller',
    owner: (payload, { iss }) => ownerOf(purpose, payload) ?? [payload['iss'], iss].find((one) => typeof one === 'string'),
    created: ({ iat }) => dateOf(iat),
    check: (header, payload) => {
      const isPresentation = typesOf(payload).includes('VerifiablePresentation')
      const content = contentOfTyp(header['typ']) ?? (isPresentation ? 'vp' : 'vc')
      const actual = content === 'vp' ? 'authentication' : 'assertionMethod'
      if (actual !== purpose) throw inputError('proof.purpose_mismatch', { expected: purpose, actual })
      const cty = shortMediaType(header['cty'])
      // A `cty` that says the other of the two is a contradiction; any other is only not recommended.
      if (cty === (content === 'vc' ? 'vp' : 'vc')) throw inputError('proof.header_unsupported', { member: 'cty' })
    },
  }
}

/** The issuer of a credential, or the holder of a presentation. */
function ownerOf(purpose: ProofPurpose, payload: JsonObject): string | undefined {
  return purpose === 'assertionMethod' ? issuerIdOf(payload) : holderIdOf(payload)
}
