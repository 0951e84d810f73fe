import type { CatalogueHead } from './catalogue.js'
import { limitPhrases, limitWords } from './english/limits.js'
import { fillPlain } from './format.js'

const ENGLISH: Readonly<Record<string, string>> = /* @__PURE__ */ Object.freeze({ ...limitPhrases, ...limitWords })
const HEAD: CatalogueHead = { tag: 'en', direction: 'ltr', review: 'reviewed' }

/** The codes and phrases that state legal limits: what a badge is not, what nobody promises, who alone may award. */
export const legalLimits: readonly string[] = /* @__PURE__ */ Object.freeze(/* @__PURE__ */ Object.keys(ENGLISH))

/** In a draft, what states a legal limit goes with its English: a wrong word there could cost somebody work or money. */
export function withEnglish(name: string, text: string, { review, direction }: CatalogueHead, params: object = {}): string {
  if (review !== 'draft' || !Object.hasOwn(ENGLISH, name)) return text
  const english = fillPlain(ENGLISH[name] as string, params as Readonly<Record<string, unknown>>, HEAD)
  const together = `[English: ${english}]`
  // The brackets stay with the English, whose direction they have then also where the line is broken.
  return `${text} ${direction === 'rtl' ? `\u2068${together}\u2069` : together}`
}
