import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../src/core/index.js'
import { type CborValue, decodeCbor, encodeCbor } from '../../src/securing/data-integrity/selective/cbor.js'
import { errorOf } from '../support/badges.js'

/** Of the examples of RFC 8949 appendix A, those of the kinds that proof values have. */
const examples: readonly (readonly [string, CborValue])[] = [
  ['00', 0],
  ['17', 23],
  ['1818', 24],
  ['1864', 100],
  ['1903e8', 1000],
  ['1a000f4240', 1_000_000],
  ['1affffffff', 4_294_967_295],
  ['40', new Uint8Array()],
  ['4401020304', Uint8Array.of(1, 2, 3, 4)],
  ['60', ''],
  ['6449455446', 'IETF'],
  ['62c3bc', '\u00fc'],
  ['64f0908591', '\u{10151}'],
  ['80', []],
  ['83010203', [1, 2, 3]],
  ['8301820203820405', [1, [2, 3], [4, 5]]],
  ['98190102030405060708090a0b0c0d0e0f101112131415161718181819', Array.from({ length: 25 }, (_, index) => index + 1)],
  ['a0', new Map()],
  [
    'a201020304',
    new Map([
      [1, 2],
      [3, 4],
    ]),
  ],
]

describe('CBOR (RFC 8949)', () => {
  it.each(examples)('%s, there and back', (hex, value) => {
    expect(toHex(encodeCbor(value))).toBe(hex)
    expect(decodeCbor(fromHex(hex), '')).toEqual(value)
  })

  it('any value, there and back', () => {
    const { value } = fc.letrec((tie) => ({
      leaf: fc.oneof(
        fc.nat(),
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ maxLength: 300 }),
      ),
      map: fc
        .uniqueArray(fc.tuple(fc.nat(), tie('leaf')), { selector: ([key]) => key, maxLength: 30 })
        .map((all) => new Map(all)),
      value: fc.oneof(tie('leaf'), tie('map'), fc.array(fc.oneof(tie('leaf'), tie('map')), { maxLength: 30 })),
    }))
    fc.assert(
      fc.property(value as fc.Arbitrary<CborValue>, (one) => {
        expect(decodeCbor(encodeCbor(one), '')).toEqual(one)
      }),
    )
  })

  it('the keys of maps in order, whatever the order they were set in', () => {
    expect(
      toHex(
        encodeCbor(
          new Map([
            [300, 0],
            [2, 1],
          ]),
        ),
      ),
    ).toBe('a2020119012c00')
  })

  const refused: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a head without its argument', '19'],
    ['half an argument', '1901'],
    ['bytes that end early', '4401'],
    ['text that is not UTF-8', '61ff'],
    ['text that ends early', '6261'],
    ['an array that ends early', '8201'],
    ['a map that ends early', 'a101'],
    ['an array that says four billion items', '9affffffff'],
    ['a map that says four billion entries', 'baffffffff'],
    ['bytes that say four billion', '5affffffff'],
    ['a length of 64 bits', '9b0000000000000000'],
    ['an integer of 64 bits', '1b0000000100000000'],
    ['an integer longer than it needs to be', '1817'],
    ['two bytes where one would do', '190017'],
    ['two bytes for 255', '1900ff'],
    ['four bytes for 65535', '1a0000ffff'],
    ['a length longer than it needs to be', '580101'],
    ['a reserved head', '1c'],
    ['an indefinite array', '9f01ff'],
    ['indefinite bytes', '5f4101ff'],
    ['an indefinite map', 'bf0102ff'],
    ['a break', 'ff'],
    ['a negative integer', '20'],
    ['a tag', 'c101'],
    ['a typed array', 'd8404101'],
    ['false', 'f4'],
    ['null', 'f6'],
    ['a float', 'f93c00'],
    ['a key twice', 'a201020103'],
    ['a key that is text', 'a1616100'],
    ['a key that is an array', 'a18000'],
    ['more after it', '0000'],
    ['arrays five deep', '818181818100'],
  ]
  it.each(refused)('%s is refused', async (_what, hex) => {
    const error = await errorOf(() => decodeCbor(fromHex(hex), '/proof/proofValue'))
    expect(error).toMatchObject({ code: 'proof.member_invalid', kind: 'input', path: '/proof/proofValue' })
  })

  it('any bytes give a value that is spelt so, but for the order of keys, or the one refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          const value = decodeCbor(bytes, '')
          if (!toHex(bytes).includes('a')) expect(toHex(encodeCbor(value))).toBe(toHex(bytes))
        } catch (error) {
          expect(error).toMatchObject({ code: 'proof.member_invalid' })
        }
      }),
      { numRuns: 2000 },
    )
  })
})
