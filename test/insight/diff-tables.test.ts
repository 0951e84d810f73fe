import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountTable, diffTables, type PublishedTable, suppressTable } from '../../src/insight/index.js'
import { boundsOf } from './simplex.js'

const named = (letter: string, count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${letter}${at}`)
const tableOf = (counts: readonly (readonly number[])[]): CountTable => ({
  rows: named('r', counts.length),
  columns: named('c', counts[0]?.length ?? 0),
  counts,
})
const published = (table: CountTable): PublishedTable => suppressTable(table).table
const places = (...told: readonly [unknown, unknown][]) => told

/** Which lines of the earlier table each line of the later one is made of: a name for each, and their places. */
interface Union {
  readonly names: readonly string[]
  readonly parts: readonly (readonly number[])[]
}
const unionOf = (letter: string, groups: readonly number[]): Union => {
  const parts = [...new Set(groups)].map((group) => groups.flatMap((one, at) => (one === group ? [at] : [])))
  return { names: parts.map((at) => (at.length === 1 ? `${letter}${at[0]}` : `u${at.join('')}`)), parts }
}
const united = ({ names, parts }: Union, letter: string): Record<string, string[]> =>
  Object.fromEntries(names.map((name, at) => [name, (parts[at] ?? []).map((place) => `${letter}${place}`)]))

const gridOf = ({ counts, rowTotals, columnTotals, total }: PublishedTable): readonly (number | null)[] => [
  ...counts.flatMap((row, at) => [...row, rowTotals[at] ?? null]),
  ...columnTotals,
  total,
]

/** The withheld counts of the earlier table that both tables, of the same people, tell to within fewer than ten: by linear programming. */
function toldBy(before: PublishedTable, after: PublishedTable, rows: Union, columns: Union): readonly number[] {
  const [height, width] = [before.rows.length + 1, before.columns.length + 1]
  const early = gridOf(before)
  const a: number[][] = []
  const b: number[] = []
  const equation = (terms: readonly (readonly [number, number])[], value: number): void => {
    const line = new Array<number>(early.length).fill(0)
    for (const [cell, sign] of terms) line[cell] = sign
    a.push(line)
    b.push(value)
  }
  const at = (row: number, column: number): number => row * width + column
  for (let row = 0; row < height; row++)
    equation(
      Array.from({ length: width }, (_, column) => [at(row, column), column === width - 1 ? -1 : 1] as const),
      0,
    )
  for (let column = 0; column < width; column++)
    equation(
      Array.from({ length: height }, (_, row) => [at(row, column), row === height - 1 ? -1 : 1] as const),
      0,
    )
  early.forEach((count, cell) => {
    if (count !== null) equation([[cell, 1]], count)
  })
  const [ofRows, ofColumns] = [
    [...rows.parts, [height - 1]],
    [...columns.parts, [width - 1]],
  ]
  gridOf(after).forEach((count, cell) => {
    const [inRows, inColumns] = [ofRows[Math.floor(cell / ofColumns.length)] ?? [], ofColumns[cell % ofColumns.length] ?? []]
    const terms = inRows.flatMap((row) => inColumns.map((column) => [at(row, column), 1] as const))
    if (count !== null) equation(terms, count)
  })
  return early.flatMap((count, cell) => {
    if (count !== null) return []
    const { low, high } = boundsOf(a, b, cell)
    return low > 10 - 1e-6 || high - low > 10 - 1e-6 ? [] : [cell]
  })
}

describe('two tables of which the later one puts lines together', () => {
  it('tell of a withheld row what the sum of it and a published one is', () => {
    const before = published({ rows: ['d1', 'd2', 'd3'], columns: ['people'], counts: [[4], [14], [50]] })
    const after = published({ rows: ['X', 'd2'], columns: ['people'], counts: [[54], [14]] })
    expect([before.counts, after.counts]).toEqual([
      [[null], [null], [50]],
      [[54], [14]],
    ])
    const small = diffTables(before, after, { rows: { X: ['d1', 'd3'] } })
    expect(small.map(({ params: { row, column } }) => [row, column])).toEqual(
      places(['X', 'people'], ['X', ''], ['d2', 'people'], ['d2', '']),
    )
  })

  it('tell of withheld cells what the sums of columns are', () => {
    const before = published(
      tableOf([
        [0, 13],
        [40, 35],
        [4, 0],
      ]),
    )
    const after = published({ rows: before.rows, columns: ['people'], counts: [[13], [75], [4]] })
    const small = diffTables(before, after, { columns: { people: ['c0', 'c1'] } })
    expect(small.length).toBeGreaterThan(0)
  })

  it('tell nothing new by the sum of the withheld ones, which anybody can subtract before', () => {
    const before = published({ rows: ['d1', 'd2', 'd3'], columns: ['people'], counts: [[4], [14], [50]] })
    const rows = { X: ['d1', 'd2'] }
    const then = (united: number) => published({ rows: ['X', 'd3'], columns: ['people'], counts: [[united], [50]] })
    expect(diffTables(before, then(18), { rows })).toEqual([])
    expect(diffTables(before, then(40), { rows })).toEqual([])
    expect(diffTables(before, then(20), { rows }).map(({ params }) => params.row)).toEqual(['X', 'X', '', ''])
  })

  it('of the same people tell what only one of them withholds', () => {
    const of = (counts: readonly (number | null)[]): PublishedTable => ({
      rows: ['a', 'b', 'c'],
      columns: ['people'],
      counts: counts.map((count) => [count]),
      rowTotals: counts,
      columnTotals: [68],
      total: 68,
      leastPeople: 10,
    })
    const small = diffTables(of([null, null, 50]), of([null, 14, null]))
    expect(small.map(({ params: { row } }) => row)).toEqual(['b', 'b'])
    expect(diffTables(of([null, null, 50]), of([null, null, 50]))).toEqual([])
  })

  it('give nobody away together, whatever passes (property)', () => {
    let [passed, refused, exposed] = [0, 0, 0]
    const count = fc.oneof(fc.nat({ max: 12 }), fc.integer({ min: 10, max: 60 }))
    const any = fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 })).chain(([height, width]) =>
      fc.record({
        counts: fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
        rows: fc.array(fc.nat({ max: 2 }), { minLength: height, maxLength: height }),
        columns: fc.array(fc.nat({ max: 1 }), { minLength: width, maxLength: width }),
      }),
    )
    fc.assert(
      fc.property(any, (sample) => {
        fc.pre(sample.counts.flat().reduce((sum, one) => sum + one, 0) >= 10)
        const [rows, columns] = [unionOf('r', sample.rows), unionOf('c', sample.columns)]
        const before = published(tableOf(sample.counts))
        const after = published({
          rows: rows.names,
          columns: columns.names,
          counts: rows.parts.map((inRows) =>
            columns.parts.map((inColumns) =>
              inRows
                .flatMap((row) => inColumns.map((column) => sample.counts[row]?.[column] ?? 0))
                .reduce((sum, one) => sum + one, 0),
            ),
          ),
        })
        const small = diffTables(before, after, { rows: united(rows, 'r'), columns: united(columns, 'c') })
        const told = toldBy(before, after, rows, columns)
        if (told.length > 0) exposed++
        if (small.length > 0) refused++
        else {
          if (gridOf(before).includes(null)) passed++
          expect(told).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
    // Many of each, or this would show nothing.
    expect(Math.min(passed, refused, exposed)).toBeGreaterThan(15)
  }, 120_000)
})
