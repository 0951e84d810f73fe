import {
  checkOptions,
  deepFreeze,
  inputError,
  isRungsError,
  type Now,
  type Problem,
  problem,
  requireOption,
  toEpochMs,
} from '../core/index.js'
import type { OutcomeMetricId, StatisticalFigure } from '../credential/index.js'
import { type ExactAnswers, exactAnswers } from './answers.js'
import { readLeastPeople } from './audit-table.js'
import { collect, type LeftOut } from './collect.js'
import { dateMs } from './contribution.js'
import { amountFigures, payFigures, peopleFigures, shareFigures, toPublishedCount } from './figures.js'
import { type Groups, toGroups } from './groups.js'
import { isMetricId, metricOf } from './metrics.js'
import type { SuppressedTable } from './model.js'
import { suppressTable } from './suppress-table.js'

/** Options of {@link aggregate}. */
export interface AggregateOptions {
  /** The id of the release: records that were handed in for another one are not counted. */
  readonly release: string
  readonly from: string
  /** When the period ended; not after `now`. */
  readonly until: string
  readonly metrics: readonly OutcomeMetricId[]
  /** The groups to tell apart, at most three of them, such as `['region', 'rung']`. Default: none. */
  readonly by?: readonly string[]
  /** The currency of money; needed for `wageChange`. */
  readonly currency?: string
  /** The fewest people that a figure is about. Default 10. */
  readonly leastPeople?: number
  /** Takes a `leastPeople` of 5 to 9. */
  readonly unsafeFewPeople?: true
  readonly now?: Now
}

/** Figures that may be published. */
export interface AggregateRelease {
  readonly release: string
  readonly from: string
  readonly until: string
  readonly metrics: readonly OutcomeMetricId[]
  readonly by: readonly string[]
  readonly currency?: string
  readonly leastPeople: number
  /** What counts of people are rounded to. */
  readonly roundedTo: 5
  /** People first, then each metric; a figure of all has no group. */
  readonly figures: readonly StatisticalFigure[]
}

/** Figures to publish, and what is for their publisher alone. */
export interface Aggregated {
  readonly published: AggregateRelease
  /** The exact counts of people, safe but not rounded: to be compared with the last release by `diffTables`. */
  readonly people: SuppressedTable
  /** The exact answers to each metric, never to be published: for `compareReleases`. */
  readonly answers: readonly ExactAnswers[]
  readonly leftOut: LeftOut
  /** Metrics that nobody, or too few people, answered: there is no figure of them. */
  readonly refused: readonly { readonly metric: OutcomeMetricId; readonly problem: Problem }[]
}

const MAX_RECORDS = 5_000_000
const OPTIONS = ['release', 'from', 'until', 'metrics', 'by', 'currency', 'leastPeople', 'unsafeFewPeople', 'now']

/**
 * Figures about groups of people from the records that they handed in, one of each person: replays collapse, and who says two different
 * things is left out. Counts of people are published once, with complementary suppression, and rounded to 5, never below `leastPeople`; shares in whole percent and only where neither
 * part is small or can be worked out; medians, and quartiles of large groups, rounded to the `step` of their metric, and medians at its bounds coded; pay only as `judgePay` allows.
 * So no figure of one metric can be subtracted from one of another.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { aggregate, type Contribution } from 'rungs/insight'
 * const publish = (records: readonly Contribution[]) =>
 *   aggregate(records, {
 *     release: 'https://courier.example/statistics/2026-q1',
 *     from: '2026-01-01',
 *     until: '2026-04-01',
 *     metrics: ['credentialAttainmentRate', 'timeToRung'],
 *     by: ['region'],
 *   }).published
 * ```
 */
export function aggregate(records: Iterable<unknown>, options: AggregateOptions): Aggregated {
  checkOptions(options, OPTIONS, 'aggregate')
  const { release, from, until, metrics, by = [], currency, unsafeFewPeople } = options
  const few = {
    ...(options.leastPeople !== undefined && { leastPeople: options.leastPeople }),
    ...(unsafeFewPeople !== undefined && { unsafeFewPeople }),
  }
  const leastPeople = readLeastPeople(few, 'aggregate')
  const nowMs = toEpochMs(options.now)
  checkTerms(options, nowMs)
  const { people, leftOut } = collect(limited(records), { release, from, until, by, metrics, currency, nowMs })
  if (people.length === 0) throw inputError('insight.population_empty', {})
  const groups = toGroups(people, by)
  const counted = suppressTable(
    { rows: groups.keys, columns: ['people'], counts: groups.members.map((members) => [members.length]) },
    few,
  )
  const refused: { metric: OutcomeMetricId; problem: Problem }[] = []
  const figures = [...metrics].flatMap((metric): readonly StatisticalFigure[] => {
    try {
      return figuresOf(metric, groups, counted, { few, leastPeople, until, nowMs })
    } catch (error) {
      if (!isRungsError(error) || error.kind !== 'input') throw error
      refused.push({ metric, problem: problem(error.code, error.params as never, '') })
      return []
    }
  })
  const published: AggregateRelease = {
    release,
    from,
    until,
    metrics: [...metrics],
    by: [...by],
    ...(currency !== undefined && { currency }),
    leastPeople,
    roundedTo: 5,
    figures: [...peopleFigures(groups, counted.table, (count) => toPublishedCount(count, leastPeople)), ...figures],
  }
  const answers = metrics.map((metric) => exactAnswers(metric, groups))
  return deepFreeze({ published, people: counted, answers, leftOut, refused })
}

interface FigureTerms {
  readonly few: { readonly leastPeople?: number; readonly unsafeFewPeople?: true }
  readonly leastPeople: number
  readonly until: string
  readonly nowMs: number
}

function figuresOf(
  metric: OutcomeMetricId,
  groups: Groups,
  counted: SuppressedTable,
  { few, leastPeople, until, nowMs }: FigureTerms,
): readonly StatisticalFigure[] {
  const { kind } = metricOf(metric)
  if (kind === 'share') return shareFigures(metric, groups, counted.table, few)
  if (kind === 'amount') return amountFigures(metric, groups, counted.table, leastPeople)
  return payFigures(metric, groups, counted.table, { leastPeople, until, nowMs })
}

function checkTerms({ release, from, until, metrics, by = [], currency }: AggregateOptions, nowMs: number): void {
  requireOption(typeof release === 'string' && release !== '', 'release', 'text')
  requireOption(!Number.isNaN(dateMs(from)), 'from', 'date or date-time')
  requireOption(dateMs(until) > dateMs(from) && dateMs(until) <= nowMs, 'until', 'date after `from` that is past')
  requireOption(areDifferent(metrics) && metrics.length > 0 && metrics.every(isMetricId), 'metrics', 'ids of metrics, each once')
  const areDimensions = areDifferent(by) && by.length <= 3 && by.every((name) => typeof name === 'string' && name !== '')
  requireOption(areDimensions, 'by', 'at most three names of groups')
  const isMoney = metrics.some((metric) => metricOf(metric).kind === 'money')
  requireOption(
    isMoney ? /^[A-Z]{3}$/.test(currency ?? '') : currency === undefined,
    'currency',
    'ISO 4217 code where money is counted',
  )
}

function areDifferent(list: unknown): list is readonly string[] {
  return Array.isArray(list) && new Set(list).size === list.length
}

function* limited(records: Iterable<unknown>): Iterable<unknown> {
  let left = MAX_RECORDS
  for (const record of records) {
    requireOption(left-- > 0, 'records', `at most ${MAX_RECORDS}`)
    yield record
  }
}
