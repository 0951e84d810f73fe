import { type Check, type CheckName, type Finding, findingOf, isRungsError, type Problem } from '../../core/index.js'
import type { GenerationScope } from '../generation.js'
import type { Documents } from './documents.js'

/** What the verification of one badge shares with that of its endorsements. */
export interface Ob2Scope extends GenerationScope {
  readonly documents: Documents
  /** An endorsement is judged without recipient and trust, and its own endorsements are not followed. */
  readonly within?: 'endorsement'
}

/** A badge class or profile that could not be had, or a key: the finding of the check that it leaves open. */
export function openFinding(check: CheckName, error: unknown, path: string): Finding {
  if (!isRungsError(error) || error.kind === 'usage') throw error
  return { ...findingOf(check, error), path }
}

/** Problems as findings of a check. */
export function findingsOf(check: CheckName, problems: readonly Problem[]): readonly Finding[] {
  return problems.map((one) => ({ check, ...one }) as Finding)
}

/** The findings of a check under the paths and member names of the badge, where the check was made of a view of it. */
export function renamed(check: Check, rename: (finding: Finding) => Finding): Check {
  return check.findings.length === 0 ? check : { ...check, findings: check.findings.map(rename) }
}
