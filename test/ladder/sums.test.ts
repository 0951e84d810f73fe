import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, Requirement } from '../../src/ladder/index.js'
import { actual, decide, hours, OTHER, SCHOOL, work } from './cases/support.js'
import { achievement, fact, needs } from './support.js'

const at = (hour: number): string => new Date(Date.UTC(2026, 0, 5, hour)).toISOString()

/** A statement of learning, in a period of hours, that is for one or several parts. */
interface Stated {
  readonly parts: readonly number[]
  readonly amount: number
  readonly from: number
  readonly length: number
}

const factOf = ({ parts, amount, from, length }: Stated, index: number): Fact => {
  const [first, ...aliases] = parts.map((part) => achievement(`part-${part}`)) as [string, ...string[]]
  return fact(`s${index}`, {
    // Each an award of its own.
    validFrom: `2025-05-01T09:00:0${index}Z`,
    achievement: { id: first, aliases },
    amounts: [{ measure: 'points', amount: `${amount}`, from: at(from), to: at(from + length) }],
  })
}
const sumOf = (caps: readonly (number | undefined)[], overlap: string, measure = 'points'): Requirement => ({
  op: 'sum',
  of: caps.map((cap, part) => ({ match: needs(`part-${part}`), ...(cap !== undefined && { cap: `${cap}` }) })),
  measure: measure as 'points',
  min: '100000',
  overlap: overlap as 'union',
})
const stated = (parts: number): fc.Arbitrary<Stated> =>
  fc.record({
    parts: fc.uniqueArray(fc.integer({ min: 0, max: parts - 1 }), { minLength: 1, maxLength: 2 }),
    amount: fc.integer({ min: 1, max: 12 }),
    from: fc.integer({ min: 0, max: 12 }),
    length: fc.integer({ min: 1, max: 8 }),
  })
const caps = fc.array(fc.option(fc.integer({ min: 1, max: 15 }), { nil: undefined }), { minLength: 1, maxLength: 3 })
const subsetsOf = <T>(list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: 2 ** list.length }, (_, mask) => list.filter((__, at) => ((mask >> at) & 1) === 1))

/** What amounts come to under caps: the least cut, by all of them. */
function cutOf(list: readonly Stated[], limits: readonly (number | undefined)[]): number {
  const parts = limits.flatMap((limit, part) => (limit === undefined ? [] : [part]))
  const cuts = subsetsOf(parts).map((cut) => {
    const beyond = list.filter((one) => one.parts.some((part) => !cut.includes(part)))
    return cut.reduce((sum, part) => sum + (limits[part] as number), 0) + beyond.reduce((sum, { amount }) => sum + amount, 0)
  })
  return Math.min(...cuts)
}

