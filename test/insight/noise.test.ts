import { describe, expect, it } from 'vitest'
import { buildStatisticalReleaseCredential, parseStatisticalReleaseCredential } from '../../src/credential/index.js'
import { type CountTable, createPrivacyLedger, noiseTable, toNoisedFigures } from '../../src/insight/index.js'
import { createDraw, drawLaplace } from '../../src/insight/noise/sampler.js'

/** Bytes of a generator with a fixed seed (xorshift128+ on 64 bits). */
function seeded(seed: bigint): (length: number) => Uint8Array {
  const mask = (1n << 64n) - 1n
  let [a, b] = [seed & mask, (seed * 0x9e3779b97f4a7c15n + 1n) & mask]
  return (length) =>
    Uint8Array.from({ length }, () => {
      let x = a
      const y = b
      a = y
      x ^= (x << 23n) & mask
      b = x ^ y ^ (x >> 17n) ^ (y >> 26n)
      return Number(((b + y) & mask) >> 32n) & 0xff
    })
}

/** The chance of a value by its definition. */
const chanceOf = (value: number, epsilon: number): number => Math.tanh(epsilon / 2) * Math.exp(-Math.abs(value) * epsilon)

describe('the sampler of discrete Laplace noise (Canonne, Kamath and Steinke 2020, algorithm 2)', () => {
  // 99.9 % quantiles of chi-square.
  it.each([
    ['0.5', 1n, 2n, 8, 39.25],
    ['1', 1n, 1n, 4, 26.12],
    ['2', 2n, 1n, 2, 18.47],
    ['0.7', 7n, 10n, 6, 32.91],
  ] as const)('has the chances of its definition for epsilon %s: chi-square with fixed seeds', (epsilon, n, d, reach, most) => {
    for (const seed of [1n, 2026n]) {
      const draw = createDraw(seeded(seed))
      const draws = 20_000
      const seen = new Map<number, number>()
      const low = -reach - 1
      for (let index = 0; index < draws; index++) {
        const value = Math.max(low, Math.min(reach + 1, Number(drawLaplace(draw, n, d))))
        seen.set(value, (seen.get(value) ?? 0) + 1)
      }
      let chi = 0
      const inner = Array.from({ length: 2 * reach + 1 }, (_, at) => at - reach)
      const tail = (1 - inner.reduce((sum, value) => sum + chanceOf(value, Number(epsilon)), 0)) / 2
      for (const value of [low, ...inner, reach + 1]) {
        const expected = draws * (Math.abs(value) > reach ? tail : chanceOf(value, Number(epsilon)))
        chi += ((seen.get(value) ?? 0) - expected) ** 2 / expected
      }
      expect(chi, `seed ${seed}`).toBeLessThan(most)
    }
  })

  it('draws every number below a bound as often, also where bytes do not divide evenly', () => {
    const draw = createDraw(seeded(7n))
    for (const bound of [1n, 2n, 3n, 200n, 256n, 257n, 70_000n]) {
      const drawn = Array.from({ length: 600 }, () => draw(bound))
      expect(drawn.every((value) => value >= 0n && value < bound)).toBe(true)
    }
    const counts = [0, 0, 0]
    for (let index = 0; index < 30_000; index++) counts[Number(draw(3n))]! += 1
    const chi = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)
    expect(chi).toBeLessThan(13.8)
  })

  it('uses no fractions: its files hold no Math.random, no logarithm and no exponential', async () => {
    const { readFile } = await import('node:fs/promises')
    const source = await readFile(new URL('../../src/insight/noise/sampler.ts', import.meta.url), 'utf8')
    expect(source).not.toMatch(/Math\.(random|log|exp|pow|sqrt)/)
  })
})

const table: CountTable = {
  rows: ['North', 'South'],
  columns: ['yes', 'no'],
  counts: [
    [40, 2],
    [0, 30],
  ],
}
const terms = { epsilon: '0.5', population: 'couriers', purpose: 'test' }

