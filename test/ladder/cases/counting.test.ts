import { describe, expect, it } from 'vitest'
import {
  evaluateRequirement,
  type Fact,
  type Ladder,
  lintLadder,
  place,
  type RecognitionRule,
  type Requirement,
  toFacts,
} from '../../../src/ladder/index.js'
import { asking as ladderAsking } from '../lint/support.js'
import { badgeDocument, verified } from '../reports.js'
import {
  achievement,
  actual,
  asking,
  decide,
  fact,
  ladderOf,
  NOW,
  needs,
  nOf,
  OTHER,
  OWNER,
  outcomeOf,
  recognising,
  rule,
  rung,
  SCHOOL,
  sum,
} from './support.js'

const codes = (ladder: Ladder): readonly string[] => [...new Set(lintLadder(ladder).map(({ code }) => code as string))].sort()

describe('case 7: same badge awarded twice, reissued, re-baked, JWT and LD copies of the same award', () => {
  it('twice does not meet "2 of {A, B}"', () => {
    const twice = [fact('a'), fact('a2', { achievement: { id: achievement('a') }, validFrom: '2025-06-01T00:00:00Z' })]
    expect(decide(nOf(2, [needs('a'), needs('b')]), twice)).toMatchObject({ outcome: 'unmet', params: { met: 1, needed: 2 } })
  })

  it('re-issued, re-baked and copied, an award is one award', () => {
    const slots: Requirement = { op: 'allOf', exclusive: true, of: [needs('a'), needs('a', { currency: 'ever' })] }
    const original = fact('a', { awardedDate: '2025-05-01T09:00:00Z' })
    const reissued = { ...original, credentialId: 'urn:example:reissued', validFrom: '2026-01-01T00:00:00Z' }
    const renewed = { ...original, validFrom: '2026-01-01T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' }
    for (const copies of [
      [original, original],
      [original, reissued],
      [original, renewed],
    ])
      expect(decide(slots, copies).outcome).toBe('unmet')
    const another = { ...reissued, awardedDate: '2026-01-01T00:00:00Z' }
    expect(decide(slots, [original, another])).toMatchObject({
      outcome: 'met',
      used: expect.arrayContaining(['urn:example:a', 'urn:example:reissued']),
    })
  })

  it('a newer edition replaces the older one, and what revokes one copy revokes all (OB 3.0 section 10)', () => {
    const old = fact('a', { validFrom: '2025-01-01T00:00:00Z' })
    expect(decide(needs('a'), [old, fact('a', { validUntil: '2026-01-01T00:00:00Z' })]).reason).toBe('requirement.expired')
    expect(decide(needs('a'), [fact('a'), fact('a', { status: 'revoked' })]).reason).toBe('requirement.revoked')
    expect(decide(needs('a'), [fact('a'), fact('a', { status: 'revoked', credentialId: 'urn:example:%61' })]).reason).toBe(
      'requirement.revoked',
    )
  })

  it('the JWT and the LD copy of one award, and one baked again, are one award', () => {
    const plain = badgeDocument('a')
    const copies = [
      verified(plain),
      verified(
        { ...plain, proof: { type: 'DataIntegrityProof' } },
        { proofs: [{ mechanism: 'eddsa-rdfc-2022', state: 'pass' }] },
      ),
      verified({ ...plain, id: 'urn:uuid:baked' }),
    ]
    const facts = copies.flatMap((report) => toFacts(report))
    const twice = { op: 'allOf', exclusive: true, of: [needs('a'), needs('a', { currency: 'ever' })] } as const
    expect(evaluateRequirement(twice, facts, { now: NOW }).outcome).toBe('unmet')
    expect(place(ladderOf([rung('one', needs('a'))]), facts, { now: NOW }).rungs[0]?.trace.considered).toMatchObject(
      facts
        .slice(1)
        .map(() => ({ rejected: 'requirement.duplicate_award' }))
        .slice(0, 1),
    )
  })
})

