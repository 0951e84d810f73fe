import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concatBytes, equalBytes, fromHex, fromUtf8, toHex, utf8 } from '../../src/core/index.js'
import { failure, refuses, untyped } from './support.js'

describe('UTF-8 (RFC 3629)', () => {
  it('comes back for any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fromUtf8(utf8(text))).toBe(text)
      }),
    )
  })

  it('drops a byte order mark', () => expect(fromUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a'))

  it.each([[[0x80]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf8, 0x88, 0x80, 0x80, 0x80]], [[0x61, 0xc3]], [[0xff]]])(
    'refuses %j',
    (bytes) => {
      refuses(() => fromUtf8(Uint8Array.from(bytes)), 'core.text_not_utf8')
    },
  )
})

describe('hexadecimal (RFC 4648 section 8)', () => {
  it('writes lower case and reads either', () => {
    expect(toHex(new Uint8Array([0, 10, 171, 255]))).toBe('000aabff')
    expect(fromHex('000AabFf')).toEqual(new Uint8Array([0, 10, 171, 255]))
    expect(fromHex('')).toEqual(new Uint8Array(0))
  })

  it.each(['0g', '0x', ' 0', '+1', '-1', '1.', '\n1', '0\n', '１１', 'é0'])('refuses the characters of %j', (text) => {
    expect(failure(() => fromHex(text)).params).toEqual({ encoding: 'hex', reason: 'character' })
  })

  it('refuses an odd length and what is not text', () => {
    expect(failure(() => fromHex('abc')).params).toEqual({ encoding: 'hex', reason: 'length' })
    for (const value of [undefined, null, 12, ['00']]) refuses(() => fromHex(untyped(value)), 'core.input_type')
  })

  it('comes back, and agrees with the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'))
        expect(Array.from(fromHex(toHex(bytes)))).toEqual(Array.from(bytes))
      }),
    )
  })
})

describe('concatBytes and equalBytes', () => {
  it('joins in order into fresh memory', () => {
    const first = new Uint8Array([1, 2])
    const whole = concatBytes(first, new Uint8Array(0), new Uint8Array([3]))
    first[0] = 9
    expect(whole).toEqual(new Uint8Array([1, 2, 3]))
    expect(concatBytes()).toHaveLength(0)
  })

  it('agrees with a comparison of the hexadecimal text', () => {
    const bytes = fc.uint8Array({ maxLength: 3, max: 2 })
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b))
      }),
    )
    expect(equalBytes(new Uint8Array([1, 2]), new Uint8Array([1]))).toBe(false)
    expect(equalBytes(new Uint8Array([1, 2]), new Uint8Array([1, 3]))).toBe(false)
    expect(equalBytes(new Uint8Array([1, 2]), new Uint8Array([1, 2]))).toBe(true)
  })
})
