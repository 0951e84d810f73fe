import { type Decimal, formatDecimal, requireDecimal } from '../../core/index.js'

/** An exact fraction; the denominator is positive. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Fraction = /* @__PURE__ */ Object.freeze({ n: 0n, d: 1n })
export const ONE: Fraction = /* @__PURE__ */ Object.freeze({ n: 1n, d: 1n })

export function whole(value: number | bigint): Fraction {
  return { n: BigInt(value), d: 1n }
}

/** Of a decimal in text that was checked to be readable. */
export function fromText(text: string): Fraction {
  const { units, scale }: Decimal = requireDecimal(text)
  return { n: units, d: 10n ** BigInt(scale) }
}

export function add(a: Fraction, b: Fraction): Fraction {
  return a.d === b.d ? reduce(a.n + b.n, a.d) : reduce(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { n: -b.n, d: b.d })
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce(a.n * b.n, a.d * b.d)
}

/** `a / b`, for a `b` that is not zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  return b.n < 0n ? reduce(-a.n * b.d, a.d * -b.n) : reduce(a.n * b.d, a.d * b.n)
}

export function compare(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function smaller(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) <= 0 ? a : b
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) >= 0 ? a : b
}

/** The least whole number that is not below. */
export function ceiling({ n, d }: Fraction): bigint {
  return n > 0n ? (n + d - 1n) / d : n / d
}

/** The nearest whole number, halves to the even one, so that rounding favours nobody. */
export function nearest({ n, d }: Fraction): bigint {
  const negative = n < 0n
  const size = negative ? -n : n
  const down = size / d
  const twice = (size - down * d) * 2n
  const rounded = twice > d || (twice === d && down % 2n === 1n) ? down + 1n : down
  return negative ? -rounded : rounded
}

/** As a decimal of so many digits, rounded up: a time to wait is not understated. */
export function upToDigits(value: Fraction, digits: number): string {
  const units = ceiling(multiply(value, whole(10n ** BigInt(digits))))
  return formatDecimal({ units, scale: digits })
}

/** As the nearest decimal of so many digits. */
export function toDigits(value: Fraction, digits: number): string {
  return formatDecimal({ units: nearest(multiply(value, whole(10n ** BigInt(digits)))), scale: digits })
}

function reduce(n: bigint, d: bigint): Fraction {
  if (n === 0n) return ZERO
  let [a, b] = [n < 0n ? -n : n, d]
  while (b !== 0n) [a, b] = [b, a % b]
  return { n: n / a, d: d / a }
}
