import { checkOrder } from '../check-scope.js'
import {
  buildStatement,
  parseStatement,
  requireOpaquePlan,
  type StatementCredential,
  type StatementInput,
  type StatementKind,
} from './statement.js'

/** Whether a worker is eligible for a plan, as the plan states it. It is no insurance, and no view on employment status. */
export interface BenefitEligibility {
  /** The worker. */
  readonly id: string
  readonly type: 'BenefitEligibility'
  /** The opaque id of the plan: `urn:uuid:...`. */
  readonly plan: string
  readonly eligible: boolean
  readonly periodFrom: string
  /** The first instant that no longer belongs to the period. Default: until further notice. */
  readonly periodUntil?: string
}

/** A credential that says whether a worker is eligible for a plan, and nothing of why. */
export type BenefitEligibilityCredential = StatementCredential<BenefitEligibility>

/** Input of {@link buildBenefitEligibilityCredential}. */
export type BenefitEligibilityCredentialInput = StatementInput & Omit<BenefitEligibility, 'id' | 'type'>

const KIND: StatementKind = {
  type: 'BenefitEligibilityCredential',
  className: 'BenefitEligibility',
  check: (subject, path) => {
    requireOpaquePlan(subject, path)
    checkOrder(subject, 'periodFrom', 'periodUntil', path)
  },
}

/**
 * An unsigned statement of eligibility for a plan: yes or no, the opaque id of the plan and a period. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildBenefitEligibilityCredential } from 'rungs/credential'
 * buildBenefitEligibilityCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:coop.example',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
 *   eligible: true,
 *   periodFrom: '2026-06-01T00:00:00Z',
 * })
 * ```
 */
export function buildBenefitEligibilityCredential(input: BenefitEligibilityCredentialInput): BenefitEligibilityCredential {
  return buildStatement(input, KIND)
}

/**
 * Reads a statement of eligibility, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseBenefitEligibilityCredential(credential: unknown): BenefitEligibility {
  return parseStatement(credential, KIND)
}
