import { inputError, type JsonObject } from '../../core/index.js'
import { checkOrder } from '../check-scope.js'
import { requireMoney, type StatedMoney } from './money.js'
import {
  buildStatement,
  parseStatement,
  requireOpaquePlan,
  type StatementCredential,
  type StatementInput,
  type StatementKind,
} from './statement.js'

/** What is taken from a worker's pay, and the credential with which the worker authorised it. */
export interface BenefitDeduction {
  readonly type: 'BenefitDeduction'
  readonly amount: StatedMoney
  readonly per: 'hour' | 'job' | 'month'
  /** The id of a `DeductionAuthorisationCredential` of the worker. */
  readonly authorisation: string
}

/** That a worker is enrolled in a plan. Without a `deduction` it costs the worker nothing. */
export interface BenefitEnrolment {
  /** The worker. */
  readonly id: string
  readonly type: 'BenefitEnrolment'
  /** The opaque id of the plan: `urn:uuid:...`. */
  readonly plan: string
  /** `auto`: by the payer, until the worker opts out. `optIn`: by the worker. */
  readonly mode: 'auto' | 'optIn'
  readonly enrolledAt: string
  readonly periodFrom: string
  /** The first instant that no longer belongs to the period. */
  readonly periodUntil?: string
  /** Until when the worker can opt out as if never enrolled; there whenever `mode` is `auto`. */
  readonly optOutUntil?: string
  readonly optedOutAt?: string
  readonly deduction?: BenefitDeduction
}

/** A credential that says that a worker is enrolled in a plan. */
export type BenefitEnrolmentCredential = StatementCredential<BenefitEnrolment>

/** Input of {@link buildBenefitEnrolmentCredential}. */
export type BenefitEnrolmentCredentialInput = StatementInput &
  Omit<BenefitEnrolment, 'id' | 'type' | 'deduction'> & {
    readonly deduction?: Omit<BenefitDeduction, 'type' | 'amount'> & { readonly amount: Omit<StatedMoney, 'type'> }
  }

const KIND: StatementKind = {
  type: 'BenefitEnrolmentCredential',
  className: 'BenefitEnrolment',
  check: (subject, path) => {
    requireOpaquePlan(subject, path)
    checkOrder(subject, 'periodFrom', 'periodUntil', path)
    checkOrder(subject, 'enrolledAt', 'optOutUntil', path)
    checkOrder(subject, 'enrolledAt', 'optedOutAt', path)
    if (subject['mode'] === 'auto' && subject['optOutUntil'] === undefined)
      throw inputError('credential.field_missing', { field: 'optOutUntil' }, `${path}/optOutUntil`)
    const deduction = subject['deduction'] as JsonObject | undefined
    if (deduction !== undefined) requireMoney(deduction['amount'], `${path}/deduction/amount`)
  },
}

/**
 * An unsigned enrolment in a plan. An automatic one says until when the worker can opt out, and takes nothing from the worker's pay
 * unless the worker has signed for it. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildBenefitEnrolmentCredential } from 'rungs/credential'
 * buildBenefitEnrolmentCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:coop.example',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
 *   mode: 'auto',
 *   enrolledAt: '2026-06-01T00:00:00Z',
 *   periodFrom: '2026-06-01T00:00:00Z',
 *   optOutUntil: '2026-07-01T00:00:00Z',
 * })
 * ```
 */
export function buildBenefitEnrolmentCredential(input: BenefitEnrolmentCredentialInput): BenefitEnrolmentCredential {
  return buildStatement(input, KIND)
}

/**
 * Reads an enrolment, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseBenefitEnrolmentCredential(credential: unknown): BenefitEnrolment {
  return parseStatement(credential, KIND)
}
