import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase58, fromHex, toBase58, utf8 } from '../../src/core/index.js'
import { failure, refuses, untyped } from './support.js'

describe('base58 (CID 1.0 section 2.4, Bitcoin alphabet)', () => {
  it.each([
    ['', ''],
    ['00', '1'],
    ['000000', '111'],
    ['61', '2g'],
    ['00000061', '1112g'],
    ['516b6fcd0f', 'ABnLTmg'],
    ['0000287fb4cd', '11233QC4'],
    ['ff', '5Q'],
    ['0100', '5R'],
  ])('encodes %s as %s', (hex, text) => {
    expect(toBase58(fromHex(hex))).toBe(text)
    expect(fromBase58(text)).toEqual(fromHex(hex))
  })

  it('encodes the texts of the base58 draft', () => {
    expect(toBase58(utf8('Hello World!'))).toBe('2NEpo7TZRRrLZSi2U')
    expect(toBase58(utf8('The quick brown fox jumps over the lazy dog.'))).toBe(
      'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    )
  })

  it.each(['0', 'O', 'I', 'l', '1 1', '1\n', 'é', '\u0131', '+', '/', '😀', '\u0000'])('refuses %j', (text) => {
    expect(failure(() => fromBase58(text)).params).toEqual({ encoding: 'base58btc', reason: 'character' })
  })

  it('refuses more than 1024 characters, since decoding is quadratic', () => {
    expect(fromBase58('1'.repeat(1024))).toHaveLength(1024)
    const error = failure(() => fromBase58('1'.repeat(1025)))
    expect([error.code, error.params as unknown]).toEqual(['core.encoding_invalid', { encoding: 'base58btc', reason: 'length' }])
  })

  it('refuses what is not text', () => {
    for (const value of [undefined, null, 5, ['2g']]) refuses(() => fromBase58(untyped(value)), 'core.input_type')
  })

  it('comes back, and is the number in base 58', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        const text = toBase58(bytes)
        expect(Array.from(fromBase58(text))).toEqual(Array.from(bytes))
        const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
        const number = Array.from(text).reduce((sum, char) => sum * 58n + BigInt(alphabet.indexOf(char)), 0n)
        expect(number).toBe(bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n))
        expect(/^1*/.exec(text)?.[0].length).toBe(
          bytes.findIndex((byte) => byte !== 0) === -1 ? bytes.length : bytes.findIndex((byte) => byte !== 0),
        )
      }),
    )
  })
})
