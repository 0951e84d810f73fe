import { describe, expect, it } from 'vitest'
import { scopeOf } from '../../../src/verify/ob2/scope.js'

const profile = (verification?: object) => ({
  id: 'https://school.example/issuer',
  ...(verification !== undefined && { verification: verification as never }),
})

describe('the scope of an issuer (OB 2.0 VerificationObject)', () => {
  it.each([
    ['https://school.example/a/1', undefined, true],
    ['http://school.example/a/1', undefined, true],
    ['https://school.example:8443/a/1', undefined, false],
    ['https://SCHOOL.example/a/1', undefined, true],
    ['https://school.example.evil.example/a/1', undefined, false],
    ['https://evil.example/https://school.example/', undefined, false],
    ['https://school.example@evil.example/', undefined, false],
    ['urn:uuid:1', undefined, false],
    ['https://school.example/a/1', {}, true],
    ['https://school.example.evil.example/', { startsWith: 'https://school.example' }, false],
    ['https://school.example@evil.example/', { startsWith: 'https://school.example' }, false],
    ['https://school.example/u/ana/1', { startsWith: 'https://school.example/u/ana' }, true],
    ['https://school.example/u/ana/../eve/1', { startsWith: 'https://school.example/u/ana' }, false],
    ['https://school.example/b?id=1', { startsWith: 'https://school.example/b?id=' }, true],
    ['https://badges.example/1', { allowedOrigins: 'Badges.Example' }, true],
    ['https://badges.example.evil.example/1', { allowedOrigins: 'badges.example' }, false],
    ['https://evil.example/badges.example', { allowedOrigins: 'badges.example' }, false],
    ['https://badges.example/1', { allowedOrigins: [5, null] }, false],
  ])('%s under %j: %s', (id, verification, isWithin) => {
    expect(scopeOf(id, profile(verification))).toEqual({ isWithin })
  })

  it('a rule by another property than id is told', () => {
    expect(scopeOf('https://school.example/1', profile({ verificationProperty: 'uid' }))).toEqual({ unsupported: 'uid' })
    expect(scopeOf('https://school.example/1', profile({ verificationProperty: 'id' }))).toEqual({ isWithin: true })
  })
})
