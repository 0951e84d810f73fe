import { inputError } from './errors.js'

/** A point in time as a specification writes it. */
export interface DateTime {
  /** Milliseconds since 1970-01-01T00:00:00Z; finer digits are cut. */
  readonly epochMs: number
  /** Whether the text has `Z` or an offset; without one it is read as UTC (VCDM 2.0 section 5.8). */
  readonly hasOffset: boolean
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,18}))?(Z|[+-]\d\d:\d\d)?$/
const DATE = /^\d{4}-\d\d-\d\d$/
/** 0000-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z. */
const FIRST_MS = -62_167_219_200_000
const LAST_MS = 253_402_300_799_999

/**
 * Reads an XML Schema dateTime such as `2026-05-01T09:30:00+02:00`: the form of RFC 3339 that VCDM 2.0 section 4.9 asks
 * for, with `24:00:00` and fractions as XML Schema 1.1 has them. Calendar-checked; leap seconds are refused.
 *
 * @returns `undefined` for anything else
 */
export function parseDateTime(text: unknown): DateTime | undefined {
  if (typeof text !== 'string' || text.length > 64) return undefined
  const match = DATE_TIME.exec(text)
  if (match === null) return undefined
  const day = startOfDay(text)
  const [hour, minute, second] = [twoDigits(text, 11), twoDigits(text, 14), twoDigits(text, 17)]
  const [, fraction = '', zone] = match
  const offset = offsetMinutes(zone)
  const endOfDay = hour === 24 && minute === 0 && second === 0 && /^0*$/.test(fraction)
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59 || day === undefined || offset === undefined) return undefined
  const fractionMs = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return { epochMs: day + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fractionMs, hasOffset: zone !== undefined }
}

/** The start of the date that a text begins with, in milliseconds. */
function startOfDay(text: string): number | undefined {
  const [year, month, day] = [100 * twoDigits(text, 0) + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)]
  return isCalendarDay(year, month, day) ? utc(year, month, day) : undefined
}

/** The number that two decimal digits write, of a text whose form is known. */
function twoDigits(text: string, at: number): number {
  return 10 * (text.charCodeAt(at) - 0x30) + text.charCodeAt(at + 1) - 0x30
}

/** Reads a date `2026-05-01` as the start of that day in UTC, or a date-time. @returns `undefined` for anything else */
export function parseDateOrDateTime(text: unknown): DateTime | undefined {
  if (typeof text !== 'string') return undefined
  if (!DATE.test(text)) return parseDateTime(text)
  const epochMs = startOfDay(text)
  return epochMs === undefined ? undefined : { epochMs, hasOffset: false }
}

/**
 * When something is over that lasts until a date or date-time: a day ends when the next one begins, in UTC.
 *
 * @returns milliseconds since 1970; `undefined` for what is neither
 * @example
 * ```ts
 * import { endOfDate } from 'rungs/core'
 * endOfDate('2026-12-31') === Date.UTC(2027, 0, 1) // true
 * ```
 */
export function endOfDate(text: unknown): number | undefined {
  const epochMs = parseDateOrDateTime(text)?.epochMs
  return epochMs !== undefined && DATE.test(text as string) ? epochMs + DAY_MS : epochMs
}

/** Milliseconds of a date-time that must be readable. @throws RungsError `core.date_time_invalid` */
export function requireDateTime(text: unknown, path = ''): number {
  const parsed = parseDateTime(text)
  if (parsed === undefined) throw inputError('core.date_time_invalid', { expected: 'RFC 3339 date-time' }, path)
  return parsed.epochMs
}

/**
 * RFC 3339 text in UTC with whole seconds where the instant has them: `2026-05-01T07:30:00Z`.
 * @throws RungsError `core.date_time_invalid` outside the years 0000 to 9999, which is all that RFC 3339 can write
 */
export function formatDateTime(epochMs: number): string {
  if (!(epochMs >= FIRST_MS && epochMs <= LAST_MS)) {
    throw inputError('core.date_time_invalid', { expected: 'instant in the years 0000 to 9999' })
  }
  return new Date(epochMs).toISOString().replace('.000Z', 'Z')
}

/** The same, cut down to the second. @throws RungsError `core.date_time_invalid` */
export function formatWholeSecond(epochMs: number): string {
  return formatDateTime(Math.floor(epochMs / 1000) * 1000)
}

const ERA_YEARS = 400
const DAY_MS = 86_400_000
const ERA_MS = 146_097 * DAY_MS

/** Every 400 years the calendar is the same; Date.UTC itself reads the years 0 to 99 as 1900 to 1999. */
function utc(year: number, month: number, day: number): number {
  const alike = 2000 + (year % ERA_YEARS)
  return Date.UTC(alike, month - 1, day) + ((year - alike) / ERA_YEARS) * ERA_MS
}

const DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isCalendarDay(year: number, month: number, day: number): boolean {
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return isLeapDay || (day >= 1 && day <= (DAYS[month - 1] ?? 0))
}

function offsetMinutes(text = 'Z'): number | undefined {
  if (text === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (hours > 14 || minutes > 59 || (hours === 14 && minutes !== 0)) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
