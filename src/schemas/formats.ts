import { isAbsoluteUrl, parseDateOrDateTime, parseDateTime } from '../core/index.js'

/** The `format` names our schemas may use; each judges in time linear in the text. */
export const formats: Readonly<Record<string, (text: string) => boolean>> = Object.freeze(
  Object.assign(Object.create(null) as Record<string, (text: string) => boolean>, {
    date: isDate,
    'date-time': isDateTimeWithOffset,
    uri: isAbsoluteUrl,
  }),
)

/** As most credentials write it: the strict form, in which alone `24:00:00` is another matter. */
const PLAIN = /^.{10}T(?!24).{8}Z$/
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|([+-])(\d\d)(?::?(\d\d))?)$/i

function isDate(text: string): boolean {
  return text.length === 10 && parseDateOrDateTime(text) !== undefined
}

/**
 * RFC 3339 with an offset, plus what the common JSON Schema validators let pass: any white space for the `T`, an offset
 * without colon or minutes. A schema that were stricter would refuse credentials that others accept.
 */
function isDateTimeWithOffset(text: string): boolean {
  if (PLAIN.test(text) && parseDateTime(text) !== undefined) return true
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
