import {
  formatDateTime,
  freezeOver,
  fromMultibase58,
  inputError,
  isDeepFrozen,
  isJsonObject,
  isRungsError,
  type JsonObject,
  parseDateTime,
  pointer,
} from '../../core/index.js'
import type { Binding, OpenOptions } from '../mechanism.js'

/** The members that every proof must have as text (Data Integrity 1.0 section 2.1). */
export interface ProofMembers {
  readonly verificationMethod: string
  readonly proofPurpose: string
  readonly proofValue: string
  readonly created?: string
}

/**
 * Reads the common members of a proof and checks purpose, dates, challenge and domain (Data Integrity 1.0 sections 2.1 and 4.4).
 *
 * @throws RungsError `proof.member_missing`, `proof.member_invalid`, `proof.purpose_mismatch`, `proof.expired`,
 * `proof.challenge_mismatch`, `proof.domain_mismatch`
 */
export function readProof(
  proof: JsonObject,
  path: string,
  { now, purpose = 'assertionMethod', binding }: Pick<OpenOptions, 'now' | 'purpose' | 'binding'>,
): ProofMembers {
  const text = (member: string): string => {
    const value = proof[member]
    if (value === undefined) throw inputError('proof.member_missing', { member }, path)
    if (typeof value !== 'string' || value === '')
      throw inputError('proof.member_invalid', { member, expected: 'text' }, pointer(path, member))
    return value
  }
  const members = {
    verificationMethod: text('verificationMethod'),
    proofPurpose: text('proofPurpose'),
    proofValue: text('proofValue'),
  }
  if (members.proofPurpose !== purpose) {
    throw inputError(
      'proof.purpose_mismatch',
      { expected: purpose, actual: members.proofPurpose.slice(0, 64) },
      pointer(path, 'proofPurpose'),
    )
  }
  const created = readDate(proof, 'created', path)
  const expires = readDate(proof, 'expires', path)
  if (expires !== undefined && expires.epochMs <= now) {
    throw inputError('proof.expired', { expires: expires.text, now: formatDateTime(now) }, pointer(path, 'expires'))
  }
  if (binding !== undefined) checkBinding(proof, binding, path)
  return created === undefined ? members : { ...members, created: created.text }
}

/** The proof must repeat the challenge, and name the domain, alone or in a list (Data Integrity 1.0 section 4.4 steps 6 and 7). */
function checkBinding(proof: JsonObject, { challenge, domain }: Binding, path: string): void {
  if (proof['challenge'] !== challenge) throw inputError('proof.challenge_mismatch', {}, pointer(path, 'challenge'))
  if (![proof['domain']].flat().includes(domain)) {
    throw inputError('proof.domain_mismatch', { expected: domain.slice(0, 200) }, pointer(path, 'domain'))
  }
}

/** A dateTimeStamp: an offset is required (Data Integrity 1.0 section 2.1). */
function readDate(proof: JsonObject, member: string, path: string): { text: string; epochMs: number } | undefined {
  const text = proof[member]
  if (text === undefined) return undefined
  const parsed = parseDateTime(text)
  if (parsed === undefined || !parsed.hasOffset) {
    throw inputError('proof.member_invalid', { member, expected: 'RFC 3339 date-time with offset' }, pointer(path, member))
  }
  return { text: text as string, epochMs: parsed.epochMs }
}

/** The bytes of a `proofValue` in base58btc, read before anything is looked up for it. @throws RungsError `proof.member_invalid` */
export function readSignature(proofValue: string, path: string): Uint8Array {
  try {
    return fromMultibase58(proofValue)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw inputError('proof.member_invalid', { member: 'proofValue', expected: 'base58btc' }, pointer(path, 'proofValue'))
  }
}

/** Refuses a signature of another length than the key's algorithm has. @throws RungsError `proof.member_invalid` */
export function checkSignatureLength(signature: Uint8Array, length: number, path: string): void {
  if (signature.length === length) return
  throw inputError(
    'proof.member_invalid',
    { member: 'proofValue', expected: `base58btc of ${length} bytes` },
    pointer(path, 'proofValue'),
  )
}

/**
 * The document that a proof signs: without its proofs, but with those that the proof names as `previousProof`
 * (Data Integrity 1.0 section 4.5).
 *
 * @throws RungsError `proof.previous_missing`
 */
export function unsecuredDocument(document: JsonObject, proof: JsonObject, path: string): JsonObject {
  const bare = bareDocument(document)
  const wanted = proof['previousProof']
  if (wanted === undefined) return bare
  const proofs = document['proof']
  const all = Array.isArray(proofs) ? (proofs as readonly unknown[]) : [proofs]
  const previous = (Array.isArray(wanted) ? (wanted as readonly unknown[]) : [wanted]).map((id) => {
    const found = all.find((one) => isJsonObject(one) && typeof id === 'string' && one['id'] === id && one !== proof)
    if (found === undefined) throw inputError('proof.previous_missing', {}, pointer(path, 'previousProof'))
    return found as JsonObject
  })
  return { ...bare, proof: previous }
}

/** A document without its proofs, deep-frozen if the document is. */
export function bareDocument(document: JsonObject): JsonObject {
  if (document['proof'] === undefined) return document
  const { proof: _proof, ...bare } = document
  return isDeepFrozen(document) ? freezeOver(bare) : bare
}
