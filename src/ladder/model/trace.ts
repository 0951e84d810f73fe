import type { AvailabilityCodes, RequirementCodes } from '../codes.js'
import type { Iri } from './base.js'
import type { SubjectLinkBasis } from './policy.js'
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
  /** Of the credentials used, those that name the worker by a key that was linked, and how. */
  readonly linkedBy?: readonly { readonly id: Iri; readonly basis: readonly SubjectLinkBasis[] }[]
  readonly children?: readonly Trace[]
}

/** The codes that a trace gives as reasons. */
export type ReasonCode = keyof RequirementCodes

/** The codes that tell whether a rung is offered. */
export type AvailabilityCode = keyof AvailabilityCodes
