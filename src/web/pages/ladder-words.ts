import { chooseEntry, cleanText, formatDate, type LadderBook, type LanguageMap } from '../../i18n/index.js'
import { durationInWords, type Ladder, type Money, majorUnits } from '../../ladder/index.js'
import { type Html, html } from '../html.js'

/** How the texts of a ladder are put on a page in one language: theirs as text and nothing else, ours by `Intl`. */
export interface LadderWords {
  readonly ladder: Ladder
  readonly book: LadderBook
  /** A text of the ladder in this language, or else in one that it has. */
  plain(map: LanguageMap, limit?: number): string
  /** The same on the page: isolated, and marked where its language is another. */
  text(map: LanguageMap, limit?: number): Html
  /** An id, a code or another text that has no language, made fit to be shown. */
  clean(text: string): string
  /** The same on the page, isolated. */
  code(text: string): Html
  money(money: Money): string
  /** An exact number, with its sign where it is a gain; in a currency or in percent. */
  figure(value: string, unit: { readonly currency?: string; readonly measure: 'absolute' | 'percent' }, isGain?: boolean): string
  date(date: string): string
  duration(duration: string): string
  places(codes: readonly string[]): string
  languages(tags: readonly string[]): string
  list(texts: readonly string[]): string
}

const MAX_TEXT = 2000
const MAX_CODE = 300

/** The words of a ladder's page. */
export function createLadderWords(ladder: Ladder, book: LadderBook): LadderWords {
  const { tag } = book
  const entryOf = (map: LanguageMap): { readonly tag: string; readonly text: string } => {
    const [first] = Object.entries(map)
    return chooseEntry(map, [tag, ladder.defaultLanguage]) ?? { tag: first?.[0] ?? '', text: first?.[1] ?? '' }
  }
  const plain = (map: LanguageMap, limit = MAX_TEXT): string => cleanText(entryOf(map).text, limit)
  const list = (texts: readonly string[]): string => new Intl.ListFormat(tag, { type: 'unit', style: 'long' }).format(texts)
  const named = (code: string, type: 'region' | 'language'): string => nameIn(tag, code, type)
  return {
    ladder,
    book,
    plain,
    text: (map, limit) => {
      const { tag: own } = entryOf(map)
      const isOther = own.toLowerCase().split('-')[0] !== tag
      return html`<bdi${isOther ? html` lang="${own}"` : undefined}>${plain(map, limit)}</bdi>`
    },
    clean: (text) => cleanText(text, MAX_CODE),
    code: (text) => html`<bdi>${cleanText(text, MAX_CODE)}</bdi>`,
    money: (money) => toFigure(majorUnits(money), tag, { style: 'currency', currency: money.currency, currencyDisplay: 'code' }),
    figure: (value, { currency, measure }, isGain = false) =>
      toFigure(value, tag, {
        ...(measure === 'percent'
          ? { style: 'unit', unit: 'percent' }
          : currency !== undefined && { style: 'currency', currency, currencyDisplay: 'code' }),
        ...(isGain && { signDisplay: 'exceptZero' }),
      }),
    date: (date) => formatDate(date, tag) ?? cleanText(date, 40),
    duration: (duration) => durationInWords(duration, book),
    places: (codes) => list(codes.map((code) => named(cleanText(code, 20), 'region'))),
    languages: (tags) => list(tags.map((one) => named(cleanText(one, 40), 'language'))),
    list,
  }
}

/** As many digits as are written: nothing is rounded here. */
function toFigure(text: string, tag: string, format: Intl.NumberFormatOptions): string {
  const digits = Math.min(20, text.split('.')[1]?.length ?? 0)
  const whole = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(tag, { ...format, ...whole }).format(text as `${number}`)
}

/** A country or a language by its name; a part of a country by that and its code. */
function nameIn(tag: string, code: string, type: 'region' | 'language'): string {
  const known = (part: string): string | undefined => {
    try {
      return new Intl.DisplayNames(tag, { type, fallback: 'none' }).of(part)
    } catch {
      return undefined
    }
  }
  const [whole = ''] = code.split('-')
  if (type === 'language') return known(code) ?? code
  return code === whole ? (known(code) ?? code) : `${known(whole) ?? whole} (${code})`
}

/** A heading of the phrases that end with a colon in running text. */
export function withoutColon(text: string): string {
  return text.replace(/[\s\u00a0\u202f]*[:：]$/, '')
}