describe('case 8: one credential satisfying two slots when exclusive; greedy mis-assignment', () => {
  it('fills one slot, and the other says requirement.already_used', () => {
    const trace = decide({ op: 'allOf', exclusive: true, of: [needs('a'), needs('a', { currency: 'ever' })] }, [fact('a')])
    expect([trace.outcome, trace.params]).toEqual(['unmet', { met: 1, needed: 2, options: 2 }])
    expect(trace.children?.map(({ reason }) => reason)).toEqual(['requirement.met_direct', 'requirement.already_used'])
  })

  it('what a greedy choice would miss is found', () => {
    const either = needs('a', { match: { ids: [achievement('a'), achievement('b')] } })
    const trace = decide({ op: 'allOf', exclusive: true, of: [either, needs('a')] }, [fact('a'), fact('b')])
    expect([trace.outcome, trace.children?.map(({ used }) => used)]).toEqual(['met', [['urn:example:b'], ['urn:example:a']]])
  })

  it('a slot of alternatives takes the one that is left', () => {
    const slots: Requirement = { op: 'allOf', exclusive: true, of: [{ op: 'anyOf', of: [needs('a'), needs('b')] }, needs('a')] }
    expect(decide(slots, [fact('a'), fact('b')])).toMatchObject({
      outcome: 'met',
      children: [{ used: ['urn:example:b'] }, { used: ['urn:example:a'] }],
    })
    expect(decide(slots, [fact('a')])).toMatchObject({ outcome: 'unmet', params: { met: 1 } })
    const unsure = decide(slots, [fact('a'), fact('b', { status: 'unknown' })])
    expect(unsure).toMatchObject({ outcome: 'indeterminate', children: [{ outcome: 'indeterminate' }, { outcome: 'met' }] })
  })
})

describe('case 9: two credentials for the same slot with different results and expiries', () => {
  it('the best counts and the other is reported', () => {
    const order = ['F', 'C', 'B', 'A']
    const grade = (id: string, value: string, validUntil: string): Fact =>
      fact(id, {
        achievement: { id: achievement('a') },
        results: [{ value, order }],
        validUntil,
        validFrom: `2025-0${id.length}-01T00:00:00Z`,
      })
    const trace = decide(asking({ value: 'C' }), [
      grade('x', 'B', '2030-01-01'),
      grade('yy', 'A', '2027-01-01'),
      grade('zzz', 'A', '2028-01-01'),
    ])
    expect(trace.used).toEqual(['urn:example:zzz'])
    expect(trace.considered).toEqual([
      { id: 'urn:example:yy', rejected: 'requirement.duplicate_award' },
      { id: 'urn:example:x', rejected: 'requirement.duplicate_award' },
    ])
  })
})

describe('case 11: sub-caps, at most 12 hours of e-learning of 35', () => {
  it('what is above the cap does not count', () => {
    const of = [{ match: needs('e-learning'), cap: '12' }, { match: needs('classroom') }]
    const course = (name: string, amount: string): Fact => fact(name, { amounts: [{ measure: 'hours', amount }] })
    const total = (...facts: Fact[]): unknown => decide(sum('35', { of }), facts).params
    expect(total(course('e-learning', '40'))).toMatchObject({ actual: '12' })
    expect(total(course('e-learning', '40'), course('classroom', '23'))).toMatchObject({ actual: '35' })
  })

  it('an award that two parts take fills their caps to the greatest total', () => {
    const part = (ids: readonly string[], cap: string) => ({ match: needs('x', { match: { ids: ids.map(achievement) } }), cap })
    const of = [part(['both', 'one'], '10'), part(['both'], '10')]
    const course = (name: string, amount: string): Fact => fact(name, { amounts: [{ measure: 'hours', amount }] })
    const result = (...facts: Fact[]): unknown => decide(sum('100', { of }), facts).params
    expect(result(course('both', '10'), course('one', '10'))).toMatchObject({ actual: '20' })
    expect(result(course('both', '15'), course('one', '10'))).toMatchObject({ actual: '20' })
    expect(result(course('both', '15'))).toMatchObject({ actual: '15' })
  })

  it('a cap below what the sum asks for is told', () => {
    const capped = (cap: string): Requirement => ({
      op: 'sum',
      of: [
        { match: needs('class'), cap },
        { match: needs('e-learning'), cap: '12' },
      ],
      measure: 'hours',
      min: '35',
      overlap: 'sum',
    })
    expect([codes(ladderAsking(capped('23'))), codes(ladderAsking(capped('22')))]).toEqual([[], ['ladder.sum_unreachable']])
    expect(codes(ladderAsking({ op: 'nOf', n: 1, of: [needs('a')], minDistinctIssuers: 2 }))).toEqual(['ladder.issuers_too_many'])
  })
})

