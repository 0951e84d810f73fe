import { deepFreeze, type Problem, problem, type VerifiedReport } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { digestJson } from '../ladder/index.js'
import { accept } from './accept.js'
import type { AcceptanceDecision } from './decision.js'
import type { AcceptancePolicy } from './policy.js'

/** What {@link replayDecision} finds. */
export interface Replay {
  /** Whether the same decision came out. */
  readonly isSame: boolean
  /** What differs, the inputs first: an other input or policy explains an other decision. */
  readonly findings: readonly Problem[]
  readonly decision: AcceptanceDecision
}

/**
 * Decides again and compares with what was recorded: with the same digests of input and policy the same decision comes out, on
 * any machine and at any time.
 *
 * @throws RungsError as `accept`
 * @example
 * ```ts
 * import type { AcceptanceDecision, AcceptancePolicy, VerifiedReport } from 'rungs'
 * import type { VerifiableCredential } from 'rungs/credential'
 * import { replayDecision } from 'rungs/trust'
 * const isRepeatable = (
 *   recorded: AcceptanceDecision,
 *   report: VerifiedReport<VerifiableCredential>,
 *   policy: AcceptancePolicy,
 * ): boolean => replayDecision(recorded, report, policy).isSame
 * ```
 */
export function replayDecision(
  recorded: AcceptanceDecision,
  report: VerifiedReport<VerifiableCredential>,
  policy: AcceptancePolicy,
): Replay {
  const decision = accept(report, policy)
  const differs = (what: 'input' | 'policy' | 'decision'): Problem => problem('trust.replay_differs', { what })
  const findings = [
    ...(recorded.inputDigest === decision.inputDigest ? [] : [differs('input')]),
    ...(recorded.policyDigest === decision.policyDigest ? [] : [differs('policy')]),
    ...(digestJson(recorded as never) === digestJson(decision as never) ? [] : [differs('decision')]),
  ]
  return deepFreeze({ isSame: findings.length === 0, findings, decision })
}
