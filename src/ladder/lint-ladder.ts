import {
  type Code,
  type CodeParams,
  checkOptions,
  copyJson,
  deepFreeze,
  isRungsError,
  problem,
  usageError,
} from '../core/index.js'
import { LADDER_LIMITS, ladderDigest } from './digest.js'
import { throwFirst } from './fact-shape.js'
import { ladderShape } from './ladder-shape.js'
import { lintIds } from './lint-ids.js'
import { lintAcross } from './lint-logic.js'
import { lintMoney } from './lint-money.js'
import { lintPlaces } from './lint-places.js'
import { lintRequirements } from './lint-requirements.js'
import { lintRules } from './lint-rules.js'
import { lintRungs } from './lint-rungs.js'
import { problemsOf } from './shape.js'
import type { Ladder, LintFinding } from './types.js'

/** Takes down a defect. */
export type Lint = <C extends Code>(severity: LintFinding['severity'], code: C, params: CodeParams[C], path: string) => void

const MAX_LADDERS = 50

/** Options of {@link lintLadder}. */
export interface LintLadderOptions {
  /** Other ladders that this one refers to: the edition that it supersedes, and those whose rungs it asks for. */
  readonly ladders?: readonly Ladder[]
}

/**
 * The defects of a ladder, in the order of its parts. Where its form is wrong (names and types of members, readable
 * dates and numbers, bounds) only that is told, since the rest could not be read.
 * With `ladders`, what this one has to do with them is looked at as well: rungs that wait for each other across ladders,
 * and rungs of the superseded edition that no migration names.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage); the codes of form for one of `ladders`
 * @example
 * ```ts
 * import { lintLadder } from 'rungs/ladder'
 * const errors = (ladder: unknown) => lintLadder(ladder).filter((finding) => finding.severity === 'error')
 * ```
 */
export function lintLadder(ladder: unknown, options: LintLadderOptions = {}): readonly LintFinding[] {
  checkOptions(options, ['ladders'], 'LintLadderOptions')
  const others = readLadders(options.ladders)
  try {
    const copy = copyJson(ladder, LADDER_LIMITS)
    const problems = problemsOf(ladderShape, copy)
    if (problems.length > 0) return deepFreeze(problems.map((found): LintFinding => ({ ...found, severity: 'error' })))
    return lintShaped(copy as unknown as Ladder, others)
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return deepFreeze([{ ...problem(error.code, error.params, error.path), severity: 'error' }])
  }
}

function readLadders(ladders: readonly Ladder[] = []): readonly Ladder[] {
  if (!Array.isArray(ladders) || ladders.length > MAX_LADDERS) {
    throw usageError('core.option_invalid', { option: 'ladders', expected: `at most ${MAX_LADDERS} ladders` })
  }
  return ladders.map((ladder) => {
    const copy = copyJson(ladder, LADDER_LIMITS)
    throwFirst(problemsOf(ladderShape, copy))
    const read = copy as unknown as Ladder
    return { ...read, digest: ladderDigest(read) }
  })
}

/** The defects of a ladder whose form is right. */
export function lintShaped(ladder: Ladder, others: readonly Ladder[] = []): readonly LintFinding[] {
  const findings: LintFinding[] = []
  const lint: Lint = (severity, code, params, path) => {
    findings.push({ ...problem(code, params, path), severity })
  }
  lintRungs(ladder, lint)
  lintIds(ladder, lint)
  lintRequirements(ladder, lint)
  lintPlaces(ladder, lint)
  lintMoney(ladder, lint)
  lintRules(ladder, others, lint)
  if (others.length > 0) lintAcross(ladder, others, lint)
  return deepFreeze(findings)
}
