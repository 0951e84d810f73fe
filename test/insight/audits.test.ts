import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { en, phrase } from '../../src/i18n/index.js'
import { ar } from '../../src/i18n/locales/ar.js'
import { es } from '../../src/i18n/locales/es.js'
import { fr } from '../../src/i18n/locales/fr.js'
import { hi } from '../../src/i18n/locales/hi.js'
import { pt } from '../../src/i18n/locales/pt.js'
import { auditAttainment, auditRecommendations, compareRollout, type Recommendation } from '../../src/insight/index.js'
import { differenceInterval, ratioInterval, shareInterval, toDecimal } from '../../src/insight/intervals.js'
import { refused } from './support.js'

describe('intervals, beside published worked examples', () => {
  it('of a share: 81 of 263 (Newcombe 1998a, table I, method 3)', () => {
    const { low, high } = shareInterval(81, 263)
    expect([toDecimal(low, 4), toDecimal(high, 4)]).toEqual(['0.2553', '0.3662'])
    expect(shareInterval(0, 20).low).toBe(0)
    expect(toDecimal(shareInterval(0, 20).high, 4)).toBe('0.1611')
  })

  it('of a difference: 56 of 70 less 48 of 80 (Newcombe 1998b, table II, method 10)', () => {
    const { low, high } = differenceInterval(56, 70, 48, 80)
    expect([toDecimal(low, 4), toDecimal(high, 4)]).toEqual(['0.0524', '0.3339'])
  })

  it('of a ratio: it holds the ratio, and turns around with it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat({ max: 300 }),
        fc.integer({ min: 1, max: 200 }),
        fc.nat({ max: 300 }),
        (a, more, b, others) => {
          const { low, high } = ratioInterval(a, a + more, b, b + others)
          const ratio = (a * (b + others)) / ((a + more) * b)
          expect(low).toBeLessThanOrEqual(ratio * 1.000001)
          expect(high).toBeGreaterThanOrEqual(ratio * 0.999999)
          expect(ratioInterval(b, b + others, a, a + more).low).toBeCloseTo(1 / high, 6)
        },
      ),
    )
  })
})

describe('auditAttainment (four fifths)', () => {
  it('signals what is below four fifths and not by chance, and says what is unclear', () => {
    const audit = auditAttainment([
      { group: 'day', people: 400, reached: 200 },
      { group: 'night', people: 300, reached: 90 },
      { group: 'weekend', people: 40, reached: 14 },
      { group: 'evening', people: 100, reached: 40 },
    ])
    expect(audit.notice).toBe('insight.signal')
    expect(audit.reference).toBe('day')
    expect(audit.groups.map(({ group, ratio, signal }) => [group, ratio, signal])).toEqual([
      ['day', '1.000', 'within'],
      ['night', '0.600', 'below'],
      ['weekend', '0.700', 'unclear'],
      ['evening', '0.800', 'within'],
    ])
  })

  it('withholds a group of few, and one more without which it could be worked out', () => {
    const { groups } = auditAttainment([
      { group: 'a', people: 100, reached: 50 },
      { group: 'b', people: 40, reached: 3 },
      { group: 'c', people: 200, reached: 90 },
    ])
    expect(groups.find(({ group }) => group === 'b')).toEqual({ group: 'b', ratio: null })
    expect(groups.filter(({ ratio }) => ratio === null).length).toBeGreaterThan(1)
  })

  it('refuses nobody, few, and parts that are larger than the whole', () => {
    expect(refused(() => auditAttainment([{ group: 'a', people: 0, reached: 0 }]))[0]).toBe('insight.population_empty')
    expect(refused(() => auditAttainment([{ group: 'a', people: 1, reached: 1 }]))[0]).toBe('insight.population_too_small')
    expect(refused(() => auditAttainment([{ group: 'a', people: 20, reached: 30 }]))[1]).toBe('usage')
    expect(refused(() => auditAttainment([{ group: 'a', people: 20, reached: 10, age: 3 } as never]))[1]).toBe('usage')
  })
})

describe('auditRecommendations (parity of top steps)', () => {
  const shown = (group: string, step: string, count: number): Recommendation[] =>
    Array.from({ length: count }, () => ({ group, step }))

  it('signals a step that one group is shown more often than all others', () => {
    const { steps, notice } = auditRecommendations([
      ...shown('women', 'lead', 40),
      ...shown('women', 'van', 160),
      ...shown('men', 'lead', 90),
      ...shown('men', 'van', 110),
    ])
    expect(notice).toBe('insight.signal')
    expect(steps.map(({ group, step, difference, signal }) => [group, step, difference, signal])).toEqual([
      ['men', 'lead', '0.250', 'differs'],
      ['men', 'van', '-0.250', 'differs'],
      ['women', 'lead', '-0.250', 'differs'],
      ['women', 'van', '0.250', 'differs'],
    ])
  })

  it('says what may be chance, and withholds what is about few', () => {
    const even = auditRecommendations([
      ...shown('a', 'x', 30),
      ...shown('a', 'y', 30),
      ...shown('b', 'x', 33),
      ...shown('b', 'y', 30),
    ])
    expect(even.steps.every(({ signal }) => signal === 'unclear')).toBe(true)
    const few = auditRecommendations([
      ...shown('a', 'x', 30),
      ...shown('a', 'y', 3),
      ...shown('b', 'x', 40),
      ...shown('b', 'y', 30),
    ])
    expect(few.steps.every(({ difference }) => difference === null)).toBe(true)
    expect(refused(() => auditRecommendations([]))[0]).toBe('insight.population_empty')
    expect(refused(() => auditRecommendations([{ group: '', step: 'x' }]))[1]).toBe('usage')
  })
})

describe('compareRollout', () => {
  it('gives the difference with its interval, and says what it rests on', () => {
    expect(compareRollout({ people: 200, reached: 120 }, { people: 400, reached: 180 })).toEqual({
      difference: '0.150',
      low: expect.stringMatching(/^0\.06/),
      high: expect.stringMatching(/^0\.23/),
      signal: 'higher',
      basis: 'comparison',
    })
    expect(compareRollout({ people: 60, reached: 30 }, { people: 60, reached: 33 }, { basis: 'randomised' })).toMatchObject({
      signal: 'unclear',
      basis: 'randomised',
    })
    expect(compareRollout({ people: 400, reached: 180 }, { people: 200, reached: 120 }).signal).toBe('lower')
  })

  it('is refused where anybody is one of few', () => {
    expect(refused(() => compareRollout({ people: 0, reached: 0 }, { people: 40, reached: 20 }))[0]).toBe(
      'insight.population_empty',
    )
    expect(refused(() => compareRollout({ people: 40, reached: 35 }, { people: 40, reached: 20 }))[0]).toBe(
      'insight.population_too_small',
    )
    expect(refused(() => compareRollout({ people: 40, reached: 41 }, { people: 40, reached: 20 }))[1]).toBe('usage')
    expect(
      refused(() => compareRollout({ people: 40, reached: 20 }, { people: 40, reached: 20 }, { basis: 'guess' } as never))[1],
    ).toBe('usage')
  })
})

describe('what an audit is not', () => {
  it('is said in six languages, with the English beside a draft', () => {
    expect(phrase(en, 'insight.signal')).toBe('A signal, not a legal finding.')
    expect(phrase(en, 'insight.payFloor')).toBe('A floor, not legal clearance.')
    for (const book of [ar, es, fr, hi, pt]) {
      for (const name of ['insight.signal', 'insight.payFloor'] as const) {
        const text = phrase(book, name)
        expect(text.includes(phrase(en, name))).toBe(book.review === 'draft')
      }
    }
  })
})
