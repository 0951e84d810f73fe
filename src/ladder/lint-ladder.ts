import {
  type Code,
  type CodeParams,
  checkOptions,
  copyJson,
  deepFreeze,
  isRungsError,
  problem,
  requireOption,
  usageError,
} from '../core/index.js'
import { LADDER_LIMITS, ladderDigest } from './digest.js'
import { throwFirst } from './fact-shape.js'
import { ladderShape } from './ladder-shape.js'
import { type Asked, lintAgreement } from './lint-agreement.js'
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
const MAX_NAMES = 100

/** Options of {@link lintLadder}. */
export interface LintLadderOptions {
  /** Other ladders that this one refers to: the edition that it supersedes, and those whose rungs it asks for. */
  readonly ladders?: readonly Ladder[]
  /** Whose agreement an active ladder has to ask for, such as `workers`: one that does not is an error. */
  readonly agreementOf?: readonly string[]
  /** Who agreed to exactly this ladder, such as `ladderAgreement` of `rungs/trust` worked out: an active ladder without enough is an error. */
  readonly agreement?: CountedAgreement
}

/** How many of each constituency agreed to an edition, by its digest. */
export interface CountedAgreement {
  readonly digest: string
  readonly constituencies: readonly { readonly constituency: string; readonly counted: readonly string[] }[]
}

/**
 * The defects of a ladder, in the order of its parts. Where its form is wrong (names and types of members, readable
 * dates and numbers, bounds) only that is told, since the rest could not be read.
 * With `ladders`, what this one has to do with them is looked at as well: rungs that wait for each other across ladders,
 * and rungs of the superseded edition that no migration names. With `agreementOf` and `agreement`, an active ladder has to have the
 * agreement of its constituencies.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage); the codes of form for one of `ladders`
 * @example
 * ```ts
 * import { lintLadder } from 'rungs/ladder'
 * const errors = (ladder: unknown) => lintLadder(ladder).filter((finding) => finding.severity === 'error')
 * ```
 */
export function lintLadder(ladder: unknown, options: LintLadderOptions = {}): readonly LintFinding[] {
  checkOptions(options, ['ladders', 'agreementOf', 'agreement'], 'LintLadderOptions')
  const others = readLadders(options.ladders)
  const asked = readAsked(options)
  try {
    const copy = copyJson(ladder, LADDER_LIMITS)
    const problems = problemsOf(ladderShape, copy)
    if (problems.length > 0) return deepFreeze(problems.map((found): LintFinding => ({ ...found, severity: 'error' })))
    return deepFreeze([...lintShaped(copy as unknown as Ladder, others), ...lintAgreement(copy as unknown as Ladder, asked)])
  } catch (error) {
    if (!isRungsError(error) || error.kind !== 'input') throw error
    return deepFreeze([{ ...problem(error.code, error.params, error.path), severity: 'error' }])
  }
}

function readAsked({ agreementOf = [], agreement }: LintLadderOptions): Asked {
  const isNames = Array.isArray(agreementOf) && agreementOf.every((name) => typeof name === 'string')
  requireOption(isNames && agreementOf.length <= MAX_NAMES, 'agreementOf', `at most ${MAX_NAMES} names`)
  const isCounted =
    agreement === undefined ||
    (typeof agreement?.digest === 'string' &&
      Array.isArray(agreement.constituencies) &&
      agreement.constituencies.every((one) => typeof one?.constituency === 'string' && Array.isArray(one.counted)))
  requireOption(isCounted, 'agreement', 'what ladderAgreement gives')
  return { agreementOf, ...(agreement !== undefined && { agreement }) }
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
