import { isExposed } from './audit-table.js'
import { type Grid, linesOf } from './grid.js'
import { recover } from './recover.js'

/** Which cells to withhold so that those that are small cannot be worked out. */
export interface ChosenCells {
  readonly cells: ReadonlySet<number>
  readonly search: 'exact' | 'greedy'
}

/** Looks at published tables before an exact search gives way to a greedy one. */
const MAX_LOOKS = 4000

interface Problem {
  readonly grid: Grid
  /** The true counts, by place. */
  readonly values: readonly number[]
  readonly lines: readonly (readonly number[])[]
  readonly leastPeople: number
}

/**
 * The cells to withhold: those that are small, and the fewest others that protect them; of as many, those with fewest totals among
 * them, then with fewest people. Choosing them is hard in general, and naive choices withhold about twice as much: small tables
 * are searched exactly.
 */
export function chooseCells(grid: Grid, values: readonly number[], leastPeople: number): ChosenCells {
  const problem: Problem = { grid, values, lines: linesOf(grid), leastPeople }
  const small = new Set(values.flatMap((count, cell) => (count < leastPeople ? [cell] : [])))
  return searchExactly(problem, small) ?? { cells: searchGreedily(problem, small), search: 'greedy' }
}

function searchExactly(problem: Problem, small: ReadonlySet<number>): ChosenCells | undefined {
  let looks = 0
  for (let depth = 0; small.size + depth <= problem.values.length; depth++) {
    const seen = new Set<string>()
    let best: ReadonlySet<number> | undefined
    const visit = (cells: ReadonlySet<number>, room: number): void => {
      const key = [...cells].sort((a, b) => a - b).join()
      if (looks > MAX_LOOKS || seen.has(key)) return
      seen.add(key)
      looks++
      const others = fixesOf(problem, cells, room)
      if (others === undefined) {
        if (best === undefined || isBetter(problem, cells, best)) best = cells
        return
      }
      if (room > 0) for (const cell of others) visit(new Set([...cells, cell]), room - 1)
    }
    visit(small, depth)
    if (looks > MAX_LOOKS) return undefined
    if (best !== undefined) return { cells: best, search: 'exact' }
  }
  return undefined
}

/** The cells of which one must be withheld as well, or nothing where all is safe; none where there is no room for it. */
function fixesOf(problem: Problem, cells: ReadonlySet<number>, room: number): readonly number[] | undefined {
  const { lines, grid, leastPeople } = problem
  const open = lines.filter((line) => isOpen(problem, line, cells))
  // A cell closes its row and its column, and no more.
  if (open.length > 2 * room) return []
  const published = (line: readonly number[]): readonly number[] => line.filter((cell) => !cells.has(cell))
  if (open.length > 0) return published(open.reduce((a, b) => (published(b).length < published(a).length ? b : a)))
  const recovery = recover({ ...grid, values: problem.values.map((count, cell) => (cells.has(cell) ? null : count)) })
  const isSafe = [...(recovery?.ranges.values() ?? [])].every((range) => !isExposed(range, leastPeople))
  return isSafe ? undefined : published(problem.values.map((_, cell) => cell))
}

/** Whether the sum of a line tells what is withheld in it, or that it is of few people. */
function isOpen({ values, leastPeople }: Problem, line: readonly number[], cells: ReadonlySet<number>): boolean {
  const withheld = line.filter((cell) => cells.has(cell))
  if (withheld.length === 0) return false
  const [total] = line.slice(-1)
  if (withheld.length === 1) return (values[withheld[0] as number] as number) < leastPeople
  const sum = withheld.reduce((people, cell) => people + (values[cell] as number), 0)
  return !cells.has(total as number) && sum < leastPeople
}

function isBetter(problem: Problem, one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  const [a, b] = [costOf(problem, one), costOf(problem, other)]
  return a.totals < b.totals || (a.totals === b.totals && a.people < b.people)
}

function costOf({ grid: { width, height }, values }: Problem, cells: ReadonlySet<number>): { totals: number; people: number } {
  const isTotal = (cell: number): boolean => cell % width === width - 1 || cell >= (height - 1) * width
  return {
    totals: [...cells].filter(isTotal).length,
    people: [...cells].reduce((sum, cell) => sum + (values[cell] as number), 0),
  }
}

/** Withholds one cell after the other that closes most, and then publishes again what turns out not to be needed. */
function searchGreedily(problem: Problem, small: ReadonlySet<number>): ReadonlySet<number> {
  const cells = new Set(small)
  const room = problem.values.length
  for (let others = fixesOf(problem, cells, room); others !== undefined; others = fixesOf(problem, cells, room)) {
    const openWith = (cell: number): number => {
      const next = new Set([...cells, cell])
      return problem.lines.filter((line) => isOpen(problem, line, next)).length
    }
    const ranked = others.map((cell) => ({ cell, open: openWith(cell), cost: costOf(problem, new Set([cell])) }))
    ranked.sort((a, b) => a.open - b.open || a.cost.totals - b.cost.totals || a.cost.people - b.cost.people || a.cell - b.cell)
    const [first] = ranked
    if (first === undefined) break
    cells.add(first.cell)
  }
  const added = [...cells].filter((cell) => !small.has(cell))
  for (const cell of added.sort((a, b) => (problem.values[b] as number) - (problem.values[a] as number) || a - b)) {
    cells.delete(cell)
    if (fixesOf(problem, cells, room) !== undefined) cells.add(cell)
  }
  return cells
}