describe('design 3.2 and case 11: amounts under caps, where periods overlap', () => {
  it('a long statement that is capped does not push out what counts (35 hours, of which at most 12 by e-learning)', () => {
    const training = sumOf([undefined, 12], 'union', 'hours')
    const days = [0, 24, 48, 72, 96].map((from, index) => factOf({ parts: [0], amount: 7, from, length: 8 }, index))
    const asHours = (one: Fact): Fact => ({ ...one, amounts: one.amounts.map((amount) => ({ ...amount, measure: 'hours' })) })
    const online = factOf({ parts: [1], amount: 40, from: 0, length: 24 * 20 }, 9)
    expect(actual(training, days.map(asHours))).toBe('35')
    expect(actual(training, [...days, online].map(asHours))).toBe('35')
    expect(actual(training, [online].map(asHours))).toBe('12')
  })

  it('come to as much as the best set without overlap, tried one by one', () => {
    fc.assert(
      fc.property(caps, fc.array(stated(3), { maxLength: 7 }), (limits, all) => {
        const list = all
          .map((one) => ({ ...one, parts: one.parts.filter((part) => part < limits.length) }))
          .filter(({ parts }) => parts.length > 0)
        const isFree = (some: readonly Stated[]): boolean =>
          some.every((a, i) => some.every((b, j) => i <= j || a.from + a.length <= b.from || b.from + b.length <= a.from))
        const best = Math.max(
          ...subsetsOf(list)
            .filter(isFree)
            .map((some) => cutOf(some, limits)),
        )
        expect(Number(actual(sumOf(limits, 'union'), list.map(factOf)))).toBe(best)
      }),
      { numRuns: 400 },
    )
  })

  it('of each part the largest: an award for several parts takes none away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.array(stated(3), { maxLength: 6 }), (parts, all) => {
        const list = all
          .map((one) => ({ ...one, parts: one.parts.filter((part) => part < parts) }))
          .filter((one) => one.parts.length > 0)
        const most = (part: number, used: readonly Stated[]): number =>
          part === parts
            ? 0
            : Math.max(
                most(part + 1, used),
                ...list
                  .filter((one) => one.parts.includes(part) && !used.includes(one))
                  .map((one) => one.amount + most(part + 1, [...used, one])),
              )
        const limits = Array.from({ length: parts }, () => undefined)
        expect(Number(actual(sumOf(limits, 'max'), list.map(factOf)))).toBe(most(0, []))
      }),
      { numRuns: 300 },
    )
  })

  it('a further statement never makes a sum smaller', () => {
    const overlap = fc.constantFrom('union', 'sum')
    fc.assert(
      fc.property(caps, overlap, fc.array(stated(3), { maxLength: 9 }), stated(3), (limits, how, list, further) => {
        const asked = sumOf(limits, how)
        const [less, more] = [list, [...list, further]].map((some) => Number(actual(asked, some.map(factOf)))) as [number, number]
        expect(more).toBeGreaterThanOrEqual(less)
      }),
      { numRuns: 400 },
    )
  })
})

describe('case 10: never more than 24 hours a day', () => {
  const all = (list: readonly Fact[]): string => actual(hours('1', { overlap: 'sum' }), list)

  it('also where a longer record lies around them', () => {
    const facts = [
      work('month', '10', '2026-01-01', '2026-01-31'),
      work('one', '24', '2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z'),
      work('two', '24', '2026-01-05T00:00:00Z', '2026-01-06T00:00:00Z', { issuer: OTHER }),
    ]
    expect(all(facts)).toBe('34')
    expect(all(facts.slice(1))).toBe('24')
  })

  it('comes to as many hours as can be laid side by side, one by one', () => {
    const record = fc.record({
      from: fc.integer({ min: 0, max: 10 }),
      length: fc.integer({ min: 1, max: 8 }),
      amount: fc.integer({ min: 1, max: 6 }),
    })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (list) => {
        const facts = list.map(({ from, length, amount }, index) =>
          work(`w${index}`, `${amount}`, at(from), at(from + length), { work: { platform: `urn:platform:${index}` } }),
        )
        const holder = new Map<number, number>()
        const units = list.flatMap(({ from, length, amount }) =>
          Array.from({ length: amount }, () => Array.from({ length }, (_, hour) => from + hour)),
        )
        const place = (unit: number, seen: Set<number>): boolean =>
          (units[unit] as readonly number[]).some((hour) => {
            if (seen.has(hour)) return false
            seen.add(hour)
            const other = holder.get(hour)
            if (other !== undefined && !place(other, seen)) return false
            holder.set(hour, unit)
            return true
          })
        const most = units.filter((_, unit) => place(unit, new Set())).length
        expect(facts.length === 0 ? 0 : Number(all(facts))).toBe(most)
      }),
      { numRuns: 300 },
    )
  })

  it('two records of one and the same day overlap, as those of several days do', () => {
    const day = [work('one', '8', '2026-01-05', '2026-01-05'), work('two', '6', '2026-01-05', '2026-01-05', { issuer: OTHER })]
    expect(actual(hours('1'), day)).toBe('8')
    expect(decide(hours('1'), day).considered).toEqual([{ id: 'urn:example:two', rejected: 'requirement.overlap_collapsed' }])
    expect(all(day)).toBe('14')
    expect(actual(hours('1'), [day[0] as Fact, work('three', '5', '2026-01-06', '2026-01-06', { issuer: SCHOOL })])).toBe('13')
  })
})
