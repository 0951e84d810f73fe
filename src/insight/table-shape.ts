import { requireOption } from '../core/index.js'
import type { CountTable, PublishedCount, PublishedTable } from './model.js'

const MAX_CELLS = 400
const MAX_PEOPLE = 1_000_000_000_000

/** A copy of a table of counts. @throws RungsError `core.option_invalid` (usage) */
export function readCounts(table: CountTable): CountTable {
  const { rows, columns } = readLabels(table)
  requireOption(
    isGrid(table.counts, rows.length, columns.length, isCount),
    'counts',
    'whole numbers of people, a list for each row',
  )
  return { rows, columns, counts: table.counts.map((row) => [...row]) }
}

/** A copy of a published table. @throws RungsError `core.option_invalid` (usage) */
export function readPublished(table: PublishedTable): PublishedTable {
  const { rows, columns } = readLabels(table)
  const { counts, rowTotals, columnTotals, total, leastPeople } = table
  requireOption(
    isGrid(counts, rows.length, columns.length, isPublished),
    'counts',
    'whole numbers of people, a list for each row',
  )
  requireOption(isGrid([rowTotals], 1, rows.length, isPublished), 'rowTotals', 'whole numbers of people')
  requireOption(isGrid([columnTotals], 1, columns.length, isPublished), 'columnTotals', 'whole numbers of people')
  requireOption(isPublished(total), 'total', 'whole number')
  requireOption(isCount(leastPeople) && leastPeople > 0, 'leastPeople', 'whole number from 1')
  return {
    rows,
    columns,
    counts: counts.map((row) => [...row]),
    rowTotals: [...rowTotals],
    columnTotals: [...columnTotals],
    total,
    leastPeople,
  }
}

function readLabels(table: Pick<CountTable, 'rows' | 'columns'>): Pick<CountTable, 'rows' | 'columns'> {
  requireOption(typeof table === 'object' && table !== null, 'table', 'object')
  const { rows, columns } = table
  requireOption(areLabels(rows), 'rows', 'list of different names')
  requireOption(areLabels(columns), 'columns', 'list of different names')
  requireOption(rows.length * columns.length <= MAX_CELLS, 'counts', `at most ${MAX_CELLS} cells`)
  return { rows: [...rows], columns: [...columns] }
}

function areLabels(labels: unknown): labels is readonly string[] {
  return (
    Array.isArray(labels) &&
    labels.length > 0 &&
    labels.length <= MAX_CELLS &&
    labels.every((label) => typeof label === 'string' && label !== '') &&
    new Set(labels).size === labels.length
  )
}

function isGrid<T>(
  counts: unknown,
  height: number,
  width: number,
  isCell: (count: unknown) => count is T,
): counts is readonly (readonly T[])[] {
  return (
    Array.isArray(counts) &&
    counts.length === height &&
    counts.every((row) => Array.isArray(row) && row.length === width && row.every(isCell))
  )
}

function isCount(count: unknown): count is number {
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 && count <= MAX_PEOPLE
}

function isPublished(count: unknown): count is PublishedCount {
  return count === null || isCount(count)
}
