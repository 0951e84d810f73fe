import { isRungsError, type Now, type Problem, problem, toEpochMs } from '../core/index.js'
import { parseBenefitEnrolmentCredential, parseDeductionAuthorisationCredential } from '../credential/index.js'
import { msOf } from './intake.js'

type Because = 'missing' | 'worker' | 'plan' | 'amount' | 'window'

/**
 * Whether a worker signed for what an enrolment takes from their pay: the credentials, which must have been verified, are about one
 * worker and plan, the amount is not above the one allowed, and the time is within that of the enrolment and of what was signed. An
 * enrolment that takes nothing needs nothing.
 *
 * @param authorisations of the worker; the one that the enrolment names is looked at
 * @returns what is wrong; nothing where the deduction may be made
 * @throws RungsError `credential.*` where the enrolment is none
 * @example
 * ```ts
 * import { checkDeduction } from 'rungs/benefit'
 * import type { BenefitEnrolmentCredential, DeductionAuthorisationCredential } from 'rungs/credential'
 * const mayDeduct = (enrolment: BenefitEnrolmentCredential, signed: readonly DeductionAuthorisationCredential[]): boolean =>
 *   checkDeduction(enrolment, signed, { now: '2026-07-01T00:00:00Z' }).length === 0
 * ```
 */
export function checkDeduction(
  enrolment: unknown,
  authorisations: readonly unknown[],
  options: { readonly now: Now },
): readonly Problem[] {
  const enrolled = parseBenefitEnrolmentCredential(enrolment)
  const { id: worker, plan, deduction, optedOutAt } = enrolled
  if (deduction === undefined) return []
  const nowMs = toEpochMs(options.now)
  const no = (because: Because): readonly Problem[] => [
    problem('benefit.deduction_not_authorised', { because }, '/credentialSubject/deduction'),
  ]
  if ((optedOutAt !== undefined && msOf(optedOutAt) <= nowMs) || !isWithin(enrolled, nowMs)) return no('window')
  const found = authorisations.find((one) => (one as { readonly id?: unknown } | null)?.id === deduction.authorisation)
  const allowed = read(found)
  if (allowed === undefined) return no('missing')
  if (allowed.id !== worker) return no('worker')
  if (allowed.plan !== plan) return no('plan')
  const { amount, per } = deduction
  if (allowed.per !== per || allowed.amount.currency !== amount.currency || allowed.amount.minor < amount.minor)
    return no('amount')
  return isWithin(allowed, nowMs) ? [] : no('window')
}

function isWithin(period: { readonly periodFrom: string; readonly periodUntil?: string }, nowMs: number): boolean {
  const { periodFrom, periodUntil } = period
  return msOf(periodFrom) <= nowMs && (periodUntil === undefined || nowMs < msOf(periodUntil))
}

function read(credential: unknown): ReturnType<typeof parseDeductionAuthorisationCredential> | undefined {
  try {
    return credential === undefined ? undefined : parseDeductionAuthorisationCredential(credential)
  } catch (error) {
    if (isRungsError(error) && error.kind === 'input') return undefined
    throw error
  }
}
