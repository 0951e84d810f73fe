/** Choices that follow from a seed and an index alone. */
export interface Random {
  /** A whole number from 0 up to but without `bound`. */
  below(bound: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** A value by the weights beside them. */
  weighted<T>(list: readonly (readonly [weight: number, value: T])[]): T
  /** A copy in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** Mulberry32, begun at a mixture of the two numbers. */
export function createRandom(seed: number, index: number): Random {
  let state = mix(mix(seed | 0) ^ Math.imul(index + 1, 0x9e3779b1))
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    return mix(state) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    weighted: (list) => {
      let left = next() * list.reduce((sum, [weight]) => sum + weight, 0)
      const found = list.find(([weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? (list[list.length - 1] as (typeof list)[number]))[1]
    },
    shuffled: (list) => {
      const turned = [...list]
      for (let last = turned.length - 1; last > 0; last--) {
        const other = below(last + 1)
        const held = turned[last] as (typeof list)[number]
        turned[last] = turned[other] as (typeof list)[number]
        turned[other] = held
      }
      return turned
    },
  }
}

function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return (mixed ^ (mixed >>> 14)) >>> 0
}
