import { add, ceiling, compare, divide, type Fraction, multiply, smaller, subtract, whole, ZERO } from './fraction.js'
import { type HourlyBonus, netOf, type Outlay } from './outlay.js'
import { WEEKS_A_MONTH } from './spans.js'
import type { Terms } from './terms.js'

/** What a case is reckoned from. */
export interface CashFlow {
  readonly uplift: Fraction
  /** Paid hours in a month. */
  readonly monthlyHours: Fraction
  readonly outlay: Outlay
  /** How many months the rung lasts; absent where it does not end. */
  readonly validMonths?: number
  readonly terms: Terms
}

/** Beyond a hundred years of renewals nothing is earned back. */
const LONGEST_MONTHS = 1200

/** Paid hours in a month from those in a week. */
export function monthlyHours(hoursPerWeek: Fraction): Fraction {
  return multiply(hoursPerWeek, WEEKS_A_MONTH)
}

/**
 * Hours until what was spent is earned back, renewals that fall due meanwhile included, and the months from the start until then.
 * Undefined where no hour brings a gain: even what cost nothing does not pay off then.
 */
export function breakEven(flow: CashFlow): { readonly hours: Fraction; readonly months: Fraction } | undefined {
  const { outlay, terms, validMonths, uplift } = flow
  const gain = outlay.bonuses.reduce((sum, { rate }) => add(sum, rate), uplift)
  if (compare(gain, ZERO) <= 0) return undefined
  const learning = multiply(outlay.hours, terms.payPerLearningHour)
  const need = subtract(add(netOf(outlay), learning), outlay.incentives)
  for (let renewals = 0; ; ) {
    const spent = add(need, multiply(outlay.renewal ?? ZERO, whole(renewals)))
    const hours = hoursUntil(spent, uplift, outlay.bonuses)
    if (hours === undefined) return undefined
    const after = flow.monthlyHours.n === 0n ? (hours.n === 0n ? ZERO : undefined) : divide(hours, flow.monthlyHours)
    if (after === undefined) return undefined
    const done = { hours, months: add(outlay.elapsed, after) }
    if (validMonths === undefined) return done
    if (outlay.renewal === undefined || validMonths === 0) return compare(after, whole(validMonths)) <= 0 ? done : undefined
    const due = Number(after.n / (after.d * BigInt(validMonths)))
    if (due <= renewals) return done
    if (compare(after, whole(LONGEST_MONTHS)) > 0) return undefined
    renewals = due
  }
}

/** Hours at an uplift and bonuses for the first so many hours. */
function hoursUntil(need: Fraction, uplift: Fraction, bonuses: readonly HourlyBonus[]): Fraction | undefined {
  if (compare(need, ZERO) <= 0) return ZERO
  const limited = bonuses
    .filter((bonus) => bonus.hours !== undefined)
    .sort((a, b) => compare(a.hours as Fraction, b.hours as Fraction))
  const lasting = bonuses.filter((bonus) => bonus.hours === undefined).map(({ rate }) => rate)
  let rate = [uplift, ...lasting, ...limited.map((bonus) => bonus.rate)].reduce(add)
  let at = ZERO
  let left = need
  for (const bonus of limited) {
    const end = bonus.hours as Fraction
    const gained = multiply(rate, subtract(end, at))
    if (rate.n > 0n && compare(gained, left) >= 0) break
    left = subtract(left, gained)
    at = end
    rate = subtract(rate, bonus.rate)
  }
  return rate.n <= 0n ? undefined : add(at, divide(left, rate))
}

/**
 * Net present value: what is spent at the start; what is paid on the award at the end of its month; the gain at the end of
 * each month after that, up to the horizon or the end of the rung.
 */
export function presentValue(flow: CashFlow): Fraction {
  const { outlay, terms, uplift, validMonths } = flow
  const { discounts, horizonMonths, completion } = terms
  const start = add(subtract(outlay.cost, outlay.upfront), multiply(outlay.hours, terms.payPerLearningHour))
  const award = Number(ceiling(outlay.elapsed))
  if (award > horizonMonths) return subtract(ZERO, start)
  const renews = outlay.renewal !== undefined && validMonths !== undefined && validMonths > 0
  const end = validMonths === undefined || renews ? horizonMonths : Math.min(horizonMonths, award + validMonths)
  const monthly = multiply(uplift, flow.monthlyHours)
  let gained = add(
    multiply(add(outlay.onAward, outlay.incentives), discounts.at(award)),
    multiply(monthly, discounts.between(award, end)),
  )
  for (const bonus of outlay.bonuses) gained = add(gained, bonusValue(bonus, flow, award, end))
  for (let due = award + (validMonths ?? 0); renews && due < horizonMonths; due += validMonths as number)
    gained = subtract(gained, multiply(outlay.renewal as Fraction, discounts.at(due)))
  return subtract(multiply(completion, gained), start)
}

function bonusValue({ rate, hours }: HourlyBonus, flow: CashFlow, award: number, end: number): Fraction {
  const { discounts } = flow.terms
  const monthly = multiply(rate, flow.monthlyHours)
  if (hours === undefined || flow.monthlyHours.n === 0n) return multiply(monthly, discounts.between(award, end))
  const months = smaller(divide(hours, flow.monthlyHours), whole(end - award))
  const full = Number(months.n / months.d)
  const rest = subtract(months, whole(full))
  const value = multiply(monthly, discounts.between(award, award + full))
  return rest.n === 0n ? value : add(value, multiply(multiply(monthly, rest), discounts.at(award + full + 1)))
}
