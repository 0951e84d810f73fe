import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { judgement } from '../../src/i18n/english/judgement.js'
import { en, render } from '../../src/i18n/index.js'
import {
  attestedFact,
  type CredentialRequirement,
  type EvaluationContext,
  evaluateRequirement,
  type Fact,
  type FactResult,
  place,
  type Requirement,
  type RequirementOutcome,
  type ResultRule,
  type Trace,
} from '../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL, WORKER } from './support.js'

const decide = (requirement: Requirement, facts: readonly Fact[], more: Partial<EvaluationContext> = {}): Trace =>
  evaluateRequirement(requirement, facts, { now: NOW, ...more })
const nOf = (n: number, of: readonly Requirement[], more: object = {}): Requirement => ({ op: 'nOf', n, of, ...more })
const hours = (
  name: string,
  amount: string,
  period: { from?: string; to?: string } = {},
  more: Partial<Omit<Fact, 'achievement'>> = {},
): Fact =>
  fact(name, { achievement: { id: achievement('statement') }, amounts: [{ measure: 'hours', amount, ...period }], ...more })
const sum = (min: string, more: object = {}): Requirement => ({
  op: 'sum',
  of: [{ match: needs('statement') }],
  measure: 'hours',
  min,
  overlap: 'sum',
  ...more,
})
const graded = (result: FactResult): Fact => fact('a', { results: [result] })
const asking = (minResult: ResultRule): CredentialRequirement => needs('a', { minResult })
const attested = attestedFact({ issuer: SCHOOL, subject: WORKER, achievement: achievement('a'), awardedDate: '2026-01-01' })
const otherLadder = { id: 'https://other.example/ladder', version: '1' }
const badgeOfOther = (id: string, version = '1'): Fact => fact('other', { rung: { ladder: otherLadder.id, version, id } })
const trustSchool = { policy: { trust: { ids: [SCHOOL] } } }

