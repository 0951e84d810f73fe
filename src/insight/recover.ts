import { type Edge, edgesByNode, sendFlow } from './flow.js'
import { type Grid, linesOf, signsOf } from './grid.js'

/** What is known of a withheld cell: it lies between two numbers. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** What a reader works out of a grid. */
export interface Recovery {
  /** By place of the cell. */
  readonly ranges: ReadonlyMap<number, Range>
  /** The sum of the withheld cells of each line all of whose others are published, by place of the line. */
  readonly sums: ReadonlyMap<number, number>
}

/**
 * The least and the greatest that each withheld cell can be, given everything that is published and that no count is below
 * nothing. Exact, and in whole people: each cell stands in one row and one column, so that withheld cells are the edges of a
 * network, and what they can be is what can be sent around it. Nothing where the published counts contradict each other.
 */
export function recover(grid: Grid): Recovery | undefined {
  const { height, width, values } = grid
  const hidden = values.flatMap((value, cell) => (value === null ? [cell] : []))
  const nodes = height + width
  // What a line's published cells leave for the withheld ones.
  const left: number[] = new Array<number>(nodes).fill(0)
  values.forEach((value, cell) => {
    if (value === null) return
    const { inRow, inColumn } = signsOf(grid, cell)
    left[Math.floor(cell / width)] = (left[Math.floor(cell / width)] as number) - inRow * value
    left[height + (cell % width)] = (left[height + (cell % width)] as number) - inColumn * value
  })
  // The sums of the total row and of all columns but the total one are turned around, so that each cell leaves one line and enters another.
  const turned = (node: number): boolean => (node < height ? node === height - 1 : node !== nodes - 1)
  const supply = left.map((amount, node) => (turned(node) ? -amount : amount))
  const edges = hidden.map((cell): Edge => {
    const row = Math.floor(cell / width)
    const column = height + (cell % width)
    const leavesRow = (signsOf(grid, cell).inRow === 1) !== turned(row)
    return leavesRow ? { from: row, to: column } : { from: column, to: row }
  })
  const flow = anyFlow(edges, supply)
  if (flow === undefined) return undefined
  const byNode = edgesByNode(edges, nodes)
  const ranges = new Map(hidden.map((cell, edge) => [cell, rangeOf(edges, byNode, flow, edge)]))
  const sums = new Map(
    linesOf(grid).flatMap((cells, line): readonly (readonly [number, number])[] => {
      const withheld = cells.filter((cell) => values[cell] === null)
      const areCounts = withheld.every((cell) => signOf(grid, cell, line) === 1)
      return withheld.length > 0 && areCounts ? [[line, left[line] as number]] : []
    }),
  )
  return { ranges, sums }
}

function signOf(grid: Grid, cell: number, line: number): 1 | -1 {
  const { inRow, inColumn } = signsOf(grid, cell)
  return line < grid.height ? inRow : inColumn
}

function rangeOf(edges: readonly Edge[], byNode: readonly (readonly number[])[], flow: readonly number[], edge: number): Range {
  const { from, to } = edges[edge] as Edge
  const now = flow[edge] as number
  const more = sendFlow(edges, byNode, [...flow], { from: to, to: from, most: Number.POSITIVE_INFINITY, without: edge })
  const less = sendFlow(edges, byNode, [...flow], { from, to, most: now, without: edge })
  return { low: now - less, high: now + more }
}

/** Some amounts of the withheld cells that agree with what is published. */
function anyFlow(edges: readonly Edge[], supply: readonly number[]): readonly number[] | undefined {
  const [source, sink] = [supply.length, supply.length + 1]
  const nodes = supply.length + 2
  // What a line gives or takes goes over edges of its own, that start full towards the source and the sink.
  const given = supply.flatMap((amount, node) => (amount > 0 ? [{ node, amount }] : []))
  const taken = supply.flatMap((amount, node) => (amount < 0 ? [{ node, amount: -amount }] : []))
  const all: Edge[] = [
    ...edges,
    ...given.map(({ node }) => ({ from: node, to: source })),
    ...taken.map(({ node }) => ({ from: sink, to: node })),
  ]
  const wanted = given.reduce((sum, { amount }) => sum + amount, 0)
  if (wanted !== taken.reduce((sum, { amount }) => sum + amount, 0)) return undefined
  const flow = [...edges.map(() => 0), ...given.map(({ amount }) => amount), ...taken.map(({ amount }) => amount)]
  return sendFlow(all, edgesByNode(all, nodes), flow, { from: source, to: sink, most: wanted }) === wanted
    ? flow.slice(0, edges.length)
    : undefined
}
