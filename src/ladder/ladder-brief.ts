import { parseDuration } from '../core/index.js'
import { chooseText, type LanguageMap } from '../i18n/index.js'
import { type BriefWords, briefWords } from './brief-words.js'
import { asDefined } from './define-ladder.js'
import type { CredentialRequirement, FrameworkRef, Ladder, Money, Requirement, Rung } from './types.js'

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const MINOR_DIGITS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  .../* @__PURE__ */ 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map((code): [string, number] => [code, 0]),
  .../* @__PURE__ */ 'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code): [string, number] => [code, 3]),
])

interface Brief {
  readonly ladder: Ladder
  readonly words: BriefWords
  readonly text: (map: LanguageMap) => string
}

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
  const brief: Brief = { ladder, words: briefWords, text }
  const rungs = ladder.rungs.map((rung, index) => ({ rung, at: rung.ordinal ?? index + 1 })).sort((a, b) => a.at - b.at)
  const steps = rungs.map(({ rung }, index) => describeRung(rung, index + 1, brief))
  return [`# ${text(ladder.name)}`, text(ladder.description), ...steps, briefWords.noPromise].join('\n\n') + '\n'
}

function describeRung(rung: Rung, number: number, brief: Brief): string {
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
    [words.needs, ...describe(rung.requires, 0, brief)].join('\n'),
    ...(rung.recommends === undefined ? [] : [[words.recommended, ...describe(rung.recommends, 0, brief)].join('\n')]),
    ...(facts.length === 0 ? [] : [facts.map((line) => `- ${line}`).join('\n')]),
  ].join('\n\n')
}

/** The lines of a requirement, indented as a list. Requirements nest at most as deep as a ladder allows. */
function describe(requirement: Requirement, depth: number, brief: Brief): readonly string[] {
  const { words } = brief
  const line = (...parts: readonly string[]): string => `${'  '.repeat(depth)}- ${parts.filter((part) => part !== '').join(', ')}`
  switch (requirement.op) {
    case 'credential':
      return [line(credentialInWords(requirement, brief))]
    case 'rung': {
      const rung = brief.ladder.rungs.find(({ id }) => id === requirement.rung)
      const name = rung === undefined ? escapeMarkdown(requirement.rung) : brief.text(rung.name)
      return [
        line(
          fill(requirement.orHigher === true ? words.rungOrHigher : words.rung, { name }),
          currencyInWords(requirement.currency, words),
        ),
      ]
    }
    case 'sum': {
      const { min, measure, window } = requirement
      const last = window?.last === undefined ? '' : fill(words.window, { time: durationInWords(window.last, words) })
      const parts = requirement.of.map(({ match, cap }) => {
        const credential = credentialInWords(match, brief)
        return `${'  '.repeat(depth + 1)}- ${cap === undefined ? fill(words.part, { credential }) : fill(words.partCap, { credential, cap })}`
      })
      return [line(last, fill(words.sum, { min, measure: words.measures[measure] })), ...parts]
    }
    default: {
      const { op } = requirement
      const head = op === 'nOf' ? fill(words.nOf, { n: requirement.n }) : words[op]
      const exclusive = op !== 'anyOf' && requirement.exclusive === true ? words.exclusive : ''
      const issuers =
        op === 'nOf' && requirement.minDistinctIssuers !== undefined
          ? fill(words.issuers, { n: requirement.minDistinctIssuers })
          : ''
      return [line(exclusive, issuers, head), ...requirement.of.flatMap((child) => describe(child, depth + 1, brief))]
    }
  }
}

function credentialInWords(leaf: CredentialRequirement, brief: Brief): string {
  const { words } = brief
  const { match, issuers, minResult } = leaf
  const named = [
    ...(match.alignedTo ?? []).map((reference) => nameOf(reference, brief)),
    ...(match.ids ?? []).map((id) => achievementName(id, brief)),
  ]
  const type =
    match.achievementType === undefined ? '' : fill(words.credentialType, { what: escapeMarkdown(match.achievementType) })
  const about = named.length === 0 ? type : fill(words.credential, { what: named.join(words.or) })
  const result = minResult?.min ?? minResult?.value ?? minResult?.level
  return [
    about,
    issuers?.ids === undefined ? '' : fill(words.from, { issuers: issuers.ids.map(escapeMarkdown).join(words.or) }),
    result === undefined ? '' : fill(words.result, { result: escapeMarkdown(result) }),
    currencyInWords(leaf.currency, words),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function nameOf(reference: FrameworkRef, { text }: Brief): string {
  return reference.name === undefined
    ? escapeMarkdown(`${reference.framework} ${reference.code ?? reference.uri ?? ''}`)
    : text(reference.name)
}

/** The achievement that a rung awards has a name; of any other only the id is known. */
function achievementName(id: string, { ladder, text }: Brief): string {
  const rung = ladder.rungs.find((candidate) => (candidate.awards?.id ?? candidate.id) === id)
  return rung === undefined ? escapeMarkdown(id) : text(rung.name)
}

function currencyInWords(currency: CredentialRequirement['currency'], words: BriefWords): string {
  if (currency === undefined || currency === 'current') return ''
  return typeof currency === 'string' ? words[currency] : fill(words.maxAge, { time: durationInWords(currency.maxAge, words) })
}

function spanInWords(
  span: { readonly min?: string; readonly typical?: string; readonly max?: string } | undefined,
  words: BriefWords,
): string {
  if (span?.typical !== undefined) return durationInWords(span.typical, words)
  const ends = [span?.min, span?.max].flatMap((end) => (end === undefined ? [] : durationInWords(end, words)))
  return ends.join(words.to)
}

function durationInWords(text: string, words: BriefWords): string {
  const parts = Object.entries(parseDuration(text) ?? {}) as [keyof BriefWords['units'], number][]
  return parts
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${words.units[unit][count === 1 ? 0 : 1]}`)
    .join(' ')
}

function formatMoney({ minor, currency }: Money): string {
  const digits = MINOR_DIGITS.get(currency) ?? 2
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? `${currency} ${text}` : `${currency} ${text.slice(0, -digits)}.${text.slice(-digits)}`
}

function fill(phrase: string, parts: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(parts[name] ?? whole))
}

/** A ladder's texts are plain: what looks like Markdown or HTML in them is shown, not obeyed. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~&!]/g, (char) => (char === '<' ? '&lt;' : char === '&' ? '&amp;' : `\\${char}`))
}
