import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase45, fromUtf8, toBase45, utf8 } from '../../src/core/index.js'
import { failure, refuses, untyped } from './support.js'

describe('base45 (RFC 9285)', () => {
  // Section 4.3 and 4.4.
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ])('%j is %j', (text, encoded) => {
    expect(toBase45(utf8(text))).toBe(encoded)
    expect(fromUtf8(fromBase45(encoded))).toBe(text)
  })

  it.each(['GGW', ':::', '::', 'A'])('refuses %j, which stands for no bytes (section 4)', (text) => {
    expect(failure(() => fromBase45(text)).params).toEqual({ encoding: 'base45', reason: 'length' })
  })

  it.each(['aa', 'A\n', 'É0', '_0'])('refuses %j for its characters', (text) => {
    expect(failure(() => fromBase45(text)).params).toEqual({ encoding: 'base45', reason: 'character' })
  })

  it('refuses what is not text', () => {
    for (const value of [undefined, 5, ['BB8']]) refuses(() => fromBase45(untyped(value)), 'core.input_type')
  })

  it('bytes come back, in characters of the alphanumeric mode of QR codes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = toBase45(bytes)
        expect(text).toMatch(/^[0-9A-Z $%*+./:-]*$/)
        expect(text.length).toBe(Math.ceil(bytes.length * 1.5))
        expect(fromBase45(text)).toEqual(Uint8Array.from(bytes))
      }),
    )
  })

  it('every text that is read is the only one of its bytes', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:')
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
        let bytes: Uint8Array
        try {
          bytes = fromBase45(text)
        } catch {
          return
        }
        expect(toBase45(bytes)).toBe(text)
      }),
    )
  })
})
