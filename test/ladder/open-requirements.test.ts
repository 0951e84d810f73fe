import { describe, expect, it } from 'vitest'
import { attestedFact, type PlacementPolicy, place, type Requirement, type RequirementOutcome } from '../../src/ladder/index.js'
import { actual, decide, hours, outcomeOf, recognising, rule } from './cases/support.js'
import { achievement, fact, ladderOf, NOW, needs, OWNER, rung, SCHOOL, WORKER } from './support.js'

describe('rules of recognition', () => {
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

describe('what a worker shows besides badges', () => {
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
