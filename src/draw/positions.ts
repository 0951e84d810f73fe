import type { Slot } from './layers.js'

const ROUNDS = 24

/**
 * The horizontal centre of every slot: as near to what it is joined with as the order and the gaps allow, so that edges
 * are straight. The leftmost edge of all is 0.
 */
export function toPositions(
  layers: readonly (readonly Slot[])[],
  widthOf: (slot: Slot) => number,
  gap: number,
): ReadonlyMap<Slot, number> {
  const centres = new Map<Slot, number>()
  for (const layer of layers) place(layer, () => 0, widthOf, gap, centres)
  for (let round = 0; round < ROUNDS; round++) {
    // Upwards, downwards, and in the last rounds by both sides at once.
    const both = round >= ROUNDS - 8
    const inOrder = round % 2 === 0 ? layers : [...layers].reverse()
    for (const layer of inOrder) {
      const wanted = (slot: Slot): number => {
        const joined = both ? [...slot.down, ...slot.up] : round % 2 === 0 ? slot.down : slot.up
        const from = joined.length === 0 ? [slot] : joined
        return from.reduce((sum, other) => sum + (centres.get(other) as number), 0) / from.length
      }
      place(layer, wanted, widthOf, gap, centres)
    }
  }
  const lefts = [...centres].map(([slot, centre]) => centre - widthOf(slot) / 2)
  // Not spread into a call: there may be very many.
  const leftmost = lefts.reduce((least, left) => Math.min(least, left), Number.POSITIVE_INFINITY)
  return new Map([...centres].map(([slot, centre]) => [slot, centre - leftmost]))
}

/** Places one layer: least squares from where its slots want to be, in order and with gaps (pool adjacent violators). */
function place(
  layer: readonly Slot[],
  wanted: (slot: Slot) => number,
  widthOf: (slot: Slot) => number,
  gap: number,
  centres: Map<Slot, number>,
): void {
  const offsets: number[] = []
  layer.forEach((slot, at) => {
    const before = layer[at - 1]
    offsets.push(before === undefined ? 0 : (offsets[at - 1] as number) + (widthOf(before) + widthOf(slot)) / 2 + gap)
  })
  const blocks: { mean: number; size: number }[] = []
  layer.forEach((slot, at) => {
    blocks.push({ mean: wanted(slot) - (offsets[at] as number), size: 1 })
    while (blocks.length > 1) {
      const last = blocks[blocks.length - 1] as { mean: number; size: number }
      const previous = blocks[blocks.length - 2] as { mean: number; size: number }
      if (previous.mean <= last.mean) break
      blocks.splice(-2, 2, {
        mean: (previous.mean * previous.size + last.mean * last.size) / (previous.size + last.size),
        size: previous.size + last.size,
      })
    }
  })
  let at = 0
  for (const { mean, size } of blocks) {
    for (let left = size; left > 0; left--, at++) centres.set(layer[at] as Slot, mean + (offsets[at] as number))
  }
}
