import { describe, expect, it } from 'vitest'
import { majorUnits } from '../../src/ladder/index.js'

describe('amounts in the units of a currency', () => {
  it.each([
    [12550, 'EUR', '125.50'],
    [5, 'USD', '0.05'],
    [0, 'USD', '0.00'],
    [5000, 'JPY', '5000'],
    [5, 'KWD', '0.005'],
    [1, 'IQD', '0.001'],
  ])('%i minor units of %s', (minor, currency, text) => expect(majorUnits({ minor, currency })).toBe(text))
})
