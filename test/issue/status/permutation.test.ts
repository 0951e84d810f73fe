import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPermutation } from '../../../src/issue/status/permutation.js'

const key = (seed: number): Uint8Array => Uint8Array.from({ length: 32 }, (_, at) => (seed * 31 + at * 7) % 256)
const all = (seed: number, length: number): number[] => {
  const indexOf = createPermutation(key(seed), length)
  return Array.from({ length }, (_, place) => indexOf(place))
}

describe('createPermutation', () => {
  it('gives every index of any length exactly once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 255 }), (length, seed) => {
        const found = all(seed, length)
        expect(new Set(found).size).toBe(length)
        expect(Math.min(...found)).toBe(0)
        expect(Math.max(...found)).toBe(length - 1)
      }),
      { numRuns: 60 },
    )
  })

  it('gives every index of a list of the least length exactly once', () => {
    expect(new Set(all(1, 131_072)).size).toBe(131_072)
  })

  it('gives the same to whoever has the key, and something else to whoever has another', () => {
    expect(all(1, 1000)).toEqual(all(1, 1000))
    const other = all(2, 131_072)
    const same = all(1, 131_072).filter((index, place) => index === other[place]).length
    expect(same).toBeLessThan(20)
  })

  it.each([3, 4, 5, 6, 7])('does not leak the order of issuing (key %i)', (seed) => {
    const found = all(seed, 131_072)
    const { length } = found
    // Neighbours in order are no neighbours in the list: the share that goes up is a half, as of a random order (sigma 0.0008).
    const rising = found.filter((index, place) => place > 0 && index > (found[place - 1] as number)).length / (length - 1)
    expect(Math.abs(rising - 0.5)).toBeLessThan(0.005)
    // Place and index do not go together (sigma of the coefficient 0.0028).
    expect(Math.abs(correlation(found))).toBeLessThan(0.014)
    // The first thousand are spread over 16 parts of the list (chi-square with 15 degrees: 37.7 is passed once in a thousand).
    expect(chiSquare(found.slice(0, 1000), 16, length)).toBeLessThan(45)
    // So are the distances between neighbours.
    const steps = found.slice(1).map((index, place) => (index - (found[place] as number) + length) % length)
    expect(chiSquare(steps, 64, length)).toBeLessThan(120)
    // And the lowest bits of first and last, which a weak network would keep.
    const kept = found.filter((index, place) => index % 2 === place % 2).length / length
    expect(Math.abs(kept - 0.5)).toBeLessThan(0.008)
  })
})

function correlation(found: readonly number[]): number {
  const mean = (found.length - 1) / 2
  let together = 0
  let alone = 0
  for (const [place, index] of found.entries()) {
    together += (place - mean) * (index - mean)
    alone += (place - mean) ** 2
  }
  return together / alone
}

function chiSquare(values: readonly number[], parts: number, length: number): number {
  const counts = new Array<number>(parts).fill(0)
  for (const value of values)
    counts[Math.floor((value * parts) / length)] = (counts[Math.floor((value * parts) / length)] ?? 0) + 1
  const expected = values.length / parts
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
