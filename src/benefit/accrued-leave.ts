import {
  compareDecimals,
  type Decimal,
  deepFreeze,
  formatDateTime,
  formatDecimal,
  inputError,
  type Now,
  type Problem,
  parseDecimal,
  problem,
  requireDecimal,
  toEpochMs,
} from '../core/index.js'
import { type LeaveAccrualRule, parseLeaveAccrualRule } from '../ladder/index.js'
import { fitInTime, type HoursInPeriod } from './fit-in-time.js'
import { msOf, readSumOptions, type SumOptions } from './intake.js'
import { takeWork } from './sum-work.js'

/** What `accruedLeave` takes. */
export interface AccruedLeaveOptions extends SumOptions {
  /** Leave that was taken: hours as decimals. What is after `now` does not count yet, in whichever year it lies. */
  readonly taken?: readonly { readonly at: Now; readonly hours: string }[]
}

/** Leave of one year; hours to a millionth, rounded down. */
export interface LeaveYear {
  readonly from: string
  readonly until: string
  readonly worked: string
  readonly carriedIn: string
  readonly earned: string
  readonly taken: string
  /** Below 0 where more was taken than there was. */
  readonly balance: string
}

/** Leave earned over all platforms. */
export interface AccruedLeave {
  readonly years: readonly LeaveYear[]
  /** Of the last year. */
  readonly balance: string
  readonly problems: readonly Problem[]
}

const DIGITS = 6
const MAX_TAKEN = 10_000
const MAX_YEARS = 100

/**
 * Leave that a worker has earned by hours worked on all platforms, year by year, as a rule of a plan states it: it is no view on
 * employment status. A record counts once, overlapping ones as in `sumWork`; one that touches two years is spread by time. What is not
 * taken goes over into the next year up to the limit of the rule.
 *
 * @throws RungsError `core.option_*`, `core.decimal_invalid`, `ladder.amount_negative`; as `parseLeaveAccrualRule` and `sumWork`
 * @example
 * ```ts
 * import { accruedLeave } from 'rungs/benefit'
 * import type { WorkRecordCredential } from 'rungs/credential'
 * const balance = (verified: readonly WorkRecordCredential[]): string =>
 *   accruedLeave(verified, { hoursWorkedPerHour: '30', timeBase: 'engaged' }, { now: '2026-07-01T00:00:00Z' }).balance
 * ```
 */
export function accruedLeave(
  credentials: readonly unknown[],
  rule: LeaveAccrualRule,
  options: AccruedLeaveOptions,
): AccruedLeave {
  const nowMs = readSumOptions(options, ['taken'], 'accruedLeave')
  const parsed = parseLeaveAccrualRule(rule)
  if ((options.taken ?? []).length > MAX_TAKEN) throw inputError('ladder.too_many', { what: 'entries', limit: MAX_TAKEN })
  const { records, problems } = takeWork(credentials, options, nowMs, parsed.timeBase)
  const worked = records.map(({ statement }) => ({
    fromMs: msOf(statement.periodFrom),
    untilMs: msOf(statement.periodUntil),
    hours: requireDecimal(statement.hours),
  }))
  const booked = (options.taken ?? []).map(({ at, hours }, index) => ({ atMs: toEpochMs(at), hours: hoursOf(hours, index) }))
  const taken = booked.filter(({ atMs }, index) => {
    if (atMs <= nowMs) return true
    const params = { until: formatDateTime(atMs), now: formatDateTime(nowMs) }
    problems.push(problem('benefit.period_future', params, `/taken/${index}`))
    return false
  })
  const firstMs = Math.min(nowMs, ...worked.map(({ fromMs }) => fromMs), ...taken.map(({ atMs }) => atMs))
  const years: LeaveYear[] = []
  let balance = 0n
  for (const [fromMs, untilMs] of yearsFrom(firstMs, nowMs, parsed.yearStartMonth ?? 1)) {
    const fitted = fitInTime(worked.flatMap((one) => clip(one, fromMs, untilMs)))
    if (fitted.isCapped) problems.push(problem('requirement.hours_capped', {}))
    const year = {
      worked: inMillionths(fitted.hours),
      carriedIn: least(balance, years.length === 0 ? 0n : inMillionths(parsed.carryOverHours ?? '0')),
      taken: taken.reduce((sum, one) => (one.atMs >= fromMs && one.atMs < untilMs ? sum + one.hours : sum), 0n),
    }
    const earned = earnedBy(year.worked, parsed)
    balance = year.carriedIn + earned - year.taken
    years.push({
      from: formatDateTime(fromMs),
      until: formatDateTime(untilMs),
      worked: say(year.worked),
      carriedIn: say(year.carriedIn),
      earned: say(earned),
      taken: say(year.taken),
      balance: say(balance),
    })
  }
  return deepFreeze({ years, balance: say(balance), problems })
}

function earnedBy(worked: bigint, { hoursWorkedPerHour, capHours }: LeaveAccrualRule): bigint {
  const { units, scale } = requireDecimal(hoursWorkedPerHour)
  const earned = (worked * 10n ** BigInt(scale)) / units
  return capHours === undefined ? earned : least(earned, inMillionths(capHours))
}

/** The part of a record that lies in a year. */
function clip({ fromMs, untilMs, hours }: HoursInPeriod, from: number, until: number): readonly HoursInPeriod[] {
  const [start, end] = [Math.max(fromMs, from), Math.min(untilMs, until)]
  if (start === fromMs && end === untilMs && fromMs < until) return [{ fromMs, untilMs, hours }]
  if (end <= start) return []
  const scale = 18
  const whole = hours.units * 10n ** BigInt(scale - hours.scale)
  return [{ fromMs: start, untilMs: end, hours: { units: (whole * BigInt(end - start)) / BigInt(untilMs - fromMs), scale } }]
}

function yearsFrom(firstMs: number, nowMs: number, month: number): readonly (readonly [number, number])[] {
  const startOf = (year: number): number => Date.UTC(year, month - 1, 1)
  const first = new Date(firstMs).getUTCFullYear()
  const years: (readonly [number, number])[] = []
  for (let year = startOf(first) > firstMs ? first - 1 : first; startOf(year) <= nowMs; year++) {
    if (years.length === MAX_YEARS) throw inputError('ladder.too_many', { what: 'years', limit: MAX_YEARS })
    years.push([startOf(year), startOf(year + 1)])
  }
  return years
}

function hoursOf(hours: string, index: number): bigint {
  const path = `/taken/${index}/hours`
  const parsed = requireDecimal(hours, path)
  if (compareDecimals(parsed, ZERO) < 0) throw inputError('ladder.amount_negative', { value: hours }, path)
  return inMillionths(hours)
}

const ZERO: Decimal = { units: 0n, scale: 0 }

function inMillionths(text: string): bigint {
  const { units, scale } = parseDecimal(text) as Decimal
  return scale <= DIGITS ? units * 10n ** BigInt(DIGITS - scale) : units / 10n ** BigInt(scale - DIGITS)
}

function say(millionths: bigint): string {
  return formatDecimal({ units: millionths, scale: DIGITS })
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
