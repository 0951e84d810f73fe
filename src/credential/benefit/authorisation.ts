import { checkOrder } from '../check-scope.js'
import { invalid } from '../check-values.js'
import { requireMoney, type StatedMoney } from './money.js'
import {
  buildStatement,
  parseStatement,
  requireOpaquePlan,
  type StatementCredential,
  type StatementInput,
  type StatementKind,
} from './statement.js'

/** What a worker allows to be taken from their pay for a plan. */
export interface DeductionAuthorisation {
  /** The worker, who issues it. */
  readonly id: string
  readonly type: 'DeductionAuthorisation'
  /** The opaque id of the plan: `urn:uuid:...`. */
  readonly plan: string
  /** The most that may be taken. */
  readonly amount: StatedMoney
  readonly per: 'hour' | 'job' | 'month'
  readonly periodFrom: string
  /** The first instant from which nothing may be taken any more. Default: until it is withdrawn. */
  readonly periodUntil?: string
}

/** A credential of a worker, who allows a deduction. */
export type DeductionAuthorisationCredential = StatementCredential<DeductionAuthorisation>

/** Input of {@link buildDeductionAuthorisationCredential}. */
export type DeductionAuthorisationCredentialInput = StatementInput &
  Omit<DeductionAuthorisation, 'id' | 'type' | 'amount'> & { readonly amount: Omit<StatedMoney, 'type'> }

const KIND: StatementKind = {
  type: 'DeductionAuthorisationCredential',
  className: 'DeductionAuthorisation',
  check: (subject, path, issuer) => {
    // Nobody can allow what is taken from another.
    if (subject['id'] !== issuer) throw invalid('/issuer', 'issuer', 'the worker whose pay it is about')
    requireOpaquePlan(subject, path)
    requireMoney(subject['amount'], `${path}/amount`)
    checkOrder(subject, 'periodFrom', 'periodUntil', path)
  },
}

/**
 * An unsigned authorisation of a worker, whose `issuer` and `subject` are the same. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildDeductionAuthorisationCredential } from 'rungs/credential'
 * buildDeductionAuthorisationCredential({
 *   id: 'urn:uuid:7c1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:example:ana',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
 *   amount: { minor: 500, currency: 'EUR' },
 *   per: 'month',
 *   periodFrom: '2026-06-01T00:00:00Z',
 * })
 * ```
 */
export function buildDeductionAuthorisationCredential(
  input: DeductionAuthorisationCredentialInput,
): DeductionAuthorisationCredential {
  return buildStatement(input, KIND)
}

/**
 * Reads an authorisation, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseDeductionAuthorisationCredential(credential: unknown): DeductionAuthorisation {
  return parseStatement(credential, KIND)
}
