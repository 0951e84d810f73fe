import type { Code } from '../core/index.js'
import type { Catalogue } from './catalogue.js'
import { problemType } from './problem-types.js'
import { render } from './render.js'

/** A problem for other programs: members of RFC 9457 section 3.1, and what the finding says beside them. */
export interface ProblemDetails {
  /** Names the kind of problem; never changes for a code. */
  readonly type: string
  /** The kind in a few English words, the same for each such problem. */
  readonly title: string
  /** The HTTP status, where the caller gave one. */
  readonly status?: number
  /** What is the case here, in the language of the catalogue. */
  readonly detail: string
  /** What can be done about it, in the language of the catalogue. */
  readonly fix?: string
  /** A URI of this occurrence, where the caller gave one. */
  readonly instance?: string
  readonly code: Code
  /** The facts compared. */
  readonly params: object
  /** Where in the input it holds, as the fragment of a URI (RFC 6901 section 6). */
  readonly pointer?: string
  /** The check of a verification that found it. */
  readonly check?: string
}

/** What {@link toProblemDetails} takes: a finding, a problem or a `RungsError`. */
export interface Occurrence {
  readonly code: Code
  readonly params: object
  readonly path?: string
  readonly check?: string
}

/** What only the caller knows. */
export interface ToProblemDetailsOptions {
  readonly status?: number
  readonly instance?: string
}

/**
 * A finding or error as problem details (RFC 9457), to be sent as `application/problem+json`.
 *
 * @example
 * ```ts
 * import { finding } from 'rungs/core'
 * import { en, toProblemDetails } from 'rungs/i18n'
 * const problem = toProblemDetails(finding('proof', 'proof.signature_invalid', {}, '/proof'), en, { status: 422 })
 * problem.type // 'https://w3id.org/security#PROOF_VERIFICATION_ERROR'
 * problem.pointer // '#/proof'
 * ```
 */
export function toProblemDetails(
  { code, params, path, check }: Occurrence,
  catalogue: Catalogue,
  { status, instance }: ToProblemDetailsOptions = {},
): ProblemDetails {
  const { text, fix } = render({ code, params }, catalogue)
  const type = problemType(code)
  return Object.freeze({
    type,
    title: titleOf(type),
    ...(status !== undefined && { status }),
    detail: text,
    ...(fix !== undefined && { fix }),
    ...(instance !== undefined && { instance }),
    code,
    params,
    ...(path !== undefined && path !== '' && { pointer: toFragment(path) }),
    ...(check !== undefined && { check }),
  })
}

/** `PROOF_VERIFICATION_ERROR` is "Proof verification error"; `validity.expired` is "Validity: expired". */
function titleOf(type: string): string {
  const words = type
    .slice(type.indexOf('#') + 1)
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace('.', ': ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A pointer may hold what no URI may: a name of a hostile document, half of a surrogate pair. */
function toFragment(path: string): string {
  return `#${encodeURI(path.replace(/[\ud800-\udfff]/gu, '\ufffd')).replaceAll('#', '%23')}`
}
