import { inputError, isAbsoluteUrl, parseDateTime, requireWellFormed } from '../core/index.js'

const MAX_TEXT = 1_000_000

/** A text that is not blank and not beyond all measure. */
export function checkText(value: unknown, field: string, path: string): string {
  if (typeof value !== 'string' || value.trim() === '' || value.length > MAX_TEXT) throw invalid(path, field, 'text')
  requireWellFormed(value, path)
  return value
}

/** An absolute URL. */
export function checkUrl(value: unknown, field: string, path: string): string {
  if (!isAbsoluteUrl(value)) throw invalid(path, field, 'absolute URL')
  requireWellFormed(value, path)
  return value
}

/** A date-time with an offset, as OB 3.0 section B.1.19 asks for; XML Schema's hour 24 is none of RFC 3339's. */
export function checkDateTime(value: unknown, field: string, path: string): string {
  if (parseDateTime(value)?.hasOffset !== true || (value as string).includes('T24'))
    throw invalid(path, field, 'RFC 3339 date-time with offset')
  return value as string
}

/** The error for a field of the wrong kind: it names what is expected, never what was given. */
export function invalid(path: string, field: string, expected: string): Error {
  return inputError('credential.field_invalid', { field, expected }, path)
}

/** A currency by its code of ISO 4217. */
export function requireCurrency(currency: string, path: string): void {
  if (!/^[A-Z]{3}$/.test(currency)) throw invalid(`${path}/currency`, 'currency', 'ISO 4217 code')
}
