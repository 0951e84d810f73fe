import { deepFreeze, inputError } from '../core/index.js'
import { auditOf, readLeastPeople, type SuppressTableOptions } from './audit-table.js'
import { chooseCells } from './choose-cells.js'
import { type Grid, toGrid, toPublished } from './grid.js'
import type { CountTable, SuppressedTable } from './model.js'
import { type Recovery, recover } from './recover.js'
import { readCounts } from './table-shape.js'

/**
 * A table of people with its totals, made ready to be published: every count of fewer than `leastPeople` is withheld, also of none,
 * and so are the fewest others (complementary suppression) without which a reader could subtract. What the table still gives away
 * is in `audit`, worked out from the published counts alone; `table` is the part to publish.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input); `core.option_unknown`,
 * `core.option_invalid` (usage): at most 400 cells, different names, whole numbers
 * @example
 * ```ts
 * import { suppressTable } from 'rungs/insight'
 * const counts = [[40, 4], [60, 30]]
 * const { table, audit } = suppressTable({ rows: ['North', 'South'], columns: ['courier', 'driver'], counts })
 * table.counts // [[null, null], [null, null]]
 * audit.isSafe // true
 * ```
 */
export function suppressTable(table: CountTable, options: SuppressTableOptions = {}): SuppressedTable {
  const leastPeople = readLeastPeople(options, 'suppressTable')
  const counts = readCounts(table)
  const { grid, values } = toGrid(counts)
  const people = values[values.length - 1] as number
  if (people === 0) throw inputError('insight.population_empty', {})
  if (people < leastPeople) throw inputError('insight.population_too_small', { least: leastPeople })
  const { cells, search } = chooseCells(grid, values, leastPeople)
  const published: Grid = { ...grid, values: values.map((count, cell) => (cells.has(cell) ? null : count)) }
  const audit = auditOf(published, recover(published) as Recovery, { ...counts, leastPeople })
  const small = values.filter((count) => count < leastPeople).length
  return deepFreeze({
    table: toPublished(counts, published, leastPeople),
    audit,
    withheld: { small, complementary: cells.size - small },
    search,
  })
}
