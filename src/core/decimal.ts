import { inputError } from './errors.js'

/** An exact decimal number: `units` times ten to the power of minus `scale`. */
export interface Decimal {
  readonly units: bigint
  readonly scale: number
}

const DECIMAL = /^-?\d{1,30}(?:\.\d{1,18})?$/

/** Reads a decimal such as `12.50`; no exponent, no sign but minus. @returns `undefined` for anything else */
export function parseDecimal(text: unknown): Decimal | undefined {
  if (typeof text !== 'string' || !DECIMAL.test(text)) return undefined
  const [whole, fraction = ''] = text.split('.') as [string, string?]
  return { units: BigInt(whole + fraction), scale: fraction.length }
}

/** A decimal that must be readable. @throws RungsError `core.decimal_invalid` */
export function requireDecimal(text: unknown, path = ''): Decimal {
  const parsed = parseDecimal(text)
  if (parsed === undefined) throw inputError('core.decimal_invalid', { expected: 'decimal number as a string' }, path)
  return parsed
}

/** `a + b`. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

/** Negative when `a < b`, zero when equal, positive when `a > b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale)
  const left = unitsAt(a, scale)
  const right = unitsAt(b, scale)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The shortest text of a decimal: `12.50` as `12.5`. */
export function formatDecimal(value: Decimal): string {
  const sign = value.units < 0n ? '-' : ''
  const digits = (value.units < 0n ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, '')
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

function unitsAt(value: Decimal, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}
