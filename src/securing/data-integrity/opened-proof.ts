import { deepFreeze, type JsonObject, operationError, type Problem } from '../../core/index.js'
import type { VerificationMethod } from '../../did/index.js'
import type { Opened, OpenOptions } from '../mechanism.js'
import { createdInFuture } from '../method.js'
import type { DocumentRules } from './add-proof.js'
import { bareDocument } from './proof.js'

/** A proof whose signature is right, and by whose key. */
export interface RightProof {
  readonly document: JsonObject
  /** The document as it was signed: with the proofs before this one, if it names any. */
  readonly unsecured: JsonObject
  readonly method: VerificationMethod
  readonly created: string | undefined
  /** The pointer to the proof. */
  readonly path: string
  readonly warnings: readonly Problem[]
}

/**
 * What a right proof opens: the document without its proofs, unless nobody here can tell whether its members say what was signed.
 *
 * @throws RungsError `proof.member_disguised`, `proof.context_inline`, both of kind `operation`
 */
export function openedProof(
  { findAmbiguity }: Pick<DocumentRules, 'findAmbiguity'>,
  { document, unsecured, method, created, path, warnings }: RightProof,
  { now, inlineContexts }: Pick<OpenOptions, 'now' | 'inlineContexts'>,
): Opened {
  const ambiguity = findAmbiguity?.(document, inlineContexts)
  if (ambiguity !== undefined) throw operationError(ambiguity.code, ambiguity.params, { path: ambiguity.path })
  return {
    credential: deepFreeze(bareDocument(unsecured)),
    controller: method.controller,
    verificationMethod: method.id,
    publicJwk: method.publicJwk,
    warnings: [...warnings, ...createdInFuture(created, now, path)],
    ...(created !== undefined && { created }),
  }
}
