import { CREDENTIALS_V2, DATA_INTEGRITY_V2 } from '../../contexts/index.js'
import {
  formatWholeSecond,
  freezeOver,
  inputError,
  type JsonObject,
  type JsonValue,
  type Problem,
  snapshotJsonObject,
} from '../../core/index.js'
import type { SecureOptions } from '../mechanism.js'

/** What a suite asks of a document before it adds a proof (Data Integrity 1.0 section 4.2). */
export interface DocumentRules {
  /** `members`: a document without contexts stays as it is. */
  readonly signs: 'statements' | 'members'
  /** A proof type of its own, with the context that defines it. Default: `DataIntegrityProof`. */
  readonly proofType?: { readonly context: string }
  /** Finds a member spelt so that a reader could miss what was signed; needed where statements are. */
  readonly findAmbiguity?: (document: JsonObject, inlineContexts?: SecureOptions['inlineContexts']) => Problem | undefined
}

/**
 * A copy of a credential, which may change while the signer is waited for, under the context that defines its proof.
 *
 * @throws RungsError `securing.already_secured`, `proof.member_disguised`, `proof.context_inline`, and those of copying JSON
 */
export function toSecurable(
  rules: DocumentRules,
  credential: JsonObject,
  { addToProofs, inlineContexts }: Pick<SecureOptions, 'addToProofs' | 'inlineContexts'>,
): JsonObject {
  const document = withProofContext(rules, snapshotJsonObject(credential))
  if (document['proof'] !== undefined && addToProofs === undefined) throw inputError('securing.already_secured', {}, '/proof')
  const ambiguity = rules.findAmbiguity?.(document, inlineContexts)
  if (ambiguity !== undefined) throw inputError(ambiguity.code, ambiguity.params, ambiguity.path)
  return document
}

/** The members of a new proof but its value (Data Integrity 1.0 section 2.1). */
export function toProofOptions(
  names: { readonly type: string; readonly cryptosuite?: string },
  verificationMethod: string,
  { now, purpose = 'assertionMethod', binding, expires, proofId, addToProofs }: SecureOptions,
): JsonObject {
  const previousProof = addToProofs?.previousProof as JsonValue | undefined
  return {
    ...(proofId !== undefined && { id: proofId }),
    ...names,
    created: formatWholeSecond(now),
    verificationMethod,
    proofPurpose: purpose,
    ...binding,
    ...(expires !== undefined && { expires: formatWholeSecond(expires) }),
    ...(previousProof !== undefined && { previousProof }),
  }
}

/** The proof's own members under the document's contexts (EdDSA cryptosuites 1.0 section 3.2.5). */
export function proofConfig(options: JsonObject, document: JsonObject): JsonObject {
  return document['@context'] === undefined ? options : { ...options, '@context': document['@context'] }
}

/** The document with one more proof, alone or at the end of those there are. */
export function withProof(document: JsonObject, proof: JsonObject): JsonObject {
  const { proof: present, ...rest } = document
  if (present === undefined) return freezeOver({ ...rest, proof })
  return freezeOver({ ...rest, proof: freezeOver([...([present].flat() as JsonValue[]), proof]) })
}

/**
 * VCDM 2.0 defines the terms of Data Integrity proofs; under any other base context the suite's own must be named (EdDSA
 * cryptosuites 1.0 section 2), and so must that of an own proof type.
 */
function withProofContext({ signs, proofType }: DocumentRules, credential: JsonObject): JsonObject {
  const list = [credential['@context'] ?? []].flat() as readonly JsonValue[]
  if (signs === 'members' && list.length === 0) return credential
  const wanted = proofType?.context ?? DATA_INTEGRITY_V2
  if (list.includes(wanted) || (proofType === undefined && list.includes(CREDENTIALS_V2))) return credential
  return freezeOver({ ...credential, '@context': Object.freeze([...list, wanted]) })
}
