import { verify } from '#runtime'
import { isJsonObject, isRungsError, type JsonObject, type RungsError } from '../../core/index.js'
import { type ControllerResolver, resolveMethod } from '../../did/index.js'
import { algorithmOfJws, type PublicJwk, parsePublicJwk, readyPublicKey, takesKey, toDidJwk } from '../../keys/index.js'
import { checkMethodDates, splitJws } from '../../securing/index.js'
import { refusal } from './refusal.js'
import { PROOF_TYPE } from './wire.js'

/** Algorithms of proofs that are taken, as a header says them. */
export const PROOF_ALGORITHMS: readonly string[] = ['ES256', 'EdDSA', 'Ed25519']

/** What a proof is checked against. */
export interface KeyProofRules {
  readonly credentialIssuer: string
  readonly resolver: ControllerResolver
  /** DID methods that are resolved, as `did:key`. */
  readonly methods: readonly string[]
  /** By how much the clock of a wallet may differ either way. */
  readonly clockToleranceMs: number
  readonly nowMs: number
}

/** Whose key signed, and for which challenge. */
export interface KeyProof {
  /** The DID that the credential is bound to. */
  readonly holder: string
  readonly publicJwk: PublicJwk
  readonly nonce: string
}

const MAX_CHARACTERS = 16_384
const LIMITS = { maxBytes: MAX_CHARACTERS, maxDepth: 16, maxValues: 500 } as const
/** What asks for extensions, or says that the payload is to be read otherwise. */
const FORBIDDEN: readonly string[] = ['crit', 'b64', 'zip', 'enc', 'x5c', 'x5u', 'jku']

const invalid = (description: string): RungsError => refusal('invalid_proof', description)

/** The one JWT of a request, where proofs of other kinds and several at once are not taken. */
export function readProofs(proofs: unknown): string {
  if (!isJsonObject(proofs)) throw invalid('proofs are missing')
  const kinds = Object.keys(proofs)
  const list = proofs['jwt']
  if (kinds.length !== 1 || !Array.isArray(list) || list.length === 0) throw invalid('only proofs of the type jwt are taken')
  if (list.length > 1) throw refusal('invalid_credential_request', 'one proof at a time is taken')
  const [jwt] = list as readonly unknown[]
  if (typeof jwt !== 'string' || jwt.length > MAX_CHARACTERS) throw invalid('the proof is no compact JWS')
  return jwt
}

/**
 * Checks a proof of the type `jwt` (OID4VCI 1.0 appendices F.1 and F.4), all but whether its nonce is good. Its `iss` is not looked at:
 * clients are anonymous here, and wallets write into it what they like.
 *
 * @throws RungsError `exchange.oauth_refused` with `invalid_proof`, and what the net raises where a document could not be had
 */
export async function verifyKeyProof(jwt: string, rules: KeyProofRules): Promise<KeyProof> {
  const { header, payload, signingInput, signature } = within(() => splitJws(jwt, LIMITS), 'the proof is no compact JWS')
  if (header['typ'] !== PROOF_TYPE) throw invalid(`typ is not ${PROOF_TYPE}`)
  const algorithm = PROOF_ALGORITHMS.includes(header['alg'] as string) ? algorithmOfJws(header['alg']) : undefined
  if (algorithm === undefined) throw invalid('alg is not one of those that the metadata names')
  if (FORBIDDEN.some((member) => header[member] !== undefined)) throw invalid('the header asks for what is not supported here')
  const { aud, iat, nonce } = payload
  if (aud !== rules.credentialIssuer) throw invalid('aud is not this credential issuer')
  if (typeof iat !== 'number' || Math.abs(iat * 1000 - rules.nowMs) > rules.clockToleranceMs)
    throw invalid('iat is missing or too far from now')
  requireDates(payload, rules)
  if (typeof nonce !== 'string' || nonce === '') throw invalid('nonce is missing')
  const { holder, publicJwk } = await findKey(header, rules)
  if (!takesKey(algorithm, publicJwk)) throw invalid('alg does not fit the key')
  const key = within(() => readyPublicKey(publicJwk, algorithm.name), 'the key is none')
  if (!(await verify(key, signingInput, signature))) throw invalid('the signature is wrong')
  return { holder, publicJwk, nonce }
}

/** `exp` and `nbf` are not asked for, and count where they are there (RFC 7519 section 4.1). */
function requireDates({ exp, nbf }: JsonObject, { nowMs, clockToleranceMs }: KeyProofRules): void {
  const isEnded = exp !== undefined && !(typeof exp === 'number' && exp * 1000 > nowMs - clockToleranceMs)
  const isEarly = nbf !== undefined && !(typeof nbf === 'number' && nbf * 1000 < nowMs + clockToleranceMs)
  if (isEnded || isEarly) throw invalid('the proof is not good now')
}

/** The key that the header names in one way alone: a DID URL, or the key itself. */
async function findKey(header: JsonObject, rules: KeyProofRules): Promise<Pick<KeyProof, 'holder' | 'publicJwk'>> {
  const { kid, jwk } = header
  if ((kid === undefined) === (jwk === undefined)) throw invalid('exactly one of kid and jwk is needed')
  if (jwk !== undefined) {
    const publicJwk = within(() => parsePublicJwk(jwk), 'jwk is no public key that is supported here')
    return { holder: toDidJwk(publicJwk), publicJwk }
  }
  const method = typeof kid === 'string' ? /^did:[a-z0-9]+(?=:)/.exec(kid)?.[0] : undefined
  if (typeof kid !== 'string' || method === undefined || !rules.methods.includes(method))
    throw invalid('kid is no DID URL of a method that the metadata names')
  try {
    const found = await resolveMethod(rules.resolver, kid, 'authentication')
    checkMethodDates(found, { now: rules.nowMs, purpose: 'authentication' }, undefined)
    return { holder: found.controller, publicJwk: found.publicJwk }
  } catch (error) {
    // A document that could not be fetched just now says nothing about the key.
    if (!isRungsError(error) || error.retryable) throw error
    throw invalid('kid names no key that is found here and may be used for authentication')
  }
}

function within<T>(read: () => T, description: string): T {
  try {
    return read()
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw invalid(description)
  }
}
