import { type Catalogue, en, type Plural, type Words } from '../i18n/index.js'

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'åƀçđéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ'
const LETTERS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ [...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] as string]),
)

/** What a pseudo-locale is to look like. */
export interface PseudoCatalogueOptions {
  /** The catalogue that is written anew. Default: English. */
  readonly from?: Catalogue
  /** `rtl` for a layout from right to left. Default: `ltr`. */
  readonly direction?: 'ltr' | 'rtl'
}

/**
 * A language that nobody speaks, for tests of a page: each text of a catalogue in brackets, in letters with accents, and a third longer,
 * with its params as they are. Text that comes without brackets and accents was not taken from a catalogue; text that is cut off lacks
 * its closing bracket.
 *
 * @example
 * ```ts
 * import { phrase } from 'rungs/i18n'
 * import { pseudoCatalogue } from 'rungs/testing'
 * phrase(pseudoCatalogue(), 'label.issuer') // '⟦Îššûéŕ··⟧'
 * ```
 */
export function pseudoCatalogue({ from = en, direction = 'ltr' }: PseudoCatalogueOptions = {}): Catalogue {
  const words = Object.entries(from.words as Readonly<Record<string, Words>>).map(([code, { text, fix }]) => [
    code,
    { text: pseudo(text), ...(fix !== undefined && { fix: pseudo(fix) }) },
  ])
  const phrases = Object.entries(from.phrases as Readonly<Record<string, string | Plural>>).map(([name, template]) => [
    name,
    typeof template === 'string'
      ? pseudo(template)
      : Object.fromEntries(Object.entries(template).map(([form, text]) => [form, pseudo(text as string)])),
  ])
  const values = Object.entries(from.values).map(([name, text]) => [name, pseudo(text)])
  return Object.freeze({
    tag: direction === 'rtl' ? 'en-XB' : 'en-XA',
    direction,
    review: 'draft',
    words: Object.freeze(Object.fromEntries(words)),
    phrases: Object.freeze(Object.fromEntries(phrases)),
    values: Object.freeze(Object.fromEntries(values)),
  }) as unknown as Catalogue
}

/** A part that is only a param or punctuation stays as it is: there is nothing to translate in it. */
function pseudo(text: string): string {
  const said = text.replace(/\{\w+\}/g, '')
  if (!/[a-z]/i.test(said)) return text
  const accented = text.replace(/\{\w+\}|[a-z]/gi, (part) => LETTERS.get(part) ?? part)
  return `⟦${accented}${'·'.repeat(Math.ceil(said.length / 3))}⟧`
}
