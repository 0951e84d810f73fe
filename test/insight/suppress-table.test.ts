import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditTable, type CountTable, type PublishedTable, suppressTable } from '../../src/insight/index.js'

const tableOf = (counts: readonly (readonly number[])[]): CountTable => ({
  rows: counts.map((_, row) => `r${row}`),
  columns: (counts[0] ?? []).map((_, column) => `c${column}`),
  counts,
})
const five = { leastPeople: 5, unsafeFewPeople: true } as const

/** Everything that is withheld, as cells of the table with its totals. */
const gridOf = ({ counts, rowTotals, columnTotals, total }: PublishedTable): readonly (readonly (number | null)[])[] => [
  ...counts.map((row, index) => [...row, rowTotals[index] ?? null]),
  [...columnTotals, total],
]
const totalsOf = (counts: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0)
  const lines = counts.map((row) => [...row, sum(row)])
  return [...lines, (lines[0] ?? []).map((_, column) => sum(lines.map((line) => line[column] as number)))]
}

/** By trying every table of counts up to a bound: what each withheld cell can be. */
function bruteRanges(
  published: readonly (readonly (number | null)[])[],
  most: number,
): ReadonlyMap<string, readonly [number, number]> {
  const [height, width] = [published.length - 1, (published[0]?.length as number) - 1]
  const ranges = new Map<string, readonly [number, number]>()
  const counts = Array.from({ length: height }, () => new Array<number>(width).fill(0))
  const visit = (at: number): void => {
    if (at === height * width) {
      const grid = totalsOf(counts)
      if (!published.every((line, row) => line.every((count, column) => count === null || count === grid[row]?.[column]))) return
      published.forEach((line, row) => {
        line.forEach((count, column) => {
          if (count !== null) return
          const value = grid[row]?.[column] as number
          const [low, high] = ranges.get(`${row},${column}`) ?? [value, value]
          ranges.set(`${row},${column}`, [Math.min(low, value), Math.max(high, value)])
        })
      })
      return
    }
    const [row, column] = [Math.floor(at / width), at % width]
    const given = published[row]?.[column] as number | null
    for (let value = given ?? 0; value <= (given ?? most); value++) {
      ;(counts[row] as number[])[column] = value
      visit(at + 1)
    }
  }
  visit(0)
  return ranges
}

