import { isAbsoluteUrl, twoDigits } from '../core/index.js'

/** The `format` names our schemas may use; each judges in time linear in the text. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, (text: string) => boolean>, {
    date: isDate,
    'date-time': isDateTimeWithOffset,
    uri: isAbsoluteUrl,
  }),
)

const DATE = /^\d{4}-\d\d-\d\d$/
/** As most credentials write it: of such no parts are made. */
const PLAIN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i
const MONTH_DAYS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDate(text: string): boolean {
  return DATE.test(text) && isDay(text)
}

/** Whether the digits that a text begins with are those of a day. */
function isDay(text: string): boolean {
  const [year, month, day] = [100 * twoDigits(text, 0) + twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)]
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const days = month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0)
  return day >= 1 && day <= days
}

/**
 * RFC 3339 with an offset, plus what the common JSON Schema validators let pass: any white space for the `T`, an offset
 * without colon or minutes. A schema that were stricter would refuse credentials that others accept.
 */
function isDateTimeWithOffset(text: string): boolean {
  if (PLAIN.test(text) && twoDigits(text, 17) < 60) return isDay(text) && twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60
  return /^[\d-]{10}[Tt\s]/.test(text) && isDate(text.slice(0, 10)) && isTimeWithOffset(text.slice(11))
}

function isTimeWithOffset(text: string): boolean {
  const parts = TIME.exec(text)
  if (parts === null) return false
  const [hour, minute, second] = parts.slice(1, 4).map(Number) as [number, number, number]
  const offsetHours = Number(parts[5] ?? 0)
  const offsetMinutes = Number(parts[6] ?? 0)
  if (hour > 23 || minute > 59 || offsetHours > 23 || offsetMinutes > 59) return false
  if (second < 60) return true
  // A leap second is the last of a day in UTC (RFC 3339 section 5.7).
  const sign = parts[4] === '-' ? -1 : 1
  const utcMinute = minute - sign * offsetMinutes
  const utcHour = hour - sign * offsetHours - (utcMinute < 0 ? 1 : 0)
  return second === 60 && (utcHour === 23 || utcHour === -1) && (utcMinute === 59 || utcMinute === -1)
}
