import { chooseText, type LanguageMap } from '../i18n/index.js'
import { type BriefWords, briefWords } from './brief-words.js'
import { asDefined } from './define-ladder.js'
import { formatMoney } from './payoff/format-money.js'
import { durationInWords, fill, type Phrasing, requirementLines } from './requirement-words.js'
import type { Ladder, Rung } from './types.js'

/**
 * A ladder to read, in Markdown: its rungs in order with what each asks for, how long it takes and what it costs.
 * Names come in the wanted language (BCP 47) where the ladder has it; the phrases around them are English.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { type Ladder, ladderBrief } from 'rungs/ladder'
 * const inSpanish = (ladder: Ladder): string => ladderBrief(ladder, 'es')
 * ```
 */
export function ladderBrief(input: Ladder, lang: string): string {
  const ladder = asDefined(input)
  const text = (map: LanguageMap): string => escapeMarkdown(chooseText(map, [String(lang)], ladder.defaultLanguage) ?? '')
  const brief: Phrasing = { ladder, words: briefWords, text, guard: escapeMarkdown }
  const rungs = ladder.rungs.map((rung, index) => ({ rung, at: rung.ordinal ?? index + 1 })).sort((a, b) => a.at - b.at)
  const steps = rungs.map(({ rung }, index) => describeRung(rung, index + 1, brief))
  return [`# ${text(ladder.name)}`, text(ladder.description), ...steps, briefWords.noPromise].join('\n\n') + '\n'
}

function describeRung(rung: Rung, number: number, brief: Phrasing): string {
  const { words, text } = brief
  const time = spanInWords(rung.time?.effort, words)
  const cost = (rung.cost ?? []).map((item) => `${formatMoney(item.amount)} (${words.costs[item.kind]})`).join(', ')
  const lasts = rung.validity?.duration === undefined ? '' : durationInWords(rung.validity.duration, words)
  const facts = [
    time === '' ? '' : fill(words.time, { time }),
    cost === '' ? '' : fill(words.cost, { cost }),
    lasts === '' ? '' : fill(words.lasts, { time: lasts }),
    rung.regulated === true ? words.regulated : '',
  ].filter((line) => line !== '')
  return [
    `## ${fill(words.step, { number, name: text(rung.name) })}`,
    text(rung.description),
    [words.needs, ...requirementLines(rung.requires, 0, brief)].join('\n'),
    ...(rung.variants ?? []).map(({ jurisdiction, requires }) =>
      [
        fill(words.inPlaces, { places: jurisdiction.map(brief.guard).join(words.or) }),
        ...requirementLines(requires, 0, brief),
      ].join('\n'),
    ),
    ...(rung.recommends === undefined ? [] : [[words.recommended, ...requirementLines(rung.recommends, 0, brief)].join('\n')]),
    ...(facts.length === 0 ? [] : [facts.map((line) => `- ${line}`).join('\n')]),
  ].join('\n\n')
}

function spanInWords(
  span: { readonly min?: string; readonly typical?: string; readonly max?: string } | undefined,
  words: BriefWords,
): string {
  if (span?.typical !== undefined) return durationInWords(span.typical, words)
  const ends = [span?.min, span?.max].flatMap((end) => (end === undefined ? [] : durationInWords(end, words)))
  return ends.join(words.to)
}

/** A ladder's texts are plain: what looks like Markdown or HTML in them is shown, not obeyed. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&!]/g, (char) => (char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`))
}
