import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRings } from '../../src/core/index.js'

type Edge = readonly [string, string]

/** Which nodes can be reached from a node, by trying every way. */
function reachable(from: string, edges: readonly Edge[]): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [from]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const [source, target] of edges) {
      if (source !== node || reached.has(target)) continue
      reached.add(target)
      waiting.push(target)
    }
  }
  return reached
}

const edge = fc.tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom(...'abcdefgh'))

describe('findRings', () => {
  it.each<[string, readonly Edge[], readonly (readonly string[])[]]>([
    ['no edge', [], []],
    [
      'a way without return',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
      [],
    ],
    [
      'two that point at each other',
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      [['a', 'b']],
    ],
    [
      'one that points at itself',
      [
        ['a', 'b'],
        ['b', 'b'],
      ],
      [['b']],
    ],
    [
      'two rings with a bridge',
      [
        ['x', 'y'],
        ['y', 'x'],
        ['y', 'p'],
        ['p', 'q'],
        ['q', 'p'],
      ],
      [
        ['x', 'y'],
        ['p', 'q'],
      ],
    ],
    [
      'two rings that share a node are one',
      [
        ['a', 'b'],
        ['b', 'a'],
        ['b', 'c'],
        ['c', 'b'],
      ],
      [['a', 'b', 'c']],
    ],
    [
      'names that objects have',
      [
        ['__proto__', 'constructor'],
        ['constructor', '__proto__'],
      ],
      [['__proto__', 'constructor']],
    ],
  ])('%s', (_what, edges, rings) => {
    expect(findRings(edges)).toEqual(rings)
  })

  it('has in one ring exactly those that reach each other, whatever the order of the edges', () => {
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 24 }), (edges) => {
        const nodes = [...new Set(edges.flat())]
        const together = (a: string, b: string): boolean => reachable(a, edges).has(b) && reachable(b, edges).has(a)
        const rings = findRings(edges)
        for (const a of nodes)
          for (const b of nodes) expect(rings.some((ring) => ring.includes(a) && ring.includes(b))).toBe(together(a, b))
        expect(new Set(rings.flat()).size).toBe(rings.flat().length)
        const sorted = (all: readonly (readonly string[])[]) => all.map((ring) => [...ring].sort().join()).sort()
        expect(sorted(findRings([...edges].reverse()))).toEqual(sorted(rings))
      }),
    )
  })

  it('takes 200 000 edges in one ring without recursion, in linear time', () => {
    const count = 200_000
    const edges = Array.from({ length: count }, (_, index): Edge => [`n${index}`, `n${(index + 1) % count}`])
    const start = performance.now()
    expect(findRings(edges)[0]).toHaveLength(count)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
