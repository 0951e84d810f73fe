import { describe, expect, it } from 'vitest'
import {
  attestedFact,
  type EvaluationContext,
  evaluateRequirement,
  type Fact,
  type PlacementPolicy,
  place,
  type RecognitionRule,
  type Requirement,
  type RequirementOutcome,
  type Trace,
} from '../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL, WORKER } from './support.js'

const OTHER = 'did:web:other.example'
const decide = (requirement: Requirement, facts: readonly Fact[], more: Partial<EvaluationContext> = {}): Trace =>
  evaluateRequirement(requirement, facts, { now: NOW, policy: { trust: { any: true } }, ...more })
const outcomeOf = (...given: Parameters<typeof decide>): RequirementOutcome => decide(...given).outcome
const work = (
  name: string,
  amount: string,
  from: string,
  to: string,
  more: Partial<Omit<Fact, 'achievement'>> & { measure?: string } = {},
): Fact => {
  const { measure = 'hours', ...rest } = more
  return fact(name, {
    achievement: { id: 'urn:work' },
    work: {},
    amounts: [{ measure, amount, from, to }],
    ...rest,
  })
}
const hours = (min: string, more: object = {}): Requirement => ({
  op: 'experience',
  measure: 'hours',
  min,
  overlap: 'union',
  ...more,
})
const actual = (requirement: Requirement, facts: readonly Fact[], more: Partial<EvaluationContext> = {}): string =>
  (decide(requirement, facts, more).params as { readonly actual: string }).actual
const rule = (from: string, to: string, more: Partial<RecognitionRule> = {}): RecognitionRule => ({
  id: `urn:rule:${from}-${to}`,
  from: { ids: [achievement(from)] },
  to: { achievement: achievement(to) },
  kind: 'full',
  validFrom: '2026-01-01',
  directed: true,
  assertedBy: OWNER,
  ...more,
})
const recognising = (rules: readonly RecognitionRule[], more: object = {}): { readonly policy: PlacementPolicy } => ({
  policy: { trust: { any: true }, recognition: { rules, acceptAssertedBy: [OWNER], ...more } },
})

describe('Graph & logic', () => {
  it('1. a cycle of recognition ends, and so does a rule that is its own condition', () => {
    const rules = [rule('b', 'a', { conditions: needs('a') }), rule('a', 'b', { conditions: needs('b') })]
    for (const maxHops of [0, 1, 2]) {
      expect(outcomeOf(needs('a'), [fact('b')], recognising(rules, { maxHops }))).toBe('unmet')
      expect(outcomeOf(needs('c'), [fact('b')], recognising(rules, { maxHops }))).toBe('unmet')
    }
    const ring = [rule('a', 'b'), rule('b', 'c'), rule('c', 'a')]
    expect(outcomeOf(needs('a'), [fact('c')], recognising(ring))).toBe('met')
    expect(outcomeOf(needs('a'), [fact('d')], recognising(ring, { maxHops: 2 }))).toBe('unmet')
  })

  it('1. bridges that ask for each other end undecided', () => {
    const bridge = (name: string, other: string): ReturnType<typeof rung> =>
      rung(name, needs('x'), {
        validity: { renewal: above(other), grandfather: { awardedBefore: '2026-01-01', terms: 'bridge' } },
      })
    const placed = place(ladderOf([bridge('a', 'b'), bridge('b', 'a')]), [badge('a'), badge('b')], { now: NOW })
    expect(placed.rungs.map(({ status }) => status)).toEqual(['indeterminate', 'indeterminate'])
  })

  it('4. `not` is decided only where everything is known: attributes, and issuers all of whose records are given', () => {
    const not = (of: Requirement): Requirement => ({ op: 'not', of })
    const all = { policy: { trust: { ids: [SCHOOL] }, complete: [SCHOOL] } }
    expect(outcomeOf(not(needs('a')), [])).toBe('indeterminate')
    expect(outcomeOf(not(needs('a')), [], all)).toBe('met')
    expect(outcomeOf(not(needs('a')), [fact('a', { status: 'unknown' })], all)).toBe('indeterminate')
    expect(outcomeOf(not(needs('a', { issuers: { ids: [SCHOOL, OTHER] } })), [], all)).toBe('indeterminate')
    expect(outcomeOf(not({ op: 'anyOf', of: [needs('a'), needs('b', { issuers: { any: true } })] }), [], all)).toBe(
      'indeterminate',
    )
    expect(outcomeOf(not(not(needs('a'))), [], all)).toBe('unmet')
    const recognised = { policy: { ...all.policy, recognition: { rules: [rule('b', 'a')], acceptAssertedBy: [OWNER] } } }
    expect(outcomeOf(not(needs('a')), [], recognised)).toBe('indeterminate')
    const aged = { op: 'attribute', name: 'minAge', value: 70 } as const
    expect(outcomeOf(not(aged), [], { attributes: { birthDate: '1990-01-01' } })).toBe('met')
    expect(outcomeOf(not(aged), [], { attributes: { minAge: 18 } })).toBe('indeterminate')
  })
})

