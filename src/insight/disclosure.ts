import { inputError, type Problem, problem, requireOption } from '../core/index.js'
import type { PublishedCount, PublishedTable } from './model.js'
import { readPublished } from './table-shape.js'

/** A share of people as it may be published: near all and near none are not told apart. */
export type PublishedShare =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'atLeast'; readonly percent: 95 }
  | { readonly kind: 'atMost'; readonly percent: 5 }

/**
 * A share in whole percent, where more than 95 and fewer than 5 are not told apart: a share of all or of none says something of
 * each person in the group.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input), `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { toPublishedShare } from 'rungs/insight'
 * toPublishedShare(30, 30) // { kind: 'atLeast', percent: 95 }
 * ```
 */
export function toPublishedShare(part: number, people: number, leastPeople = 10): PublishedShare {
  const isPart = Number.isSafeInteger(people) && Number.isSafeInteger(part) && part >= 0 && part <= people
  requireOption(isPart, 'part', 'whole number of the people')
  requireOption(Number.isSafeInteger(leastPeople) && leastPeople > 0, 'leastPeople', 'whole number from 1')
  if (people === 0) throw inputError('insight.population_empty', {})
  if (people < leastPeople) throw inputError('insight.population_too_small', { least: leastPeople })
  const percent = Math.round((part / people) * 100)
  if (percent > 95) return { kind: 'atLeast', percent: 95 }
  return percent < 5 ? { kind: 'atMost', percent: 5 } : { kind: 'percent', percent }
}

/**
 * Whether a sum of money gives one contributor away (the p% rule): whether the second largest can work out the largest to within
 * `percent` of it, by taking its own amount off. An amount of fewer than three contributors always does.
 *
 * @param amounts What each contributor, such as an employer, adds to the sum, in minor units.
 * @throws RungsError `insight.population_empty` (input), `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { isDominated } from 'rungs/insight'
 * isDominated([900_000, 60_000, 20_000, 10_000]) // true
 * ```
 */
export function isDominated(amounts: readonly number[], percent = 15): boolean {
  const areAmounts = Array.isArray(amounts) && amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)
  requireOption(areAmounts, 'amounts', 'whole numbers of minor units')
  requireOption(Number.isFinite(percent) && percent > 0 && percent <= 100, 'percent', 'number from 1 to 100')
  if (amounts.length === 0) throw inputError('insight.population_empty', {})
  const [largest = 0, , ...rest] = [...amounts].sort((a, b) => b - a)
  const others = rest.reduce((sum, amount) => sum + amount, 0)
  return amounts.length < 3 || others * 100 < percent * largest
}

/** A count that differs by few people between two tables; an empty `row` or `column` is a total. */
export type SmallDifference = Extract<Problem, { readonly code: 'insight.difference_too_small' }>

/**
 * What the difference of two published tables of one population gives away: each count that is published in both and differs by fewer
 * than `leastPeople` people, whose difference is a count of those who came or went. Two tables with such differences are not both to be
 * published.
 *
 * @throws RungsError `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { diffTables, suppressTable } from 'rungs/insight'
 * const of = (driver: number) => suppressTable({ rows: ['North', 'South'], columns: ['courier', 'driver'], counts: [[40, 20], [60, driver]] })
 * diffTables(of(30).table, of(33).table).map(({ params }) => params) // of South, and of the totals that it is in
 * ```
 */
export function diffTables(before: PublishedTable, after: PublishedTable): readonly SmallDifference[] {
  const [old, now] = [readPublished(before), readPublished(after)]
  requireOption(isSame(old.rows, now.rows) && isSame(old.columns, now.columns), 'after', 'table with the same rows and columns')
  const least = Math.max(old.leastPeople, now.leastPeople)
  const [first, second] = [cellsOf(old), cellsOf(now)]
  return first.flatMap(({ row, column, count }, at): readonly SmallDifference[] => {
    const later = second[at]?.count
    if (count === null || later === null || later === undefined) return []
    const people = Math.abs(later - count)
    return people > 0 && people < least
      ? [problem('insight.difference_too_small', { row, column, least }, '') as SmallDifference]
      : []
  })
}

interface NamedCount {
  /** Empty for a total. */
  readonly row: string
  readonly column: string
  readonly count: PublishedCount
}

function cellsOf({ rows, columns, counts, rowTotals, columnTotals, total }: PublishedTable): readonly NamedCount[] {
  const lines = [...counts.map((line, index) => [...line, rowTotals[index] ?? null]), [...columnTotals, total]]
  return lines.flatMap((line, row) =>
    line.map((count, column) => ({ row: rows[row] ?? '', column: columns[column] ?? '', count })),
  )
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((label, index) => label === other[index])
}