type Case = readonly [
  reason: string,
  outcome: RequirementOutcome,
  params: object,
  requirement: Requirement,
  facts: readonly Fact[],
  more?: Partial<EvaluationContext>,
]
const cases: readonly Case[] = [
  ['requirement.assurance_unknown', 'indeterminate', { required: 'high' }, needs('a', { minAssurance: 'high' }), [fact('a')]],
  [
    'requirement.attribute_missing',
    'indeterminate',
    { name: 'minAge' },
    { op: 'attribute', name: 'minAge', value: 18 },
    [fact('a')],
  ],
  ['requirement.excluded', 'unmet', {}, { op: 'not', of: needs('a') }, [fact('a')]],
  ['requirement.absence_unknown', 'indeterminate', {}, { op: 'not', of: needs('a') }, []],
  ['requirement.met_direct', 'met', {}, needs('a'), [fact('a')]],
  ['requirement.met_attested', 'met', { issuer: SCHOOL }, needs('a'), [attested]],
  ['requirement.met_group', 'met', { met: 1, needed: 1, options: 2 }, { op: 'anyOf', of: [needs('a'), needs('b')] }, [fact('a')]],
  ['requirement.missing', 'unmet', {}, needs('a'), [fact('b')]],
  ['requirement.too_few', 'unmet', { met: 1, needed: 2, options: 2 }, { op: 'allOf', of: [needs('a'), needs('b')] }, [fact('a')]],
  [
    'requirement.undecided',
    'indeterminate',
    { met: 0, needed: 1, options: 1, undecided: 1 },
    { op: 'allOf', of: [needs('a')] },
    [fact('a', { status: 'unknown' })],
  ],
  ['requirement.group_empty', 'unmet', {}, { op: 'allOf', of: [] }, []],
  [
    'requirement.issuers_too_few',
    'unmet',
    { needed: 2, actual: 1 },
    nOf(2, [needs('a'), needs('b')], { minDistinctIssuers: 2 }),
    [fact('a'), fact('b')],
  ],
  ['requirement.sum_reached', 'met', { required: '12', actual: '12', measure: 'hours' }, sum('12.0'), [hours('one', '12')]],
  ['requirement.sum_too_low', 'unmet', { required: '12', actual: '11.9', measure: 'hours' }, sum('12'), [hours('one', '11.90')]],
  [
    'requirement.sum_undecided',
    'indeterminate',
    { required: '12', actual: '0', possible: '12', measure: 'hours' },
    sum('12'),
    [hours('one', '12', {}, { status: 'unknown' })],
  ],
  [
    'requirement.slot_unsupported',
    'indeterminate',
    { op: 'allOf' },
    { op: 'allOf', exclusive: true, of: [{ op: 'allOf', of: [needs('a')] }] },
    [fact('a')],
  ],
  [
    'requirement.version_out_of_range',
    'unmet',
    { range: '^2', version: '1.9' },
    needs('a', { match: { ids: [achievement('a')], versions: '^2' } }),
    [fact('a', { achievement: { version: '1.9' } })],
  ],
  [
    'requirement.version_missing',
    'unmet',
    { range: '1.x' },
    needs('a', { match: { ids: [achievement('a')], versions: '1.x' } }),
    [fact('a')],
  ],
  ['requirement.issuer_not_accepted', 'unmet', { issuer: OWNER }, needs('a'), [fact('a', { issuer: OWNER })]],
  [
    'requirement.issuer_not_authorised',
    'unmet',
    { issuer: SCHOOL },
    needs('a', { issuers: { any: true } }),
    [fact('a', { authorised: 'no' })],
  ],
  [
    'requirement.authorisation_unknown',
    'indeterminate',
    { issuer: SCHOOL },
    needs('a', { issuers: { authorisedFor: 'achievement' } }),
    [fact('a')],
  ],
  ['requirement.revoked', 'unmet', {}, needs('a', { currency: 'ever' }), [fact('a', { status: 'revoked' })]],
  ['requirement.suspended', 'unmet', {}, needs('a', { currency: 'ever' }), [fact('a', { status: 'suspended' })]],
  ['requirement.status_unknown', 'indeterminate', {}, needs('a'), [fact('a', { status: 'unknown' })]],
  [
    'requirement.not_yet_valid',
    'unmet',
    { validFrom: '2026-05-02T00:00:00Z', now: NOW },
    needs('a', { currency: 'ever' }),
    [fact('a', { validFrom: '2026-05-02' })],
  ],
  [
    'requirement.expired',
    'unmet',
    { validUntil: '2026-05-01T08:59:59Z', now: NOW },
    needs('a'),
    [fact('a', { validUntil: '2026-05-01T08:59:59Z' })],
  ],
  [
    'requirement.too_old',
    'unmet',
    { awarded: '2024-04-30T00:00:00Z', oldest: '2024-05-01T09:00:00Z' },
    needs('a', { currency: { maxAge: 'P2Y' } }),
    [fact('a', { awardedDate: '2024-04-30T00:00:00Z' })],
  ],
  ['requirement.result_status', 'unmet', { status: 'InProgress' }, needs('a'), [graded({ status: 'InProgress' })]],
  [
    'requirement.result_missing',
    'unmet',
    { required: '85' },
    asking({ min: '85', resultType: 'Percent' }),
    [graded({ resultType: 'RawScore', value: '90' })],
  ],
  [
    'requirement.result_too_low',
    'unmet',
    { required: '85', actual: '84.9%' },
    asking({ min: '85' }),
    [graded({ resultType: 'Percent', value: '84.9%' })],
  ],
  [
    'requirement.result_incomparable',
    'indeterminate',
    { required: '85', actual: 'B+' },
    asking({ min: '85' }),
    [graded({ value: 'B+' })],
  ],
  [
    'requirement.ladder_unresolved',
    'indeterminate',
    { ladder: otherLadder.id },
    { op: 'rung', ladder: otherLadder, rung: 'urn:example:low', orHigher: true },
    [badgeOfOther('urn:example:high')],
    trustSchool,
  ],
  [
    'requirement.ladder_version_differs',
    'unmet',
    { expected: '1', actual: '2' },
    { op: 'rung', ladder: otherLadder, rung: 'urn:example:low' },
    [badgeOfOther('urn:example:low', '2')],
    trustSchool,
  ],
]
/** Codes that only tell why a fact was left aside. */
const setAside: readonly (readonly [reason: string, requirement: Requirement, facts: readonly Fact[]])[] = [
  ['requirement.amount_missing', sum('1'), [fact('statement')]],
  [
    'requirement.outside_window',
    sum('1', { window: { last: 'P1Y' } }),
    [hours('one', '5', { from: '2025-04-01', to: '2025-06-01' })],
  ],
  [
    'requirement.overlap_collapsed',
    sum('1', { overlap: 'union' }),
    [hours('one', '5', { from: '2026-01-01', to: '2026-02-01' }), hours('two', '4', { from: '2026-01-15', to: '2026-02-15' })],
  ],
  [
    'requirement.duplicate_award',
    needs('a'),
    [fact('a'), fact('again', { achievement: { id: achievement('a') }, validUntil: '2027-01-01' })],
  ],
]