describe('case 12: partial credit by recognition plus own credit over 100%', () => {
  it("credit by recognition and credit of one's own do not count twice for one award", () => {
    const value = rule('b', 'x', { to: { value: { measure: 'hours', amount: '8' } }, kind: 'partial' })
    const credit: Requirement = { op: 'sum', of: [{ match: needs('a'), cap: '6' }], measure: 'hours', min: '10', overlap: 'sum' }
    const own = fact('a', { amounts: [{ measure: 'hours', amount: '9' }] })
    expect(actual(credit, [own, fact('b')], recognising([value]))).toBe('14')
    const same = fact('b', { amounts: [{ measure: 'hours', amount: '9' }], achievement: { aliases: [achievement('a')] } })
    expect(actual(credit, [same], recognising([value]))).toBe('6')
    const capped = { ...value, to: { achievement: achievement('a'), value: { measure: 'hours', amount: '8' } } }
    expect(actual(credit, [fact('b')], recognising([capped]))).toBe('6')
    expect(actual(credit, [fact('b', { validUntil: '2026-01-01' })], recognising([value]))).toBe('0')
  })
})

describe('design 3.3: amounts by recognition are limited as recognition is', () => {
  const credit: Requirement = { op: 'sum', of: [{ match: needs('a') }], measure: 'hours', min: '99', overlap: 'sum' }
  const value = (amount: string, id: string, achieved?: string): RecognitionRule =>
    rule('b', 'a', {
      id,
      to: { ...(achieved !== undefined && { achievement: achievement(achieved) }), value: { measure: 'hours', amount } },
      kind: 'partial',
    })
  const [much, little] = [value('7', 'urn:rule:much'), value('4', 'urn:rule:little')] as const

  it('no rule may be used where none may follow', () => {
    expect(actual(credit, [fact('b')], recognising([much], { maxHops: 0 }))).toBe('0')
    expect(actual(credit, [fact('b')], recognising([much], { maxHops: 1 }))).toBe('7')
  })

  it('of several rules the one that gives least decides, whatever their order, or the first', () => {
    expect(actual(credit, [fact('b')], recognising([much, little]))).toBe('4')
    expect(actual(credit, [fact('b')], recognising([little, much]))).toBe('4')
    expect(actual(credit, [fact('b')], recognising([much, little], { onConflict: 'first' }))).toBe('7')
    // One that is about something else is no conflict.
    expect(actual(credit, [fact('b')], recognising([much, value('1', 'urn:rule:else', 'else')]))).toBe('7')
  })
})

describe('case 13: minDistinctIssuers with two DIDs of one organisation', () => {
  it('are one issuer', () => {
    const requirement: Requirement = {
      op: 'nOf',
      n: 2,
      of: [needs('a', { issuers: { any: true } }), needs('b', { issuers: { any: true } })],
      minDistinctIssuers: 2,
    }
    const facts = [fact('a'), fact('b', { issuer: OTHER })]
    expect(outcomeOf(requirement, facts)).toBe('met')
    expect(outcomeOf(requirement, facts, { policy: { trust: { any: true }, organisations: [[SCHOOL, OTHER]] } })).toBe('unmet')
    expect(outcomeOf(requirement, [fact('a', { organisations: [OTHER] }), facts[1] as Fact])).toBe('unmet')
    const web = [fact('a', { issuer: 'did:web:Other.example' }), fact('b', { issuer: 'https://other.example/' })]
    expect(outcomeOf(requirement, web)).toBe('unmet')
    expect(
      outcomeOf({ ...requirement, exclusive: true }, facts, {
        policy: { trust: { any: true }, organisations: [[SCHOOL, OTHER]] },
      }),
    ).toBe('unmet')
  })

  it('finds the credentials that come from different issuers', () => {
    const any = { issuers: { any: true } } as const
    const from = (name: string, issuer: string): Fact =>
      fact(`${name}-${issuer}`, { issuer, achievement: { id: achievement(name) } })
    for (const exclusive of [false, true]) {
      const two = nOf(2, [needs('a', any), needs('b', any)], { minDistinctIssuers: 2, exclusive })
      expect(decide(two, [from('a', SCHOOL), from('b', SCHOOL), from('a', OWNER)]).outcome).toBe('met')
      expect(decide(two, [from('a', SCHOOL), from('b', SCHOOL)]).reason).toBe('requirement.issuers_too_few')
      expect(decide(two, [from('a', SCHOOL), from('b', SCHOOL), { ...from('a', OWNER), status: 'unknown' }]).outcome).toBe(
        'indeterminate',
      )
    }
  })
})
