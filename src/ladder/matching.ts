/** The award of a slot that nothing fills. */
export const FREE = -1

/**
 * A largest set of pairs of slots and awards in which each occurs once: for every slot the award that fills it, or -1.
 * Starting from a smaller set of pairs, every slot and award of it stays paired, though perhaps with others (Berge 1957).
 */
export function maximumMatching(options: readonly (readonly number[])[], start?: readonly number[]): readonly number[] {
  const awardOf: number[] = start === undefined ? options.map(() => FREE) : [...start]
  const slotOf = new Map<number, number>()
  awardOf.forEach((award, slot) => {
    if (award !== FREE) slotOf.set(award, slot)
  })
  options.forEach((_, slot) => {
    if (awardOf[slot] === FREE) augment(slot, options, awardOf, slotOf)
  })
  return awardOf
}

/** How many slots a matching fills. */
export function filled(matching: readonly number[]): number {
  return matching.filter((award) => award !== FREE).length
}

/** Looks, nearest first, for a free award that can be reached by moving slots, and moves them. */
function augment(root: number, options: readonly (readonly number[])[], awardOf: number[], slotOf: Map<number, number>): void {
  // The nearest of all, which most slots find.
  const free = options[root]?.find((award) => !slotOf.has(award))
  if (free !== undefined) {
    awardOf[root] = free
    slotOf.set(free, root)
    return
  }
  // Most slots of a ladder are far from being filled.
  if (options[root]?.length === 0) return
  const reachedFrom = new Map<number, number>()
  const waiting = [root]
  for (const slot of waiting) {
    for (const award of options[slot] as readonly number[]) {
      if (reachedFrom.has(award)) continue
      reachedFrom.set(award, slot)
      const holder = slotOf.get(award)
      if (holder !== undefined) {
        waiting.push(holder)
        continue
      }
      let moved = award
      for (let at = slot; ; at = reachedFrom.get(moved) as number) {
        const previous = awardOf[at] as number
        awardOf[at] = moved
        slotOf.set(moved, at)
        if (at === root) return
        moved = previous
      }
    }
  }
}
