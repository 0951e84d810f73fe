import { checkOptions, copyJson, deepFreeze } from '../core/index.js'
import { LADDER_LIMITS } from './digest.js'
import { evaluateNode } from './evaluate.js'
import { readFacts, throwFirst } from './fact-shape.js'
import { sceneOfPerson } from './person.js'
import { requirement as requirementShape } from './requirement-shape.js'
import { problemsOf } from './shape.js'
import type { Fact, Ladder, PlaceOptions, Requirement, RequirementOutcome, Trace } from './types.js'

/** What {@link matchesJob} takes. */
export interface MatchesJobOptions extends PlaceOptions {
  /** The ladder that `rung` requirements without a ladder of their own refer to. */
  readonly ladder?: Ladder
}

/** Whether a worker has what a job asks for, and why. */
export interface JobMatch {
  /** Only what is met: what could not be decided is no match, and `outcome` tells it apart. */
  readonly matches: boolean
  readonly outcome: RequirementOutcome
  readonly trace: Trace
}

/**
 * Whether a worker meets the requirement of a job, with the reasons: yes or no, and no score. Whom a marketplace shows first
 * is not decided here.
 *
 * @throws RungsError as `place` and `evaluateRequirement`
 * @example
 * ```ts
 * import { type Fact, matchesJob } from 'rungs/ladder'
 * const job = { op: 'credential', match: { ids: ['https://school.example/first-aid'] }, issuers: { any: true } } as const
 * const isFit = (facts: readonly Fact[]): boolean => matchesJob(job, facts, { now: '2026-05-01T09:00:00Z' }).matches
 * ```
 */
export function matchesJob(requirement: Requirement, facts: readonly Fact[], options: MatchesJobOptions): JobMatch {
  checkOptions(options, ['now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes', 'ladder'], 'MatchesJobOptions')
  const copy = copyJson(requirement, LADDER_LIMITS)
  throwFirst(problemsOf(requirementShape, copy))
  const { scene } = sceneOfPerson(readFacts(facts), options, options.ladder)
  const trace = evaluateNode(copy as unknown as Requirement, '', scene).trace()
  return deepFreeze({ matches: trace.outcome === 'met', outcome: trace.outcome, trace })
}
