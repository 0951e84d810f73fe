import { inputError, isJsonObject } from '../../core/index.js'
import { checkOrder } from '../check-scope.js'
import { invalid } from '../check-values.js'
import type { CredentialStatus } from '../types.js'
import { requireMoney, type StatedMoney } from './money.js'
import { buildStatement, parseStatement, type StatementCredential, type StatementInput, type StatementKind } from './statement.js'

/** That a worker may claim a top-up of pay, once. */
export interface WageTopUpEntitlement {
  /** The worker. */
  readonly id: string
  readonly type: 'WageTopUpEntitlement'
  /** The incentive of a ladder that it comes from. */
  readonly incentive: string
  readonly payer: string
  readonly rung?: string
  readonly amount: StatedMoney
  readonly claimFrom: string
  /** The first instant at which it can no longer be claimed. */
  readonly claimUntil: string
}

/** A credential that entitles to a top-up. Its status of purpose `message` is set once it is redeemed. */
export type WageTopUpEntitlementCredential = StatementCredential<WageTopUpEntitlement>

/** Input of {@link buildWageTopUpEntitlementCredential}. */
export type WageTopUpEntitlementCredentialInput = Omit<StatementInput, 'credentialStatus'> &
  Omit<WageTopUpEntitlement, 'id' | 'type' | 'amount'> & {
    readonly amount: Omit<StatedMoney, 'type'>
    /** Of purpose `message`, such as `createStatusService` hands it out. */
    readonly credentialStatus: CredentialStatus
  }

const KIND: StatementKind = {
  type: 'WageTopUpEntitlementCredential',
  className: 'WageTopUpEntitlement',
  check: (subject, path) => {
    requireMoney(subject['amount'], `${path}/amount`)
    checkOrder(subject, 'claimFrom', 'claimUntil', path)
  },
}

/**
 * An unsigned entitlement to a top-up. `redeem` of the status service of `rungs/issue` redeems it, once. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildWageTopUpEntitlementCredential } from 'rungs/credential'
 * import { buildBitstringStatusListEntry } from 'rungs/status'
 * buildWageTopUpEntitlementCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:courier.example',
 *   validFrom: '2026-06-01T00:00:00Z',
 *   subject: 'did:example:ana',
 *   incentive: 'https://courier.example/incentives/van',
 *   payer: 'did:web:courier.example',
 *   amount: { minor: 15000, currency: 'EUR' },
 *   claimFrom: '2026-06-01T00:00:00Z',
 *   claimUntil: '2026-09-01T00:00:00Z',
 *   credentialStatus: buildBitstringStatusListEntry({
 *     statusListCredential: 'https://courier.example/status/1',
 *     statusPurpose: 'message',
 *     index: 94567,
 *   }),
 * })
 * ```
 */
export function buildWageTopUpEntitlementCredential(input: WageTopUpEntitlementCredentialInput): WageTopUpEntitlementCredential {
  const built = buildStatement<WageTopUpEntitlement>(input, KIND)
  requireMessage(built.credentialStatus)
  return built
}

/**
 * Reads an entitlement to a top-up, which must have been verified. Whether it was redeemed is asked of the payer's status service.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseWageTopUpEntitlementCredential(credential: unknown): WageTopUpEntitlement {
  const read = parseStatement<WageTopUpEntitlement>(credential, KIND)
  requireMessage((credential as { readonly credentialStatus?: unknown }).credentialStatus)
  return read
}

/** Without a place to be redeemed in it could be claimed again and again. */
function requireMessage(status: unknown): void {
  if (status === undefined) throw inputError('credential.field_missing', { field: 'credentialStatus' }, '/credentialStatus')
  if (!isJsonObject(status) || status['statusPurpose'] !== 'message')
    throw invalid('/credentialStatus/statusPurpose', 'statusPurpose', 'message')
}