describe('what a reader can work out (ladder design section 5)', () => {
  it('is what trying every table gives, on 120 tables with cells withheld at random', () => {
    const small = fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 3 })
    fc.assert(
      fc.property(small, fc.infiniteStream(fc.boolean()), (counts, hide) => {
        const stream = hide[Symbol.iterator]()
        // Totals stay published, so that there is a bound to try up to.
        const grid = totalsOf(counts).map((line, row) =>
          line.map((count, column) =>
            row < counts.length && column < (counts[0]?.length as number) && stream.next().value ? null : count,
          ),
        )
        const expected = bruteRanges(grid, 9)
        const { rows, columns } = tableOf(counts)
        const audit = auditTable({
          rows,
          columns,
          counts: grid.slice(0, -1).map((line) => line.slice(0, -1)),
          rowTotals: grid.slice(0, -1).map((line) => line[line.length - 1] as number),
          columnTotals: (grid[grid.length - 1] as number[]).slice(0, -1),
          total: grid[grid.length - 1]?.[columns.length] as number,
          leastPeople: 5,
        })
        const found = new Map(
          audit.cells.map(({ row, column, low, high }) => [
            `${rows.indexOf(row as string)},${columns.indexOf(column as string)}`,
            [low, high as number] as const,
          ]),
        )
        expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()))
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  it('with totals withheld has no upper end where nothing bounds it', () => {
    const audit = auditTable({
      rows: ['r0', 'r1'],
      columns: ['c0'],
      counts: [[null], [20]],
      rowTotals: [null, 20],
      columnTotals: [null],
      total: null,
      leastPeople: 10,
    })
    expect(audit).toEqual({
      isSafe: true,
      cells: [
        { row: 'r0', column: 'c0', low: 0, isExposed: false },
        { row: 'r0', low: 0, isExposed: false },
        { column: 'c0', low: 20, isExposed: false },
        { low: 20, isExposed: false },
      ],
      exposedSums: [],
    })
  })

  it('is told of sums that can be subtracted, and refused where counts contradict each other', () => {
    const published = { rows: ['r0', 'r1'], columns: ['c0', 'c1'], leastPeople: 10 } as const
    const sums = auditTable({
      ...published,
      counts: [
        [null, null],
        [null, null],
      ],
      rowTotals: [7, 100],
      columnTotals: [50, 57],
      total: 107,
    })
    expect([sums.isSafe, sums.exposedSums]).toEqual([false, [{ row: 'r0' }]])
    const wrong = (counts: PublishedTable['counts']) => () =>
      auditTable({ ...published, counts, rowTotals: [30, 30], columnTotals: [30, 30], total: 60 })
    const inconsistent = expect.objectContaining({ code: 'insight.table_inconsistent', kind: 'input' })
    expect(
      wrong([
        [20, 11],
        [10, 20],
      ]),
    ).toThrow(inconsistent)
    expect(
      wrong([
        [31, null],
        [10, 20],
      ]),
    ).toThrow(inconsistent)
    expect(
      wrong([
        [null, 40],
        [null, 20],
      ]),
    ).toThrow(inconsistent)
  })
})

describe('suppressTable', () => {
  it('withholds no more cells than trying every choice does, on 60 tables', () => {
    const counts = fc.array(fc.array(fc.nat({ max: 14 }), { minLength: 2, maxLength: 3 }), { minLength: 2, maxLength: 2 })
    const regular = counts.filter(
      (rows) =>
        new Set(rows.map((row) => row.length)).size === 1 &&
        totalsOf(rows).flat().slice(-1)[0] !== undefined &&
        (totalsOf(rows).flat().slice(-1)[0] as number) >= 5,
    )
    fc.assert(
      fc.property(regular, (rows) => {
        const found = suppressTable(tableOf(rows), five)
        expect(found.search).toBe('exact')
        const withheld = found.withheld.small + found.withheld.complementary
        const grid = totalsOf(rows).flat()
        const width = (rows[0]?.length as number) + 1
        const small = grid.reduce((mask, count, cell) => (count < 5 ? mask | (1 << cell) : mask), 0)
        const { rows: names, columns } = tableOf(rows)
        const isSafe = (mask: number): boolean => {
          const lines = Array.from({ length: rows.length + 1 }, (_, row) =>
            Array.from({ length: width }, (__, column) => {
              const cell = row * width + column
              return mask & (1 << cell) ? null : (grid[cell] as number)
            }),
          )
          const last = lines[rows.length] as (number | null)[]
          return auditTable({
            rows: names,
            columns,
            counts: lines.slice(0, -1).map((line) => line.slice(0, -1)),
            rowTotals: lines.slice(0, -1).map((line) => line[width - 1] as number | null),
            columnTotals: last.slice(0, -1),
            total: last[width - 1] as number | null,
            leastPeople: 5,
          }).isSafe
        }
        const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length
        for (let mask = 0; mask < 1 << grid.length; mask++) {
          if ((mask & small) === small && bits(mask) < withheld) expect(isSafe(mask)).toBe(false)
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('always ends in a table that its own audit calls safe, whatever the counts', () => {
    const shape = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    const any = shape.chain(([height, width]) =>
      fc.array(
        fc.array(fc.oneof(fc.nat({ max: 15 }), fc.nat({ max: 400 }), fc.constant(0)), { minLength: width, maxLength: width }),
        { minLength: height, maxLength: height },
      ),
    )
    fc.assert(
      fc.property(any, (counts) => {
        if (totalsOf(counts).flat().slice(-1)[0]! < 10) return
        const { table, audit } = suppressTable(tableOf(counts))
        expect(audit.isSafe).toBe(true)
        expect(auditTable(table)).toEqual(audit)
        expect(
          gridOf(table)
            .flat()
            .filter((count) => count !== null && count < 10),
        ).toEqual([])
        // What is published is true.
        gridOf(table).forEach((line, row) => {
          line.forEach((count, column) => {
            if (count !== null) expect(count).toBe(totalsOf(counts)[row]?.[column])
          })
        })
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('gives way to a greedy search on large tables, safe and in time', () => {
    const counts = Array.from({ length: 20 }, (_, row) =>
      Array.from({ length: 20 }, (__, column) => (row * 31 + column * 17) % 60),
    )
    const started = performance.now()
    const { audit, search, withheld } = suppressTable(tableOf(counts))
    expect(performance.now() - started).toBeLessThan(30_000)
    expect([search, audit.isSafe]).toEqual(['greedy', true])
    expect(withheld.small).toBe(counts.flat().filter((count) => count < 10).length)
  }, 60_000)

  it('withholds nothing where nothing is small, and does not say why a count is withheld', () => {
    const { table, withheld } = suppressTable(
      tableOf([
        [10, 20],
        [30, 40],
      ]),
    )
    expect([table.total, withheld]).toEqual([100, { small: 0, complementary: 0 }])
    expect(
      Object.keys(
        suppressTable(
          tableOf([
            [4, 20],
            [30, 40],
          ]),
        ).table,
      ),
    ).toEqual(['rows', 'columns', 'counts', 'rowTotals', 'columnTotals', 'total', 'leastPeople'])
  })

  it.each([
    [{ rows: [], columns: ['a'], counts: [] }, {}],
    [{ rows: ['a', 'a'], columns: ['b'], counts: [[10], [10]] }, {}],
    [{ rows: ['a'], columns: ['b'], counts: [[10, 20]] }, {}],
    [{ rows: ['a'], columns: ['b'], counts: [[10.5]] }, {}],
    [{ rows: ['a'], columns: ['b'], counts: [[-1]] }, {}],
    [{ rows: ['a'], columns: ['b'], counts: [[Number.NaN]] }, {}],
    [{ rows: Array.from({ length: 401 }, (_, at) => `${at}`), columns: ['b'], counts: [] }, {}],
    [null, {}],
    [tableOf([[20]]), { leastPeople: 9 }],
    [tableOf([[20]]), { leastPeople: 4, unsafeFewPeople: true }],
    [tableOf([[20]]), { k: 10 }],
  ])('refuses %j with %j', (table, options) => {
    expect(() => suppressTable(table as never, options as never)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^core\.option_/), kind: 'usage' }),
    )
  })
})