function tracesIn(trace: Trace): readonly Trace[] {
  return [trace, ...(trace.children ?? []).flatMap(tracesIn)]
}

describe('reasons', () => {
  it.each(cases.map((one) => [one[0], one] as const))('%s', (_, [reason, outcome, params, requirement, facts, more]) => {
    const trace = tracesIn(decide(requirement, facts, more)).find((one) => one.reason === reason)
    expect(trace).toMatchObject({ reason, outcome, params })
    expect(trace?.params).toEqual(params)
    expect(render({ code: trace?.reason as never, params }, en).text).not.toMatch(/[{}]/)
  })

  it.each(setAside)('%s', (reason, requirement, facts) => {
    expect(decide(requirement, facts).considered.map(({ rejected }) => rejected)).toContain(reason)
  })

  it('requirement.already_used: Counting 8, one credential satisfying two slots when exclusive', () => {
    const trace = decide({ op: 'allOf', exclusive: true, of: [needs('a'), needs('a', { currency: 'ever' })] }, [fact('a')])
    expect([trace.outcome, trace.params]).toEqual(['unmet', { met: 1, needed: 2, options: 2 }])
    expect(trace.children?.map(({ reason }) => reason)).toEqual(['requirement.met_direct', 'requirement.already_used'])
  })

  it('requirement.subject_unlinked: People 34, a credential of someone else', () => {
    const placed = place(ladderOf([rung('courier', needs('a'))]), [fact('a', { subjectKeys: ['did:key:other'] })], {
      now: NOW,
      subject: WORKER,
    })
    expect(placed.warnings).toEqual([{ code: 'requirement.subject_unlinked', params: {}, credential: 'urn:example:a' }])
    expect(placed.rungs[0]?.trace.reason).toBe('requirement.missing')
  })

  it('has a case for every reason', () => {
    const told = new Set([...cases, ...setAside].map(([reason]) => reason))
    // What recognition, work, endorsements and terms do has its own table, in judgement.test.ts.
    const others = Object.keys(en.words).filter((code) => code.startsWith('requirement.') && !(code in judgement))
    expect(others.filter((code) => !told.has(code))).toEqual([
      'requirement.already_used',
      'requirement.subject_unlinked',
      'requirement.migration_ended',
      'requirement.bridge_unmet',
      'requirement.bridge_unknown',
      'requirement.jurisdiction_missing',
    ])
  })
})

describe('what facts say nothing of', () => {
  it('an attribute is undecided whatever is held, alone, negated and in groups', () => {
    const leaf: Requirement = { op: 'attribute', name: 'residency', value: 'US-CA' }
    for (const facts of [[], [fact('a')]]) {
      expect(decide(leaf, facts).outcome).toBe('indeterminate')
      expect(decide({ op: 'not', of: leaf }, facts).outcome).toBe('indeterminate')
      expect(decide({ op: 'allOf', of: [leaf] }, facts).outcome).toBe('indeterminate')
      expect(decide({ op: 'allOf', exclusive: true, of: [leaf] }, facts).outcome).toBe('indeterminate')
    }
    expect(decide({ op: 'anyOf', of: [leaf, needs('a')] }, [fact('a')]).outcome).toBe('met')
    expect(decide({ op: 'allOf', of: [leaf, needs('a')] }, []).outcome).toBe('unmet')
  })

  it.each<Requirement>([
    { op: 'experience', measure: 'jobs', min: '1', overlap: 'sum' },
    { op: 'experience', measure: 'months', min: '0', overlap: 'union' },
    { op: 'evidence', genre: ['workSample'], min: 1 },
    { op: 'evidence', min: 0 },
    { op: 'endorsement', from: 'peer', min: 1, distinct: true },
  ])('without a record there is nothing that could meet %j, and its absence proves nothing', (leaf) => {
    for (const facts of [[], [fact('a')]]) {
      expect(decide(leaf, facts).outcome).toBe('unmet')
      expect(decide({ op: 'not', of: leaf }, facts).outcome).toBe('indeterminate')
    }
  })

  it('an assurance does not save a credential that would not count anyway', () => {
    expect(decide(needs('a', { minAssurance: 'high' }), [fact('a', { status: 'revoked' })])).toMatchObject({
      outcome: 'unmet',
      reason: 'requirement.revoked',
    })
  })
})

