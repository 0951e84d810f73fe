import type { CountTable, PublishedCount, PublishedTable } from './model.js'

/**
 * A table with its totals as a last row and a last column. Every row and every column but for its total adds up to it, which
 * makes one sum of each line: counts have one sign in it and the total the other.
 */
export interface Grid {
  readonly height: number
  readonly width: number
  /** Row by row; `null` where it is withheld. */
  readonly values: readonly PublishedCount[]
}

/** The grid of counts with their totals. */
export function toGrid({ rows, columns, counts }: CountTable): { readonly grid: Grid; readonly values: readonly number[] } {
  const sum = (list: readonly number[]): number => list.reduce((total, count) => total + count, 0)
  const lines = counts.map((row) => [...row, sum(row)])
  const totals = Array.from({ length: columns.length + 1 }, (_, at) => sum(lines.map((line) => line[at] as number)))
  const values = [...lines.flat(), ...totals]
  return { grid: { height: rows.length + 1, width: columns.length + 1, values }, values }
}

/** The grid of a published table. */
export function fromPublished({ rows, columns, counts, rowTotals, columnTotals, total }: PublishedTable): Grid {
  const lines = counts.map((row, index) => [...row, rowTotals[index] as PublishedCount])
  return { height: rows.length + 1, width: columns.length + 1, values: [...lines.flat(), ...columnTotals, total] }
}

/** The published form of a grid. */
export function toPublished(
  { rows, columns }: Pick<CountTable, 'rows' | 'columns'>,
  { values, width, height }: Grid,
  leastPeople: number,
): PublishedTable {
  const line = (row: number): readonly PublishedCount[] => values.slice(row * width, row * width + width - 1)
  const last = (row: number): PublishedCount => values[row * width + width - 1] as PublishedCount
  const body = Array.from({ length: height - 1 }, (_, row) => row)
  return {
    rows: [...rows],
    columns: [...columns],
    counts: body.map(line),
    rowTotals: body.map(last),
    columnTotals: line(height - 1),
    total: last(height - 1),
    leastPeople,
  }
}

/** The cells of each row, then of each column, by their place. */
export function linesOf({ height, width }: Grid): readonly (readonly number[])[] {
  const rows = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (__, column) => row * width + column))
  const columns = Array.from({ length: width }, (_, column) => Array.from({ length: height }, (__, row) => row * width + column))
  return [...rows, ...columns]
}

/** The signs of a cell in the sums of its row and its column: a total is what the others add up to. */
export function signsOf({ height, width }: Grid, cell: number): { readonly inRow: 1 | -1; readonly inColumn: 1 | -1 } {
  return {
    inRow: cell % width === width - 1 ? -1 : 1,
    inColumn: Math.floor(cell / width) === height - 1 ? -1 : 1,
  }
}
