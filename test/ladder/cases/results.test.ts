import { describe, expect, it } from 'vitest'
import {
  evaluateRequirement,
  type Fact,
  type FactResult,
  type RequirementOutcome,
  type ResultRule,
  toFacts,
} from '../../../src/ladder/index.js'
import { badgeDocument, verified } from '../reports.js'
import { achievement, asking, decide, graded, NOW, needs, statement, sum, WORKER } from './support.js'

describe('case 22: status InProgress, Provisional, OnHold, Failed or Withdrew inside a validly signed badge', () => {
  it.each(['Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew'] as const)(
    '%s inside a valid badge never counts',
    (status) => {
      for (const rule of [needs('a'), needs('a', { currency: 'ever' }), asking({ min: '1' })]) {
        expect(decide(rule, [graded({ status, value: '5' })]).reason).toBe('requirement.result_status')
      }
      expect(decide(sum('1'), [statement('one', '5', {}, { results: [{ status }] })]).outcome).toBe('unmet')
    },
  )

  it('a status other than Completed inside a validly signed badge does not count', () => {
    const result = [{ status: 'InProgress', value: '95' }]
    const subject = { id: WORKER, achievement: { id: achievement('a') }, result }
    const facts = toFacts(verified(badgeDocument('a', WORKER, { credentialSubject: subject })))
    expect(evaluateRequirement(needs('a'), facts, { now: NOW })).toMatchObject({
      outcome: 'unmet',
      reason: 'requirement.result_status',
      params: { status: 'InProgress' },
    })
  })
})

describe('case 23: ordered allowedValue, letter grades, "10" and "9", percent "85" and "85%"', () => {
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
  ])('%j against %j is %s', (rule, result, outcome) => {
    expect(decide(asking(rule), [graded(result)]).outcome).toBe(outcome)
  })
})

const LEVELS = (version: string) => [1, 2, 3].map((level) => ({ id: `urn:rubric:${version}:${level}`, level: `${level}` }))
/** Facts of a badge with a result, whose achievement describes it as given. */
const shown = (result: object, resultDescription: readonly object[] = []): readonly Fact[] =>
  toFacts(
    verified(
      badgeDocument('a', WORKER, {
        credentialSubject: {
          id: WORKER,
          achievement: { id: achievement('a'), type: ['Achievement'], resultDescription },
          result: [{ type: ['Result'], ...result }],
        },
      }),
    ),
  )

describe('case 24: rubric level ids from another version', () => {
  const rubric = (version: string): object => ({
    id: 'urn:rubric',
    resultType: 'RubricCriterionLevel',
    rubricCriterionLevel: LEVELS(version),
  })
  const reached = (version: string, level: number): readonly Fact[] =>
    shown({ resultDescription: 'urn:rubric', achievedLevel: `urn:rubric:${version}:${level}` }, [rubric(version)])

  it('are compared within one rubric and never guessed across two', () => {
    const second = asking({ level: 'urn:rubric:v2:2' })
    expect([1, 2, 3].map((level) => decide(second, reached('v2', level)).outcome)).toEqual(['unmet', 'met', 'met'])
    for (const level of [1, 2, 3]) {
      expect(decide(second, reached('v1', level))).toMatchObject({
        outcome: 'indeterminate',
        reason: 'requirement.result_incomparable',
        params: { required: 'urn:rubric:v2:2', actual: `urn:rubric:v1:${level}` },
      })
    }
  })
})

describe('case 25: result present but resultDescription missing', () => {
  it('a number is a number, and what only a description could order is undecided', () => {
    expect(decide(asking({ min: '80' }), shown({ value: '85' })).outcome).toBe('met')
    expect(decide(asking({ min: '90' }), shown({ value: '85' })).reason).toBe('requirement.result_too_low')
    expect(decide(asking({ value: 'B' }), shown({ value: 'A' }))).toMatchObject({
      outcome: 'indeterminate',
      reason: 'requirement.result_incomparable',
    })
    expect(decide(asking({ value: 'A' }), shown({ value: 'A' })).outcome).toBe('met')
  })

  it('a result that does not say what it is of is not the one that is asked for', () => {
    const about = asking({ resultDescription: 'urn:exam', min: '80' })
    expect(decide(about, shown({ value: '85' }))).toMatchObject({ outcome: 'unmet', reason: 'requirement.result_missing' })
    expect(decide(about, shown({ value: '85', resultDescription: 'urn:exam' })).outcome).toBe('met')
    expect(decide(about, shown({})).reason).toBe('requirement.result_missing')
  })
})
