import {
  accruedLeave,
  benefitDeadlines,
  costShare,
  earningsStability,
  type PlanContributions,
  sumContributions,
  sumWork,
} from '../benefit/index.js'
import { asList, formatDateTime, inputError, isJsonObject, type Problem, requireOption, toEpochMs } from '../core/index.js'
import type { LanguageMap } from '../i18n/index.js'
import { returns } from '../insight/index.js'
import { type Fact, place, progressReport, upcomingEvents } from '../ladder/index.js'
import type { WorkerDashboardInput } from './inputs.js'
import type { DashboardPlan, DashboardRung, WorkerDashboard } from './model.js'
import { ladderPart } from './parts.js'

const HELD: readonly string[] = ['held', 'heldLapsing', 'grandfathered']
const MAX_CREDENTIALS = 10_000

/** What one worker sees. @throws RungsError `ladder.subject_ambiguous` where anything is about somebody else */
export function workerView(input: WorkerDashboardInput): WorkerDashboard {
  const {
    ladder,
    facts,
    credentials = [],
    evidence = [],
    leave,
    planNames = {},
    horizon = 'P1Y',
    policy,
    jurisdiction,
    attributes,
  } = input
  const subject = [input.subject].flat()
  requireOption(
    subject.length > 0 && subject.every((key) => typeof key === 'string' && key !== ''),
    'subject',
    'keys of the worker',
  )
  const isFact = (one: unknown): boolean => isJsonObject(one) && Array.isArray(one['subjectKeys'])
  requireOption(Array.isArray(facts) && facts.length <= MAX_CREDENTIALS && facts.every(isFact), 'facts', 'list of facts')
  requireOption(Array.isArray(credentials) && credentials.length <= MAX_CREDENTIALS, 'credentials', 'list of credentials')
  requireOption(areNames(planNames), 'planNames', 'texts by language')
  refuseOthers(subject, facts, credentials)
  const now = formatDateTime(toEpochMs(input.now))
  const common = { now, subject, ...(policy !== undefined && { policy }), ...(jurisdiction !== undefined && { jurisdiction }) }
  const placement = place(ladder, facts, { ...common, ...(attributes !== undefined && { attributes }) })
  const report = progressReport(placement)
  const rungs = placement.rungs.map(({ id, status, since, until }, at): DashboardRung => {
    const { met = 0, needed = 0, percent = 0 } = report.rungs[at] ?? {}
    return {
      rung: id,
      status,
      met,
      needed,
      percent,
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    }
  })
  const open = new Set(rungs.filter(({ status }) => !HELD.includes(status)).map(({ rung }) => rung))
  const records = ofType(credentials, 'WorkRecordCredential')
  const sums = { now, subject }
  const [work, stability] = [sumWork(records.own, sums), earningsStability(records.own, sums)]
  const paid = ofType(credentials, 'BenefitContributionCredential')
  const contributions = sumContributions(paid.own, sums)
  const { deadlines, problems } = benefitDeadlines(credentials, { now })
  const accrued = leave === undefined ? undefined : accruedLeave(records.own, leave, sums)
  return {
    view: 'worker',
    at: now,
    subject,
    ladder: ladderPart(ladder),
    held: report.held,
    rungs,
    next: placement.next.map(({ rung }) => rung),
    returns: returns(ladder, evidence, { now }).rungs.filter(({ rung }) => open.has(rung)),
    work: { hours: work.hours, jobs: work.jobs, earnings: work.earnings },
    stability: stability.currencies,
    plans: contributions.plans.map((plan) => planOf(plan, planNames)),
    ...(accrued !== undefined && { leave: accrued.years }),
    events: upcomingEvents(ladder, facts, { ...common, horizon }),
    deadlines,
    problems: once([
      ...work.problems.map((one) => moved(one, records.places)),
      ...contributions.problems.map((one) => moved(one, paid.places)),
      ...problems,
    ]),
  }
}

function areNames(names: unknown): names is Readonly<Record<string, LanguageMap>> {
  return (
    isJsonObject(names) &&
    Object.values(names).every((map) => isJsonObject(map) && Object.values(map).every((text) => typeof text === 'string'))
  )
}

/** Refuses the whole where a part is about another person: a page of one worker must never show a second. */
function refuseOthers(subject: readonly string[], facts: readonly Fact[], credentials: readonly unknown[]): void {
  const strangers = new Set<string>()
  for (const { subjectKeys } of facts) {
    if (!subjectKeys.some((key) => subject.includes(key))) strangers.add(subjectKeys[0] ?? '')
  }
  for (const credential of credentials) {
    const subjects = isJsonObject(credential) ? asList(credential['credentialSubject']) : []
    if (subjects.length === 0) strangers.add('')
    for (const one of subjects) {
      const id = isJsonObject(one) ? one['id'] : undefined
      if (typeof id !== 'string' || !subject.includes(id)) strangers.add(typeof id === 'string' ? id : '')
    }
  }
  if (strangers.size > 0) throw inputError('ladder.subject_ambiguous', { count: strangers.size + 1 })
}

function planOf(
  { plan, currency, total, byPayerKind, periods }: PlanContributions,
  names: Readonly<Record<string, LanguageMap>>,
): DashboardPlan {
  const name = Object.hasOwn(names, plan) ? names[plan] : undefined
  return {
    plan,
    ...(name !== undefined && { name: { ...name } }),
    currency,
    total,
    shares: costShare({ byPayerKind, total }),
    from: periods.reduce(
      (first, { periodFrom }) => (toEpochMs(periodFrom) < toEpochMs(first) ? periodFrom : first),
      periods[0]?.periodFrom ?? '',
    ),
    until: periods.reduce(
      (last, { periodUntil }) => (toEpochMs(periodUntil) > toEpochMs(last) ? periodUntil : last),
      periods[0]?.periodUntil ?? '',
    ),
  }
}

/** The credentials of a type, and where each stands in the list of all. */
function ofType(
  credentials: readonly unknown[],
  type: string,
): { readonly own: readonly unknown[]; readonly places: readonly number[] } {
  const places = credentials.flatMap((credential, index) =>
    isJsonObject(credential) && asList(credential['type']).includes(type) ? [index] : [],
  )
  return { own: places.map((index) => credentials[index]), places }
}

/** A problem with its path by the place in the list of all. */
function moved(problem: Problem, places: readonly number[]): Problem {
  const [, index = '', rest = ''] = /^\/(\d+)(.*)$/s.exec(problem.path) ?? []
  return index === '' ? problem : ({ ...problem, path: `/${places[Number(index)]}${rest}` } as Problem)
}

function once(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
