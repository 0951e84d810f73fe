import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalizeJson } from '../../src/core/index.js'
import {
  evaluateRequirement,
  type Fact,
  type PlacementPolicy,
  place,
  type RecognitionRule,
  type Requirement,
} from '../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, rung, SCHOOL } from './support.js'

const NAMES = ['a', 'b', 'c', 'd'] as const
const name = fc.constantFrom(...NAMES)

const leaf: fc.Arbitrary<Requirement> = fc.oneof(
  fc
    .record({ name, currency: fc.constantFrom('current', 'ever', 'atAward') })
    .map(({ name: of, currency }) => needs(of, { currency: currency as 'ever' })),
  fc.uniqueArray(name, { minLength: 1 }).map((ids) => needs('x', { match: { ids: ids.map(achievement) } })),
)
const requirement = (rungs: readonly Requirement[]): fc.Arbitrary<Requirement> => {
  const leaves = rungs.length === 0 ? leaf : fc.oneof(leaf, fc.constantFrom(...rungs))
  const distinct = { minLength: 1, maxLength: 4, selector: (one: Requirement): string => canonicalizeJson(one as never) }
  const group = (children: fc.Arbitrary<Requirement>, exclusive: boolean): fc.Arbitrary<Requirement> =>
    fc.uniqueArray(children, distinct).chain((of) =>
      fc.oneof(
        fc.constant<Requirement>({ op: 'allOf', of, exclusive }),
        fc.constant<Requirement>({ op: 'anyOf', of }),
        fc
          .record({ n: fc.integer({ min: 1, max: of.length }), minDistinctIssuers: fc.integer({ min: 1, max: of.length }) })
          .map((more): Requirement => ({ op: 'nOf', of, exclusive, ...more })),
      ),
    )
  const sum = fc.record({ min: fc.integer({ min: 1, max: 30 }), overlap: fc.constantFrom('sum', 'union', 'max') }).map(
    ({ min, overlap }): Requirement => ({
      op: 'sum',
      of: [{ match: needs('a'), cap: '30' }, { match: needs('b') }],
      measure: 'hours',
      min: `${min}`,
      overlap: overlap as 'sum',
    }),
  )
  const inner = fc.oneof({ weight: 3, arbitrary: leaves }, group(leaves, true), group(leaves, false), sum)
  return fc.oneof(inner, group(inner, false))
}

const someFact: fc.Arbitrary<Fact> = fc
  .record({
    name,
    number: fc.integer({ min: 0, max: 4 }),
    issuer: fc.constantFrom(SCHOOL, 'did:web:other.example'),
    status: fc.constantFrom('active', 'active', 'active', 'unknown', 'revoked', 'suspended'),
    until: fc.option(fc.constantFrom('2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'), { nil: undefined }),
    month: fc.integer({ min: 1, max: 4 }),
    hours: fc.integer({ min: 0, max: 20 }),
    isBadge: fc.boolean(),
  })
  .map(({ name: of, number, issuer, status, until, month, hours, isBadge }) => {
    const make = isBadge ? badge : fact
    const changes = {
      credentialId: `urn:example:${of}${number}`,
      status: status as Fact['status'],
      validFrom: `2025-0${month}-01T00:00:00Z`,
      amounts: [{ measure: 'hours', amount: `${hours}`, from: `2025-0${month}-01`, to: `2025-0${month + 1}-15` }],
      ...(until !== undefined && { validUntil: until }),
      ...(!isBadge && { issuer }),
    }
    return make(of, changes)
  })
const facts = fc.array(someFact, { maxLength: 12 })

const ladder = fc
  .tuple(requirement([]), requirement([above('a')]), requirement([above('a'), above('b', { orHigher: true })]))
  .map(([a, b, c]) => ladderOf([rung('a', a), rung('b', b), rung('c', c)]))

describe('placement', () => {
  it('does not depend on the order of facts, nor on their number of copies', () => {
    const shuffled = facts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(ladder, shuffled, (onLadder, [list, other]) => {
        expect(place(onLadder, [...other, ...other], { now: NOW })).toEqual(place(onLadder, list, { now: NOW }))
      }),
      { numRuns: 300 },
    )
  })

  it('is never lowered by a further good badge', () => {
    const good = fc.tuple(name, fc.boolean()).map(([of, isBadge]) =>
      (isBadge ? badge : fact)(of, {
        credentialId: 'urn:example:further',
        validFrom: '2025-09-01T00:00:00Z',
        amounts: [{ measure: 'hours', amount: '15' }],
      }),
    )
    // atAward looks at the date of the best badge, which a further badge may change.
    const withoutAtAward = ladder.filter((one) => !canonicalizeJson(one as never).includes('atAward'))
    fc.assert(
      fc.property(withoutAtAward, facts, good, (onLadder, list, further) => {
        const before = place(onLadder, list, { now: NOW })
        const after = place(onLadder, [...list, further], { now: NOW })
        before.rungs.forEach((placed, index) => {
          if (placed.outcome === 'met') expect(after.rungs[index]?.outcome).toBe('met')
          if (placed.status === 'held') expect(after.rungs[index]?.status).toBe('held')
        })
      }),
      { numRuns: 500 },
    )
  })
})

