import type { RequirementCodes } from '../codes.js'
import type { Iri } from './base.js'
import type { Requirement } from './requirement.js'

/** A requirement is met, unmet, or could not be decided. */
export type RequirementOutcome = 'met' | 'unmet' | 'indeterminate'

/** Why a requirement came out as it did. */
export interface Trace {
  /** JSON pointer of the requirement in the ladder. */
  readonly node: string
  readonly op: Requirement['op']
  readonly outcome: RequirementOutcome
  readonly reason: ReasonCode
  readonly params: object
  /** Credential ids that it was met with. */
  readonly used: readonly Iri[]
  /** Facts whose id or alignment matches and that did not count. */
  readonly considered: readonly { readonly id: Iri; readonly rejected: ReasonCode }[]
  /** Issuers whose own records, rather than credentials, it rests on. */
  readonly attestedBy?: readonly Iri[]
  readonly children?: readonly Trace[]
}

/** The codes that a trace gives as reasons. */
export type ReasonCode = keyof RequirementCodes
