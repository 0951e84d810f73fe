import { checkOptions, deepFreeze, type Problem, problem, requireOption } from '../core/index.js'
import { createDerive } from './derive.js'
import { fromPublished, type Grid, linesOf } from './grid.js'
import type { PublishedCount, PublishedTable } from './model.js'
import { readPublished } from './table-shape.js'

/** A difference of few people between two tables; an empty `row` or `column` is a total, or all that is withheld in a line. */
export type SmallDifference = Extract<Problem, { readonly code: 'insight.difference_too_small' }>

/** Options of {@link diffTables}. */
export interface DiffTablesOptions {
  /** Where a row of the later table puts rows of the earlier one together: which, by its name. */
  readonly rows?: Readonly<Record<string, readonly string[]>>
  /** The same for columns. */
  readonly columns?: Readonly<Record<string, readonly string[]>>
}

/**
 * What the difference of two published tables of one population gives away, which is a count of those who came or went: each count that is
 * published in both and differs by fewer than `leastPeople` people, and each line in which the rest, withheld in one of them, does.
 * Two tables with such differences are not both to be published. The later table may be of larger groups: a sum of them that the earlier table
 * does not tell is among the differences too, and so is, where nobody came or went, each count that the earlier one withholds and does not tell.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { diffTables, suppressTable } from 'rungs/insight'
 * const of = (driver: number) => suppressTable({ rows: ['North', 'South'], columns: ['courier', 'driver'], counts: [[40, 20], [60, driver]] })
 * diffTables(of(30).table, of(33).table).map(({ params }) => params) // of South, and of the totals that it is in
 * ```
 */
export function diffTables(
  before: PublishedTable,
  after: PublishedTable,
  options: DiffTablesOptions = {},
): readonly SmallDifference[] {
  checkOptions(options, ['rows', 'columns'], 'diffTables')
  const now = readPublished(after)
  const read = readPublished(before)
  const rows = groupsOf(read.rows, now.rows, options.rows, 'rows')
  const columns = groupsOf(read.columns, now.columns, options.columns, 'columns')
  const least = Math.max(read.leastPeople, now.leastPeople)
  const grid = fromPublished(now)
  const { sums, isUnited } = merged(fromPublished(read), rows, columns)
  const differences = grid.values.map((count, at): PublishedCount => {
    const earlier = sums[at]
    return count === null || earlier === null || earlier === undefined ? null : count - earlier
  })
  const lines = linesOf(grid)
  const isNew = (cell: number): boolean => grid.values[cell] !== null && sums[cell] === null
  const small = new Set([
    ...differences.flatMap((people, cell) => (isSmall(people, least) ? [cell] : [])),
    ...lines.flatMap((line) => restOf(line, differences, least)),
    // A sum that the earlier table does not tell, of groups that it does, tells of the others.
    ...grid.values.flatMap((_, cell) => (isUnited[cell] === true && isNew(cell) ? [cell] : [])),
    // Of the same people, what only one of two tables withholds is withheld in neither.
    ...[grid.values.map((_, cell) => cell), ...lines].flatMap((cells) => (isSame(cells, differences) ? cells.filter(isNew) : [])),
  ])
  return deepFreeze(
    [...small]
      .sort((a, b) => a - b)
      .map((cell) => {
        const names = { row: now.rows[Math.floor(cell / grid.width)] ?? '', column: now.columns[cell % grid.width] ?? '' }
        return problem('insight.difference_too_small', { ...names, least }, '') as SmallDifference
      }),
  )
}

/** The total of a line whose rest, all that is not in both tables, differs by few people. */
function restOf(line: readonly number[], differences: readonly PublishedCount[], least: number): readonly number[] {
  const total = line[line.length - 1] as number
  const parts = line.slice(0, -1)
  const all = differences[total]
  if (all === null || all === undefined || parts.every((cell) => differences[cell] !== null)) return []
  const known = parts.reduce((sum, cell) => sum + (differences[cell] ?? 0), 0)
  return isSmall(all - known, least) ? [total] : []
}

function isSmall(people: PublishedCount, least: number): boolean {
  return people !== null && people !== 0 && Math.abs(people) < least
}

/** For each line of the later table, and its total, the places of those of the earlier one. */
function groupsOf(
  before: readonly string[],
  after: readonly string[],
  unite: Readonly<Record<string, readonly string[]>> = {},
  option: 'rows' | 'columns',
): readonly (readonly number[])[] {
  const known = typeof unite === 'object' && unite !== null && Object.keys(unite).every((label) => after.includes(label))
  requireOption(known, option, 'names of the later table')
  const groups = after.map((label) => {
    const labels = Object.hasOwn(unite, label) ? unite[label] : [label]
    requireOption(Array.isArray(labels), option, 'lists of names')
    return (labels as readonly string[]).map((one) => before.indexOf(one))
  })
  const places = groups.flat().sort((a, b) => a - b)
  const isWhole = places.length === before.length && places.every((place, at) => place === at)
  requireOption(isWhole, 'after', `table with the same ${option}, or larger ones that are named`)
  return [...groups, [before.length]]
}

/** Whether nobody came or went, as far as some cells show. */
function isSame(cells: readonly number[], differences: readonly PublishedCount[]): boolean {
  const known = cells.flatMap((cell) => differences[cell] ?? [])
  return known.length > 0 && known.every((people) => people === 0)
}

/** The counts of a grid with lines put together, where it tells them. */
function merged(
  grid: Grid,
  rows: readonly (readonly number[])[],
  columns: readonly (readonly number[])[],
): { readonly sums: readonly PublishedCount[]; readonly isUnited: readonly boolean[] } {
  const derive = createDerive(grid)
  const blocks = rows.flatMap((ofRow) =>
    columns.map((ofColumn) => ofRow.flatMap((row) => ofColumn.map((column) => row * grid.width + column))),
  )
  return { sums: blocks.map(derive), isUnited: blocks.map((cells) => cells.length > 1) }
}
