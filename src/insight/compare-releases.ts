import { compareCodePoints, deepFreeze, problem, requireOption } from '../core/index.js'
import type { StatisticalFigure } from '../credential/index.js'
import type { Aggregated } from './aggregate.js'
import { isAnswerApart } from './answers.js'
import { diffTables, type SmallDifference } from './diff-tables.js'
import type { PublishedTable } from './model.js'

/** A figure in two releases. */
export interface FigureChange extends Pick<StatisticalFigure, 'metric' | 'group'> {
  readonly before: string | null
  readonly after: string | null
  /** The later less the earlier one; `null` where one of them is withheld or coded, or where the releases are too near to each other. */
  readonly change: string | null
}

/** What changed between two releases, and whether the later one may be published beside the earlier one. */
export interface ReleaseComparison {
  /** Whether no difference between them is about few people. */
  readonly isSafe: boolean
  readonly differences: readonly SmallDifference[]
  /** Figures that both have, in the order of the later one; all changes are withheld unless it is safe. */
  readonly changes: readonly FigureChange[]
}

/**
 * What changed between two releases of one population, for their publisher and before the later one is published: where a group, or what is left of a line,
 * differs by few people (`diffTables`, by the exact counts), or where few gave another answer to what a figure of both is about, the difference of any two figures is about those few, and no change is told. Groups that only
 * one of them has count as withheld in the other.
 *
 * @throws RungsError `core.option_invalid` (usage) where they do not count the same groups
 * @example
 * ```ts
 * import { type Aggregated, compareReleases } from 'rungs/insight'
 * const mayFollow = (last: Aggregated, next: Aggregated): boolean => compareReleases(last, next).isSafe
 * ```
 */
export function compareReleases(before: Aggregated, after: Aggregated): ReleaseComparison {
  const [earlier, later] = [before.published, after.published]
  requireOption(earlier.by.join('\n') === later.by.join('\n'), 'after', 'release by the same groups')
  requireOption(earlier.currency === later.currency, 'after', 'release in the same currency')
  requireOption(earlier.release !== later.release, 'after', 'another release')
  const rows = [...new Set([...before.people.table.rows, ...after.people.table.rows])].sort(compareCodePoints)
  requireOption(Array.isArray(before.answers) && Array.isArray(after.answers), 'before', 'releases with their exact answers')
  const differences = [
    ...diffTables(withRows(before.people.table, rows), withRows(after.people.table, rows)),
    ...answersApart(before, after),
  ]
  const isSafe = differences.length === 0
  const known = new Map(earlier.figures.map((figure) => [keyOf(figure), figure]))
  const changes = later.figures.flatMap((figure): readonly FigureChange[] => {
    const old = known.get(keyOf(figure))
    if (old === undefined) return []
    const { metric, group, value } = figure
    const isTold = isSafe && old.value !== null && value !== null && old.coded === undefined && figure.coded === undefined
    return [{ metric, group, before: old.value, after: value, change: isTold ? String(Number(value) - Number(old.value)) : null }]
  })
  return deepFreeze({ isSafe, differences, changes })
}

/** Figures that both releases tell, and that few answers set apart. */
function answersApart(before: Aggregated, after: Aggregated): readonly SmallDifference[] {
  const least = Math.max(before.published.leastPeople, after.published.leastPeople)
  const toldIn = ({ published }: Aggregated): ReadonlySet<string> =>
    new Set(published.figures.flatMap((figure) => (figure.value === null ? [] : [keyOf(figure)])))
  const [early, late] = [toldIn(before), toldIn(after)]
  const known = new Map(
    before.answers.flatMap(({ metric, groups }) =>
      groups.map(({ group, counts }) => [keyOf({ metric, group }), counts] as const),
    ),
  )
  return after.answers.flatMap(({ metric, groups }) =>
    groups.flatMap(({ group, counts }): readonly SmallDifference[] => {
      const key = keyOf({ metric, group })
      const old = known.get(key)
      if (old === undefined || !early.has(key) || !late.has(key) || !isAnswerApart(metric, old, counts, least)) return []
      const row = Object.values(group).join(', ')
      return [problem('insight.difference_too_small', { row, column: metric, least }, '') as SmallDifference]
    }),
  )
}

/** A table with further groups, of which nothing is known. */
function withRows(table: PublishedTable, rows: readonly string[]): PublishedTable {
  const places = rows.map((row) => table.rows.indexOf(row))
  return {
    ...table,
    rows,
    counts: places.map((at) => table.counts[at] ?? table.columns.map(() => null)),
    rowTotals: places.map((at) => table.rowTotals[at] ?? null),
  }
}

function keyOf({ metric, group }: Pick<StatisticalFigure, 'metric' | 'group'>): string {
  return JSON.stringify([metric, Object.entries(group).sort(([a], [b]) => compareCodePoints(a, b))])
}
