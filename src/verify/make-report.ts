import {
  type Check,
  type CheckName,
  type Checks,
  checkNames,
  deepFreeze,
  type Finding,
  formatDateTime,
  type JsonObject,
  type Outcome,
  type Report,
} from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { isWell, SKIPPED } from './check.js'
import type { Inside } from './check-content.js'

/** The checks so far. */
export type Made = Partial<Record<CheckName, Check>>

/** The report of the checks that were made; those that were not reached are `skipped`. */
export function makeReport(
  now: number,
  made: Made,
  proofs: Report<VerifiableCredential>['proofs'],
  content: JsonObject | undefined,
  { endorsements = [], nested = [] }: Inside = {},
): Report<VerifiableCredential> {
  const checks = {} as Record<keyof Checks, Check>
  const findings: Finding[] = []
  for (const name of checkNames) {
    checks[name] = made[name] ?? SKIPPED
    findings.push(...checks[name].findings)
  }
  const outcome = outcomeOf(checks)
  const facts = {
    at: formatDateTime(now),
    checks,
    proofs,
    findings,
    ...(endorsements.length > 0 && { endorsements }),
    ...(nested.length > 0 && { nested }),
  }
  // The schema check has passed: the content has the shape of the data model, and of a badge if it is one.
  if (outcome === 'verified') return deepFreeze({ outcome, ...facts, credential: content as unknown as VerifiableCredential })
  return deepFreeze({ outcome, ...facts, ...(content !== undefined && { claimed: content }) })
}

/** Any fail rejects; else any unknown, or a proof that was never made, leaves it open. */
function outcomeOf(checks: Checks): Outcome {
  const states = checkNames.map((name) => checks[name].state)
  if (states.includes('fail')) return 'rejected'
  if (states.includes('unknown')) return 'indeterminate'
  // What none of these was asked of is never verified, whatever else was.
  return [checks.form, checks.schema, checks.proof, checks.issuer].every(isWell) ? 'verified' : 'indeterminate'
}
