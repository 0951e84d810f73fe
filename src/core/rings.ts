/**
 * The rings of a directed graph: each set of nodes that can all be reached from one another, and each node with an edge to itself.
 * Time and memory grow with the number of edges; nothing recurses. Nodes and rings are in the order of their first edge.
 *
 * @example
 * ```ts
 * import { findRings } from 'rungs/core'
 * findRings([['a', 'b'], ['b', 'a'], ['b', 'c']]) // [['a', 'b']]
 * ```
 */
export function findRings(edges: Iterable<readonly [from: string, to: string]>): readonly (readonly string[])[] {
  const graph = toGraph(edges)
  const order = new Map([...graph.keys()].map((node, index) => [node, index] as const))
  const places: Places = { entered: new Map(), lowest: new Map(), open: [], isOpen: new Set(), rings: [] }
  for (const node of graph.keys()) if (!places.entered.has(node)) walk(node, graph, places)
  const at = (node: string): number => order.get(node) as number
  return places.rings
    .filter((ring) => ring.length > 1 || graph.get(ring[0] as string)?.has(ring[0] as string) === true)
    .map((ring) => Object.freeze(ring.sort((a, b) => at(a) - at(b))))
    .sort((a, b) => at(a[0] as string) - at(b[0] as string))
}

/** Tarjan's bookkeeping: when each node was entered, and the earliest open node that it reaches. */
interface Places {
  readonly entered: Map<string, number>
  readonly lowest: Map<string, number>
  readonly open: string[]
  readonly isOpen: Set<string>
  readonly rings: string[][]
}

type Graph = ReadonlyMap<string, ReadonlySet<string>>

function toGraph(edges: Iterable<readonly [string, string]>): Graph {
  const graph = new Map<string, Set<string>>()
  const nextOf = (node: string): Set<string> => {
    const known = graph.get(node) ?? new Set()
    graph.set(node, known)
    return known
  }
  for (const [from, to] of edges) {
    nextOf(from).add(to)
    nextOf(to)
  }
  return graph
}

function walk(start: string, graph: Graph, places: Places): void {
  const { entered, lowest, open, isOpen } = places
  const way: { readonly node: string; readonly next: Iterator<string> }[] = []
  const enter = (node: string): void => {
    entered.set(node, entered.size)
    lowest.set(node, entered.get(node) as number)
    open.push(node)
    isOpen.add(node)
    way.push({ node, next: (graph.get(node) as ReadonlySet<string>).values() })
  }
  const reach = (node: string, depth: number): void => {
    lowest.set(node, Math.min(lowest.get(node) as number, depth))
  }
  enter(start)
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    const { done, value } = top.next.next()
    if (done === true) {
      way.pop()
      const above = way.at(-1)
      if (above !== undefined) reach(above.node, lowest.get(top.node) as number)
      if (lowest.get(top.node) === entered.get(top.node)) close(top.node, places)
    } else if (!entered.has(value)) enter(value)
    else if (isOpen.has(value)) reach(top.node, entered.get(value) as number)
  }
}

function close(root: string, { open, isOpen, rings }: Places): void {
  const ring = open.splice(open.lastIndexOf(root))
  for (const node of ring) isOpen.delete(node)
  rings.push(ring)
}
