import { describe, expect, it } from 'vitest'
import { judgement } from '../../src/i18n/english/judgement.js'
import { en, render } from '../../src/i18n/index.js'
import {
  type EvaluationContext,
  evaluateRequirement,
  type Fact,
  type PlacementPolicy,
  place,
  type RecognitionRule,
  type Requirement,
  type RequirementOutcome,
  type Rung,
  type Trace,
} from '../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL, WORKER } from './support.js'

const decide = (requirement: Requirement, facts: readonly Fact[], more: Partial<EvaluationContext> = {}): Trace =>
  evaluateRequirement(requirement, facts, { now: NOW, ...more })
const PEER = 'did:key:peer'
const endorsed = (by: string, of: string = WORKER): Fact =>
  fact(`${by}-on-${of}`, { issuer: by, subjectKeys: [of], endorsement: { from: 'peer' } })
const peers = (min: number): Requirement => ({ op: 'endorsement', from: 'peer', min, distinct: true })
const rule = (more: Partial<RecognitionRule> = {}): RecognitionRule => ({
  id: 'urn:rule:1',
  from: { ids: [achievement('b')], issuers: { ids: [SCHOOL] } },
  to: { achievement: achievement('a') },
  kind: 'full',
  validFrom: '2026-01-01',
  directed: true,
  assertedBy: OWNER,
  ...more,
})
const by = (rules: readonly RecognitionRule[], more: object = {}): Partial<EvaluationContext> => ({
  policy: { trust: { ids: [SCHOOL] }, recognition: { rules, acceptAssertedBy: [OWNER], ...more } },
})
const trusting = (more: Partial<PlacementPolicy>): Partial<EvaluationContext> => ({
  policy: { trust: { ids: [SCHOOL] }, ...more },
})
const worked = (amount: string, from: string, to: string): Fact =>
  fact('work', { work: {}, amounts: [{ measure: 'hours', amount, from, to }] })