/** Every way of giving slots one award each, none twice: the most slots that are filled, and with how many issuers. */
function bruteForce(options: readonly (readonly string[])[], issuerOf: (award: string) => string, n: number): number | undefined {
  let most: number | undefined
  const give = (slot: number, taken: readonly string[]): void => {
    if (slot === options.length) {
      if (taken.length >= n) most = Math.max(most ?? 0, new Set(taken.map(issuerOf)).size)
      return
    }
    give(slot + 1, taken)
    for (const award of options[slot] as readonly string[]) if (!taken.includes(award)) give(slot + 1, [...taken, award])
  }
  give(0, [])
  return most
}

describe('exclusive slots', () => {
  it('equal brute force in 20 000 random cases, issuers counted or not', () => {
    const slots = fc.array(fc.uniqueArray(name, { maxLength: 3 }), { minLength: 1, maxLength: 4 })
    const awards = fc.uniqueArray(fc.tuple(name, fc.constantFrom('did:web:i', 'did:web:j', 'did:web:k'), fc.boolean()), {
      maxLength: 6,
      selector: ([of, issuer]) => of + issuer,
    })
    const numbers = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
    fc.assert(
      fc.property(slots, awards, numbers, (lists, held, [n, issuers]) => {
        const list = held.map(([of, issuer, isSure]) =>
          fact(of, { credentialId: `urn:example:${of}:${issuer}`, issuer, status: isSure ? 'active' : 'unknown' }),
        )
        const of = lists.map((ids) =>
          needs('x', { match: { ids: ids.length === 0 ? [achievement('none')] : ids.map(achievement) }, issuers: { any: true } }),
        )
        const { outcome } = evaluateRequirement({ op: 'nOf', n, of, exclusive: true, minDistinctIssuers: issuers }, list, {
          now: NOW,
        })
        const reaches = (usable: typeof held): boolean => {
          const options = lists.map((ids) => usable.filter(([of]) => ids.includes(of)).map(([of, issuer]) => `${of}|${issuer}`))
          const most = bruteForce(options, (award) => award.split('|')[1] as string, n)
          return most !== undefined && most >= issuers
        }
        const expected = reaches(held.filter(([, , isSure]) => isSure)) ? 'met' : reaches(held) ? 'indeterminate' : 'unmet'
        expect(outcome).toBe(expected)
      }),
      { numRuns: 20_000 },
    )
  }, 120_000)
})

const OTHER = 'did:web:other.example'
const rules: fc.Arbitrary<readonly RecognitionRule[]> = fc.array(
  fc
    .record({
      from: name,
      to: name,
      kind: fc.constantFrom('full', 'full', 'partial', 'provisional'),
      validUntil: fc.constantFrom(undefined, '2026-02-01', '2027-01-01'),
      condition: fc.constantFrom(undefined, 'a', 'b'),
    })
    .map(
      ({ from, to, kind, validUntil, condition }): RecognitionRule => ({
        id: `urn:rule:${from}${to}`,
        from: { ids: [achievement(from)] },
        to: { achievement: achievement(to) },
        kind: kind as 'full',
        ...(validUntil !== undefined && { validUntil }),
        ...(condition !== undefined && { conditions: needs(condition) }),
        validFrom: '2025-01-01',
        directed: true,
        assertedBy: SCHOOL,
      }),
    ),
  { maxLength: 6 },
)
const work = fc
  .record({
    from: fc.integer({ min: 1, max: 20 }),
    days: fc.integer({ min: 0, max: 10 }),
    hours: fc.integer({ min: 0, max: 300 }),
    issuer: fc.constantFrom(SCHOOL, OTHER),
    status: fc.constantFrom('active', 'active', 'unknown', 'revoked'),
  })
  .map(({ from, days, hours, issuer, status }) => {
    const day = (at: number): string => `2026-01-${String(at).padStart(2, '0')}`
    return fact(`work-${from}-${days}-${hours}`, {
      achievement: { id: 'urn:work' },
      issuer,
      status: status as Fact['status'],
      work: {},
      amounts: [
        { measure: 'hours', amount: `${hours}`, from: day(from), to: day(from + days) },
        { measure: 'jobs', amount: `${hours}`, from: day(from), to: day(from + days) },
      ],
    })
  })
const open: fc.Arbitrary<Requirement> = fc
  .record({
    measure: fc.constantFrom('hours', 'jobs', 'months'),
    min: fc.integer({ min: 0, max: 300 }),
    overlap: fc.constantFrom('union', 'sum', 'max'),
    minDistinctIssuers: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ measure, min, overlap, minDistinctIssuers }) => ({
    op: 'experience',
    measure: measure as 'hours',
    min: `${min}`,
    overlap: overlap as 'sum',
    minDistinctIssuers,
  }))

