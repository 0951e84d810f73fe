import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashIdentity, matchIdentity } from '../../src/credential/index.js'

const ANA = 'ana@courier.example'
const SALT = '0123456789abcdef'
const named = (identityHash: unknown, more: object = {}) => ({
  type: 'IdentityObject',
  hashed: true,
  identityHash,
  identityType: 'emailAddress',
  ...more,
})
const hexOf = (name: string, text: string) => createHash(name).update(text).digest('hex')

describe('an IdentityObject compared with a known identity (OB 3.0 section 9.3, B.7)', () => {
  it('the example of the specification', () => {
    const object = named('sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399', { salt: 'Kosher' })
    expect(matchIdentity(object, 'a@example.com')).toEqual({ result: 'same', hash: 'sha256' })
    expect(matchIdentity(object, 'b@example.com')).toEqual({ result: 'other', hash: 'sha256' })
  })

  it.each([
    ['the case of the digits', named(`SHA256$${hexOf('sha256', ANA + SALT).toUpperCase()}`, { salt: SALT }), 'same', 'sha256'],
    ['no salt', named(hashIdentity(ANA)), 'same', 'sha256'],
    ['an empty salt', named(hashIdentity(ANA), { salt: '' }), 'same', 'sha256'],
    ['another salt', named(hashIdentity(ANA, SALT), { salt: `${SALT}0` }), 'other', 'sha256'],
    ['a salt kept back', named(hashIdentity(ANA, SALT)), 'other', 'sha256'],
    ['MD5', named(`md5$${hexOf('md5', ANA + SALT)}`, { salt: SALT }), 'same', 'md5'],
    ['MD5 of another', named(`md5$${hexOf('md5', `x${ANA}`)}`), 'other', 'md5'],
    ['plain text', named(ANA, { hashed: false }), 'same', 'none'],
    ['plain text, with a salt that is not used', named(ANA, { hashed: false, salt: 'not-used' }), 'same', 'none'],
    ['plain text of another', named('bo@courier.example', { hashed: false }), 'other', 'none'],
    ['plain text in another case', named(ANA.toUpperCase(), { hashed: false }), 'other', 'none'],
    ['plain text where it says hashed', named(ANA), 'unreadable', 'none'],
    ['a hash where it says plain', named(hashIdentity(ANA), { hashed: false }), 'other', 'none'],
    ['an unknown hash', named(`sha512$${hexOf('sha512', ANA)}`), 'unreadable', 'none'],
    ['the length of the other hash', named(`md5$${hexOf('sha256', ANA)}`), 'unreadable', 'none'],
    ['a digit too few', named(hashIdentity(ANA).slice(0, -1)), 'unreadable', 'none'],
    ['a digit too many', named(`${hashIdentity(ANA)}0`), 'unreadable', 'none'],
    ['no digits', named('sha256$'), 'unreadable', 'none'],
    ['a salt that is no text', named(hashIdentity(ANA), { salt: 5 }), 'unreadable', 'none'],
    ['half a surrogate pair', named('\ud800', { hashed: false }), 'other', 'none'],
    ['no hash', named(undefined), 'unreadable', 'none'],
    ['a hash that is a list', named([ANA]), 'unreadable', 'none'],
    ['null', null, 'unreadable', 'none'],
    ['text', ANA, 'unreadable', 'none'],
  ])('%s', (_, object, result, hash) => {
    expect(matchIdentity(object, ANA)).toEqual({ result, hash })
  })

  it('what is hashed is told again, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        (identity, salt, other) => {
          const object = named(hashIdentity(identity, salt), { salt })
          expect(matchIdentity(object, identity).result).toBe('same')
          if (other !== '') expect(matchIdentity(object, other + identity).result).toBe('other')
        },
      ),
    )
  })
})
