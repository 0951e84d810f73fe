import {
  addDuration,
  formatDateTime,
  inputError,
  isJsonObject,
  type Problem,
  parseDateOrDateTime,
  problem,
  requireDuration,
  usageError,
} from '../core/index.js'
import type { AchievementSubject } from '../credential/index.js'
import {
  defineLadder,
  type Fact,
  type IssuerRule,
  judgeRequired,
  type Ladder,
  place,
  type Rung,
  subjectKeysOf,
  type Trace,
} from '../ladder/index.js'

/** Exported so that issuing without looking is seen where it is done: `issuer.issue({ ..., held: skipRequirements })`. */
export const skipRequirements: unique symbol = Symbol('rungs.skipRequirements')

/** Whose facts count when a rung's requirements are decided. */
export interface PrerequisitePolicy {
  readonly trust: IssuerRule
}

/** What {@link checkPrerequisites} looks at. */
export interface PrerequisiteInput {
  readonly ladder: Ladder
  readonly rung: string
  readonly subject: AchievementSubject
  readonly held: readonly Fact[] | typeof skipRequirements
  readonly policy: PrerequisitePolicy | undefined
  /** Where the worker is. */
  readonly jurisdiction: string | undefined
  readonly issuer: string
  readonly now: number
}

/** Defines a ladder that nobody has defined; a frozen one is looked at once. @throws RungsError as `defineLadder` */
export function createLadderCheck(): (ladder: Ladder) => Ladder {
  const known = new WeakSet<Ladder>()
  return (ladder) => {
    if (isJsonObject(ladder) && known.has(ladder)) return ladder
    const defined = defineLadder(ladder)
    if (!Object.isFrozen(ladder) || ladder.digest !== defined.digest) return defined
    known.add(ladder)
    return ladder
  }
}

/**
 * Refuses a rung of a ladder that is not in force, whose result is too low, or whose requirements the held facts do not meet.
 *
 * @throws RungsError `issue.ladder_not_active`, `issue.ladder_not_effective`, `issue.result_too_low`,
 * `issue.requirements_unmet`, `issue.requirements_unknown`
 */
export function checkPrerequisites(input: PrerequisiteInput): void {
  const { ladder, held, now } = input
  checkInForce(ladder, now)
  const rung = ladder.rungs.find(({ id }) => id === input.rung) as Rung
  checkResultsReach(rung, input.subject)
  if (held === skipRequirements) return
  if (!Array.isArray(held)) throw usageError('core.option_invalid', { option: 'held', expected: 'facts, or skipRequirements' })
  const trust = input.policy?.trust ?? { ids: [ladder.owner, ...(ladder.contributors ?? []), input.issuer] }
  const placement = place(ladder, held, {
    policy: { trust },
    now: formatDateTime(now),
    subject: subjectKeysOf(input.subject, input.issuer),
    ...(input.jurisdiction !== undefined && { jurisdiction: input.jurisdiction }),
  })
  const trace = placement.rungs.find(({ id }) => id === input.rung)?.trace as Trace
  if (trace.outcome === 'met') return
  const details = openLeaves(trace)
  const params = { rung: input.rung, reasons: details.map(({ code }) => code), details }
  throw trace.outcome === 'unmet'
    ? inputError('issue.requirements_unmet', params)
    : inputError('issue.requirements_unknown', params)
}

function checkInForce({ status, effective }: Ladder, now: number): void {
  if (status !== 'active') throw inputError('issue.ladder_not_active', { status })
  const from = parseDateOrDateTime(effective.from)?.epochMs ?? 0
  const until = effective.until === undefined ? Number.POSITIVE_INFINITY : endOf(effective.until)
  if (now < from || now >= until) {
    throw inputError('issue.ladder_not_effective', {
      from: effective.from,
      until: effective.until ?? '',
      now: formatDateTime(now),
    })
  }
}

/** A bare date holds to its end. */
function endOf(until: string): number {
  const epochMs = parseDateOrDateTime(until)?.epochMs ?? 0
  return until.includes('T') ? epochMs : addDuration(epochMs, requireDuration('P1D'))
}

/** A badge of a rung says that the rung was reached. */
function checkResultsReach(rung: Rung, subject: AchievementSubject): void {
  const verdict = judgeRequired(rung.results ?? [], subject.result ?? [])
  if (verdict.reached) return
  const { required, actual } = { actual: '', ...verdict.params }
  throw inputError('issue.result_too_low', { required, actual: actual.slice(0, 64) })
}

/** The leaves that keep a requirement from being met, each reason once. */
function openLeaves(trace: Trace): readonly Problem[] {
  const leaves = (one: Trace): readonly Trace[] => {
    if (one.outcome === 'met') return []
    // What is missing depends on the place, and each variant misses something else.
    if (one.reason === 'requirement.jurisdiction_missing') return [one]
    const below = one.children?.flatMap(leaves) ?? []
    return below.length === 0 ? [one] : below
  }
  const problems = leaves(trace).map(({ reason, params, node }) => problem(reason, params as never, node))
  // The union of all codes with their params is more than the compiler puts into a tuple.
  const keyOf = ({ code, params }: { readonly code: string; readonly params: object }): string => JSON.stringify([code, params])
  return [...new Map(problems.map((one): [string, Problem] => [keyOf(one), one])).values()]
}
