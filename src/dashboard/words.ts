import { chooseEntry, cleanText, type DashboardBook, formatDate, type LanguageMap, phrase } from '../i18n/index.js'
import { majorUnits, minorDigits } from '../ladder/index.js'
import type { DashboardLadder } from './model.js'

/** How names and numbers are put into words in one language: names of others as text and nothing else, numbers by `Intl`. */
export interface DashboardWords {
  readonly book: DashboardBook
  /** A rung, or another award, by its name or else by its id. */
  rung(id: string): string
  ladder(): string | undefined
  /** A text in this language, or else in one that it has. */
  text(map: LanguageMap): string
  /** A group by its names. */
  group(group: Readonly<Record<string, string>>): string
  clean(text: string): string
  number(value: number | string): string
  /** A share of a hundred. */
  percent(value: number | string): string
  /** Minor units of a currency; with its sign where it is a gain. */
  money(minor: number, currency: string, isGain?: boolean): string
  /** How many minor units a unit of a currency has. */
  perMajor(currency: string): number
  /** An exact amount in a currency, or in percent; with its sign where it is a gain. */
  figure(value: string, unit: { readonly currency?: string; readonly measure: 'absolute' | 'percent' }, isGain: boolean): string
  /** In days, hours, percent or bare points. */
  amount(value: string, unit: string): string
  date(date: string): string
  /** Things beside each other. */
  list(texts: readonly string[]): string
  place(code: string): string
}

const UNITS: Readonly<Record<string, Intl.NumberFormatOptions>> = {
  days: { style: 'unit', unit: 'day', unitDisplay: 'long' },
  hours: { style: 'unit', unit: 'hour', unitDisplay: 'long' },
  percent: { style: 'unit', unit: 'percent' },
}

/** The words of a dashboard. */
export function createDashboardWords(book: DashboardBook, ladder?: DashboardLadder): DashboardWords {
  const { tag } = book
  const names = new Map((ladder?.rungs ?? []).map(({ id, name }) => [id, name]))
  const nameOf = (map: LanguageMap): string => {
    const entry = chooseEntry(map, [tag, ladder?.defaultLanguage ?? 'en'])
    return cleanText(entry?.text ?? Object.values(map)[0] ?? '', 120)
  }
  const clean = (text: string): string => cleanText(text, 120)
  const rung = (id: string): string => {
    const name = names.get(id)
    return name === undefined ? clean(id) : nameOf(name)
  }
  const list = (texts: readonly string[]): string => texts.join(phrase(book, 'brief.and'))
  return {
    book,
    rung,
    text: nameOf,
    ladder: () => (ladder === undefined ? undefined : nameOf(ladder.name)),
    group: (group) => list(Object.values(group).map(rung)),
    clean,
    number: (value) => format(value, tag, {}),
    percent: (value) => format(value, tag, { style: 'unit', unit: 'percent' }),
    money: (minor, currency, isGain = false) =>
      format(majorUnits({ minor, currency }), tag, { ...currencyOf(currency), ...(isGain && { signDisplay: 'exceptZero' }) }),
    perMajor: (currency) => 10 ** (minorDigits(currency) ?? 2),
    figure: (value, { currency, measure }, isGain) =>
      format(value, tag, {
        ...(measure === 'percent' ? { style: 'unit', unit: 'percent' } : currency !== undefined && currencyOf(currency)),
        ...(isGain && { signDisplay: 'exceptZero' }),
      }),
    amount: (value, unit) => format(value, tag, UNITS[unit] ?? {}),
    date: (date) => formatDate(date, tag) ?? clean(date),
    list,
    place: (code) => placeIn(tag, clean(code)),
  }
}

/** Codes, since one sign stands for the money of several countries. */
function currencyOf(currency: string): Intl.NumberFormatOptions {
  return { style: 'currency', currency, currencyDisplay: 'code' }
}

/** As many digits as are written: nothing is rounded here. */
function format(value: number | string, tag: string, options: Intl.NumberFormatOptions): string {
  const digits = Math.min(20, String(value).split('.')[1]?.length ?? 0)
  const whole = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(tag, { ...options, ...whole }).format(value as `${number}`)
}

/** A country by its name, a part of one by that and its code; anything else as it is. */
function placeIn(tag: string, code: string): string {
  const [whole = ''] = code.split('-')
  try {
    const name = new Intl.DisplayNames(tag, { type: 'region', fallback: 'none' }).of(whole)
    return name === undefined ? code : code === whole ? name : `${name} (${code})`
  } catch {
    return code
  }
}
