/** An edge that may carry any amount forward, and as much back as it carries. */
export interface Edge {
  readonly from: number
  readonly to: number
}

/** Edges at each node, by their place in the list. */
export function edgesByNode(edges: readonly Edge[], nodes: number): readonly (readonly number[])[] {
  const at: number[][] = Array.from({ length: nodes }, () => [])
  edges.forEach(({ from, to }, index) => {
    at[from]?.push(index)
    if (to !== from) at[to]?.push(index)
  })
  return at
}

/**
 * Sends up to `most` from one node to another over what the edges have room for, and writes it into `flow`. The ways with the
 * fewest edges come first, so that it ends in steps that do not depend on the amounts.
 */
export function sendFlow(
  edges: readonly Edge[],
  byNode: readonly (readonly number[])[],
  flow: number[],
  {
    from,
    to,
    most,
    without = -1,
  }: { readonly from: number; readonly to: number; readonly most: number; readonly without?: number },
): number {
  let sent = 0
  while (sent < most) {
    const path = shortestPath(edges, byNode, flow, from, to, without)
    if (path === undefined) return sent
    let room = most - sent
    for (const { edge, isForward } of path) if (!isForward) room = Math.min(room, flow[edge] as number)
    if (room === Number.POSITIVE_INFINITY) return room
    for (const { edge, isForward } of path) flow[edge] = (flow[edge] as number) + (isForward ? room : -room)
    sent += room
  }
  return sent
}

interface Hop {
  readonly edge: number
  readonly isForward: boolean
}

function shortestPath(
  edges: readonly Edge[],
  byNode: readonly (readonly number[])[],
  flow: readonly number[],
  from: number,
  to: number,
  without: number,
): readonly Hop[] | undefined {
  const reachedBy = new Map<number, Hop & { readonly node: number }>()
  const waiting = [from]
  for (const node of waiting) {
    for (const edge of byNode[node] ?? []) {
      const { from: tail, to: head } = edges[edge] as Edge
      const isForward = tail === node
      const next = isForward ? head : tail
      if (edge === without || next === from || reachedBy.has(next) || (!isForward && (flow[edge] as number) <= 0)) continue
      reachedBy.set(next, { edge, isForward, node })
      if (next === to) return pathTo(reachedBy, from, to)
      waiting.push(next)
    }
  }
  return undefined
}

function pathTo(reachedBy: ReadonlyMap<number, Hop & { readonly node: number }>, from: number, to: number): readonly Hop[] {
  const path: Hop[] = []
  for (let node = to; node !== from; ) {
    const hop = reachedBy.get(node) as Hop & { readonly node: number }
    path.push(hop)
    node = hop.node
  }
  return path
}