describe('noiseTable', () => {
  it('adds noise to each count, those of nobody too, and sums its totals from the noised ones', () => {
    const ledger = createPrivacyLedger({ budget: '1' })
    const noised = noiseTable(table, { ...terms, ledger, random: seeded(3n) })
    expect(noised.counts).not.toEqual(table.counts)
    expect(noised.counts.flat().every((count) => Number.isSafeInteger(count) && count >= 0)).toBe(true)
    expect(noised.rowTotals).toEqual(noised.counts.map(([yes = 0, no = 0]) => yes + no))
    expect(noised.total).toBe(noised.columnTotals.reduce((a, b) => a + b, 0))
    expect([noised.epsilon, ledger.leftOf('couriers')]).toEqual(['0.5', '0.5'])
  })

  it('draws from the platform by default: two tables differ', () => {
    const ledger = createPrivacyLedger({ budget: '20' })
    const large: CountTable = {
      ...table,
      counts: [
        [500, 500],
        [500, 500],
      ],
    }
    const drawn = Array.from({ length: 5 }, () => JSON.stringify(noiseTable(large, { ...terms, epsilon: '0.1', ledger }).counts))
    expect(new Set(drawn).size).toBeGreaterThan(1)
  })

  it('is not to be had twice beyond the budget, and nothing is drawn then', () => {
    const ledger = createPrivacyLedger({ budget: '0.8' })
    noiseTable(table, { ...terms, ledger })
    const random = (): never => {
      throw new Error('drawn')
    }
    expect(() => noiseTable(table, { ...terms, ledger, random })).toThrow(
      expect.objectContaining({
        code: 'insight.budget_spent',
        kind: 'input',
        params: { population: 'couriers', left: '0.3', asked: '0.5' },
      }),
    )
    expect(ledger.leftOf('couriers')).toBe('0.3')
    noiseTable(table, { ...terms, population: 'others', ledger })
  })

  it.each([
    { epsilon: '0' },
    { epsilon: '-1' },
    { epsilon: '21' },
    { epsilon: '0.0000001' },
    { epsilon: 0.5 },
    { ledger: undefined },
    { population: '' },
    { purpose: '' },
    { seed: 1 },
  ])('refuses %j', (changes) => {
    const ledger = createPrivacyLedger({ budget: '20' })
    expect(() => noiseTable(table, { ...terms, ledger, ...changes } as never)).toThrow(expect.objectContaining({ kind: 'usage' }))
  })
})

describe('toNoisedFigures', () => {
  it('makes figures of a release whose statement names the noise', () => {
    const noised = noiseTable(table, { ...terms, ledger: createPrivacyLedger({ budget: '1' }), random: seeded(3n) })
    const figures = toNoisedFigures(noised, ['region', 'answer'])
    expect(figures).toHaveLength(9)
    expect(figures.filter(({ value }) => value !== null && Number(value) < 10)).toEqual([])
    expect(figures.at(-1)).toEqual({ metric: 'people', group: {}, value: String(noised.total) })
    const built = buildStatisticalReleaseCredential({
      id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab31',
      issuer: 'did:web:courier.example',
      validFrom: '2026-04-20T00:00:00Z',
      subject: 'https://courier.example/statistics/2026-q1',
      population: 'Couriers',
      basis: 'Records of the platform',
      periodFrom: '2026-01-01T00:00:00Z',
      periodUntil: '2026-04-01T00:00:00Z',
      figures,
      disclosure: { leastPeople: 10, suppression: 'none', epsilon: noised.epsilon },
    })
    expect(parseStatisticalReleaseCredential(built).disclosure.epsilon).toBe('0.5')
    expect(() => toNoisedFigures(noised, ['region', 'region'])).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    expect(() => toNoisedFigures(noised, ['region', 'answer'], 1)).toThrow(expect.objectContaining({ kind: 'usage' }))
  })
})

describe('createPrivacyLedger', () => {
  it('goes on from the entries of before, exactly: ten tenths are one', () => {
    const first = createPrivacyLedger({ budget: '1' })
    for (let index = 0; index < 10; index++) first.spend({ population: 'p', epsilon: '0.1', purpose: `${index}` })
    expect(first.leftOf('p')).toBe('0')
    const next = createPrivacyLedger({ budget: '1', entries: JSON.parse(JSON.stringify(first.entries())) })
    expect(() => next.spend({ population: 'p', epsilon: '0.000001', purpose: 'more' })).toThrow(
      expect.objectContaining({ code: 'insight.budget_spent' }),
    )
    expect(next.leftOf('q')).toBe('1')
    expect(() => createPrivacyLedger({ budget: '0.5', entries: first.entries() })).toThrow(
      expect.objectContaining({ code: 'insight.budget_spent' }),
    )
  })
})
