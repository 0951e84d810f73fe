import { describe, expect, it } from 'vitest'
import {
  auditTable,
  type CountTable,
  diffTables,
  isDominated,
  type PublishedTable,
  suppressTable,
  toPublishedShare,
} from '../../../src/insight/index.js'

const of = (counts: readonly (readonly number[])[]): CountTable => ({
  rows: ['North', 'South', 'West'].slice(0, counts.length),
  columns: ['courier', 'driver', 'lead'].slice(0, counts[0]?.length),
  counts,
})
const refused = (step: () => unknown): readonly unknown[] => {
  try {
    return [step()]
  } catch (error) {
    const { code, kind } = error as { code: unknown; kind: unknown }
    return [code, kind]
  }
}

describe('case 41: suppressed cell recoverable from margins; differencing two releases; 100% and 0% cells; single-employer dominance in wage means; group of one region and rung', () => {
  const counts = [
    [120, 40, 3],
    [90, 7, 30],
    [60, 25, 20],
  ]

  it('what is small alone is worked out from the totals, and withholding two more counts is enough', () => {
    const small: PublishedTable = {
      ...of(counts),
      counts: counts.map((row) => row.map((count) => (count < 10 ? null : count))),
      rowTotals: [163, 127, 105],
      columnTotals: [270, 72, 53],
      total: 395,
      leastPeople: 10,
    }
    expect(auditTable(small)).toMatchObject({
      isSafe: false,
      cells: [
        { row: 'North', column: 'lead', low: 3, high: 3, isExposed: true },
        { row: 'South', column: 'driver', low: 7, high: 7, isExposed: true },
      ],
    })
    const { table, audit, withheld, search } = suppressTable(of(counts))
    expect([audit.isSafe, withheld, search]).toEqual([true, { small: 2, complementary: 2 }, 'exact'])
    expect(table.counts).toEqual([
      [120, null, null],
      [90, null, null],
      [60, 25, 20],
    ])
    expect(audit.cells.map(({ low, high }) => [low, high])).toEqual([
      [10, 43],
      [0, 33],
      [4, 37],
      [0, 33],
    ])
  })

  it('two releases of which the difference is of few people are not both to be published', () => {
    const [before, after] = [
      suppressTable(of(counts)).table,
      suppressTable(
        of([
          [120, 40, 3],
          [94, 7, 30],
          [60, 25, 20],
        ]),
      ).table,
    ]
    expect(diffTables(before, after).map(({ code, params }) => [code, params as unknown])).toEqual([
      ['insight.difference_too_small', { row: 'South', column: 'courier', least: 10 }],
      ['insight.difference_too_small', { row: 'South', column: '', least: 10 }],
      ['insight.difference_too_small', { row: '', column: 'courier', least: 10 }],
      ['insight.difference_too_small', { row: '', column: '', least: 10 }],
    ])
    expect(diffTables(before, before)).toEqual([])
    const grown = suppressTable(
      of([
        [120, 40, 3],
        [130, 7, 30],
        [60, 25, 20],
      ]),
    ).table
    expect(diffTables(before, grown)).toEqual([])
  })

  it('all and none are not said of a group, since they would be said of each person in it', () => {
    expect([toPublishedShare(30, 30), toPublishedShare(29, 30)]).toEqual([
      { kind: 'atLeast', percent: 95 },
      { kind: 'atLeast', percent: 95 },
    ])
    expect([toPublishedShare(0, 30), toPublishedShare(1, 30)]).toEqual([
      { kind: 'atMost', percent: 5 },
      { kind: 'atMost', percent: 5 },
    ])
    expect(toPublishedShare(15, 30)).toEqual({ kind: 'percent', percent: 50 })
    expect(refused(() => toPublishedShare(3, 9))).toEqual(['insight.population_too_small', 'input'])
  })

  it('a sum of wages that one employer rules gives that employer away', () => {
    // The second can take its own 60 000 off the sum, and knows the first to within 4 %.
    expect(isDominated([900_000, 60_000, 20_000, 10_000])).toBe(true)
    expect(isDominated([300_000, 280_000, 250_000, 240_000])).toBe(false)
    expect([isDominated([500_000]), isDominated([500_000, 500_000])]).toEqual([true, true])
  })

  it('a group of one region and one rung with one person in it cannot be told from a group of none or of many', () => {
    const { table, audit } = suppressTable(
      of([
        [50, 1],
        [60, 30],
      ]),
    )
    expect(table.counts[0]?.[1]).toBeNull()
    const cell = audit.cells.find(({ row, column }) => row === 'North' && column === 'driver')
    expect(cell).toMatchObject({ low: 0, isExposed: false })
    expect(cell?.high).toBeGreaterThanOrEqual(10)
  })
})

describe('case 42: empty population', () => {
  it('is refused by its own code rather than given as zero', () => {
    expect(
      refused(() =>
        suppressTable(
          of([
            [0, 0],
            [0, 0],
          ]),
        ),
      ),
    ).toEqual(['insight.population_empty', 'input'])
    expect(refused(() => toPublishedShare(0, 0))).toEqual(['insight.population_empty', 'input'])
    expect(refused(() => isDominated([]))).toEqual(['insight.population_empty', 'input'])
  })

  it('and so is one that is too small as a whole', () => {
    expect(
      refused(() =>
        suppressTable(
          of([
            [4, 0],
            [0, 5],
          ]),
        ),
      ),
    ).toEqual(['insight.population_too_small', 'input'])
  })

  it('a row without anybody does not stand out among rows with few', () => {
    const { table, audit } = suppressTable(
      of([
        [0, 0],
        [40, 30],
        [3, 50],
      ]),
    )
    expect(audit.isSafe).toBe(true)
    expect([table.counts[0], table.rowTotals[0]]).toEqual([[null, null], null])
  })
})