describe('Counting', () => {
  it('10. two platforms at once: overlapping hours of work count once, whoever recorded them', () => {
    const facts = [
      work('one', '30', '2026-01-01', '2026-01-07'),
      work('two', '20', '2026-01-05', '2026-01-10', { issuer: OTHER }),
      work('three', '10', '2026-01-10', '2026-01-12', { issuer: OTHER }),
    ]
    expect(actual(hours('40'), facts)).toBe('40')
    expect(decide(hours('40'), facts).considered).toEqual([{ id: 'urn:example:two', rejected: 'requirement.overlap_collapsed' }])
    expect(actual(hours('40', { overlap: 'sum' }), facts)).toBe('60')
    expect(actual(hours('40', { overlap: 'max' }), facts)).toBe('30')
  })

  it('10. jobs at the same time are different jobs of different platforms, and the same of one', () => {
    const jobs = (name: string, amount: string, issuer: string): Fact =>
      work(name, amount, '2026-01-01', '2026-01-31', { measure: 'jobs', issuer })
    const facts = [
      jobs('one', '30', SCHOOL),
      jobs('two', '20', OTHER),
      work('week', '8', '2026-01-01', '2026-01-07', { measure: 'jobs' }),
    ]
    const requirement: Requirement = { op: 'experience', measure: 'jobs', min: '50', overlap: 'union' }
    expect(actual(requirement, facts)).toBe('50')
  })

  it('10. a statement made again is the same work, even where everything is added', () => {
    const facts = [
      work('one', '30', '2026-01-01', '2026-01-07'),
      work('again', '30', '2026-01-01', '2026-01-07', { validFrom: '2026-02-01' }),
    ]
    expect(actual(hours('60', { overlap: 'sum' }), facts)).toBe('30')
  })

  it('10. never more than 24 hours a day, alone or together', () => {
    expect(actual(hours('1'), [work('one', '200', '2026-01-01', '2026-01-07')])).toBe('168')
    const facts = [
      work('one', '100', '2026-01-01', '2026-01-07'),
      work('two', '100', '2026-01-01', '2026-01-07', { issuer: OTHER }),
    ]
    expect(actual(hours('1', { overlap: 'sum' }), facts)).toBe('168')
    const sum: Requirement = {
      op: 'sum',
      of: [{ match: needs('x', { match: { ids: ['urn:work'] }, issuers: { any: true } }) }],
      measure: 'hours',
      min: '1',
      overlap: 'sum',
    }
    expect(actual(sum, facts)).toBe('168')
  })

  it('10. a day has 23 or 25 hours where the clock changes, by the offsets of its ends', () => {
    expect(actual(hours('1'), [work('spring', '24', '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')])).toBe('23')
    expect(actual(hours('1'), [work('autumn', '25', '2025-10-26T00:00:00+02:00', '2025-10-27T00:00:00+01:00')])).toBe('25')
    // The same instants, written in two zones, are one period.
    const facts = [
      work('here', '5', '2026-01-01T00:00:00+02:00', '2026-01-01T06:00:00+02:00'),
      work('there', '5', '2025-12-31T22:00:00Z', '2026-01-01T04:00:00Z', { issuer: OTHER }),
    ]
    expect(actual(hours('1'), facts)).toBe('5')
  })

  it('10. only records of work count, of the occupations and inside the window', () => {
    const alignments = [{ uri: 'urn:driver' }]
    const facts = [
      work('driver', '5', '2026-01-01', '2026-01-07', { alignments }),
      work('cook', '5', '2026-01-08', '2026-01-15'),
      fact('course', { amounts: [{ measure: 'hours', amount: '50' }] }),
    ]
    expect(actual(hours('1'), facts)).toBe('10')
    expect(actual(hours('1', { occupations: [{ framework: 'ESCO', uri: 'urn:driver', kind: 'occupation' }] }), facts)).toBe('5')
    expect(actual(hours('1', { window: { from: '2026-01-05' } }), facts)).toBe('5')
    expect(decide(hours('1', { window: { last: 'P1M' } }), facts).considered.map(({ rejected }) => rejected)).toEqual([
      'requirement.outside_window',
      'requirement.outside_window',
    ])
  })

  it('10. months are calendar months with work, each once', () => {
    const months = (overlap: 'union' | 'sum' | 'max'): Requirement => ({ op: 'experience', measure: 'months', min: '4', overlap })
    const facts = [work('one', '9', '2025-11-15', '2026-01-10'), work('two', '9', '2026-01-20', '2026-02-02', { issuer: OTHER })]
    expect((['union', 'sum', 'max'] as const).map((overlap) => actual(months(overlap), facts))).toEqual(['4', '5', '3'])
  })

  it("12. credit by recognition and credit of one's own do not count twice for one award", () => {
    const value = rule('b', 'x', { to: { value: { measure: 'hours', amount: '8' } }, kind: 'partial' })
    const sum: Requirement = { op: 'sum', of: [{ match: needs('a'), cap: '6' }], measure: 'hours', min: '10', overlap: 'sum' }
    const own = fact('a', { amounts: [{ measure: 'hours', amount: '9' }] })
    expect(actual(sum, [own, fact('b')], recognising([value]))).toBe('14')
    const same = fact('b', { amounts: [{ measure: 'hours', amount: '9' }], achievement: { aliases: [achievement('a')] } })
    expect(actual(sum, [same], recognising([value]))).toBe('6')
    const capped = { ...value, to: { achievement: achievement('a'), value: { measure: 'hours', amount: '8' } } }
    expect(actual(sum, [fact('b')], recognising([capped]))).toBe('6')
    expect(actual(sum, [fact('b', { validUntil: '2026-01-01' })], recognising([value]))).toBe('0')
  })

  it('13. two DIDs of one organisation are one issuer', () => {
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
})

describe('Time', () => {
  const cascade = (more: object): readonly ReturnType<typeof rung>[] => [
    rung('a', needs('x'), { validity: { cascade: more } }),
    rung('b', above('a')),
  ]
  const statuses = (ladder: ReturnType<typeof ladderOf>, facts: readonly Fact[]): readonly string[] =>
    place(ladder, facts, { now: NOW }).rungs.map(({ status }) => status)

  it('14. a lower rung takes those above with it only where it says so', () => {
    const ended = badge('a', { validUntil: '2026-01-01' })
    expect(statuses(ladderOf(cascade({})), [ended, badge('b')])).toEqual(['lapsed', 'held'])
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [ended, badge('b')])).toEqual(['lapsed', 'lapsed'])
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [badge('a'), badge('b')])).toEqual(['held', 'held'])
    // Somebody who does not show the lower badge may have it.
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [badge('b')])).toEqual(['locked', 'indeterminate'])
    expect(statuses(ladderOf(cascade({ lapseOf: 'self+upper' })), [badge('a', { status: 'revoked' }), badge('b')])).toEqual([
      'revoked',
      'lapsed',
    ])
  })

  it('14. a higher rung renews the lower ones that had not ended when it was awarded', () => {
    const ladder = ladderOf([rung('a', needs('x')), rung('b', above('a'), { validity: { cascade: { renewsLower: true } } })])
    const lower = badge('a', { validUntil: '2026-02-01' })
    const higher = (validFrom: string, more: object = {}): Fact => badge('b', { validFrom, validUntil: '2028-01-01', ...more })
    expect(statuses(ladder, [lower, higher('2026-01-01')])).toEqual(['held', 'held'])
    expect(statuses(ladder, [lower, higher('2026-03-01')])).toEqual(['lapsed', 'held'])
    expect(statuses(ladder, [lower, higher('2026-01-01', { status: 'revoked' })])).toEqual(['lapsed', 'revoked'])
    expect(statuses(ladder, [lower, higher('2026-01-01', { issuer: OTHER })])).toEqual(['lapsed', 'locked'])
    expect(place(ladder, [lower, higher('2026-01-01')], { now: NOW }).rungs[0]?.until).toBe('2028-01-01T00:00:00Z')
  })

  it('15. older badges count by the terms of then: for life, until they end, or over a bridge', () => {
    const terms = (kind: 'lifetime' | 'untilExpiry' | 'bridge'): ReturnType<typeof ladderOf> =>
      ladderOf([
        rung('a', needs('x'), {
          validity: { duration: 'P1M', renewal: needs('y'), grandfather: { awardedBefore: '2026-01-01', terms: kind } },
        }),
        rung('b', above('a')),
      ])
    const old = badge('a', { validUntil: '2026-02-01' })
    expect(statuses(terms('lifetime'), [old])).toEqual(['grandfathered', 'eligible'])
    expect(statuses(terms('untilExpiry'), [old])).toEqual(['lapsed', 'locked'])
    expect(statuses(terms('untilExpiry'), [badge('a')])).toEqual(['grandfathered', 'eligible'])
    expect(statuses(terms('bridge'), [old])).toEqual(['lapsed', 'locked'])
    expect(statuses(terms('bridge'), [old, fact('y')])).toEqual(['grandfathered', 'eligible'])
    expect(place(terms('lifetime'), [old], { now: NOW }).current).toEqual([rungId('a')])
    // One from afterwards has the rung's end, even where it names none.
    expect(statuses(terms('lifetime'), [badge('a', { validFrom: '2026-01-01' })])).toEqual(['lapsed', 'locked'])
    expect(statuses(terms('lifetime'), [badge('a', { validFrom: '2026-04-15' })])).toEqual(['held', 'eligible'])
  })

  it('17. a status that was looked up too long ago is undecided', () => {
    const policy = { trust: { any: true }, statusMaxAge: 'P7D' } as const
    expect(outcomeOf(needs('a'), [fact('a', { statusAsOf: '2026-04-25T00:00:00Z' })], { policy })).toBe('met')
    expect(outcomeOf(needs('a'), [fact('a', { statusAsOf: '2026-04-01T00:00:00Z' })], { policy })).toBe('indeterminate')
    expect(outcomeOf(needs('a'), [fact('a', { statusAsOf: '2026-04-01T00:00:00Z' })])).toBe('met')
  })

  it('18. renewed before it ended, a badge keeps its first award and has its new end', () => {
    const ladder = ladderOf([rung('a', needs('x'), { validity: { grace: 'P30D' } })])
    const first = badge('a', { validUntil: '2026-04-15', awardedDate: '2025-04-15' })
    expect(statuses(ladder, [first])).toEqual(['heldLapsing'])
    const again = { ...first, validFrom: '2026-04-10T00:00:00Z', validUntil: '2027-04-15' }
    expect(place(ladder, [first, again], { now: NOW }).rungs[0]).toMatchObject({
      status: 'held',
      since: '2025-04-15T00:00:00Z',
      until: '2027-04-15T00:00:00Z',
    })
  })

  it('20. whoever was born on 29 February is a year older on 1 March', () => {
    const adult: Requirement = { op: 'attribute', name: 'minAge', value: 18 }
    const at = (now: string): RequirementOutcome =>
      evaluateRequirement(adult, [], { now, attributes: { birthDate: '2008-02-29' } }).outcome
    expect([at('2026-02-28'), at('2026-03-01')]).toEqual(['unmet', 'met'])
  })

  it('21. as of a past date, what is only now known to be revoked is undecided', () => {
    const revoked = fact('a', { status: 'revoked', statusAsOf: '2026-06-01T00:00:00Z' })
    expect(outcomeOf(needs('a'), [revoked])).toBe('indeterminate')
    expect(outcomeOf(needs('a'), [revoked], { now: '2026-06-02' })).toBe('unmet')
  })
})

