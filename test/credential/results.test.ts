import { describe, expect, it } from 'vitest'
import {
  type AchievementCredential,
  buildAchievementCredential,
  type ResultDescriptionInput,
  type ResultInput,
} from '../../src/credential/index.js'
import { achievement, failureOf, minimal, subjectId } from './support.js'

const id = 'https://courier.example/results/1'
const levels = ['https://courier.example/levels/1', 'https://courier.example/levels/2'] as const
const description: ResultDescriptionInput = { id, name: 'Result', resultType: 'Result' }

function build(
  result: ResultInput | readonly ResultInput[],
  changes: Partial<ResultDescriptionInput> = {},
): AchievementCredential {
  return buildAchievementCredential({
    ...minimal,
    subject: { id: subjectId, result: Array.isArray(result) ? result : [result as ResultInput] },
    achievement: { ...achievement, resultDescription: [{ ...description, ...changes }] },
  })
}

const at = '/subject/result/0'

describe('a result is of a description in the same achievement (OB 3.0 B.1.16)', () => {
  it('one that is described, and one that names no description', () => {
    const badge = build([{ resultDescription: id, value: 'Good' }, { value: 'Anything' }, { status: 'Completed' }])
    expect(badge.credentialSubject.result).toHaveLength(3)
  })

  it('none that is not described', () => {
    const unknown = { code: 'credential.result_unknown', params: {}, path: `${at}/resultDescription` }
    expect(failureOf(() => build({ resultDescription: 'https://courier.example/results/2' }))).toEqual(unknown)
    expect(
      failureOf(() =>
        buildAchievementCredential({ ...minimal, subject: { id: subjectId, result: [{ resultDescription: id, value: 'x' }] } }),
      ),
    ).toEqual(unknown)
    expect(failureOf(() => build([{ value: 'x' }, { resultDescription: `${id}/` }])).path).toBe(
      '/subject/result/1/resultDescription',
    )
  })
})

describe('a result of the type Status has a status (OB 3.0 B.1.16)', () => {
  it('else it is refused', () => {
    expect(failureOf(() => build({ resultDescription: id, value: 'x' }, { resultType: 'Status' }))).toEqual({
      code: 'credential.result_status_missing',
      params: {},
      path: at,
    })
    expect(
      build({ resultDescription: id, status: 'InProgress' }, { resultType: 'Status' }).credentialSubject.result?.[0]?.status,
    ).toBe('InProgress')
    expect(failureOf(() => build({ resultDescription: id, status: 'Done' as never })).code).toBe('credential.field_invalid')
  })
})

describe('a level reached is one of those described (OB 3.0 B.1.16)', () => {
  const rubricCriterionLevel = levels.map((level, index) => ({ id: level, name: `Level ${index}` }))
  const unknown = { code: 'credential.result_level_unknown', params: {}, path: `${at}/achievedLevel` }

  it('else it is refused', () => {
    for (const level of levels) {
      expect(
        build({ resultDescription: id, achievedLevel: level }, { rubricCriterionLevel }).credentialSubject.result?.[0]
          ?.achievedLevel,
      ).toBe(level)
    }
    expect(
      failureOf(() =>
        build({ resultDescription: id, achievedLevel: 'https://courier.example/levels/3' }, { rubricCriterionLevel }),
      ),
    ).toEqual(unknown)
    expect(failureOf(() => build({ resultDescription: id, achievedLevel: levels[0] }))).toEqual(unknown)
    expect(failureOf(() => build({ achievedLevel: levels[0] }, { rubricCriterionLevel }))).toEqual(unknown)
  })

  it('levels and values keep their order, which is from low to high (OB 3.0 B.1.17)', () => {
    const allowedValue = ['F', 'C', 'B', 'A']
    const built = build({ value: 'x' }, { allowedValue, rubricCriterionLevel }).credentialSubject.achievement
      .resultDescription?.[0]
    expect(built?.allowedValue).toEqual(allowedValue)
    expect(built?.rubricCriterionLevel?.map((level) => level.id)).toEqual(levels)
  })
})

describe('a value is one of those allowed (OB 3.0 B.1.17)', () => {
  it('else it is refused, and the error tells which ones are', () => {
    const allowedValue = ['Pass', 'Merit']
    expect(build({ resultDescription: id, value: 'Merit' }, { allowedValue }).credentialSubject.result?.[0]?.value).toBe('Merit')
    for (const value of ['merit', 'Merit ', 'Fail', 'Pas']) {
      expect(failureOf(() => build({ resultDescription: id, value }, { allowedValue }))).toEqual({
        code: 'credential.result_not_allowed',
        params: { allowed: allowedValue },
        path: `${at}/value`,
      })
    }
    const many = Array.from({ length: 100 }, (_, index) => `v${index}`)
    const { params } = failureOf(() => build({ resultDescription: id, value: 'x' }, { allowedValue: many }))
    expect((params as { allowed: string[] }).allowed).toHaveLength(32)
  })
})

describe('a value lies between the bounds (OB 3.0 B.1.17)', () => {
  it.each([
    ['0', '100', ['0', '100', '50', '99.99', '0.0', '100.00', '7%']],
    ['-5', '5.5', ['-5', '-0.1', '5.5']],
    [undefined, '10', ['-100', '10']],
    ['10', undefined, ['10', '1000000000000000000000']],
  ])('%s to %s', (valueMin, valueMax, values) => {
    const bounds = { ...(valueMin !== undefined && { valueMin }), ...(valueMax !== undefined && { valueMax }) }
    for (const value of values)
      expect(build({ resultDescription: id, value }, bounds).credentialSubject.result?.[0]?.value).toBe(value)
  })

  it.each([
    ['0', '100', ['-0.01', '100.000000000000000001', '101', 'many', '1e1', '50%%', ' 50', '']],
    ['10', undefined, ['9', '9.999']],
    [undefined, '10', ['10.1', 'ten']],
  ])('not outside %s to %s, and no other text', (valueMin, valueMax, values) => {
    const bounds = { ...(valueMin !== undefined && { valueMin }), ...(valueMax !== undefined && { valueMax }) }
    for (const value of values) {
      const expected =
        value === ''
          ? { code: 'credential.field_invalid', path: `${at}/value` }
          : { code: 'credential.result_out_of_range', params: { min: valueMin ?? '', max: valueMax ?? '' }, path: `${at}/value` }
      expect(failureOf(() => build({ resultDescription: id, value }, bounds))).toMatchObject(expected)
    }
  })
})
