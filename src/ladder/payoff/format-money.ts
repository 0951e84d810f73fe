import type { Money } from '../model/base.js'
import { minorDigits } from './currency.js'

/** Money with its currency first and as many digits as that has: `JPY 1500`, `KWD 1.250`, `EUR -3.05`. */
export function formatMoney({ minor, currency }: Money): string {
  const digits = minorDigits(currency) ?? 2
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? `${currency} ${sign}${text}` : `${currency} ${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
