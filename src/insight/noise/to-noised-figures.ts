import { deepFreeze, requireOption } from '../../core/index.js'
import type { StatisticalFigure } from '../../credential/index.js'
import type { NoisedTable } from './noise-table.js'

/**
 * The counts of a noised table as figures of a release, whose statement then names `epsilon`, and `none` for suppression and no rounding. Counts of
 * fewer than `leastPeople` are left out as `null`, which gives nothing away: the noise was drawn before.
 *
 * @param by What rows and columns are called, such as `['region', 'rung']`.
 * @throws RungsError `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { type NoisedTable, toNoisedFigures } from 'rungs/insight'
 * const figures = (table: NoisedTable) => toNoisedFigures(table, ['region', 'rung'])
 * ```
 */
export function toNoisedFigures(
  table: NoisedTable,
  by: readonly [rows: string, columns: string],
  leastPeople = 10,
): readonly StatisticalFigure[] {
  const [rows, columns] = by
  const areNames = typeof rows === 'string' && rows !== '' && typeof columns === 'string' && columns !== '' && rows !== columns
  requireOption(areNames, 'by', 'two different names')
  requireOption(Number.isSafeInteger(leastPeople) && leastPeople >= 5, 'leastPeople', 'whole number from 5')
  const figure = (group: Readonly<Record<string, string>>, count: number | undefined): StatisticalFigure => ({
    metric: 'people',
    group,
    value: count === undefined || count < leastPeople ? null : String(count),
  })
  return deepFreeze([
    ...table.rows.flatMap((row, at) =>
      table.columns.map((column, place) => figure({ [rows]: row, [columns]: column }, table.counts[at]?.[place])),
    ),
    ...table.rows.map((row, at) => figure({ [rows]: row }, table.rowTotals[at])),
    ...table.columns.map((column, at) => figure({ [columns]: column }, table.columnTotals[at])),
    figure({}, table.total),
  ])
}