type Case = readonly [
  reason: string,
  outcome: RequirementOutcome,
  params: object,
  requirement: Requirement,
  facts: readonly Fact[],
  more?: Partial<EvaluationContext>,
]
const age = (value: number): Requirement => ({ op: 'attribute', name: 'minAge', value })
const cases: readonly Case[] = [
  ['requirement.absent', 'met', {}, { op: 'not', of: needs('a') }, [], trusting({ complete: [SCHOOL] })],
  ['requirement.attribute_met', 'met', { name: 'minAge' }, age(18), [], { attributes: { minAge: 18 } }],
  ['requirement.attribute_unmet', 'unmet', { name: 'minAge' }, age(18), [], { attributes: { birthDate: '2008-05-02' } }],
  [
    'requirement.assurance_too_low',
    'unmet',
    { required: 'high', actual: 'low' },
    needs('a', { minAssurance: 'high' }),
    [fact('a', { assurance: 'low' })],
    trusting({ assurance: ['low', 'high'] }),
  ],
  ['requirement.count_reached', 'met', { actual: 1, needed: 1 }, peers(1), [fact('a'), endorsed(PEER)]],
  ['requirement.count_too_low', 'unmet', { actual: 1, needed: 2 }, peers(2), [fact('a'), endorsed(PEER)]],
  [
    'requirement.count_undecided',
    'indeterminate',
    { actual: 0, needed: 1, possible: 1 },
    peers(1),
    [fact('a'), { ...endorsed(PEER), status: 'unknown' }],
  ],
  [
    'requirement.status_stale',
    'indeterminate',
    { statusAsOf: '2026-03-31T00:00:00Z', oldest: '2026-04-01T09:00:00Z' },
    needs('a'),
    [fact('a', { statusAsOf: '2026-03-31T00:00:00Z' })],
    trusting({ statusMaxAge: 'P1M' }),
  ],
  [
    'requirement.status_later',
    'indeterminate',
    { statusAsOf: '2026-06-01', now: NOW },
    needs('a'),
    [fact('a', { status: 'revoked', statusAsOf: '2026-06-01' })],
  ],
  ['requirement.met_recognised', 'met', { rules: ['urn:rule:1'] }, needs('a'), [fact('b')], by([rule()])],
  [
    'requirement.recognition_not_accepted',
    'unmet',
    { rule: 'urn:rule:1', assertedBy: 'did:web:other.example' },
    needs('a'),
    [fact('b')],
    by([rule({ assertedBy: 'did:web:other.example' })]),
  ],
  [
    'requirement.recognition_not_yet_valid',
    'unmet',
    { rule: 'urn:rule:1', validFrom: '2026-05-02', now: NOW },
    needs('a'),
    [fact('b')],
    by([rule({ validFrom: '2026-05-02' })]),
  ],
  [
    'requirement.recognition_expired',
    'unmet',
    { rule: 'urn:rule:1', validUntil: '2026-04-30', now: NOW },
    needs('a'),
    [fact('b')],
    by([rule({ validUntil: '2026-04-30' })]),
  ],
  [
    'requirement.recognition_elsewhere',
    'unmet',
    { rule: 'urn:rule:1' },
    needs('a'),
    [fact('b')],
    { ...by([rule({ jurisdiction: ['US'] })]), jurisdiction: 'DE' },
  ],
  [
    'requirement.recognition_place_unknown',
    'indeterminate',
    { rule: 'urn:rule:1' },
    needs('a'),
    [fact('b')],
    by([rule({ jurisdiction: ['US-CA'] })]),
  ],
  [
    'requirement.recognition_condition_unmet',
    'unmet',
    { rule: 'urn:rule:1' },
    needs('a'),
    [fact('b')],
    by([rule({ conditions: needs('c') })]),
  ],
  [
    'requirement.recognition_condition_unknown',
    'indeterminate',
    { rule: 'urn:rule:1' },
    needs('a'),
    [fact('b')],
    by([rule({ conditions: age(18) })]),
  ],
  [
    'requirement.recognition_hops_exceeded',
    'unmet',
    { rules: ['urn:rule:2', 'urn:rule:1'], limit: 1 },
    needs('a'),
    [fact('c')],
    by([
      rule({ from: { ids: [achievement('b')] } }),
      rule({ id: 'urn:rule:2', from: { ids: [achievement('c')] }, to: { achievement: achievement('b') } }),
    ]),
  ],
  [
    'requirement.recognition_provisional',
    'indeterminate',
    { rule: 'urn:rule:1' },
    needs('a'),
    [fact('b')],
    by([rule({ kind: 'provisional' })]),
  ],
  ['requirement.recognition_partial', 'unmet', { rule: 'urn:rule:1' }, needs('a'), [fact('b')], by([rule({ kind: 'partial' })])],
]

/** Codes that only tell why a fact was left aside. */
const setAside: readonly (readonly [reason: string, requirement: Requirement, facts: readonly Fact[]])[] = [
  [
    'requirement.assessor_unknown',
    { op: 'evidence', min: 1, assessor: 'supervisor' },
    [fact('a', { evidence: [{ genre: 'workSample' }] })],
  ],
  ['requirement.endorser_self', peers(1), [fact('a'), endorsed(WORKER)]],
  ['requirement.endorser_ring', peers(1), [fact('a'), endorsed(PEER), endorsed(WORKER, PEER)]],
  [
    'requirement.hours_capped',
    { op: 'experience', measure: 'hours', min: '1', overlap: 'union' },
    [worked('25', '2026-01-01', '2026-01-01')],
  ],
]

/** Codes about a rung. */
type Placed = readonly [code: string, params: object, rungs: readonly Rung[], facts: readonly Fact[], place?: string]
const endsWithLower = rung('a', needs('x'), { validity: { cascade: { lapseOf: 'self+upper' } } })
const renewsLower = rung('b', above('a'), { validity: { cascade: { renewsLower: true } } })
const older = (terms: 'lifetime' | 'bridge'): Rung =>
  rung('a', needs('x'), { validity: { renewal: needs('y'), grandfather: { awardedBefore: '2026-01-01', terms } } })
