import { type Grid, linesOf, signsOf } from './grid.js'
import type { PublishedCount } from './model.js'

/**
 * The sum of some cells of a grid, withheld ones among them, where the sums of its lines tell it; otherwise `null`. Withheld cells join the
 * nodes of their row and their column: such a sum is made of lines exactly where each node can be given a factor so that those of both ends
 * of a cell add up to one where it is in the sum, and to nothing where it is not.
 */
export function createDerive(grid: Grid): (cells: readonly number[]) => PublishedCount {
  const { height, width, values } = grid
  const ends = (cell: number): readonly [number, number] => [Math.floor(cell / width), height + (cell % width)]
  const cellsOf = linesOf(grid).map((line) => line.filter((cell) => values[cell] === null))
  const left = linesOf(grid).map((line, node) =>
    line.reduce((sum, cell) => sum - signOf(grid, cell, node) * (values[cell] ?? 0), 0),
  )
  return (cells) => {
    const isIn = new Set(cells.filter((cell) => values[cell] === null))
    const factors = new Map<number, number>()
    for (const start of [...isIn].map((cell) => ends(cell)[0])) {
      if (factors.has(start)) continue
      factors.set(start, 0)
      const open = [start]
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        for (const cell of cellsOf[node] as readonly number[]) {
          const [row, column] = ends(cell)
          const other = row === node ? column : row
          const rest = (isIn.has(cell) ? 1 : 0) - signOf(grid, cell, node) * (factors.get(node) as number)
          const factor = rest * signOf(grid, cell, other)
          const known = factors.get(other)
          if (known !== undefined && known !== factor) return null
          if (known !== undefined) continue
          factors.set(other, factor)
          open.push(other)
        }
      }
    }
    const told = cells.reduce((sum, cell) => sum + (values[cell] ?? 0), 0)
    return [...factors].reduce((sum, [node, factor]) => sum + factor * (left[node] as number), told)
  }
}

function signOf(grid: Grid, cell: number, node: number): 1 | -1 {
  const { inRow, inColumn } = signsOf(grid, cell)
  return node < grid.height ? inRow : inColumn
}
