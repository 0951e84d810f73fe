import type { Fraction } from './fraction.js'

/** What later money is worth now. */
export interface Discounts {
  /** What 1 at the end of a month is worth; 0 is the start. */
  at(month: number): Fraction
  /** What 1 at the end of each month after `from` up to and with `to` is worth in all. */
  between(from: number, to: number): Fraction
}

/** Thirty digits: far more than any sum of money needs, and the same on every machine. */
const SCALE: bigint = /* @__PURE__ */ tenToThe(30)

/** Discounts by a yearly rate, month by month: `(1 + rate) ^ (-month / 12)`. */
export function discountsOf(rate: Fraction, months: number): Discounts {
  const powers: bigint[] = [SCALE]
  const sums: bigint[] = [0n]
  const growth = root12((SCALE ** 12n * (rate.n + rate.d)) / rate.d)
  for (let month = 1; month <= months; month++) {
    const next = ((powers[month - 1] as bigint) * SCALE) / growth
    powers.push(next)
    sums.push((sums[month - 1] as bigint) + next)
  }
  const fraction = (n: bigint): Fraction => ({ n, d: SCALE })
  return {
    at: (month) => fraction(powers[month] as bigint),
    between: (from, to) => fraction(to <= from ? 0n : (sums[to] as bigint) - (sums[from] as bigint)),
  }
}

/** The greatest whole number whose twelfth power is not above (Newton from above). */
function root12(value: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 12))
  for (;;) {
    const next = (11n * root + value / root ** 11n) / 12n
    if (next >= root) return root
    root = next
  }
}

function tenToThe(power: number): bigint {
  return 10n ** BigInt(power)
}
