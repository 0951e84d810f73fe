import { describe, expect, it } from 'vitest'
import { type PublishedTable, suppressTable } from '../../src/insight/index.js'
import { boundsOf } from './simplex.js'

/** A generator of its own with a fixed seed (mulberry32). */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}

const gridOf = ({ counts, rowTotals, columnTotals, total }: PublishedTable): readonly (readonly (number | null)[])[] => [
  ...counts.map((row, index) => [...row, rowTotals[index] ?? null]),
  [...columnTotals, total],
]

/** What linear programming makes of each withheld cell, from the published ones alone. */
function attack(table: PublishedTable): readonly { low: number; high: number; place: readonly [number, number] }[] {
  const grid = gridOf(table)
  const [height, width] = [grid.length, grid[0]?.length as number]
  const hidden = grid.flatMap((line, row) => line.flatMap((count, column) => (count === null ? [[row, column] as const] : [])))
  const equation = (cells: readonly (readonly [number, number])[]): readonly [readonly number[], number] => {
    const last = cells[cells.length - 1]
    const sign = (cell: readonly [number, number]): number => (cell === last ? -1 : 1)
    const row = hidden.map(([r, c]) => cells.filter(([x, y]) => x === r && y === c).reduce((sum, cell) => sum + sign(cell), 0))
    return [row, -cells.reduce((sum, cell) => sum + sign(cell) * (grid[cell[0]]?.[cell[1]] ?? 0), 0)]
  }
  const lines = [
    ...Array.from({ length: height }, (_, r) => Array.from({ length: width }, (__, c) => [r, c] as const)),
    ...Array.from({ length: width }, (_, c) => Array.from({ length: height }, (__, r) => [r, c] as const)),
  ]
    .map(equation)
    .filter(([row]) => row.some((x) => x !== 0))
  const [a, b] = [lines.map(([row]) => row), lines.map(([, right]) => right)]
  return hidden.map((place, at) => ({ ...boundsOf(a, b, at), place }))
}

describe('the solver (an attacker with linear programming)', () => {
  it('recovers what is withheld alone: it is a real attack', () => {
    const table: PublishedTable = {
      rows: ['a', 'b'],
      columns: ['x', 'y'],
      counts: [
        [40, null],
        [60, 30],
      ],
      rowTotals: [44, 90],
      columnTotals: [100, 34],
      total: 134,
      leastPeople: 10,
    }
    expect(attack(table)).toEqual([{ low: 4, high: 4, place: [0, 1] }])
  })

  it('recovers no suppressed cell of 1 000 random tables: none is determined, and none that is small is known to within ten people', () => {
    const random = seeded(20_260_501)
    let [attacked, tables] = [0, 0]
    while (tables < 1000) {
      const [height, width] = [1 + Math.floor(random() * 4), 1 + Math.floor(random() * 4)]
      const most = [15, 40, 120][Math.floor(random() * 3)] as number
      const counts = Array.from({ length: height }, () =>
        Array.from({ length: width }, () => (random() < 0.15 ? 0 : Math.floor(random() * most))),
      )
      if (counts.flat().reduce((a, b) => a + b, 0) < 10) continue
      const { table, withheld } = suppressTable({
        rows: counts.map((_, at) => `r${at}`),
        columns: (counts[0] ?? []).map((_, at) => `c${at}`),
        counts,
      })
      tables++
      if (withheld.small + withheld.complementary === 0) continue
      const sums = counts.map((row) => [...row, row.reduce((a, b) => a + b, 0)])
      const truth = [...sums, (sums[0] ?? []).map((_, column) => sums.reduce((sum, row) => sum + (row[column] as number), 0))]
      for (const { low, high, place } of attack(table)) {
        attacked++
        const count = truth[place[0]]?.[place[1]] as number
        expect(low).toBeLessThanOrEqual(count + 1e-6)
        expect(high).toBeGreaterThanOrEqual(count - 1e-6)
        expect(high - low, JSON.stringify(table)).toBeGreaterThan(0.5)
        if (count < 10) expect(high - low, JSON.stringify(table)).toBeGreaterThan(9.5)
      }
    }
    expect(attacked).toBeGreaterThan(3000)
  }, 120_000)

  it('recovers none of larger tables either, where the search is greedy', () => {
    const random = seeded(64)
    let greedy = 0
    for (let tables = 0; tables < 12; tables++) {
      const counts = Array.from({ length: 8 }, () => Array.from({ length: 8 }, () => Math.floor(random() * 90)))
      const { table, search } = suppressTable({
        rows: counts.map((_, at) => `r${at}`),
        columns: counts.map((_, at) => `c${at}`),
        counts,
      })
      if (search === 'greedy') greedy++
      for (const { low, high, place } of attack(table)) {
        expect(high - low, JSON.stringify(table)).toBeGreaterThan(0.5)
        const count = counts[place[0]]?.[place[1]]
        if (count !== undefined && count < 10) expect(high - low, JSON.stringify(table)).toBeGreaterThan(9.5)
      }
    }
    expect(greedy).toBeGreaterThan(0)
  }, 60_000)
})