describe('Recognition & trust', () => {
  it('26. chains do not drift: one rule at a time, unless the policy says two', () => {
    const rules = [rule('b', 'a'), rule('c', 'b'), rule('d', 'c')]
    const at = (held: string, maxHops?: number): RequirementOutcome =>
      outcomeOf(needs('a'), [fact(held)], recognising(rules, maxHops === undefined ? {} : { maxHops }))
    expect([at('b'), at('c'), at('d')]).toEqual(['met', 'unmet', 'unmet'])
    expect([at('b', 2), at('c', 2), at('d', 2)]).toEqual(['met', 'met', 'unmet'])
    expect([at('b', 0), at('a', 0)]).toEqual(['unmet', 'met'])
    expect(decide(needs('a'), [fact('c')], recognising(rules, { maxHops: 2 })).params).toEqual({
      rules: ['urn:rule:c-b', 'urn:rule:b-a'],
    })
  })

  it('26. a rule holds in its direction alone', () => {
    expect(outcomeOf(needs('b'), [fact('a')], recognising([rule('b', 'a')]))).toBe('unmet')
  })

  it("26. a rule that asks for an issuer is not met through somebody else's rule", () => {
    const asking = rule('b', 'a', { from: { ids: [achievement('b')], issuers: { ids: [SCHOOL] } } })
    const facts = [fact('c', { issuer: OTHER })]
    expect(outcomeOf(needs('a'), facts, recognising([asking, rule('c', 'b')], { maxHops: 2 }))).toBe('unmet')
    const by = rule('c', 'b', { assertedBy: SCHOOL })
    expect(outcomeOf(needs('a'), facts, recognising([asking, by], { maxHops: 2, acceptAssertedBy: [OWNER, SCHOOL] }))).toBe('met')
  })

  it('26. of conflicting rules the strictest decides, or the first', () => {
    const rules = [rule('b', 'a'), rule('b', 'a', { id: 'urn:rule:2', kind: 'partial' })]
    expect(outcomeOf(needs('a'), [fact('b')], recognising(rules))).toBe('unmet')
    expect(outcomeOf(needs('a'), [fact('b')], recognising(rules, { onConflict: 'first' }))).toBe('met')
    const ended = [rules[0] as RecognitionRule, { ...(rules[1] as RecognitionRule), validUntil: '2026-02-01' }]
    expect(outcomeOf(needs('a'), [fact('b')], recognising(ended))).toBe('met')
  })

  it('27. a rule that ended does not take away what was awarded with it', () => {
    const ended = rule('b', 'a', { validUntil: '2026-02-01' })
    const ladder = ladderOf([rung('one', needs('a', { currency: 'atAward' }))])
    const facts = [fact('b'), badge('one', { validFrom: '2026-01-15' })]
    const placed = place(ladder, facts, { now: NOW, ...recognising([ended]) })
    expect(placed.rungs[0]).toMatchObject({ status: 'held', outcome: 'met' })
    expect(place(ladder, facts.slice(0, 1), { now: NOW, ...recognising([ended]) }).rungs[0]?.outcome).toBe('unmet')
  })

  it('27. a credential that counts by a rule has its own end, status and results', () => {
    const rules = recognising([rule('b', 'a')])
    expect(decide(needs('a'), [fact('b', { validUntil: '2026-01-01' })], rules).reason).toBe('requirement.expired')
    expect(decide(needs('a'), [fact('b', { status: 'revoked' })], rules).reason).toBe('requirement.revoked')
    expect(decide(needs('a'), [fact('b', { status: 'unknown' })], rules).outcome).toBe('indeterminate')
    expect(decide(needs('a', { minResult: { min: '5' } }), [fact('b')], rules).reason).toBe('requirement.result_missing')
    expect(decide(needs('a', { recognition: 'none' }), [fact('b')], rules).reason).toBe('requirement.missing')
    expect(decide(needs('a', { match: { ids: [achievement('a')], versions: '^1' } }), [fact('b')], rules).reason).toBe(
      'requirement.missing',
    )
  })

  it('28. a trusted issuer without authority for this achievement does not count by a rule either', () => {
    expect(decide(needs('a'), [fact('b', { authorised: 'no' })], recognising([rule('b', 'a')])).reason).toBe(
      'requirement.issuer_not_authorised',
    )
  })

  it("a ladder's own rules count by default, and others only where the policy takes them", () => {
    const ladder = ladderOf([rung('one', needs('a'))], {
      recognition: [rule('b', 'a', { from: { ids: [achievement('b')], issuers: { ids: [SCHOOL] } } })],
    })
    const outcome = (policy?: PlacementPolicy): string | undefined =>
      place(ladder, [fact('b')], { now: NOW, ...(policy && { policy }) }).rungs[0]?.outcome
    expect(outcome()).toBe('met')
    expect(outcome({ trust: { ids: [OWNER] } })).toBe('unmet')
    expect(outcome({ trust: { ids: [OWNER] }, recognition: { rules: [], acceptAssertedBy: [OWNER] } })).toBe('met')
  })

  it('a rule holds where the worker is, and is undecided where that is not known', () => {
    const rules = recognising([rule('b', 'a', { jurisdiction: ['US-CA'] })])
    const at = (jurisdiction?: string): RequirementOutcome =>
      outcomeOf(needs('a'), [fact('b')], { ...rules, ...(jurisdiction !== undefined && { jurisdiction }) })
    expect([at('US-CA'), at('US-WA'), at('US'), at()]).toEqual(['met', 'unmet', 'indeterminate', 'indeterminate'])
  })
})