describe('three-valued logic (ladder design 3.3)', () => {
  const facts = [fact('met'), fact('indeterminate', { status: 'unknown' })]
  const outcomes = ['met', 'indeterminate', 'unmet'] as const
  const rank = { unmet: 0, indeterminate: 1, met: 2 }
  const pairs = outcomes.flatMap((a) => outcomes.map((b) => [a, b] as const))

  it.each(pairs)('Kleene tables: %s and %s', (a, b) => {
    const lower = rank[a] < rank[b] ? a : b
    const higher = rank[a] < rank[b] ? b : a
    const of = [needs(a), needs(b)]
    expect(decide({ op: 'allOf', of }, facts).outcome).toBe(lower)
    expect(decide({ op: 'anyOf', of }, facts).outcome).toBe(higher)
    expect(decide(nOf(2, of), facts).outcome).toBe(lower)
    expect(decide(nOf(1, of), facts).outcome).toBe(higher)
  })

  it.each(['allOf', 'anyOf'] as const)('Graph 3: an empty %s is never met', (op) => {
    expect(decide({ op, of: [] }, [fact('a')]).outcome).toBe('unmet')
    expect(decide({ op: 'allOf', of: [needs('a'), { op, of: [] }] }, [fact('a')]).outcome).toBe('unmet')
  })

  it('Graph 3 and 4: an nOf of nothing, of none, and of more than there are is never met', () => {
    expect(decide(nOf(0, []), []).outcome).toBe('unmet')
    expect(decide(nOf(0, [needs('a')]), [fact('a')]).outcome).toBe('unmet')
    expect(decide(nOf(2, [needs('a')]), [fact('a')]).outcome).toBe('unmet')
    expect(decide({ op: 'sum', of: [], measure: 'hours', min: '0', overlap: 'sum' }, []).outcome).toBe('unmet')
  })
})

