import { inputError } from '../../core/index.js'
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

/** Who pays into a plan. */
export type PayerKind = 'platform' | 'client' | 'worker' | 'public' | 'fund'

/** What was paid into a plan for a worker, by whom and for which period. */
export interface BenefitContribution {
  /** The worker. */
  readonly id: string
  readonly type: 'BenefitContribution'
  /** The opaque id of the plan: `urn:uuid:...`. */
  readonly plan: string
  readonly payer: string
  readonly payerKind: PayerKind
  readonly amount: StatedMoney
  readonly periodFrom: string
  /** The first instant that no longer belongs to the period. */
  readonly periodUntil: string
  readonly basis?: 'flat' | 'perHour' | 'perJob' | 'percentOfEarnings'
  /** What the worker signed; there whenever the worker pays. */
  readonly authorisation?: string
}

/** A credential that says what was paid into a plan. */
export type BenefitContributionCredential = StatementCredential<BenefitContribution>

/** Input of {@link buildBenefitContributionCredential}. */
export type BenefitContributionCredentialInput = StatementInput &
  Omit<BenefitContribution, 'id' | 'type' | 'amount'> & { readonly amount: Omit<StatedMoney, 'type'> }

const KIND: StatementKind = {
  type: 'BenefitContributionCredential',
  className: 'BenefitContribution',
  check: (subject, path) => {
    requireOpaquePlan(subject, path)
    requireMoney(subject['amount'], `${path}/amount`)
    checkOrder(subject, 'periodFrom', 'periodUntil', path)
    if (subject['payerKind'] === 'worker' && subject['authorisation'] === undefined)
      throw inputError('credential.field_missing', { field: 'authorisation' }, `${path}/authorisation`)
  },
}

/**
 * An unsigned record of a payment into a plan. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildBenefitContributionCredential } from 'rungs/credential'
 * buildBenefitContributionCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
 *   payer: 'did:web:courier.example',
 *   payerKind: 'platform',
 *   amount: { minor: 1250, currency: 'EUR' },
 *   periodFrom: '2026-05-01T00:00:00Z',
 *   periodUntil: '2026-06-01T00:00:00Z',
 * })
 * ```
 */
export function buildBenefitContributionCredential(input: BenefitContributionCredentialInput): BenefitContributionCredential {
  return buildStatement(input, KIND)
}

/**
 * Reads a contribution, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseBenefitContributionCredential(credential: unknown): BenefitContribution {
  return parseStatement(credential, KIND)
}