describe('recognition and work', () => {
  const policyOf = (list: readonly RecognitionRule[], maxHops: 0 | 1 | 2): PlacementPolicy => ({
    trust: { any: true },
    recognition: { rules: list, acceptAssertedBy: [SCHOOL], maxHops },
  })
  const hops = fc.constantFrom<0 | 1 | 2>(0, 1, 2)

  it('do not depend on the order of facts, nor on their number of copies, and say the same again', () => {
    const shuffled = fc
      .array(fc.oneof(someFact, work), { maxLength: 10 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
    fc.assert(
      fc.property(fc.oneof(open, requirement([])), shuffled, rules, hops, (asked, [list, other], given, maxHops) => {
        const context = { now: NOW, policy: policyOf(given, maxHops) }
        const trace = evaluateRequirement(asked, list, context)
        expect(evaluateRequirement(asked, [...other, ...other], context)).toEqual(trace)
        // Replay: from what was written down, the same.
        const [again, facts] = JSON.parse(JSON.stringify([asked, list])) as [Requirement, Fact[]]
        expect(evaluateRequirement(again, facts, JSON.parse(JSON.stringify(context)))).toEqual(trace)
      }),
      { numRuns: 500 },
    )
  })

  it('are never lowered by a further good badge or record', () => {
    const good = fc.oneof(
      name.map((of) => fact(of, { credentialId: 'urn:example:further', validFrom: '2025-09-01T00:00:00Z' })),
      work.map((one): Fact => ({ ...one, status: 'active', credentialId: 'urn:example:further' })),
    )
    const list = fc.array(fc.oneof(someFact, work), { maxLength: 10 })
    const asked = fc.oneof(open, requirement([])).filter((one) => !canonicalizeJson(one as never).includes('atAward'))
    fc.assert(
      fc.property(asked, list, good, rules, hops, (one, before, further, given, maxHops) => {
        const context = { now: NOW, policy: policyOf(given, maxHops) }
        if (evaluateRequirement(one, before, context).outcome !== 'met') return
        expect(evaluateRequirement(one, [...before, further], context).outcome).toBe('met')
      }),
      { numRuns: 3000 },
    )
  })

  it('never come to more hours than there are', () => {
    fc.assert(
      fc.property(fc.array(work, { maxLength: 8 }), fc.constantFrom('union', 'sum', 'max'), (list, overlap) => {
        const asked: Requirement = { op: 'experience', measure: 'hours', min: '1000', overlap: overlap as 'sum' }
        const { params } = evaluateRequirement(asked, list, { now: NOW, policy: { trust: { any: true } } })
        expect(Number((params as { readonly actual: string }).actual)).toBeLessThanOrEqual(30 * 24)
      }),
      { numRuns: 500 },
    )
  })

  it('a placement is repeated from its input with the same digest', () => {
    fc.assert(
      fc.property(ladder, facts, rules, hops, (onLadder, list, given, maxHops) => {
        const options = { now: NOW, policy: policyOf(given, maxHops), attributes: { minAge: 18 } } as const
        const once = place(onLadder, list, options)
        const { digest: _, ...plain } = onLadder
        expect(place(JSON.parse(JSON.stringify(plain)), JSON.parse(JSON.stringify(list)), options)).toEqual(once)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a wide ladder', () => {
  it('places 500 credentials on 300 rungs of 8 slots', () => {
    const slot = (index: number): Requirement =>
      needs('x', { match: { ids: [0, 1, 2].map((more) => achievement(`n${(index * 7 + more * 13) % 400}`)) } })
    const rungs = Array.from({ length: 300 }, (_, at) =>
      rung(`r${at}`, { op: 'allOf', exclusive: true, of: Array.from({ length: 8 }, (_, index) => slot(at * 8 + index)) }),
    )
    const onLadder = ladderOf(rungs)
    const many = Array.from({ length: 500 }, (_, index) =>
      fact(`n${index % 400}`, {
        credentialId: `urn:example:many:${index}`,
        validFrom: `2025-01-01T00:00:${String(index % 60).padStart(2, '0')}Z`,
      }),
    )
    const { rungs: placed, inputDigest } = place(onLadder, many, { now: NOW })
    expect(placed).toHaveLength(300)
    expect(place(onLadder, [...many].reverse(), { now: NOW }).inputDigest).toBe(inputDigest)
    // Each slot looked at the few facts that it is about, and at no other.
    const looked = placed
      .flatMap(({ trace }) => trace.children ?? [])
      .map(({ used, considered }) => used.length + considered.length)
    expect(Math.max(...looked)).toBeLessThanOrEqual(6)
  })
})
