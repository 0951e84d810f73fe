import { describe, expect, it } from 'vitest'
import { toDecimal } from '../../src/web/app/decimal.js'

describe('a number as people write it', () => {
  it.each([
    ['12.5', '12.5'],
    ['12,5', '12.5'],
    ['12,50', '12.50'],
    [' 9 ', '9'],
    ['0.125', '0.125'],
    ['7.1234', '7.1234'],
    ['١٢٫٥', '12.5'],
    ['१२.५', '12.5'],
  ])('%s is %s', (text, number) => {
    expect(toDecimal(text, 2)).toBe(number)
  })

  it.each([
    ['52,000', '52000'],
    ['52.000', '52000'],
    ['1,500.50', '1500.50'],
    ['1.500,50', '1500.50'],
    ['1 500,50', '1500.50'],
    ['1\u202f500', '1500'],
    ['1,20,000', '120000'],
    ['1’500', '1500'],
    ['1 500.50', '1500.50'],
    ['١٬٥٠٠', '1500'],
  ])('%s is %s, since what parts thousands is no decimal point', (text, number) => {
    expect(toDecimal(text, 2)).toBe(number)
  })

  it('three digits are a part of one where the currency has three (ISO 4217: a dinar has 1000 fils)', () => {
    expect(toDecimal('1.250', 3)).toBe('1.250')
    expect(toDecimal('1,250.500', 3)).toBe('1250.500')
  })

  it.each(['', '-5', '1e3', 'nine', '1.2.3', '1,5,5', '1,50,5', '1,500,50', '12,34.5', '1234567', '.5', '5.'])(
    '%s is none',
    (text) => {
      expect(toDecimal(text, 2)).toBeUndefined()
    },
  )
})
