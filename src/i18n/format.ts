import { parseDateOrDateTime } from '../core/index.js'
import { isolated } from './bidi.js'
import type { CatalogueHead, WordBook } from './catalogue.js'

/** Params that hold a date where they hold one; others, such as a version, are never taken for a date. */
const DATES: ReadonlySet<string> = /* @__PURE__ */ new Set(
  (
    'asOf awarded awardedBefore created deadline expires from notBefore now oldest replacedBy retired revoked statusAsOf ' +
    'to until validFrom validUntil when'
  ).split(' '),
)

/** Puts params into a phrase. */
export function fillPlain(template: string, params: Readonly<Record<string, unknown>>, head: CatalogueHead): string {
  return fillWith(template, params, (name, value) => formatParam(name, value, head))
}

/** Puts params into the words of a code; those of a short list are put in words too. */
export function fill(template: string, params: object, catalogue: WordBook): string {
  const given = params as Readonly<Record<string, unknown>>
  const values = catalogue.values as Readonly<Record<string, string>>
  const said = (name: string, value: unknown): string | undefined => {
    if (typeof value !== 'string' || value.length > LONGEST_VALUE) return undefined
    const known = `${name}.${value}`
    if (Object.hasOwn(values, known)) return fillPlain(values[known] as string, given, catalogue)
    const [number = ''] = LAST_NUMBER.exec(known) ?? []
    const counted = known.replace(LAST_NUMBER, '{n}')
    return Object.hasOwn(values, counted) ? fillPlain(values[counted] as string, { n: Number(number) }, catalogue) : undefined
  }
  return fillWith(template, given, (name, value) => {
    const items = Array.isArray(value) ? value.map((one) => said(name, one) ?? one) : value
    return said(name, value) ?? formatParam(name, items, catalogue)
  })
}

/** No word of a short list is longer; looking for numbers in a long text takes time by its square. */
const LONGEST_VALUE = 200

/** The bound in what was expected, such as 64 in `whole number from 1 to 64`. */
const LAST_NUMBER = /\d{1,15}(?!.*\d)/

/** One pass: what a param holds is never taken for a placeholder. */
function fillWith(
  template: string,
  params: Readonly<Record<string, unknown>>,
  put: (name: string, value: unknown) => string,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined
    return value === undefined ? whole : put(name, value)
  })
}

function formatParam(name: string, value: unknown, { tag, direction }: CatalogueHead): string {
  if (typeof value === 'number') return isolated(new Intl.NumberFormat(tag).format(value), direction)
  if (Array.isArray(value)) {
    return new Intl.ListFormat(tag, { type: 'unit', style: 'long' }).format(value.map((one) => isolated(String(one), direction)))
  }
  return isolated((DATES.has(name) && formatDate(value, tag)) || String(value), direction)
}

/**
 * A date or date-time as a language writes it, in UTC, which all who read it share; the first instant of a day as the day alone.
 *
 * @returns `undefined` for anything else
 */
export function formatDate(value: unknown, tag: string): string | undefined {
  const parsed = parseDateOrDateTime(value)
  if (parsed === undefined) return undefined
  const hasTime = parsed.epochMs % 86_400_000 !== 0
  const written = new Intl.DateTimeFormat(tag, {
    dateStyle: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
    ...(hasTime && { timeStyle: 'medium' }),
  }).format(parsed.epochMs)
  return hasTime ? `${written} UTC` : written
}

/** A year of the Gregorian calendar as a language writes it, such as one along an axis. */
export function formatYear(year: number, tag: string): string {
  return new Intl.DateTimeFormat(tag, { year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }).format(Date.UTC(year, 6, 1))
}
