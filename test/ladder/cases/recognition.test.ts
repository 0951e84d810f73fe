import { describe, expect, it } from 'vitest'
import {
  evaluateRequirement,
  type Fact,
  type Ladder,
  lintLadder,
  place,
  type RecognitionRule,
  type Requirement,
  type RequirementOutcome,
  type Trace,
} from '../../../src/ladder/index.js'
import { asking, withRecognition } from '../lint/support.js'
import {
  achievement,
  badge,
  decide,
  fact,
  ladderOf,
  NOW,
  needs,
  OTHER,
  OWNER,
  outcomeOf,
  recognising,
  rule,
  rung,
  SCHOOL,
} from './support.js'

const codes = (ladder: Ladder): readonly string[] => [...new Set(lintLadder(ladder).map(({ code }) => code as string))].sort()
const firstAid = 'http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6'
const byAlignment = (alignedTo: object, aligned: object): RequirementOutcome =>
  outcomeOf(
    { op: 'credential', match: { alignedTo: [{ framework: 'ESCO', kind: 'skill', ...alignedTo }] }, issuers: { any: true } },
    [fact('a', { alignments: [aligned] })],
  )
const trustSchool = { policy: { trust: { ids: [SCHOOL] } } }

describe('case 26: chains of recognition drifting; loops; symmetric assumption', () => {
  it('chains do not drift: one rule at a time, unless the policy says two', () => {
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

  it('a rule holds in its direction alone', () => {
    expect(outcomeOf(needs('b'), [fact('a')], recognising([rule('b', 'a')]))).toBe('unmet')
  })

  it("a rule that asks for an issuer is not met through somebody else's rule", () => {
    const asking = rule('b', 'a', { from: { ids: [achievement('b')], issuers: { ids: [SCHOOL] } } })
    const facts = [fact('c', { issuer: OTHER })]
    expect(outcomeOf(needs('a'), facts, recognising([asking, rule('c', 'b')], { maxHops: 2 }))).toBe('unmet')
    const by = rule('c', 'b', { assertedBy: SCHOOL })
    expect(outcomeOf(needs('a'), facts, recognising([asking, by], { maxHops: 2, acceptAssertedBy: [OWNER, SCHOOL] }))).toBe('met')
  })

  it('of conflicting rules the strictest decides, or the first', () => {
    const rules = [rule('b', 'a'), rule('b', 'a', { id: 'urn:rule:2', kind: 'partial' })]
    expect(outcomeOf(needs('a'), [fact('b')], recognising(rules))).toBe('unmet')
    expect(outcomeOf(needs('a'), [fact('b')], recognising(rules, { onConflict: 'first' }))).toBe('met')
    const ended = [rules[0] as RecognitionRule, { ...(rules[1] as RecognitionRule), validUntil: '2026-02-01' }]
    expect(outcomeOf(needs('a'), [fact('b')], recognising(ended))).toBe('met')
  })

  it('recognition is not taken for symmetric: both ways are told as a circle, one way is not', () => {
    const one = { from: { ids: [achievement('p')], issuers: { any: true } as const }, to: { achievement: achievement('q') } }
    const back = { from: { ids: [achievement('q')], issuers: { any: true } as const }, to: { achievement: achievement('p') } }
    expect([codes(withRecognition(one)), codes(withRecognition(one, back))]).toEqual([[], ['ladder.recognition_cycle']])
  })
})

describe('design 3.3: what may be recognised is a step within reach', () => {
  it('a provisional rule for a rung with several requirements leaves the step open, and says so', () => {
    const ladder = ladderOf([rung('one', { op: 'allOf', of: [needs('x'), needs('y')] })])
    const { id } = rung('one', needs('x'))
    const provisional = rule('b', 'a', { kind: 'provisional', to: { rung: id } })
    const placed = place(ladder, [fact('b')], { now: NOW, ...recognising([provisional]) })
    expect(placed.rungs[0]).toMatchObject({ status: 'indeterminate', outcome: 'indeterminate' })
    expect(placed.next).toMatchObject([{ rung: id, why: ['requirement.recognition_provisional'] }])
  })
})

describe('case 27: rule expired or withdrawn after use', () => {
  it('a rule that ended does not take away what was awarded with it', () => {
    const ended = rule('b', 'a', { validUntil: '2026-02-01' })
    const ladder = ladderOf([rung('one', needs('a', { currency: 'atAward' }))])
    const facts = [fact('b'), badge('one', { validFrom: '2026-01-15' })]
    const placed = place(ladder, facts, { now: NOW, ...recognising([ended]) })
    expect(placed.rungs[0]).toMatchObject({ status: 'held', outcome: 'met' })
    expect(place(ladder, facts.slice(0, 1), { now: NOW, ...recognising([ended]) }).rungs[0]?.outcome).toBe('unmet')
  })

  it('a credential that counts by a rule has its own end, status and results', () => {
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
})

describe('case 28: issuer trusted, but not for this achievement', () => {
  it('does not count by a rule either', () => {
    expect(decide(needs('a'), [fact('b', { authorised: 'no' })], recognising([rule('b', 'a')])).reason).toBe(
      'requirement.issuer_not_authorised',
    )
  })

  it('nor by its own id: the creator of an achievement is not the only one who may write its id down', () => {
    const authority = needs('a', { issuers: { ids: [SCHOOL, OTHER], authorisedFor: 'achievement' } })
    const given = (authorised: Fact['authorised'], issuer = OTHER): Trace =>
      decide(authority, [fact('a', { issuer, authorised })])
    expect(given('yes').outcome).toBe('met')
    expect(given('no')).toMatchObject({
      outcome: 'unmet',
      reason: 'requirement.issuer_not_authorised',
      params: { issuer: OTHER },
    })
    expect(given('unknown')).toMatchObject({ outcome: 'indeterminate', reason: 'requirement.authorisation_unknown' })
  })
})

describe('case 29: UUID achievement ids colliding across issuers', () => {
  it('a UUID of an achievement says nothing without its issuers, also in a rule of recognition', () => {
    const ids = ['urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1']
    expect(codes(asking({ op: 'credential', match: { ids } }))).toEqual(['ladder.uuid_without_issuers'])
    expect(codes(withRecognition({ from: { ids, issuers: { any: true } } }))).toEqual(['ladder.uuid_without_issuers'])
    expect(codes(withRecognition({ from: { ids, issuers: { ids: [SCHOOL] } } }))).toEqual([])
  })

  it('without issuers the policy decides, and without a policy nobody is accepted', () => {
    const open: Requirement = { op: 'credential', match: { ids: [achievement('a')] } }
    expect(evaluateRequirement(open, [fact('a')], { now: NOW }).reason).toBe('requirement.issuer_not_accepted')
    expect(decide(open, [fact('a')], trustSchool).outcome).toBe('met')
    const authority = needs('a', { issuers: { ids: [SCHOOL], authorisedFor: 'achievement' } })
    expect(decide(authority, [fact('a', { authorised: 'yes' })]).outcome).toBe('met')
    expect(decide(authority, [fact('a', { authorised: 'yes', issuer: OWNER })]).reason).toBe('requirement.issuer_not_accepted')
  })

  it('the UUID of two schools is two achievements', () => {
    const id = 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'
    const asked = needs('a', { match: { ids: [id] }, issuers: { ids: [SCHOOL] } })
    const from = (issuer: string): Trace => decide(asked, [fact('a', { issuer, achievement: { id } })])
    expect(from(SCHOOL).outcome).toBe('met')
    expect(from(OTHER)).toMatchObject({ outcome: 'unmet', reason: 'requirement.issuer_not_accepted' })
  })
})

describe('case 30: framework version drift: label change under one URI, SOC 2010 and 2018 codes, crosswalk', () => {
  it.each<readonly [object, object, RequirementOutcome]>([
    [{ uri: firstAid }, { uri: firstAid.replace('http:', 'https:') }, 'met'],
    [{ uri: 'https://skills.example/1' }, { uri: 'http://skills.example/1' }, 'unmet'],
    [{ code: '9331.1' }, { framework: 'ESCO 1.1.1', code: '9331.1' }, 'met'],
    [{ code: '9331.1', version: '1.1.1' }, { framework: 'ESCO v1.1.1', code: '9331.1' }, 'met'],
    [{ code: '9331.1', version: '1.2' }, { framework: 'ESCO 1.1.1', code: '9331.1' }, 'unmet'],
    [{ code: '9331.1', version: '1.2' }, { framework: 'ESCO', code: '9331.1' }, 'met'],
    [{ code: '9331.1' }, { framework: 'ISCO08', code: '9331.1' }, 'unmet'],
    [{ framework: 'ext:Nice Framework', code: 'T1' }, { framework: 'ext:Nice Framework', code: 'T1' }, 'met'],
    [{ framework: 'ext:Nice Framework', code: 'T1' }, { framework: 'ext:Nice Framework 2', code: 'T1' }, 'met'],
    [{ framework: 'ext:Nice Framework', version: '1', code: 'T1' }, { framework: 'ext:Nice Framework 2', code: 'T1' }, 'unmet'],
    [{ framework: 'ext:Nice Framework', code: 'T1' }, { framework: 'ext:Other Framework', code: 'T1' }, 'unmet'],
    [{ uri: firstAid, name: { en: 'First aid' } }, { framework: 'ESCO' }, 'unmet'],
  ])('%j and %j are %s', (reference, aligned, outcome) => {
    expect(byAlignment(reference, aligned)).toBe(outcome)
  })

  it('a code is of its edition: 29-1141 of SOC 2018 is not that of SOC 2010, and a crosswalk is a rule that somebody asserts', () => {
    const soc = (version: string, code = '31-1121'): Requirement => ({
      op: 'credential',
      match: { alignedTo: [{ framework: 'SOC', version, code, kind: 'occupation' }] },
      issuers: { any: true },
    })
    const aide = (framework: string, code: string): readonly Fact[] => [fact('aide', { alignments: [{ framework, code }] })]
    expect(outcomeOf(soc('2018'), aide('SOC 2018', '31-1121'))).toBe('met')
    expect(outcomeOf(soc('2018'), aide('SOC 2010', '31-1121'))).toBe('unmet')
    expect(outcomeOf(soc('2018'), aide('SOC 2010', '31-1011'))).toBe('unmet')
    // As sure as the rule: a mapping that is only probable does not make a credential count.
    const crosswalk = (kind: RecognitionRule['kind']): RecognitionRule =>
      rule('aide', 'health-aide', {
        from: { alignedTo: [{ framework: 'SOC', version: '2010', code: '31-1011', kind: 'occupation' }], issuers: { any: true } },
        kind,
      })
    const asked = needs('health-aide')
    const by = (kind: RecognitionRule['kind']): Trace =>
      decide(asked, aide('SOC 2010', '31-1011'), recognising([crosswalk(kind)]))
    expect(by('full')).toMatchObject({ outcome: 'met', reason: 'requirement.met_recognised' })
    expect(by('provisional').reason).toBe('requirement.recognition_provisional')
    expect(by('partial').reason).toBe('requirement.recognition_partial')
    expect([by('provisional').outcome, by('partial').outcome]).not.toContain('met')
  })

  it('a label is not the skill: another name under one URI is the same, the same name under another is not', () => {
    const named = (uri: string, name: string) => ({ uri, name: { en: name } })
    expect(byAlignment(named(firstAid, 'first response'), { uri: firstAid })).toBe('met')
    expect(byAlignment(named(firstAid.replace('1d21', '2d21'), 'provide first aid'), { uri: firstAid })).toBe('unmet')
  })
})
