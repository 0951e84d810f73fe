import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, requireDecimal } from '../../src/core/index.js'
import { refuses } from './support.js'

const written = fc
  .tuple(
    fc.boolean(),
    fc.bigInt({ min: 0n, max: 10n ** 30n - 1n }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 }),
  )
  .map(([minus, whole, fraction]) => `${minus ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`)
/** Units of ten to the power of minus 18, read by hand. */
const exact = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  return (text.startsWith('-') ? -1n : 1n) * (BigInt(whole) * 10n ** 18n + BigInt(fraction.padEnd(18, '0')))
}

describe('decimals', () => {
  it.each([
    ['12.50', 1250n, 2],
    ['-0.5', -5n, 1],
    ['0', 0n, 0],
    ['-0', 0n, 0],
    ['007', 7n, 0],
    ['-12', -12n, 0],
    ['9'.repeat(30), BigInt('9'.repeat(30)), 0],
  ])('reads %s', (text, units, scale) => expect(parseDecimal(text)).toEqual({ units, scale }))

  it.each([
    '',
    '-',
    '.',
    '.5',
    '5.',
    '+5',
    '1e3',
    '1,5',
    '1_000',
    '0x1',
    ' 1',
    '1\n',
    '--1',
    '1.2.3',
    'NaN',
    'Infinity',
    '١',
    '1'.repeat(31),
    `0.${'1'.repeat(19)}`,
  ])('does not read %j', (text) => expect(parseDecimal(text)).toBeUndefined())

  it('does not read numbers, whose digits may already be lost', () => {
    for (const value of [12.5, 0, 1n, null, undefined, {}, ['1']]) expect(parseDecimal(value)).toBeUndefined()
    refuses(() => requireDecimal(12.5, '/amount'), 'core.decimal_invalid', '/amount')
    expect(requireDecimal('0.1')).toEqual({ units: 1n, scale: 1 })
  })

  it('adds where floating point would not', () => {
    expect(formatDecimal(addDecimals(requireDecimal('0.1'), requireDecimal('0.2')))).toBe('0.3')
    expect(formatDecimal(addDecimals(requireDecimal('0.5'), requireDecimal('-0.50')))).toBe('0')
  })

  it.each([
    ['12.50', '12.5'],
    ['-0.0500', '-0.05'],
    ['100', '100'],
    ['-0.00', '0'],
    ['0.10', '0.1'],
    ['-3.0', '-3'],
  ])('writes %s as %s', (text, short) => {
    expect(formatDecimal(requireDecimal(text))).toBe(short)
  })

  it('adds and compares as integers do', () => {
    fc.assert(
      fc.property(written, written, (left, right) => {
        const [a, b] = [requireDecimal(left), requireDecimal(right)]
        const sum = addDecimals(a, b)
        expect(sum.units * 10n ** BigInt(18 - sum.scale)).toBe(exact(left) + exact(right))
        expect(Math.sign(compareDecimals(a, b))).toBe(exact(left) < exact(right) ? -1 : exact(left) > exact(right) ? 1 : 0)
        expect(compareDecimals(a, a)).toBe(0)
      }),
    )
  })

  it('formats to a text of the same number, without needless zeros', () => {
    fc.assert(
      fc.property(written, (text) => {
        const short = formatDecimal(requireDecimal(text))
        expect(exact(short)).toBe(exact(text))
        expect(short).toMatch(/^(0|-?(0|[1-9]\d*)(\.\d*[1-9])?)$/)
      }),
    )
  })
})
