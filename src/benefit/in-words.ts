import type { BenefitEnrolment, ScholarshipTerms } from '../credential/index.js'
import { type BriefBook, briefEnglish, chooseText, formatDate, phrase } from '../i18n/index.js'

/** What the words are taken from. */
export interface BenefitWordsOptions {
  /** A catalogue, or the words about ladders. Default: English. In a draft the legal limits show their English beside them. */
  readonly book?: BriefBook
}

/**
 * What a worker is told beside anything about a benefit: that eligibility is as stated by the plan, that it is not insurance, and that
 * it holds no view on employment status. Of an automatic enrolment also that it costs nothing, and until when one can opt out.
 *
 * @example
 * ```ts
 * import { benefitInWords } from 'rungs/benefit'
 * benefitInWords() // ['Eligibility as stated by the plan. Not insurance. No view on employment status.']
 * ```
 */
export function benefitInWords(
  enrolment?: Pick<BenefitEnrolment, 'optOutUntil' | 'deduction'>,
  { book = briefEnglish }: BenefitWordsOptions = {},
): readonly string[] {
  const { optOutUntil, deduction } = enrolment ?? {}
  const until = optOutUntil === undefined ? undefined : (formatDate(optOutUntil, book.tag) ?? optOutUntil)
  return [
    ...(until === undefined || deduction !== undefined ? [] : [phrase(book, 'benefit.optOut', { until })]),
    phrase(book, 'benefit.limits'),
  ]
}

/**
 * What a worker is shown before accepting a scholarship of which something may have to be paid back; nothing where it never has.
 *
 * @example
 * ```ts
 * import { clawbackInWords } from 'rungs/benefit'
 * clawbackInWords({ until: 'P1Y', noteMap: { en: 'Half of it.' } })
 * ```
 */
export function clawbackInWords(
  clawback: ScholarshipTerms['clawback'],
  { book = briefEnglish }: BenefitWordsOptions = {},
): string | undefined {
  if (clawback === undefined) return undefined
  const terms = chooseText(clawback.noteMap, [book.tag, 'en']) ?? Object.values(clawback.noteMap)[0] ?? ''
  return phrase(book, 'benefit.clawback', { time: clawback.until, terms })
}
