import { type Code, type CodeParams, copyJson, deepFreeze, isRungsError, problem } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { ladderShape } from './ladder-shape.js'
import { lintIds } from './lint-ids.js'
import { lintRequirements } from './lint-requirements.js'
import { lintRungs } from './lint-rungs.js'
import { problemsOf } from './shape.js'
import type { Ladder, LintFinding } from './types.js'

/** Takes down a defect. */
export type Lint = <C extends Code>(severity: LintFinding['severity'], code: C, params: CodeParams[C], path: string) => void

/**
 * The defects of a ladder, in the order of its parts. Where its form is wrong (names and types of members, readable
 * dates and numbers, bounds) only that is told, since the rest could not be read.
 *
 * @example
 * ```ts
 * import { lintLadder } from 'rungs/ladder'
 * const errors = (ladder: unknown) => lintLadder(ladder).filter((finding) => finding.severity === 'error')
 * ```
 */
export function lintLadder(ladder: unknown): readonly LintFinding[] {
  try {
    const copy = copyJson(ladder, LADDER_LIMITS)
    const problems = problemsOf(ladderShape, copy)
    if (problems.length > 0) return deepFreeze(problems.map((found): LintFinding => ({ ...found, severity: 'error' })))
    return lintShaped(copy as unknown as Ladder)
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return deepFreeze([{ ...problem(error.code, error.params, error.path), severity: 'error' }])
  }
}

/** The defects of a ladder whose form is right. */
export function lintShaped(ladder: Ladder): readonly LintFinding[] {
  const findings: LintFinding[] = []
  const lint: Lint = (severity, code, params, path) => {
    findings.push({ ...problem(code, params, path), severity })
  }
  lintRungs(ladder, lint)
  lintIds(ladder, lint)
  lintRequirements(ladder, lint)
  return deepFreeze(findings)
}
