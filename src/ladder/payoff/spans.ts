import { parseDuration } from '../../core/index.js'
import type { Dur } from '../model/base.js'
import type { TimeToEarn } from '../model/rung.js'
import { add, divide, type Fraction, multiply, whole, ZERO } from './fraction.js'

/** A month has 30.436875 days (a year of 365.2425), and so 4.348 weeks; the weeks of paid work in it are taken as 4.345. */
const SECONDS_A_MONTH: Fraction = /* @__PURE__ */ whole(2_629_746)
export const WEEKS_A_MONTH: Fraction = /* @__PURE__ */ Object.freeze({ n: 4345n, d: 1000n })

/** Hours of effort. @returns `undefined` where it is given in days or longer, since nobody says how many hours of these are effort */
export function effortHours(duration: Dur): Fraction | undefined {
  const parsed = parseDuration(duration)
  if (parsed === undefined || parsed.years + parsed.months + parsed.weeks + parsed.days > 0) return undefined
  return divide(whole(BigInt(parsed.hours) * 3600n + BigInt(parsed.minutes) * 60n + BigInt(parsed.seconds)), whole(3600))
}

/** Months on the calendar. */
export function calendarMonths(duration: Dur): Fraction {
  const parsed = parseDuration(duration)
  if (parsed === undefined) return ZERO
  const days = BigInt(parsed.weeks * 7 + parsed.days)
  const seconds = days * 86_400n + BigInt(parsed.hours) * 3600n + BigInt(parsed.minutes) * 60n + BigInt(parsed.seconds)
  return add(whole(parsed.years * 12 + parsed.months), divide(whole(seconds), SECONDS_A_MONTH))
}

/** The instant so many months on, to the second. */
export function monthsOn(epochMs: number, months: Fraction): number {
  const { n, d } = multiply(months, SECONDS_A_MONTH)
  return epochMs + Number(n / d) * 1000
}

/** Months between two instants. */
export function monthsBetween(fromMs: number, toMs: number): Fraction {
  return divide(whole(BigInt(Math.trunc((toMs - fromMs) / 1000))), SECONDS_A_MONTH)
}

/** The usual time, or else the longest that is given: a plan that is too long disappoints nobody. */
export function usualSpan(span: TimeToEarn['effort'] | undefined): Dur | undefined {
  return span?.typical ?? span?.max ?? span?.min
}
