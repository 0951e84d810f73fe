import { describe, expect, it } from 'vitest'
import { figuresOf, measureInterleaved, percentile } from './measure.js'

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index)

describe('percentiles by nearest rank', () => {
  it.each([
    [[], 0.5, Number.NaN],
    [[7], 0.5, 7],
    [[7], 0.99, 7],
    [[10, 9], 0.5, 9],
    [[3, 1, 2], 0.5, 2],
    [[100, 20, 3], 0.5, 20],
    [upTo(100), 0.99, 99],
    [upTo(100), 1, 100],
    [upTo(100), 0, 1],
    [upTo(1000), 0.99, 990],
  ])('of %j at %d', (samples, share, expected) => expect(percentile(samples, share)).toBe(expected))

  it('leave the samples in their order', () => {
    const samples = [3, 1, 2]
    percentile(samples, 0.5)
    expect(samples).toEqual([3, 1, 2])
  })

  it('make the figures: wall time of operations, processor time of rounds', () => {
    expect(figuresOf([...upTo(99), 1000], [5, 9, 7])).toEqual({ p50Us: 50, p99Us: 99, cpuUs: 7 })
  })
})

describe('measuring in turns', () => {
  it('gives every contender its batch in every round, and waits for promises', async () => {
    const turns: string[] = []
    let open = 0
    let mostOpen = 0
    const slow = async (): Promise<void> => {
      open += 1
      mostOpen = Math.max(mostOpen, open)
      await new Promise((done) => setImmediate(done))
      open -= 1
      if (turns.at(-1) !== 'slow') turns.push('slow')
    }
    const quick = (): void => {
      if (turns.at(-1) !== 'quick') turns.push('quick')
    }
    const contenders = [
      { name: 'slow', run: slow },
      { name: 'quick', run: quick },
    ]
    const figures = await measureInterleaved(contenders, { rounds: 3, batchMs: 1, warmupMs: 1 })
    // Once each to warm up, then in turns.
    expect(turns).toEqual(['slow', 'quick', 'slow', 'quick', 'slow', 'quick', 'slow', 'quick'])
    expect(mostOpen).toBe(1)
    expect(figures).toHaveLength(2)
    for (const figure of figures) expect(Object.keys(figure)).toEqual(['p50Us', 'p99Us', 'cpuUs'])
  })

  it('ends with the error of a contender', async () => {
    const broken = async (): Promise<never> => Promise.reject(new Error('broken'))
    await expect(measureInterleaved([{ name: 'broken', run: broken }])).rejects.toThrow('broken')
  })
})