describe('People', () => {
  const peers = (min: number): Requirement => ({ op: 'endorsement', from: 'peer', min, distinct: true })
  const endorsed = (by: string, more: Partial<Omit<Fact, 'achievement'>> = {}, of = WORKER): Fact =>
    fact(`${by}-${of}`, { issuer: by, subjectKeys: [of], endorsement: { from: 'peer' }, ...more })

  it('32. the same name links nobody: facts have no names, and a ladder asks for none', () => {
    expect(() => decide(needs('a'), [{ ...fact('a'), name: 'Ana' } as never])).toThrow()
  })

  it("33. endorsements count by different people, and not one's own", () => {
    const facts = [
      fact('a'),
      endorsed('did:key:p'),
      endorsed('did:key:q'),
      endorsed('did:key:p', { credentialId: 'urn:again' }),
      endorsed(WORKER),
    ]
    expect(decide(peers(2), facts)).toMatchObject({ outcome: 'met', params: { actual: 2, needed: 2 } })
    expect(outcomeOf(peers(3), facts)).toBe('unmet')
    expect(outcomeOf({ ...peers(1), from: 'client' } as Requirement, facts)).toBe('unmet')
    expect(outcomeOf(peers(2), facts, { policy: { trust: { any: true }, organisations: [['did:key:p', 'did:key:q']] } })).toBe(
      'unmet',
    )
  })

  it('33. rings do not count, however long', () => {
    const ring = [fact('a'), endorsed('did:key:p'), endorsed(WORKER, {}, 'did:key:q'), endorsed('did:key:q', {}, 'did:key:p')]
    const placed = place(ladderOf([rung('one', peers(1))]), ring, { now: NOW, subject: WORKER })
    expect(placed.rungs[0]?.trace.considered).toEqual([
      {
        id: 'urn:example:did:key:p-did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
        rejected: 'requirement.endorser_ring',
      },
    ])
    expect(placed.rungs[0]?.outcome).toBe('unmet')
    expect(place(ladderOf([rung('one', peers(1))]), ring.slice(0, 2), { now: NOW, subject: WORKER }).rungs[0]?.outcome).toBe(
      'met',
    )
  })

  it('33. a revoked, ended or unlooked-up endorsement does not count, or perhaps', () => {
    expect(outcomeOf(peers(1), [fact('a'), endorsed('did:key:p', { status: 'revoked' })])).toBe('unmet')
    expect(outcomeOf(peers(1), [fact('a'), endorsed('did:key:p', { validUntil: '2026-01-01' })])).toBe('unmet')
    expect(outcomeOf(peers(1), [fact('a'), endorsed('did:key:p', { status: 'unknown' })])).toBe('indeterminate')
  })

  it('34. of a link only what the policy believes counts, and the trace says by what', () => {
    const facts = [fact('a', { subjectKeys: ['did:key:other'] })]
    const links = [{ keys: [WORKER, 'did:key:other'], basis: 'presentation', asOf: '2026-04-01' }] as const
    const at = (more: object, given: readonly object[] = links): ReturnType<typeof place> =>
      place(ladderOf([rung('one', needs('a'))]), facts, {
        now: NOW,
        subject: WORKER,
        links: given as never,
        policy: { trust: { ids: [SCHOOL] }, ...more },
      })
    const linked = at({ subjectLinks: ['presentation'] })
    expect(linked.rungs[0]).toMatchObject({
      outcome: 'met',
      trace: { linkedBy: [{ id: 'urn:example:a', basis: ['presentation'] }] },
    })
    expect(linked.links).toEqual(links)
    expect(at({}).rungs[0]?.outcome).toBe('unmet')
    expect(at({ subjectLinks: ['presentation'] }, [{ ...links[0], asOf: '2026-06-01' }]).rungs[0]?.outcome).toBe('unmet')
    expect(at({ subjectLinks: ['presentation'] }, [{ ...links[0], validUntil: '2026-04-02' }]).rungs[0]?.outcome).toBe('unmet')
    expect(() => at({ subjectLinks: ['name'] })).toThrow()
    expect(() => at({}, [{ ...links[0], basis: 'name' }])).toThrow()
  })

  it('evidence is counted by piece, kind and assessor', () => {
    const piece = (id: string, genre: string, assessor?: string): object => ({
      id: `urn:e:${id}`,
      genre,
      ...(assessor && { assessor }),
    })
    const evidence = (min: number, more: object = {}): Requirement => ({ op: 'evidence', min, ...more })
    const facts = [
      fact('a', { evidence: [piece('1', 'workSample', 'supervisor'), piece('2', 'Simulation')] as never }),
      fact('b', { evidence: [piece('1', 'workSample', 'supervisor')] as never }),
    ]
    expect(actual(evidence(2), facts)).toBe(2)
    expect(outcomeOf(evidence(3), facts)).toBe('unmet')
    expect(outcomeOf(evidence(1, { genre: ['simulation'] }), facts)).toBe('met')
    expect(outcomeOf(evidence(1, { assessor: 'Supervisor' }), facts)).toBe('met')
    expect(outcomeOf(evidence(2, { assessor: 'supervisor' }), facts)).toBe('indeterminate')
    expect(outcomeOf(evidence(1), [fact('a', { status: 'revoked', evidence: [piece('1', 'x')] as never })])).toBe('unmet')
  })

  it('a place of residence lies in what is asked for, or may, or does not', () => {
    const lives = (residency: string | readonly string[]): RequirementOutcome =>
      outcomeOf({ op: 'attribute', name: 'residency', value: 'US-CA' }, [], { attributes: { residency } })
    expect([lives('US-CA'), lives('us-ca'), lives('US'), lives('US-WA'), lives(['DE', 'US-CA'])]).toEqual([
      'met',
      'met',
      'indeterminate',
      'unmet',
      'met',
    ])
    expect(outcomeOf({ op: 'attribute', name: 'ext:bicycle', value: true }, [], { attributes: { 'ext:bicycle': true } })).toBe(
      'met',
    )
    expect(outcomeOf({ op: 'attribute', name: 'ext:constructor', value: true }, [], { attributes: {} })).toBe('indeterminate')
  })

  it('no trace and no digest holds a date of birth', () => {
    const ladder = ladderOf([rung('one', { op: 'attribute', name: 'minAge', value: 18 })])
    const at = (birthDate: string): ReturnType<typeof place> => place(ladder, [], { now: NOW, attributes: { birthDate } })
    expect(JSON.stringify(at('1990-01-01'))).not.toContain('1990')
    expect(at('1990-01-01').inputDigest).toBe(at('1990-01-02').inputDigest)
    expect(at('1990-01-01').inputDigest).not.toBe(at('1980-01-01').inputDigest)
  })

  it('an assurance is compared by the levels of the policy', () => {
    const at = (assurance: string, levels?: readonly string[]): RequirementOutcome =>
      outcomeOf(needs('a', { minAssurance: 'substantial' }), [fact('a', { assurance })], {
        policy: { trust: { any: true }, ...(levels && { assurance: levels }) },
      })
    const levels = ['low', 'substantial', 'high']
    expect([at('high', levels), at('low', levels), at('substantial'), at('high'), at('gold', levels)]).toEqual([
      'met',
      'unmet',
      'met',
      'indeterminate',
      'indeterminate',
    ])
  })

  it('attested work is marked as such', () => {
    const record = attestedFact({
      issuer: OWNER,
      subject: WORKER,
      achievement: 'urn:work',
      awardedDate: '2026-02-01',
      work: {},
      amounts: [{ measure: 'hours', amount: '5', from: '2026-01-01', to: '2026-01-31' }],
    })
    expect(decide(hours('5'), [record])).toMatchObject({ outcome: 'met', attestedBy: [OWNER] })
  })
})

