import type { Scene } from '../scene.js'
import type { Item } from './catalogue.js'
import type { Walked } from './leaves.js'
import { bit, type ItemSet } from './sets.js'

interface Known {
  readonly items: readonly Item[]
  readonly badgeOf: ReadonlyMap<number, string>
  readonly covers: () => readonly ItemSet[]
  readonly counted: ReadonlySet<number>
  readonly scene: Scene
}

/** For each thing the requirements that it meets. */
export function coversOf(
  items: readonly Item[],
  walked: readonly Walked[],
  grounds: readonly ReadonlyMap<number, unknown>[],
): readonly ItemSet[] {
  const covers: ItemSet[] = items.map(() => 0n)
  walked.forEach((_, index) => {
    for (const item of grounds[index]?.keys() ?? []) covers[item] = (covers[item] as ItemSet) | bit(index)
  })
  return covers
}

/**
 * The things worth getting for a requirement. Of one achievement by several issuers only those stay that meet most; what is
 * the award of a rung is got as its badge.
 */
export function waysOf(
  one: Walked,
  named: readonly number[],
  found: ReadonlyMap<number, unknown>,
  known: Known,
): readonly number[] {
  const { items, badgeOf, covers, counted, scene } = known
  const all = [...new Set([...named, ...found.keys()])].sort((a, b) => a - b)
  const hasBadge = all.some((item) => badgeOf.has(item))
  const isAward = (item: number): boolean => {
    const id = items[item]?.shown.achievement
    return id !== undefined && scene.ladder?.byAward.has(id) === true
  }
  const left = all.filter((item) => !(hasBadge && isAward(item)))
  if (one.counted) return left
  const alike = (item: number): string | undefined => {
    const { shown, facts } = items[item] as Item
    return shown.kind === 'credential' ? JSON.stringify([facts[0]?.achievement.id ?? '', facts[0]?.alignments ?? []]) : undefined
  }
  const keys = new Map(left.map((item) => [item, alike(item)]))
  return left.filter((item) => {
    const key = keys.get(item)
    if (key === undefined || counted.has(item)) return true
    return !left.some((other) => {
      if (other === item || keys.get(other) !== key || items[other]?.shown.offer !== items[item]?.shown.offer) return false
      const [mine, its] = [covers()[item] as ItemSet, covers()[other] as ItemSet]
      return (mine & its) === mine && (mine !== its || other < item)
    })
  })
}
