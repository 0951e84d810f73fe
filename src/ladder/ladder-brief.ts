import { type BriefBook, chooseText, type LanguageMap, phrase } from '../i18n/index.js'
import { asDefined } from './define-ladder.js'
import { majorUnits } from './major-units.js'
import { bookOf, durationInWords, type Phrasing, requirementLines, type WordingOptions } from './requirement-words.js'
import type { Ladder, Money, Rung } from './types.js'

/**
 * A ladder to read, in Markdown: its rungs in order with what each asks for, how long it takes and what it costs.
 * Names come in the wanted language (BCP 47) where the ladder has it; the phrases around them are in that of the catalogue, and say so
 * at the end where nobody has reviewed them.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { loadCatalogue } from 'rungs/i18n'
 * import { type Ladder, ladderBrief } from 'rungs/ladder'
 * const inSpanish = async (ladder: Ladder) => ladderBrief(ladder, 'es', { catalogue: await loadCatalogue('es') })
 * ```
 */
export function ladderBrief(input: Ladder, lang: string, options: WordingOptions = {}): string {
  const book = bookOf(options, 'ladderBrief')
  const ladder = asDefined(input)
  const text = (map: LanguageMap): string => escapeMarkdown(chooseText(map, [String(lang)], ladder.defaultLanguage) ?? '')
  const brief: Phrasing = { ladder, book, text, guard: escapeMarkdown }
  const rungs = ladder.rungs.map((rung, index) => ({ rung, at: rung.ordinal ?? index + 1 })).sort((a, b) => a.at - b.at)
  const steps = rungs.map(({ rung }, index) => describeRung(rung, index + 1, brief))
  const draft = book.review === 'draft' ? [phrase(book, 'brief.draft')] : []
  return `${[`# ${text(ladder.name)}`, text(ladder.description), ...steps, phrase(book, 'brief.noPromise'), ...draft].join('\n\n')}\n`
}

function describeRung(rung: Rung, number: number, brief: Phrasing): string {
  const { book, text } = brief
  const time = spanInWords(rung.time?.effort, book)
  const cost = (rung.cost ?? [])
    .map((item) => `${formatMoney(item.amount, book)} (${phrase(book, `cost.${item.kind}`)})`)
    .join(', ')
  const lasts = rung.validity?.duration === undefined ? '' : durationInWords(rung.validity.duration, book)
  const facts = [
    time === '' ? '' : phrase(book, 'brief.time', { time }),
    cost === '' ? '' : phrase(book, 'brief.cost', { cost }),
    lasts === '' ? '' : phrase(book, 'brief.lasts', { time: lasts }),
    rung.regulated === true ? phrase(book, 'brief.regulated') : '',
  ].filter((line) => line !== '')
  return [
    `## ${phrase(book, 'brief.step', { number, name: text(rung.name) })}`,
    text(rung.description),
    [phrase(book, 'brief.needs'), ...requirementLines(rung.requires, 0, brief)].join('\n'),
    ...(rung.variants ?? []).map(({ jurisdiction, requires }) =>
      [
        phrase(book, 'brief.inPlaces', { places: jurisdiction.map(brief.guard).join(phrase(book, 'brief.or')) }),
        ...requirementLines(requires, 0, brief),
      ].join('\n'),
    ),
    ...(rung.recommends === undefined
      ? []
      : [[phrase(book, 'brief.recommended'), ...requirementLines(rung.recommends, 0, brief)].join('\n')]),
    ...(facts.length === 0 ? [] : [facts.map((line) => `- ${line}`).join('\n')]),
  ].join('\n\n')
}

/** A span of time in words: the usual one, or its ends. */
export function spanInWords(
  span: { readonly min?: string; readonly typical?: string; readonly max?: string } | undefined,
  book: BriefBook,
): string {
  if (span?.typical !== undefined) return durationInWords(span.typical, book)
  const ends = [span?.min, span?.max].flatMap((end) => (end === undefined ? [] : durationInWords(end, book)))
  return ends.join(phrase(book, 'brief.to'))
}

/** An amount as a language writes it, with the code of its currency. */
export function formatMoney(money: Money, { tag }: BriefBook): string {
  const { currency } = money
  const amount = majorUnits(money)
  const digits = amount.split('.')[1]?.length ?? 0
  return new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount as `${number}`)
}

/** A ladder's texts are plain: what looks like Markdown or HTML in them is shown, not obeyed. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&!]/g, (char) => (char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`))
}
