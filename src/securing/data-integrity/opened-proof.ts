import { deepFreeze, freezeOver, isDeepFrozen, type JsonObject, operationError, type Problem } from '../../core/index.js'
import type { VerificationMethod } from '../../did/index.js'
import type { Opened, OpenOptions } from '../mechanism.js'
import { createdInFuture } from '../method.js'
import type { DocumentRules } from './add-proof.js'

/** A proof whose signature is right, and by whose key. */
export interface RightProof {
  readonly document: JsonObject
  readonly method: VerificationMethod
  readonly created: string | undefined
  /** The pointer to the proof. */
  readonly path: string
  readonly now: number
  readonly warnings: readonly Problem[]
  readonly inlineContexts: OpenOptions['inlineContexts']
}

/**
 * What a right proof opens: the document without its proofs, unless nobody here can tell whether its members say what was signed.
 *
 * @throws RungsError `proof.member_disguised`, `proof.context_inline`, both of kind `operation`
 */
export function openedProof(
  { findAmbiguity }: Pick<DocumentRules, 'findAmbiguity'>,
  { document, method, created, path, now, warnings, inlineContexts }: RightProof,
): Opened {
  const ambiguity = findAmbiguity?.(document, inlineContexts)
  if (ambiguity !== undefined) throw operationError(ambiguity.code, ambiguity.params, { path: ambiguity.path })
  const { proof: _proof, ...credential } = document
  return {
    credential: isDeepFrozen(document) ? freezeOver(credential) : deepFreeze(credential),
    controller: method.controller,
    verificationMethod: method.id,
    publicJwk: method.publicJwk,
    warnings: [...warnings, ...createdInFuture(created, now, path)],
    ...(created !== undefined && { created }),
  }
}
