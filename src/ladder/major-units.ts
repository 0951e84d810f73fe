import { minorDigits } from './payoff/currency.js'
import type { Money } from './types.js'

/** An amount in the units of its currency, as a decimal with as many places as the currency has: `12.50`, or `1250` yen. */
export function majorUnits({ minor, currency }: Money): string {
  const digits = minorDigits(currency) ?? 2
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
