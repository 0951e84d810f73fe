import { deepFreeze, inputError } from '../core/index.js'
import { contextsFor } from './authority.js'
import { COMMON, type CredentialInput, credentialFrame, requireFields } from './build-credential.js'
import { invalid } from './check-values.js'
import { construct } from './construct.js'
import { takeInput } from './snapshot.js'
import type { CredentialBase } from './types.js'

/** Where a person is reached who can look at a decision again; at least one of the two. */
export interface AppealContact {
  readonly url?: string
  readonly email?: string
}

/** How a platform decided on a badge. */
export interface DecisionRecord {
  readonly decision: 'accepted' | 'notAccepted'
  readonly decidedAt: string
  /** The language of the texts. */
  readonly language?: string
  /** The id of the policy. */
  readonly policy?: string
  readonly policyVersion?: string
  readonly policyDigest: string
  readonly inputDigest: string
  /** What was asked for, in words. */
  readonly asked?: readonly string[]
  readonly reasons?: readonly { readonly code: string; readonly text: string }[]
  /** The platform's own rungs that the badge counts for. */
  readonly countsFor?: readonly string[]
  /** The platform's own roles that it opens. */
  readonly roles?: readonly string[]
  readonly appeal: AppealContact
}

/** A decision as a credential's subject. */
export interface DecisionReceipt {
  /** The worker, where the receipt is to name one. */
  readonly id?: string
  readonly type: 'DecisionReceipt'
  readonly receipt: DecisionRecord
}

/** A credential that tells a worker how was decided, why, and where to appeal. */
export interface DecisionReceiptCredential extends CredentialBase {
  readonly type: readonly string[]
  readonly credentialSubject: DecisionReceipt
}

/** Input of {@link buildDecisionReceiptCredential}. */
export interface DecisionReceiptCredentialInput extends Omit<CredentialInput, 'awardedDate'> {
  /** The worker, where the receipt is to name one. */
  readonly subject?: string
  readonly receipt: DecisionRecord
}

const EMAIL = /^[^\s@<>()]{1,64}@[^\s@<>()]{1,255}$/

/**
 * An unsigned decision receipt from its parts; `buildDecisionReceipt` of `rungs/trust` makes one from a decision.
 *
 * @throws RungsError `credential.field_missing`, `credential.field_unknown`, `credential.field_invalid`, `credential.dates_order`
 */
export function buildDecisionReceiptCredential(input: DecisionReceiptCredentialInput): DecisionReceiptCredential {
  const source = takeInput<DecisionReceiptCredentialInput>(input, [
    ...COMMON.filter((field) => field !== 'awardedDate'),
    'subject',
    'receipt',
  ])
  requireFields(source, ['receipt'])
  const frame = credentialFrame(source, ['VerifiableCredential', 'DecisionReceiptCredential'], contextsFor(source.issuer))
  const { subject: id, receipt } = source
  const subject = construct('DecisionReceipt', { ...(id !== undefined && { id }), receipt })
  const { url, email } = (subject as unknown as DecisionReceipt).receipt.appeal
  // A decision that nobody answers for is not one to hand out.
  if (url === undefined && email === undefined)
    throw inputError('credential.field_missing', { field: 'url or email' }, '/receipt/appeal')
  if (email !== undefined && !EMAIL.test(email)) throw invalid('/receipt/appeal/email', 'email', 'e-mail address')
  return deepFreeze({ ...frame, credentialSubject: subject }) as unknown as DecisionReceiptCredential
}
