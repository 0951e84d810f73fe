import { inputError } from './errors.js'

/** An ISO 8601 duration in calendar parts, such as `P1Y6M` or `PT90M`. */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

const DURATION =
  /^P(?=[\dT])(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?$/

/** Reads an ISO 8601 duration of whole, non-negative parts. @returns `undefined` for anything else */
export function parseDuration(text: unknown): Duration | undefined {
  const match = typeof text === 'string' ? DURATION.exec(text) : null
  if (match === null) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0))
  return {
    years: years as number,
    months: months as number,
    weeks: weeks as number,
    days: days as number,
    hours: hours as number,
    minutes: minutes as number,
    seconds: seconds as number,
  }
}

/** A duration that must be readable. @throws RungsError `core.duration_invalid` */
export function requireDuration(text: unknown, path = ''): Duration {
  const parsed = parseDuration(text)
  if (parsed === undefined) throw inputError('core.duration_invalid', { expected: 'ISO 8601 duration' }, path)
  return parsed
}

/**
 * The instant a duration after (or, with `sign` -1, before) another, in UTC. Months and years keep the day of the month
 * and stop at its last day: one month after 31 January is 28 or 29 February (XML Schema 1.1 part 2, appendix E).
 */
export function addDuration(epochMs: number, duration: Duration, sign: 1 | -1 = 1): number {
  const start = new Date(epochMs)
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth() + sign * (duration.years * 12 + duration.months)
  const year = Math.floor(months / 12)
  const month = months - year * 12
  const shifted = new Date(epochMs)
  shifted.setUTCFullYear(year, month, 1)
  const lastDay = new Date(Date.UTC(2000 + (((year % 400) + 400) % 400), month + 1, 0)).getUTCDate()
  shifted.setUTCDate(Math.min(start.getUTCDate(), lastDay))
  const days = duration.weeks * 7 + duration.days
  const seconds = ((days * 24 + duration.hours) * 60 + duration.minutes) * 60 + duration.seconds
  return shifted.getTime() + sign * seconds * 1000
}
