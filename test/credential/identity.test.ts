import { describe, expect, it } from 'vitest'
import { buildIdentityObject, hashIdentity } from '../../src/credential/index.js'
import { failure, failureOf, unfrozen } from './support.js'

describe('identity hashes (OB 3.0 B.7)', () => {
  it('the example of the specification', () => {
    expect(hashIdentity('a@example.com', 'Kosher')).toBe(
      'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
    )
  })

  it('folds no case, and hashes the UTF-8 bytes', () => {
    expect(hashIdentity('A@example.com', 'Kosher')).not.toBe(hashIdentity('a@example.com', 'Kosher'))
    expect(hashIdentity('é')).toBe('sha256$4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })

  it('an identity object is of the form that the schema wants (OB 3.0 B.1.11)', () => {
    const built = buildIdentityObject({ identity: 'ana@courier.example', salt: '0123456789abcdef' })
    expect(built).toEqual({
      type: 'IdentityObject',
      hashed: true,
      identityHash: hashIdentity('ana@courier.example', '0123456789abcdef'),
      identityType: 'emailAddress',
      salt: '0123456789abcdef',
    })
    expect(unfrozen(built)).toEqual([])
    expect(JSON.stringify(built)).not.toContain('ana@')
    expect(buildIdentityObject({ identity: '1', identityType: 'ext:rider', salt: '0123456789abcdef' }).identityType).toBe(
      'ext:rider',
    )
  })

  it.each([[''], ['short'], ['0123456789abcde'], [undefined], [null], [5], [[]]])('refuses the salt %j', (salt) => {
    expect(failureOf(() => buildIdentityObject({ identity: 'ana@courier.example', salt: salt as string }))).toEqual({
      code: 'credential.salt_too_short',
      params: { minimum: 16 },
      path: '/salt',
    })
  })

  it.each([
    [{ identity: undefined }, 'credential.field_invalid'],
    [{ identity: '' }, 'credential.field_invalid'],
    [{ identity: 5 }, 'credential.field_invalid'],
    [{ identity: 'a\ud800' }, 'core.text_not_well_formed'],
    [{ identityType: 'email' }, 'credential.field_invalid'],
    [{ hashed: false }, 'credential.field_unknown'],
  ])('refuses %j', (change, code) => {
    const input = { identity: 'ana@courier.example', salt: '0123456789abcdef', ...change }
    expect(failure(() => buildIdentityObject(input as never)).code).toBe(code)
  })

  it('hashIdentity refuses what is no text', () => {
    for (const value of [undefined, null, 5, {}, ''] as never[])
      expect(failure(() => hashIdentity(value)).code).toBe('credential.field_invalid')
    expect(failure(() => hashIdentity('a', 5 as never)).code).toBe('credential.field_invalid')
    expect(failure(() => hashIdentity('a', '\udfff')).code).toBe('core.text_not_well_formed')
  })
})
