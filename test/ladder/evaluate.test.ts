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
})

describe('results', () => {
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
