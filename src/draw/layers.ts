import { usageError } from '../core/index.js'

/** A place in a layer: a node, or where a long edge passes. */
export interface Slot {
  /** The node that stands here; without one, an edge passes. */
  readonly node?: number
  /** The slots of the next lower layer that it is joined to, and of the next higher one. */
  readonly down: Slot[]
  readonly up: Slot[]
}

/** A way from a node to a higher one through all layers between them. */
export interface Route {
  readonly edge: number
  readonly slots: readonly Slot[]
}

/** Nodes in layers from the bottom up, each layer in order from left to right. */
export interface Layering {
  readonly layers: readonly (readonly Slot[])[]
  readonly routes: readonly Route[]
}

const SWEEPS = 12
/** The most slots: more are neither legible nor quickly put in order. */
const MAX_SLOTS = 12_000

/**
 * Puts nodes into layers so that every edge climbs (longest path), lets long edges pass through the layers between, and
 * orders each layer so that few edges cross (barycentres). The edges must not be circular; nodes are numbered from 0.
 *
 * @throws RungsError `draw.too_many`
 */
export function toLayers(count: number, edges: readonly (readonly [from: number, to: number])[]): Layering {
  const rank = ranksOf(count, edges)
  const passing = edges.reduce((sum, [from, to]) => sum + Math.abs((rank[to] as number) - (rank[from] as number)), 0)
  if (passing > MAX_SLOTS) throw usageError('draw.too_many', { what: 'lines', limit: MAX_SLOTS })
  const layers: Slot[][] = Array.from({ length: rank.reduce((most, layer) => Math.max(most, layer), 0) + 1 }, () => [])
  const slots = rank.map((layer, node): Slot => {
    const slot: Slot = { node, down: [], up: [] }
    ;(layers[layer] as Slot[]).push(slot)
    return slot
  })
  const routes = edges.map(([from, to], edge): Route => {
    const passed: Slot[] = [slots[from] as Slot]
    for (let layer = (rank[from] as number) + 1; layer < (rank[to] as number); layer++) {
      const slot: Slot = { down: [], up: [] }
      ;(layers[layer] as Slot[]).push(slot)
      passed.push(slot)
    }
    passed.push(slots[to] as Slot)
    for (let at = 1; at < passed.length; at++) {
      const lower = passed[at - 1] as Slot
      const upper = passed[at] as Slot
      lower.up.push(upper)
      upper.down.push(lower)
    }
    return { edge, slots: passed }
  })
  return { layers: ordered(layers), routes }
}

/** The layer of each node, from 0: one above the highest node that it follows. */
export function ranksOf(count: number, edges: readonly (readonly [from: number, to: number])[]): number[] {
  const above: number[][] = Array.from({ length: count }, () => [])
  const waiting = new Array<number>(count).fill(0)
  for (const [from, to] of edges) {
    above[from]?.push(to)
    waiting[to] = (waiting[to] as number) + 1
  }
  const rank = new Array<number>(count).fill(0)
  const ready = waiting.flatMap((left, node) => (left === 0 ? [node] : []))
  // The list grows while it is read.
  for (const node of ready) {
    for (const next of above[node] as number[]) {
      rank[next] = Math.max(rank[next] as number, (rank[node] as number) + 1)
      waiting[next] = (waiting[next] as number) - 1
      if (waiting[next] === 0) ready.push(next)
    }
  }
  return rank
}

/** The order with the fewest crossings that was come by. */
function ordered(start: readonly Slot[][]): readonly (readonly Slot[])[] {
  let layers = start.map((layer) => [...layer])
  let best = layers
  let fewest = crossings(layers)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const upward = sweep % 2 === 0
    layers = layers.map((layer) => [...layer])
    const positions = positionsOf(layers)
    for (let step = 1; step < layers.length; step++) {
      const index = upward ? step : layers.length - 1 - step
      const layer = layers[index] as Slot[]
      const weight = new Map(layer.map((slot, at) => [slot, barycentre(upward ? slot.down : slot.up, positions) ?? at]))
      layer.sort((a, b) => (weight.get(a) as number) - (weight.get(b) as number))
      layer.forEach((slot, at) => {
        positions.set(slot, at)
      })
    }
    const now = crossings(layers)
    if (now < fewest) {
      fewest = now
      best = layers
    }
  }
  return best
}

function positionsOf(layers: readonly (readonly Slot[])[]): Map<Slot, number> {
  return new Map(layers.flatMap((layer) => layer.map((slot, at): [Slot, number] => [slot, at])))
}

function barycentre(slots: readonly Slot[], positions: ReadonlyMap<Slot, number>): number | undefined {
  if (slots.length === 0) return undefined
  return slots.reduce((sum, slot) => sum + (positions.get(slot) as number), 0) / slots.length
}

/** How often edges cross, counted between neighbouring layers by inversions (Fenwick tree). */
export function crossings(layers: readonly (readonly Slot[])[]): number {
  const positions = positionsOf(layers)
  let count = 0
  for (const layer of layers) {
    const ends = layer.flatMap((slot) => slot.up.map((upper) => positions.get(upper) as number).sort((a, b) => a - b))
    const size = ends.reduce((most, end) => Math.max(most, end), 0) + 1
    const tree = new Array<number>(size + 1).fill(0)
    ends.forEach((end, seen) => {
      let notAbove = 0
      for (let at = end + 1; at > 0; at -= at & -at) notAbove += tree[at] as number
      count += seen - notAbove
      for (let at = end + 1; at <= size; at += at & -at) tree[at] = (tree[at] as number) + 1
    })
  }
  return count
}
