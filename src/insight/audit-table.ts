import { checkOptions, inputError, requireOption } from '../core/index.js'
import { fromPublished, type Grid } from './grid.js'
import type { PublishedTable, RecoveredCell, TableAudit } from './model.js'
import { type Recovery, recover } from './recover.js'
import { readPublished } from './table-shape.js'

/**
 * What a published table gives away: for each withheld count the range that anybody can work out from the others, by the sums of
 * rows and columns and since no count is below nothing. It reads the published counts alone, so it audits a table of anybody.
 *
 * @throws RungsError `core.option_invalid` (usage), `insight.table_inconsistent` where the counts do not add up
 * @example
 * ```ts
 * import { auditTable, suppressTable } from 'rungs/insight'
 * const counts = [[40, 4], [60, 30]]
 * const { table } = suppressTable({ rows: ['North', 'South'], columns: ['courier', 'driver'], counts })
 * auditTable(table).isSafe // true
 * ```
 */
export function auditTable(table: PublishedTable): TableAudit {
  const published = readPublished(table)
  const grid = fromPublished(published)
  const recovery = recover(grid)
  if (recovery === undefined || !addsUp(grid)) throw inputError('insight.table_inconsistent', {})
  return auditOf(grid, recovery, published)
}

/** The audit of a grid. */
export function auditOf(
  grid: Grid,
  { ranges, sums }: Recovery,
  { rows, columns, leastPeople }: Pick<PublishedTable, 'rows' | 'columns' | 'leastPeople'>,
): TableAudit {
  const cells = [...ranges].map(([cell, range]): RecoveredCell => {
    const row = rows[Math.floor(cell / grid.width)]
    const column = columns[cell % grid.width]
    return {
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column }),
      low: range.low,
      ...(range.high !== Number.POSITIVE_INFINITY && { high: range.high }),
      isExposed: isExposed(range, leastPeople),
    }
  })
  const exposedSums = [...sums].flatMap(([line, sum]) => {
    if (sum >= leastPeople) return []
    const row = rows[line]
    const column = columns[line - grid.height]
    return [{ ...(row !== undefined && { row }), ...(column !== undefined && { column }) }]
  })
  return { isSafe: exposedSums.length === 0 && cells.every((cell) => !cell.isExposed), cells, exposedSums }
}

/** Whether a count that may be small is known to within fewer than so many people. */
export function isExposed({ low, high }: { readonly low: number; readonly high: number }, leastPeople: number): boolean {
  return low < leastPeople && high - low < leastPeople
}

/** Whether the lines without a withheld count add up. */
function addsUp({ height, width, values }: Grid): boolean {
  const sums = (cells: readonly (number | null)[]): boolean => {
    if (cells.includes(null)) return true
    const parts = cells.slice(0, -1) as readonly number[]
    return parts.reduce((sum, count) => sum + count, 0) === cells[cells.length - 1]
  }
  const rows = Array.from({ length: height }, (_, row) => values.slice(row * width, (row + 1) * width))
  const columns = Array.from({ length: width }, (_, column) => values.filter((__, cell) => cell % width === column))
  return [...rows, ...columns].every(sums)
}

/** Options of {@link suppressTable}. */
export interface SuppressTableOptions {
  /** The fewest people of whom a count is published: 10 by default, and at least 10 unless `unsafeFewPeople` is set. */
  readonly leastPeople?: number
  /** Takes a `leastPeople` of 5 to 9. */
  readonly unsafeFewPeople?: true
}

/** The least number of people. @throws RungsError `core.option_unknown`, `core.option_invalid` (usage) */
export function readLeastPeople(options: SuppressTableOptions, where: string): number {
  checkOptions(options, ['leastPeople', 'unsafeFewPeople'], where)
  const { leastPeople = 10, unsafeFewPeople } = options
  requireOption(unsafeFewPeople === undefined || unsafeFewPeople === true, 'unsafeFewPeople', 'true')
  const least = unsafeFewPeople === true ? 5 : 10
  requireOption(
    Number.isSafeInteger(leastPeople) && leastPeople >= least && leastPeople <= 1_000_000,
    'leastPeople',
    `whole number from ${least}`,
  )
  return leastPeople
}
