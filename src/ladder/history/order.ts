import { isSuccessor } from '../migration-rules.js'
import type { Ladder } from '../types.js'

/** The place of the edition that each one says it follows; -1 where that is not at hand, or none is named. */
export function predecessorsOf(ladders: readonly Ladder[]): readonly number[] {
  return ladders.map((ladder) => {
    const { supersedes } = ladder
    if (supersedes === undefined) return -1
    const exact = ladders.findIndex(
      (old) => old !== ladder && supersedes.digest !== undefined && old.digest === supersedes.digest,
    )
    return exact >= 0 ? exact : ladders.findIndex((old) => old !== ladder && isSuccessor(old, ladder))
  })
}

/** The editions, each after the one that it follows; where nothing says so, by version and the day it comes into force. */
export function inOrder(ladders: readonly Ladder[]): readonly number[] {
  const before = predecessorsOf(ladders)
  const left = new Set(ladders.map((_, index) => index))
  const order: number[] = []
  while (left.size > 0) {
    const ready = [...left].filter((index) => !left.has(before[index] as number))
    // Editions that name each other have no first one.
    const [next] = (ready.length > 0 ? ready : [...left]).sort((a, b) => compare(ladders[a] as Ladder, ladders[b] as Ladder))
    order.push(next as number)
    left.delete(next as number)
  }
  return order
}

function compare(a: Ladder, b: Ladder): number {
  const [one, other] = [numbersOf(a.version), numbersOf(b.version)]
  for (const [index, number] of one.entries()) if (number !== other[index]) return number - (other[index] as number)
  const [from, to] = [`${a.effective.from} ${a.digest}`, `${b.effective.from} ${b.digest}`]
  return from < to ? -1 : from > to ? 1 : 0
}

function numbersOf(version: string): readonly number[] {
  const [, ...parts] = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(version) ?? []
  return [0, 1, 2].map((index) => Number(parts[index] ?? 0))
}
