import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url, utf8 } from '../../src/core/index.js'
import { failure, refuses, untyped } from './support.js'

describe('base64url (RFC 4648 section 5)', () => {
  it.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg'],
    ['fooba', 'Zm9vYmE'],
    ['foobar', 'Zm9vYmFy'],
  ])('encodes %j as %j (section 10)', (text, encoded) => {
    expect(toBase64url(utf8(text))).toBe(encoded)
    expect(fromBase64url(encoded)).toEqual(utf8(text))
  })

  it('uses - and _ for 62 and 63', () => expect(toBase64url(new Uint8Array([0xfb, 0xef, 0xff]))).toBe('--__'))

  it.each([
    'Zg==',
    'Zm8=',
    'Zm9v=',
    'Zm+v',
    'Zm/v',
    'Zm 9v',
    'Zm9v\n',
    ' Zm9v',
    'Zm9é',
    'Zm9\u0100',
    'Zm9😀!',
    'Zm9.',
    '\u0000A',
  ])('refuses the characters of %j', (text) => {
    expect(failure(() => fromBase64url(text)).code).toBe('core.encoding_invalid')
  })

  it('refuses impossible lengths', () => {
    for (const text of ['A', 'AAAAA'])
      expect(failure(() => fromBase64url(text)).params).toEqual({ encoding: 'base64url', reason: 'length' })
  })

  it.each(['Zh', 'Zm9', 'AB', 'AAB', 'Zm9vYh'])('refuses a second spelling of the same bytes: %s (section 3.5)', (text) => {
    expect(failure(() => fromBase64url(text)).params).toEqual({ encoding: 'base64url', reason: 'trailing_bits' })
  })

  it('refuses what is not text', () => {
    for (const value of [undefined, null, 5, [], {}]) refuses(() => fromBase64url(untyped(value)), 'core.input_type')
  })

  it('comes back, and agrees with the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect(Array.from(fromBase64url(text))).toEqual(Array.from(bytes))
      }),
    )
  })

  it('has one spelling for each byte string', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'B', 'Q', 'g', 'w', '_', '-', '='), maxLength: 9 }), (text) => {
        let bytes: Uint8Array
        try {
          bytes = fromBase64url(text)
        } catch {
          return
        }
        expect(toBase64url(bytes)).toBe(text)
      }),
    )
  })
})
