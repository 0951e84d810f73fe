import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BenefitPerPerson, type CostBenefitInput, costBenefit } from '../../src/insight/index.js'
import { errorOf } from '../support/badges.js'

const benefit = (more: Partial<BenefitPerPerson> = {}): BenefitPerPerson => ({
  what: 'Fewer who leave',
  low: 20_000,
  high: 55_000,
  currency: 'EUR',
  basis: 'matchedComparison',
  ...more,
})
const input = (more: Partial<CostBenefitInput> = {}): CostBenefitInput => ({
  people: 40,
  costs: [
    { kind: 'tuition', amount: { minor: 1_000_000, currency: 'EUR' } },
    { kind: 'paidTime', amount: { minor: 200_001, currency: 'EUR' } },
  ],
  benefits: [benefit()],
  ...more,
})
const codeOf = async (wrong: unknown, options = {}): Promise<string> =>
  (await errorOf(async () => costBenefit(wrong as CostBenefitInput, options))).code

describe('what a step cost and brought', () => {
  it('is between its ends, and says where it depends on which is true', () => {
    const found = costBenefit(input())
    expect(found).toMatchObject({ people: 40, currency: 'EUR', cost: 1_200_001, costPerPerson: 30_001, paysOff: 'open' })
    expect(found.benefit).toEqual({ low: 800_000, high: 2_200_000 })
    expect(found.net).toEqual({ low: -400_001, high: 999_999 })
    expect(found.assumptions).toEqual(input())
    expect(Object.isFrozen(found.assumptions.costs[0]?.amount)).toBe(true)
  })

  it('has a middle only where each part has one', () => {
    const [known, other] = [benefit({ middle: 40_000 }), benefit({ what: 'Fewer mistakes' })]
    expect(costBenefit(input({ benefits: [known] })).net.middle).toBe(1_600_000 - 1_200_001)
    expect(costBenefit(input({ benefits: [known, other] })).net).not.toHaveProperty('middle')
  })

  it.each([
    [30_001, 'yes'],
    [30_000, 'open'],
  ] as const)('pays off where even the low end of %i does', (low, paysOff) => {
    expect(costBenefit(input({ benefits: [benefit({ low })] })).paysOff).toBe(paysOff)
  })

  it('does not where even the high end does not', () => {
    expect(costBenefit(input({ benefits: [benefit({ low: -500, high: 30_000 })] })).paysOff).toBe('no')
  })

  it('is refused of few people, of several currencies and of what is no figure', async () => {
    expect(await codeOf(input({ people: 9 }))).toBe('insight.population_too_small')
    expect(costBenefit(input({ people: 9 }), { leastPeople: 9, unsafeFewPeople: true }).people).toBe(9)
    expect(await codeOf(input({ benefits: [benefit({ currency: 'USD' })] }))).toBe('ladder.currency_mixed')
    const wrong = [
      { ...input(), people: 40.5 },
      { ...input(), people: -1 },
      { ...input(), name: 'x' },
      input({ costs: [] }),
      input({ costs: [{ kind: 'exam', amount: { minor: -1, currency: 'EUR' } }] }),
      input({ costs: [{ kind: 'exam', amount: { minor: 1, currency: 'eur' } }] }),
      input({ costs: [null as never] }),
      input({ benefits: [] }),
      input({ benefits: [benefit({ low: 60_000 })] }),
      input({ benefits: [benefit({ middle: 10 })] }),
      input({ benefits: [benefit({ what: '' })] }),
      input({ benefits: [benefit({ high: Number.NaN })] }),
      input({ benefits: [benefit({ high: Number.MAX_SAFE_INTEGER })] }),
      input({ benefits: Array.from({ length: 101 }, () => benefit()) }),
    ]
    for (const one of wrong) expect(await codeOf(one), JSON.stringify(one)).toMatch(/^core\.option_/)
  })

  it('adds up: parts told one by one, or as one sum', () => {
    const minor = fc.integer({ min: 0, max: 10_000_000 })
    const parts = fc.array(minor, { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 10, max: 5000 }), (amounts, people) => {
        const costs = amounts.map((one) => ({ kind: 'exam' as const, amount: { minor: one, currency: 'EUR' } }))
        const whole = amounts.reduce((sum, one) => sum + one, 0)
        const single = [{ kind: 'exam' as const, amount: { minor: whole, currency: 'EUR' } }]
        expect(costBenefit(input({ costs, people })).net).toEqual(costBenefit(input({ costs: single, people })).net)
      }),
    )
  })
})