const offered = (rollout: NonNullable<Rung['rollout']>): readonly Rung[] => [rung('a', needs('x'), { rollout })]
const placements: readonly Placed[] = [
  ['requirement.grandfathered', { awardedBefore: '2026-01-01' }, [older('lifetime')], [badge('a')]],
  ['requirement.older_terms_unmet', { awardedBefore: '2026-01-01' }, [older('bridge')], [badge('a')]],
  [
    'requirement.lower_lapsed',
    { rung: rungId('a') },
    [endsWithLower, rung('b', above('a'))],
    [badge('a', { validUntil: '2026-01-01' }), badge('b')],
  ],
  [
    'requirement.renewed_by_higher',
    { rung: rungId('b'), until: '2027-01-01T00:00:00Z' },
    [rung('a', needs('x')), renewsLower],
    [badge('a', { validUntil: '2026-01-01' }), badge('b', { validFrom: '2025-12-01', validUntil: '2027-01-01' })],
  ],
  ['ladder.rollout_general', {}, offered({ phase: 'general', from: '2026-01-01' }), []],
  ['ladder.rollout_pilot', {}, offered({ phase: 'pilot', regions: ['US'] }), [], 'US-CA'],
  ['ladder.rollout_planned', {}, offered({ phase: 'planned' }), []],
  ['ladder.rollout_elsewhere', { regions: ['US-CA'] }, offered({ phase: 'pilot', regions: ['US-CA'] }), [], 'US-WA'],
  ['ladder.rollout_place_unknown', { regions: ['US-CA'] }, offered({ phase: 'pilot', regions: ['US-CA'] }), [], 'US'],
  ['ladder.rollout_not_started', { from: '2026-06-01', now: NOW }, offered({ phase: 'general', from: '2026-06-01' }), []],
  ['ladder.rollout_ended', { until: '2026-04-01', now: NOW }, offered({ phase: 'pilot', until: '2026-04-01' }), []],
]

describe('reasons of recognition, work, endorsements, terms and rollout', () => {
  it.each(cases.map((one) => [one[0], one] as const))('%s', (_, [reason, outcome, params, requirement, facts, more]) => {
    const trace = decide(requirement, facts, more)
    expect(trace).toMatchObject({ reason, outcome })
    expect(trace.params).toEqual(params)
    expect(render({ code: reason as never, params }, en).text).not.toMatch(/[{}]/)
  })

  it.each(setAside)('%s', (reason, requirement, facts) => {
    expect(decide(requirement, facts, trusting({})).considered.map(({ rejected }) => rejected)).toContain(reason)
  })

  it.each(placements.map((one) => [one[0], one] as const))('%s', (_, [code, params, rungs, facts, jurisdiction]) => {
    const placed = place(ladderOf(rungs), facts, { now: NOW, ...(jurisdiction !== undefined && { jurisdiction }) })
    const said = placed.rungs.flatMap(({ warnings, availability }) => [
      ...(warnings ?? []),
      ...(availability ? [availability] : []),
    ])
    expect(said.find((one) => one.code === code)?.params).toEqual(params)
    expect(render({ code: code as never, params }, en).text).not.toMatch(/[{}]/)
  })

  it('ladder.link_not_accepted: a link that the policy does not rely on is told', () => {
    const links = [{ keys: [WORKER, PEER], basis: 'alsoKnownAs', asOf: '2026-01-01' }] as const
    const { warnings } = place(ladderOf([rung('a', needs('x'))]), [], { now: NOW, subject: WORKER, links })
    expect(warnings).toEqual([{ code: 'ladder.link_not_accepted', params: { basis: 'alsoKnownAs' } }])
  })

  it('has a case for every reason', () => {
    const told = new Set([...cases, ...setAside, ...placements].map(([code]) => code).concat('ladder.link_not_accepted'))
    expect(Object.keys(judgement).filter((code) => !told.has(code))).toEqual([])
  })
})
