import { inputError } from '../core/index.js'
import type { OutcomeMetricId, StatisticalFigure } from '../credential/index.js'
import type { SuppressTableOptions } from './audit-table.js'
import type { Contribution } from './contribution.js'
import { toPublishedShare } from './disclosure.js'
import type { Groups } from './groups.js'
import type { PayValue } from './metric-values.js'
import { metricOf, type OutcomeMetric, toStep } from './metrics.js'
import type { PublishedTable } from './model.js'
import { judgePay } from './pay.js'
import { suppressTable } from './suppress-table.js'

/** Groups must be so many times the least number for quartiles: in smaller ones a quartile is the word of two or three people. */
const QUARTILES_FROM = 4

/** What counts of people are rounded to. */
const COUNTS_OF = 5

/** A count of people as it is published: the nearest multiple of 5, or the next one where that is fewer than the least number. */
export function toPublishedCount(people: number, leastPeople: number): number {
  return Math.max(toStep(people, COUNTS_OF), Math.ceil(leastPeople / COUNTS_OF) * COUNTS_OF)
}

/** How many people there are; each group, then all. */
export function peopleFigures(
  { labels }: Groups,
  { counts, total }: PublishedTable,
  round: (count: number) => number,
): readonly StatisticalFigure[] {
  const figure = (group: Readonly<Record<string, string>>, count: number | null | undefined): StatisticalFigure => ({
    metric: 'people',
    group,
    value: count === null || count === undefined ? null : String(round(count)),
  })
  // Without groups the one row is all.
  const rows = isUngrouped(labels) ? [] : labels.map((group, at) => figure(group, counts[at]?.[0]))
  return [...rows, figure({}, total)]
}

/** Shares of a yes: where neither the yes nor the no is withheld, since a share and a count of people are worth a count. */
export function shareFigures(
  metric: OutcomeMetricId,
  groups: Groups,
  people: PublishedTable,
  few: SuppressTableOptions,
): readonly StatisticalFigure[] {
  const answers = groups.members.map((members) => {
    const given = answersOf<boolean>(members, metric)
    const yes = given.filter(Boolean).length
    return [yes, given.length - yes] as const
  })
  const { table } = suppressTable({ rows: groups.keys, columns: ['yes', 'no'], counts: answers }, few)
  const figure = (
    group: Readonly<Record<string, string>>,
    [yes, no]: readonly (number | null | undefined)[],
    isCounted: boolean,
  ): StatisticalFigure => {
    if (typeof yes !== 'number' || typeof no !== 'number' || !isCounted) return { metric, group, value: null }
    const share = toPublishedShare(yes, yes + no, table.leastPeople)
    return { metric, group, value: String(share.percent), ...(share.kind !== 'percent' && { coded: share.kind }) }
  }
  return eachAndAll(
    groups,
    (at) => figure(groups.labels[at] ?? {}, table.counts[at] ?? [], people.counts[at]?.[0] !== null),
    () => figure({}, table.columnTotals, people.total !== null),
  )
}

/** Medians, and quartiles of large groups; neither at a bound of the metric. */
export function amountFigures(
  metric: OutcomeMetricId,
  groups: Groups,
  people: PublishedTable,
  leastPeople: number,
): readonly StatisticalFigure[] {
  const valuesOf = (members: readonly Contribution[]): readonly number[] => answersOf<number>(members, metric)
  return middles(metric, groups, people, leastPeople, valuesOf, () => true)
}

/** {@link amountFigures} of pay, where the payers of a group allow it. */
export function payFigures(
  metric: OutcomeMetricId,
  groups: Groups,
  people: PublishedTable,
  { leastPeople, until, nowMs }: { readonly leastPeople: number; readonly until: string; readonly nowMs: number },
): readonly StatisticalFigure[] {
  const payOf = (members: readonly Contribution[]): readonly PayValue[] => answersOf<PayValue>(members, metric)
  const mayPublish = (members: readonly Contribution[]): boolean => {
    const payers = new Map<string, { people: number; minor: number }>()
    for (const { payer, minor } of payOf(members)) {
      const before = payers.get(payer)
      if (before === undefined) payers.set(payer, { people: 1, minor: Math.abs(minor) })
      else {
        before.people++
        before.minor += Math.abs(minor)
      }
    }
    return judgePay([...payers.values()], { until, now: new Date(nowMs) }).isAllowed
  }
  return middles(metric, groups, people, leastPeople, (members) => payOf(members).map(({ minor }) => minor), mayPublish)
}

/** The values of those who gave one. */
function answersOf<T>(members: readonly Contribution[], metric: OutcomeMetricId): readonly T[] {
  const answers: T[] = []
  for (const { values } of members) {
    const value = values[metric]
    if (value !== undefined) answers.push(value as T)
  }
  return answers
}

function middles(
  metric: OutcomeMetricId,
  groups: Groups,
  people: PublishedTable,
  leastPeople: number,
  valuesOf: (members: readonly Contribution[]) => readonly number[],
  mayPublish: (members: readonly Contribution[]) => boolean,
): readonly StatisticalFigure[] {
  const all = groups.members.flat()
  const answered = valuesOf(all).length
  if (answered === 0) throw inputError('insight.population_empty', {})
  if (answered < leastPeople) throw inputError('insight.population_too_small', { least: leastPeople })
  const terms = metricOf(metric)
  const figure = (
    group: Readonly<Record<string, string>>,
    members: readonly Contribution[],
    isCounted: boolean,
  ): StatisticalFigure => {
    const values = Float64Array.from(valuesOf(members)).sort()
    if (values.length < leastPeople || !isCounted || !mayPublish(members)) return { metric, group, value: null }
    const at = (part: number): number => toStep(quantile(values, part), terms.step)
    const middle = at(0.5)
    const coded = codeAtBound(middle, terms)
    if (coded !== undefined) return { metric, group, ...coded }
    const isLarge = values.length >= QUARTILES_FROM * leastPeople
    return { metric, group, value: String(middle), ...(isLarge && { low: String(at(0.25)), high: String(at(0.75)) }) }
  }
  return eachAndAll(
    groups,
    (at) => figure(groups.labels[at] ?? {}, groups.members[at] ?? [], people.counts[at]?.[0] !== null),
    () => figure({}, all, people.total !== null),
  )
}

/** A median at a bound of its metric, where everybody may be: as a share near all or none, it is told to within a step. */
function codeAtBound(middle: number, { low, high, step }: OutcomeMetric): Pick<StatisticalFigure, 'value' | 'coded'> | undefined {
  if (middle < low + step) return { value: String(low + step), coded: 'atMost' }
  return middle > high - step ? { value: String(high - step), coded: 'atLeast' } : undefined
}

function eachAndAll(
  { labels }: Groups,
  each: (at: number) => StatisticalFigure,
  all: () => StatisticalFigure,
): readonly StatisticalFigure[] {
  return [...(isUngrouped(labels) ? [] : labels.map((_, at) => each(at))), all()]
}

function isUngrouped(labels: Groups['labels']): boolean {
  return labels.length === 1 && Object.keys(labels[0] ?? {}).length === 0
}

/** The quantile by linear interpolation between the two values around it. */
function quantile(sorted: ArrayLike<number>, part: number): number {
  const place = (sorted.length - 1) * part
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  return below + (above - below) * (place - Math.floor(place))
}
