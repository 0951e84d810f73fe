import { inputError } from '../../core/index.js'
import { checkOrder } from '../check-scope.js'
import {
  buildStatement,
  parseStatement,
  requireOpaquePlan,
  type StatementCredential,
  type StatementInput,
  type StatementKind,
} from './statement.js'

/** When a claim was made and decided: not what it was about, nor how it was decided. */
export interface ClaimReceipt {
  /** The worker. */
  readonly id: string
  readonly type: 'ClaimReceipt'
  /** The opaque id of the plan: `urn:uuid:...`. */
  readonly plan: string
  readonly submittedAt: string
  readonly decidedAt?: string
  /** Until when the worker can appeal. */
  readonly appealBy?: string
}

/** A credential that a worker gets for a claim. */
export type ClaimReceiptCredential = StatementCredential<ClaimReceipt>

/** Input of {@link buildClaimReceiptCredential}. */
export type ClaimReceiptCredentialInput = StatementInput & Omit<ClaimReceipt, 'id' | 'type'>

const KIND: StatementKind = {
  type: 'ClaimReceiptCredential',
  className: 'ClaimReceipt',
  check: (subject, path) => {
    requireOpaquePlan(subject, path)
    checkOrder(subject, 'submittedAt', 'decidedAt', path)
    checkOrder(subject, 'decidedAt', 'appealBy', path)
    if (subject['appealBy'] !== undefined && subject['decidedAt'] === undefined)
      throw inputError('credential.field_missing', { field: 'decidedAt' }, `${path}/decidedAt`)
  },
}

/**
 * An unsigned receipt of a claim. Deep-frozen.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 * @example
 * ```ts
 * import { buildClaimReceiptCredential } from 'rungs/credential'
 * buildClaimReceiptCredential({
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
 *   issuer: 'did:web:coop.example',
 *   validFrom: '2026-06-15T00:00:00Z',
 *   subject: 'did:example:ana',
 *   plan: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
 *   submittedAt: '2026-06-01T00:00:00Z',
 *   decidedAt: '2026-06-15T00:00:00Z',
 *   appealBy: '2026-07-15T00:00:00Z',
 * })
 * ```
 */
export function buildClaimReceiptCredential(input: ClaimReceiptCredentialInput): ClaimReceiptCredential {
  return buildStatement(input, KIND)
}

/**
 * Reads a receipt of a claim, which must have been verified.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function parseClaimReceiptCredential(credential: unknown): ClaimReceipt {
  return parseStatement(credential, KIND)
}
