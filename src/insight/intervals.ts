/** Two ends of an interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The quantile of the normal distribution for an interval of 95 %. */
const Z = 1.959963984540054

/** The 95 % interval of a share (Wilson 1927). */
export function shareInterval(part: number, people: number): Interval {
  const share = part / people
  const middle = share + (Z * Z) / (2 * people)
  const reach = Z * Math.sqrt((share * (1 - share)) / people + (Z * Z) / (4 * people * people))
  const scale = 1 + (Z * Z) / people
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) }
}

/** The 95 % interval of the difference of two shares of different people (Newcombe 1998, method 10). */
export function differenceInterval(part: number, people: number, otherPart: number, otherPeople: number): Interval {
  const [one, other] = [part / people, otherPart / otherPeople]
  const [a, b] = [shareInterval(part, people), shareInterval(otherPart, otherPeople)]
  return {
    low: one - other - Math.hypot(one - a.low, b.high - other),
    high: one - other + Math.hypot(a.high - one, other - b.low),
  }
}

/** The 95 % interval of the ratio of two shares that are not nothing (Katz and others 1978). */
export function ratioInterval(part: number, people: number, otherPart: number, otherPeople: number): Interval {
  const ratio = Math.log(part / people / (otherPart / otherPeople))
  const reach = Z * Math.sqrt(Math.max(0, 1 / part - 1 / people + 1 / otherPart - 1 / otherPeople))
  return { low: Math.exp(ratio - reach), high: Math.exp(ratio + reach) }
}

/** A number as a decimal with so many digits after the point. */
export function toDecimal(value: number, digits = 3): string {
  return (Object.is(value, -0) ? 0 : value).toFixed(digits).replace(/^-(0(?:\.0+)?)$/, '$1')
}