describe('hostile options', () => {
  const ladder = ladderOf([rung('one', needs('a'))])
  it.each<readonly [object]>([
    [{ policy: { trust: { any: true }, recognition: { rules: [], maxHops: 9, acceptAssertedBy: [] } } }],
    [{ policy: { trust: { any: true }, recognition: { rules: [{}], acceptAssertedBy: [] } } }],
    [{ policy: { trust: { any: true }, believe: 'all' } }],
    [{ policy: { trust: { any: true }, statusMaxAge: 'soon' } }],
    [{ attributes: { minAge: -1 } }],
    [{ attributes: { age: 18 } }],
    [{ attributes: { birthDate: '2000-02-30' } }],
    [{ attributes: { 'ext:x': {} } }],
    [{ attributes: 18 }],
    [{ links: 'all' }],
    [{ links: [{ keys: ['a'], basis: 'presentation', asOf: '2026-01-01' }] }],
    [{ links: Array.from({ length: 1001 }, (_, at) => ({ keys: ['a', `${at}`], basis: 'presentation', asOf: '2026-01-01' })) }],
  ])('%# is refused', (options) => {
    expect(() => place(ladder, [], { now: NOW, subject: WORKER, ...options } as never)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(core|ladder)\./) }),
    )
  })

  it('a thousand rules in rings, bridges and links do not hang', () => {
    const rules = Array.from({ length: 1000 }, (_, at) =>
      rule(`n${at % 30}`, `n${(at * 7) % 30}`, { id: `urn:rule:${at}`, conditions: needs(`n${at % 11}`) }),
    )
    const facts = Array.from({ length: 300 }, (_, at) => fact(`n${at % 40}`, { credentialId: `urn:x:${at}` }))
    const started = performance.now()
    for (let at = 0; at < 5; at++) decide(needs(`n${at}`), facts, recognising(rules, { maxHops: 2 }))
    const chain = Array.from({ length: 1000 }, (_, at) => ({
      keys: [`k${at}`, `k${at + 1}`],
      basis: 'presentation',
      asOf: '2026-01-01',
    }))
    place(ladder, [], {
      now: NOW,
      subject: 'k0',
      links: chain as never,
      policy: { trust: { any: true }, subjectLinks: ['presentation'] },
    })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
