import { type Now, type Problem, problem, toEpochMs } from '../core/index.js'
import { parseWageTopUpEntitlementCredential } from '../credential/index.js'
import { msOf } from './intake.js'

/**
 * Whether an entitlement to a top-up, which must have been verified, can be claimed at a time. Whether it was redeemed already is for
 * `redeem` of the payer's status service to say, which also redeems it.
 *
 * @returns what is wrong: `requirement.outside_window`; nothing where it can be claimed
 * @throws RungsError `credential.*` where the entitlement is none
 * @example
 * ```ts
 * import { checkTopUp } from 'rungs/benefit'
 * import type { WageTopUpEntitlementCredential } from 'rungs/credential'
 * const isOpen = (verified: WageTopUpEntitlementCredential): boolean =>
 *   checkTopUp(verified, { now: '2026-07-01T00:00:00Z' }).length === 0
 * ```
 */
export function checkTopUp(credential: unknown, options: { readonly now: Now }): readonly Problem[] {
  const { claimFrom, claimUntil } = parseWageTopUpEntitlementCredential(credential)
  const nowMs = toEpochMs(options.now)
  const isOpen = msOf(claimFrom) <= nowMs && nowMs < msOf(claimUntil)
  return isOpen ? [] : [problem('requirement.outside_window', {}, '/credentialSubject')]
}
