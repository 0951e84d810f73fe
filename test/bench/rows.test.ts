import { describe, expect, it } from 'vitest'
import { isFlat, measureMemory } from './memory.js'
import { check, contestRow, inTurn } from './row.js'
import { aloneRows } from './rows/alone.js'
import { rows } from './rows/index.js'

const all = [...rows, ...aloneRows]

describe('every row', () => {
  it.each(all)('$name: what is timed does the same as its peers', { timeout: 120_000 }, async ({ prepare }) => {
    expect(await prepare()).toBeTypeOf('function')
  })

  it('has a name of its own', () => {
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })
})

describe('a contest', () => {
  const brief = { rounds: 1, batchMs: 1, warmupMs: 1 }
  const run = (): void => undefined

  it('is not measured when a check fails', async () => {
    const row = contestRow('wrong', async () => {
      check(false, 'equal')
      return { ours: run, peers: [] }
    })
    await expect(row.prepare()).rejects.toThrow('equal')
  })

  it('gives every peer its own figures, and raw only where there is a signature', async () => {
    const peers = [
      { name: 'one', run },
      { name: 'two', run },
    ]
    const bare = await (await contestRow('bare', async () => ({ ours: run, peers }), brief).prepare())()
    expect(bare.peers.map(({ name }) => name)).toEqual(['one', 'two'])
    expect(bare).not.toHaveProperty('raw')
    const signed = await (await contestRow('signed', async () => ({ ours: run, peers, raw: run }), brief).prepare())()
    expect(signed).toHaveProperty('raw')
  })

  it('goes through its inputs in turn', () => {
    const next = inTurn(['a', 'b', 'c'], (input) => input)
    expect(Array.from({ length: 6 }, next).sort()).toEqual(['a', 'a', 'b', 'b', 'c', 'c'])
  })
})

describe('the memory run', () => {
  it('samples the start and every quarter', async () => {
    const shown: number[] = []
    const samples = await measureMemory(10, ({ secured }) => shown.push(secured))
    expect(shown).toEqual([0, 3, 5, 8, 10])
    expect(samples.map(({ secured }) => secured)).toEqual(shown)
  })

  it.each([
    [[100, 40, 40, 41, 41], true],
    [[10, 40, 42, 41, 40], true],
    [[10, 40, 50, 60, 70], false],
    [[10, 40, 40, 40, 43], false],
    [[], false],
  ])('%j MiB after each quarter: flat is %s', (heaps, expected) => {
    const samples = heaps.map((heap, index) => ({ secured: index, heapUsed: heap * 1024 * 1024, rss: 0 }))
    expect(isFlat(samples)).toBe(expected)
  })
})
