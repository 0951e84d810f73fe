import { verify } from '#runtime'
import {
  formatDateTime,
  inputError,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  type Now,
  operationError,
  toEpochMs,
  usageError,
} from '../../core/index.js'
import {
  algorithmNamed,
  isSameKey,
  type KeyAlgorithm,
  type PublicJwk,
  parsePublicJwk,
  type Signer,
  takesKey,
} from '../../keys/index.js'
import { joinJws } from '../jose/join-jws.js'
import { type CompactJws, splitJws } from '../jose/jws.js'
import { checkHeader } from '../jose/key.js'
import type { Binding, OpenOptions } from '../mechanism.js'
import { signWith } from '../method.js'
import { checkTokenDates, isSeconds } from './dates.js'
import { digestOf } from './disclosure.js'
import { joinSdJwt, type SdJwtParts, splitSdJwt } from './text.js'

/** What {@link bindToHolder} needs. */
export interface BindToHolderOptions {
  /** Over the key that the issuer put under `cnf.jwk`. */
  readonly signer: Signer
  /** `challenge` becomes `nonce`, `domain` becomes `aud`. */
  readonly binding: Binding
  /** Default: the system's clock. */
  readonly now?: Now
}

/** How far the clock of a holder may be ahead. */
const TOLERANCE_SECONDS = 60

/**
 * Adds a key-binding token to an SD-JWT, as a holder who presents it for one occasion (RFC 9901 section 4.3): compact text
 * in, compact text out.
 *
 * @throws RungsError `securing.key_bound`, `securing.holder_key_mismatch`, `securing.signer_unsuitable`, `proof.claim_missing`,
 * `proof.holder_key_unsupported`, `proof.member_invalid`
 * @example
 * ```ts
 * import type { Signer } from 'rungs/keys'
 * import { bindToHolder } from 'rungs/securing/sd-jwt-vc'
 * const present = (shown: string, signer: Signer): Promise<string> =>
 *   bindToHolder(shown, { signer, binding: { challenge: 'n-0S6_WzA2Mj', domain: 'https://platform.example' } })
 * ```
 */
export async function bindToHolder(text: string, { signer, binding, now }: BindToHolderOptions): Promise<string> {
  const parts = splitSdJwt(text)
  if (parts.keyBinding !== undefined) throw inputError('securing.key_bound', {})
  const algorithm = algorithmNamed(signer.alg)
  if (algorithm === undefined) throw usageError('securing.signer_unsuitable', { mechanism: 'sd-jwt-vc', alg: signer.alg })
  if (!isSameKey(holderKeyOf(splitJws(parts.token).payload), signer.publicJwk))
    throw usageError('securing.holder_key_mismatch', {})
  const payload = {
    iat: Math.floor(toEpochMs(now) / 1000),
    aud: binding.domain,
    nonce: binding.challenge,
    sd_hash: digestOf(joinSdJwt(parts)),
  }
  const header = { alg: algorithm.jws, typ: 'kb+jwt' }
  return joinSdJwt({ ...parts, keyBinding: await joinJws(header, payload, (bytes) => signWith(signer, bytes)) })
}

/**
 * Checks the key-binding token (RFC 9901 section 7.3). Where a binding is asked for there must be one, made for this
 * occasion and lately. Where none is asked for and one is there, it must still be the holder's, for these disclosures.
 *
 * @throws RungsError `proof.key_binding_missing`, `proof.key_binding_invalid`, `proof.key_binding_stale`,
 * `proof.created_in_future`, `proof.challenge_mismatch`, `proof.domain_mismatch`, `proof.claim_missing`,
 * `proof.holder_key_unsupported`
 */
export async function checkKeyBinding(
  parts: SdJwtParts,
  payload: JsonObject,
  { keys, now, binding }: OpenOptions,
  maxAgeSeconds: number,
): Promise<void> {
  const { keyBinding, ...shown } = parts
  if (keyBinding === undefined) {
    if (binding !== undefined) throw inputError('proof.key_binding_missing', {})
    return
  }
  const key = holderKeyOf(payload)
  const { algorithm, ...jws } = read(keyBinding, key)
  if (!(await verify(keys.ready(key, algorithm.name), jws.signingInput, jws.signature))) throw invalid('signature')
  const { iat, aud, nonce, sd_hash: hash } = jws.payload
  if (hash !== digestOf(joinSdJwt(shown))) throw invalid('sd_hash')
  if (!isSeconds(iat)) throw invalid('iat')
  if (typeof aud !== 'string') throw invalid('aud')
  if (typeof nonce !== 'string') throw invalid('nonce')
  if (binding === undefined) return
  if (nonce !== binding.challenge) throw inputError('proof.challenge_mismatch', {})
  if (aud !== binding.domain) throw inputError('proof.domain_mismatch', { expected: binding.domain })
  checkAge(iat, now, maxAgeSeconds)
  checkTokenDates(jws.payload, now)
}

/** Reads the token, and holds its algorithm to the holder's key. */
function read(text: string, key: PublicJwk): CompactJws & { readonly algorithm: KeyAlgorithm } {
  try {
    const jws = splitJws(text)
    const algorithm = checkHeader(jws.header, ['kb+jwt'])
    if (!takesKey(algorithm, key)) throw invalid('alg')
    return { ...jws, algorithm }
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input' || error.code === 'proof.key_binding_invalid') throw error
    const member: unknown = (error.params as Readonly<Record<string, unknown>>)['member']
    throw invalid(error.code === 'proof.alg_unsupported' ? 'alg' : typeof member === 'string' ? member : 'payload')
  }
}

function checkAge(iat: number, now: number, maxAgeSeconds: number): void {
  const facts = { created: formatDateTime(iat * 1000), now: formatDateTime(now) }
  if (iat > now / 1000 + TOLERANCE_SECONDS) throw inputError('proof.created_in_future', facts)
  if (iat < now / 1000 - maxAgeSeconds) throw inputError('proof.key_binding_stale', { ...facts, maxAgeSeconds })
}

/** The holder's key (RFC 7800 section 3.2). One that is only named cannot be found from here. */
function holderKeyOf(payload: JsonObject): PublicJwk {
  const cnf: JsonValue | undefined = payload['cnf']
  if (cnf === undefined) throw inputError('proof.claim_missing', { claim: 'cnf' }, '/cnf')
  if (!isJsonObject(cnf)) throw inputError('proof.member_invalid', { member: 'cnf', expected: 'JSON object' }, '/cnf')
  if (cnf['jwk'] === undefined) throw operationError('proof.holder_key_unsupported', {}, { path: '/cnf' })
  return parsePublicJwk(cnf['jwk'], '/cnf/jwk')
}

function invalid(member: string): Error {
  return inputError('proof.key_binding_invalid', { member: member.slice(0, 32) })
}
