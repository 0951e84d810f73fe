import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../../src/core/index.js'
import {
  buildAchievement,
  buildAlignment,
  buildEvidence,
  buildProfile,
  buildResult,
  buildResultDescription,
  buildRungAchievement,
  isAchievementCredential,
  isRungAchievement,
} from '../../src/credential/index.js'
import { alignment, description, ladder, profile } from './inputs.js'
import { achievement, failure, failureOf, unfrozen } from './support.js'

describe('the parts', () => {
  const parts = [
    ['Profile', buildProfile, profile, 'id'],
    ['Alignment', buildAlignment, alignment, 'targetUrl'],
    ['Evidence', buildEvidence, { id: 'https://a.example/', narrative: 'x' }, undefined],
    ['Result', buildResult, { value: '5', status: 'Completed', alignment: [alignment] }, undefined],
    ['ResultDescription', buildResultDescription, description, 'resultType'],
    ['Achievement', buildAchievement, achievement, 'criteria'],
    ['LadderRung', buildRungAchievement, { ...achievement, ladder }, 'ladder'],
  ] as unknown as readonly (readonly [
    string,
    (input: object, path?: string) => { readonly type: readonly string[] },
    object,
    string | undefined,
  ])[]

  it.each(parts)('%s: type term, frozen, input left alone', (name, build, input) => {
    const frozen = deepFreeze(structuredClone(input))
    const built = build(frozen)
    expect(built.type).toContain(name)
    expect(unfrozen(built)).toEqual([])
    expect(built).toMatchObject(JSON.parse(JSON.stringify(input)))
    expect(build({ ...input, type: 'https://a.example/terms#Extra' }).type).toEqual([
      ...built.type,
      'https://a.example/terms#Extra',
    ])
    expect(build({ ...input, type: [name, name] }).type).toEqual(built.type)
  })

  it.each(parts)('%s: unknown, missing and wrong fields are told with their path', (_name, build, input, required) => {
    expect(failureOf(() => build({ ...input, colour: 'red' }, '/at'))).toEqual({
      code: 'credential.field_unknown',
      params: { field: 'colour' },
      path: '/at',
    })
    for (const value of [null, 5, 'text', [], undefined]) expect(failure(() => build(value as never, '/at')).path).toBe('/at')
    if (required === undefined) return
    expect(failureOf(() => build({ ...input, [required]: undefined }, '/at'))).toEqual({
      code: 'credential.field_missing',
      params: { field: required },
      path: `/at/${required}`,
    })
    expect(failure(() => build({ ...input, [required]: 5 }, '/at'))).toMatchObject({
      code: 'credential.field_invalid',
      path: `/at/${required}`,
    })
  })
})

describe('guards', () => {
  const subject = { achievement: {} }

  it.each([
    [{ type: ['VerifiableCredential', 'OpenBadgeCredential'], credentialSubject: subject }, true],
    [{ type: ['VerifiableCredential', 'AchievementCredential'], credentialSubject: subject }, true],
    [{ type: ['VerifiableCredential'], credentialSubject: subject }, false],
    [{ type: 'OpenBadgeCredential', credentialSubject: subject }, false],
    [{ type: ['OpenBadgeCredential'], credentialSubject: [subject] }, false],
    [{ type: ['OpenBadgeCredential'], credentialSubject: { achievement: [] } }, false],
    [{ type: ['OpenBadgeCredential'] }, false],
    [{}, false],
    [null, false],
    [undefined, false],
    ['text', false],
    [[], false],
  ])('isAchievementCredential of %j is %j', (value, expected) => {
    expect(isAchievementCredential(value)).toBe(expected)
  })

  it.each([
    [{ type: ['Achievement', 'LadderRung'], ladder: {} }, true],
    [{ type: ['Achievement'], ladder: {} }, false],
    [{ type: ['Achievement', 'LadderRung'] }, false],
    [{ type: ['Achievement', 'LadderRung'], ladder: [] }, false],
    [{ type: 'LadderRung', ladder: {} }, false],
    [null, false],
    [[], false],
  ])('isRungAchievement of %j is %j', (value, expected) => {
    expect(isRungAchievement(value)).toBe(expected)
  })
})