describe('counting (ladder design 4)', () => {
  it('Counting 7: same badge awarded twice does not meet "2 of {A, B}"', () => {
    const twice = [fact('a'), fact('a2', { achievement: { id: achievement('a') }, validFrom: '2025-06-01T00:00:00Z' })]
    expect(decide(nOf(2, [needs('a'), needs('b')]), twice)).toMatchObject({ outcome: 'unmet', params: { met: 1, needed: 2 } })
  })

  it('Counting 7: re-issued, re-baked and copied, an award is one award', () => {
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

  it('Counting 7: a newer edition replaces the older one, and what revokes one copy revokes all (OB 3.0 section 10)', () => {
    const old = fact('a', { validFrom: '2025-01-01T00:00:00Z' })
    expect(decide(needs('a'), [old, fact('a', { validUntil: '2026-01-01T00:00:00Z' })]).reason).toBe('requirement.expired')
    expect(decide(needs('a'), [fact('a'), fact('a', { status: 'revoked' })]).reason).toBe('requirement.revoked')
    expect(decide(needs('a'), [fact('a'), fact('a', { status: 'revoked', credentialId: 'urn:example:%61' })]).reason).toBe(
      'requirement.revoked',
    )
  })

  it('Counting 8: greedy mis-assignment', () => {
    const either = needs('a', { match: { ids: [achievement('a'), achievement('b')] } })
    const trace = decide({ op: 'allOf', exclusive: true, of: [either, needs('a')] }, [fact('a'), fact('b')])
    expect([trace.outcome, trace.children?.map(({ used }) => used)]).toEqual(['met', [['urn:example:b'], ['urn:example:a']]])
  })

  it('Counting 8: a slot of alternatives takes the one that is left', () => {
    const slots: Requirement = { op: 'allOf', exclusive: true, of: [{ op: 'anyOf', of: [needs('a'), needs('b')] }, needs('a')] }
    expect(decide(slots, [fact('a'), fact('b')])).toMatchObject({
      outcome: 'met',
      children: [{ used: ['urn:example:b'] }, { used: ['urn:example:a'] }],
    })
    expect(decide(slots, [fact('a')])).toMatchObject({ outcome: 'unmet', params: { met: 1 } })
    const unsure = decide(slots, [fact('a'), fact('b', { status: 'unknown' })])
    expect(unsure).toMatchObject({ outcome: 'indeterminate', children: [{ outcome: 'indeterminate' }, { outcome: 'met' }] })
  })

  it('Counting 9: of two credentials for one slot the best counts and the other is reported', () => {
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

  it('Counting 10: hours of two platforms at once, and a weekly inside a monthly statement', () => {
    const month = hours('month', '40', { from: '2026-01-01', to: '2026-02-01' })
    const week = hours('week', '12', { from: '2026-01-08', to: '2026-01-15' })
    const next = hours('next', '9.5', { from: '2026-02-01', to: '2026-03-01' })
    const actual = (overlap: string): unknown => decide(sum('1000', { overlap }), [month, week, next]).params
    expect(actual('union')).toMatchObject({ actual: '49.5' })
    expect(actual('sum')).toMatchObject({ actual: '61.5' })
    expect(actual('max')).toMatchObject({ actual: '40' })
  })

  it('Counting 10: a re-issued statement counts once, a batch of statements of one day as many as they are', () => {
    const january = hours('january', '10', { from: '2026-01-01', to: '2026-02-01' })
    const february = hours('february', '10', { from: '2026-02-01', to: '2026-03-01' })
    const corrected = {
      ...january,
      credentialId: 'urn:example:corrected',
      amounts: [{ measure: 'hours', amount: '11', from: '2026-01-01', to: '2026-02-01' }],
    }
    expect(decide(sum('99'), [january, february, corrected]).params).toMatchObject({ actual: '21' })
  })

  it('Counting 11: sub-caps, at most 12 hours of e-learning of 35', () => {
    const of = [{ match: needs('e-learning'), cap: '12' }, { match: needs('classroom') }]
    const course = (name: string, amount: string): Fact => fact(name, { amounts: [{ measure: 'hours', amount }] })
    const total = (...facts: Fact[]): unknown => decide(sum('35', { of }), facts).params
    expect(total(course('e-learning', '40'))).toMatchObject({ actual: '12' })
    expect(total(course('e-learning', '40'), course('classroom', '23'))).toMatchObject({ actual: '35' })
  })

  it('Counting 11: an award that two parts take fills their caps to the greatest total', () => {
    const part = (ids: readonly string[], cap: string) => ({ match: needs('x', { match: { ids: ids.map(achievement) } }), cap })
    const of = [part(['both', 'one'], '10'), part(['both'], '10')]
    const course = (name: string, amount: string): Fact => fact(name, { amounts: [{ measure: 'hours', amount }] })
    const result = (...facts: Fact[]): unknown => decide(sum('100', { of }), facts).params
    expect(result(course('both', '10'), course('one', '10'))).toMatchObject({ actual: '20' })
    expect(result(course('both', '15'), course('one', '10'))).toMatchObject({ actual: '20' })
    expect(result(course('both', '15'))).toMatchObject({ actual: '15' })
  })

  it('Counting 13: minDistinctIssuers finds the credentials that come from different issuers', () => {
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

describe('time (ladder design 4)', () => {
  it('Time 15: atAward looks at the day the rung was awarded', () => {
    const lapsed = fact('a', { validUntil: '2026-01-01T00:00:00Z' })
    const then = needs('a', { currency: 'atAward' })
    expect(decide(then, [lapsed]).reason).toBe('requirement.expired')
    expect(decide(then, [lapsed], { awardedAt: '2025-12-31T00:00:00Z' }).outcome).toBe('met')
    expect(decide(then, [lapsed], { awardedAt: '2025-01-31T00:00:00Z' }).reason).toBe('requirement.not_yet_valid')
  })

  it('Time 16 and 17: revoked beats unknown, and certain misses beat both', () => {
    expect(decide(needs('a'), [fact('a', { status: 'unknown', validUntil: '2026-01-01' })]).reason).toBe('requirement.expired')
    expect(decide(needs('a', { currency: 'ever' }), [fact('a', { validUntil: '2026-01-01' })]).outcome).toBe('met')
  })

  it('Time 19: the age of an award counts from awardedDate, and a refresh does not make it young', () => {
    const refreshed = fact('a', { validFrom: '2026-04-01T00:00:00Z', awardedDate: '2020-01-01T00:00:00Z' })
    expect(decide(needs('a', { currency: { maxAge: 'P1Y' } }), [refreshed]).reason).toBe('requirement.too_old')
  })

  it('Time 20: P1M before 31 March reaches back to the last day of February', () => {
    const young = needs('a', { currency: { maxAge: 'P1M' } })
    const at = (validFrom: string): RequirementOutcome =>
      decide(young, [fact('a', { validFrom })], { now: '2026-03-31T00:00:00Z' }).outcome
    expect([at('2026-02-28T00:00:00Z'), at('2026-02-27T23:59:59Z')]).toEqual(['met', 'unmet'])
  })
})

describe('results (ladder design 4)', () => {
  it.each(['Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'] as const)(
    'Results 22: %s inside a valid badge never counts',
    (status) => {
      for (const rule of [needs('a'), needs('a', { currency: 'ever' }), asking({ min: '1' })]) {
        expect(decide(rule, [graded({ status, value: '5' })]).reason).toBe('requirement.result_status')
      }
      expect(decide(sum('1'), [hours('one', '5', {}, { results: [{ status }] })]).outcome).toBe('unmet')
    },
  )

  it.each<readonly [ResultRule, FactResult, RequirementOutcome]>([
    [{ min: '9' }, { value: '10' }, 'met'],
    [{ min: '85' }, { resultType: 'Percent', value: '85%' }, 'met'],
    [{ min: '85' }, { resultType: 'RawScore', value: '85%' }, 'indeterminate'],
    [{ value: 'B' }, { value: 'A', order: ['C', 'B', 'A'] }, 'met'],
    [{ value: 'B' }, { value: 'C', order: ['C', 'B', 'A'] }, 'unmet'],
    [{ value: 'B' }, { value: 'A' }, 'indeterminate'],
    [{ value: '2' }, { value: '1', order: ['3', '2', '1'] }, 'met'],
    [{ value: '9' }, { value: '10' }, 'met'],
    [{ level: 'urn:l2' }, { level: 'urn:l3', order: ['urn:l1', 'urn:l2', 'urn:l3'] }, 'met'],
    [{ level: 'urn:l2' }, { level: 'urn:l1', order: ['urn:l1', 'urn:l2', 'urn:l3'] }, 'unmet'],
    [{ level: 'urn:v2:l2' }, { level: 'urn:v1:l3', order: ['urn:v1:l2', 'urn:v1:l3'] }, 'indeterminate'],
    [{ level: 'urn:l2' }, { value: '5' }, 'unmet'],
    [{ min: '5', value: 'B' }, { value: '6', order: ['A', 'B'] }, 'indeterminate'],
  ])('Results 23 and 24: %j against %j is %s', (rule, result, outcome) => {
    expect(decide(asking(rule), [graded(result)]).outcome).toBe(outcome)
  })

  it('picks the result that the rule is about, and the best of several', () => {
    const results = [
      { resultDescription: 'urn:x', value: '9' },
      { resultDescription: 'urn:y', value: '3' },
      { resultDescription: 'urn:y', value: '5' },
    ]
    expect(decide(asking({ resultDescription: 'urn:y', min: '5' }), [fact('a', { results })]).outcome).toBe('met')
    expect(decide(asking({ resultDescription: 'urn:y', min: '6' }), [fact('a', { results })]).reason).toBe(
      'requirement.result_too_low',
    )
  })
})

describe('matching (ladder design 3.2)', () => {
  const firstAid = 'http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6'
  const byAlignment = (alignedTo: object, aligned: object): RequirementOutcome =>
    decide(
      { op: 'credential', match: { alignedTo: [{ framework: 'ESCO', kind: 'skill', ...alignedTo }] }, issuers: { any: true } },
      [fact('a', { alignments: [aligned] })],
    ).outcome

  it.each<readonly [object, object, RequirementOutcome]>([
    [{ uri: firstAid }, { uri: firstAid.replace('http:', 'https:') }, 'met'],
    [{ uri: 'https://skills.example/1' }, { uri: 'http://skills.example/1' }, 'unmet'],
    [{ code: '9331.1' }, { framework: 'ESCO 1.1.1', code: '9331.1' }, 'met'],
    [{ code: '9331.1', version: '1.1.1' }, { framework: 'ESCO v1.1.1', code: '9331.1' }, 'met'],
    [{ code: '9331.1', version: '1.2' }, { framework: 'ESCO 1.1.1', code: '9331.1' }, 'unmet'],
    [{ code: '9331.1', version: '1.2' }, { framework: 'ESCO', code: '9331.1' }, 'met'],
    [{ code: '9331.1' }, { framework: 'ISCO08', code: '9331.1' }, 'unmet'],
    [{ uri: firstAid, name: { en: 'First aid' } }, { framework: 'ESCO' }, 'unmet'],
  ])('Recognition 30: %j and %j are %s', (reference, aligned, outcome) => {
    expect(byAlignment(reference, aligned)).toBe(outcome)
  })

  it('narrows by every member that is given', () => {
    const course = fact('a', { achievement: { achievementType: 'Course' } })
    const rule = (achievementType: string): CredentialRequirement =>
      needs('a', { match: { ids: [achievement('a')], achievementType } })
    expect([decide(rule('Course'), [course]).outcome, decide(rule('Badge'), [course]).outcome]).toEqual(['met', 'unmet'])
    expect(decide({ op: 'credential', match: {}, issuers: { any: true } }, [course]).outcome).toBe('unmet')
  })

  it('lists only facts that match by id or alignment as considered', () => {
    const expired = fact('a', { achievement: { achievementType: 'Course' }, validUntil: '2026-01-01' })
    expect(
      decide({ op: 'credential', match: { achievementType: 'Course' }, issuers: { any: true } }, [expired]).considered,
    ).toEqual([])
    expect(decide(needs('a'), [expired]).considered).toEqual([{ id: 'urn:example:a', rejected: 'requirement.expired' }])
  })

  it.each([
    ['^1', '1.9.9', true],
    ['^1', '2.0.0', false],
    ['^0.2', '0.3', false],
    ['^0.0.3', '0.0.4', false],
    ['~1.2', '1.2.9', true],
    ['~1.2', '1.3', false],
    ['>=1.2 <2', '1.2', true],
    ['>=1.2 <2', '2.0', false],
    ['1.x', '1.7', true],
    ['1.2.x', '1.3.0', false],
    ['1', '1.0.0', true],
    ['1', '1.0.1', false],
    ['1.10', '1.9', false],
    ['>1.9', '1.10', true],
    ['2026-spring', '2026-spring', true],
    ['^1', '1.5.0-beta', false],
    ['1.5.0-beta', '1.5.0-beta', true],
  ])('versions: %s takes %s: %s', (versions, version, takes) => {
    const outcome = decide(needs('a', { match: { ids: [achievement('a')], versions } }), [
      fact('a', { achievement: { version } }),
    ]).outcome
    expect(outcome === 'met').toBe(takes)
  })

  it('Recognition 28 and 29: without issuers the policy decides, and without a policy nobody is accepted', () => {
    const open: Requirement = { op: 'credential', match: { ids: [achievement('a')] } }
    expect(decide(open, [fact('a')]).reason).toBe('requirement.issuer_not_accepted')
    expect(decide(open, [fact('a')], trustSchool).outcome).toBe('met')
    const authority = needs('a', { issuers: { ids: [SCHOOL], authorisedFor: 'achievement' } })
    expect(decide(authority, [fact('a', { authorised: 'yes' })]).outcome).toBe('met')
    expect(decide(authority, [fact('a', { authorised: 'yes', issuer: OWNER })]).reason).toBe('requirement.issuer_not_accepted')
  })
})

describe('rung requirements', () => {
  const ladder = ladderOf([
    rung('a', needs('x'), { validity: { grace: 'P30D' } }),
    rung('b', above('a')),
    rung('c', { op: 'anyOf', of: [above('b'), needs('y')] }),
    rung('d', { op: 'allOf', of: [above('b'), needs('z')] }),
  ])
  const inLadder = { ladder }

  it('orHigher counts rungs that nobody reaches without it', () => {
    const orHigher = above('a', { orHigher: true })
    expect(decide(above('a'), [badge('b')], inLadder).outcome).toBe('unmet')
    expect(decide(orHigher, [badge('b')], inLadder)).toMatchObject({ outcome: 'met', used: ['urn:example:badge-b'] })
    expect(decide(orHigher, [badge('d')], inLadder).outcome).toBe('met')
    expect(decide(orHigher, [badge('c')], inLadder).outcome).toBe('unmet')
  })

  it('a rung in its grace period still counts', () => {
    expect(decide(above('a'), [badge('a', { validUntil: '2026-04-20T00:00:00Z' })], inLadder).outcome).toBe('met')
    expect(decide(above('a'), [badge('a', { validUntil: '2026-03-20T00:00:00Z' })], inLadder).reason).toBe('requirement.expired')
  })

  it('a rung of another ladder is missing without a badge, and found by what its badge says', () => {
    const other: Requirement = { op: 'rung', ladder: otherLadder, rung: 'urn:example:low' }
    const context = { ladder, policy: { trust: { ids: [SCHOOL] } } }
    expect(decide(other, [], context).reason).toBe('requirement.missing')
    expect(decide(other, [badgeOfOther('urn:example:low')], context).outcome).toBe('met')
    expect(decide(other, [fact('plain', { achievement: { id: 'urn:example:low' } })], context).outcome).toBe('unmet')
    const anyEdition: Requirement = { op: 'rung', ladder: { id: otherLadder.id }, rung: 'urn:example:low' }
    expect(decide(anyEdition, [fact('plain', { achievement: { id: 'urn:example:low' } })], context).outcome).toBe('met')
  })
})

describe('attested facts', () => {
  it('are marked in every trace up to the top, and give way to credentials', () => {
    const both: Requirement = { op: 'allOf', of: [{ op: 'anyOf', of: [needs('a'), needs('b')] }, needs('c')] }
    expect(decide(both, [attested, fact('c')])).toMatchObject({ outcome: 'met', attestedBy: [SCHOOL] })
    expect(decide(both, [attested, fact('b'), fact('c')])).not.toHaveProperty('attestedBy')
    expect(decide(needs('a'), [attested, fact('a')]).used).toEqual(['urn:example:a'])
  })
})

describe('hostile input', () => {
  it.each<readonly [unknown, unknown, unknown]>([
    [null, [], { now: NOW }],
    [{ op: 'credential' }, [], { now: NOW }],
    [needs('a'), null, { now: NOW }],
    [needs('a'), [{}], { now: NOW }],
    [needs('a'), [fact('a', { validFrom: 'yesterday' })], { now: NOW }],
    [needs('a'), [fact('a', { amounts: [{ measure: 'hours', amount: '-1' }] })], { now: NOW }],
    [needs('a'), [], {}],
    [needs('a'), [], { now: 'soon' }],
    [needs('a'), [], { now: new Date(Number.NaN) }],
    [needs('a'), [], { now: NOW, polcy: {} }],
    [needs('a'), [], { now: NOW, policy: {} }],
    [needs('a'), [], { now: NOW, policy: { trust: { ids: 'x' } } }],
    [needs('a'), [], { now: NOW, ladder: {} }],
    [needs('a'), [], undefined],
  ])('%j, %j, %j is refused with an error of the library', (requirement, facts, context) => {
    const attempt = (): unknown => evaluateRequirement(requirement as never, facts as never, context as never)
    expect(attempt).toThrow()
    try {
      attempt()
    } catch (error) {
      expect(isRungsError(error)).toBe(true)
    }
  })

  it('knows a rung id only as data', () => {
    expect(
      decide({ op: 'rung', rung: 'urn:constructor' }, [badge('x')], { ladder: ladderOf([rung('x', needs('y'))]) }).reason,
    ).toBe('requirement.missing')
    expect(rungId('x')).not.toBe('urn:constructor')
  })
})
