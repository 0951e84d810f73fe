import { isJsonObject, parseDuration } from '../core/index.js'
import { chooseText, type LanguageMap } from '../i18n/index.js'
import { type BriefWords, briefWords } from './brief-words.js'
import { asDefined } from './define-ladder.js'
import type { CredentialRequirement, FrameworkRef, Ladder, Requirement, Window } from './types.js'

/** How a requirement is put into words: of which ladder, in which phrases, and what is done to texts that are shown. */
export interface Phrasing {
  readonly ladder: Pick<Ladder, 'rungs'>
  readonly words: BriefWords
  /** The text of a language map, made harmless. */
  readonly text: (map: LanguageMap) => string
  readonly guard: (text: string) => string
}

/**
 * One requirement of a ladder in one line of plain words, by the `node` that a trace gives: `a credential for first aid,
 * issued by did:web:school.example`. Names come in the wanted language where the ladder has it.
 *
 * @returns an empty text where the ladder has no requirement at `node`
 * @example
 * ```ts
 * import { describeRequirement, type Ladder, type NextStep } from 'rungs/ladder'
 * const toDo = (ladder: Ladder, step: NextStep): string[] => step.missing.map(({ node }) => describeRequirement(ladder, node, 'en'))
 * ```
 */
export function describeRequirement(input: Ladder, node: string, lang: string): string {
  const ladder = asDefined(input)
  const requirement = requirementAt(ladder, node)
  if (requirement === undefined) return ''
  const text = (map: LanguageMap): string => chooseText(map, [String(lang)], ladder.defaultLanguage) ?? ''
  const [line = ''] = requirementLines(requirement, 0, { ladder, words: briefWords, text, guard: (plain) => plain })
  return line.replace(/^- /, '').replace(/:$/, '')
}

/**
 * A credential that is asked for, in one line of plain words, outside any ladder: `a credential for ESCO S1.2, with at least 80`.
 *
 * @example
 * ```ts
 * import { describeCredentialRequirement } from 'rungs/ladder'
 * describeCredentialRequirement({ op: 'credential', match: { ids: ['https://school.example/first-aid'] } }, 'en')
 * ```
 */
export function describeCredentialRequirement(requirement: CredentialRequirement, lang: string): string {
  const text = (map: LanguageMap): string => chooseText(map, [String(lang)], 'en') ?? ''
  return credentialInWords(requirement, { ladder: { rungs: [] }, words: briefWords, text, guard: (plain) => plain })
}

function requirementAt(ladder: Ladder, node: string): Requirement | undefined {
  let at: unknown = ladder
  for (const part of node.split('/').slice(1)) {
    if (Array.isArray(at)) at = at[Number(part)]
    else if (isJsonObject(at) && Object.hasOwn(at, part)) at = at[part]
    else return undefined
  }
  return isJsonObject(at) && typeof at['op'] === 'string' ? (at as unknown as Requirement) : undefined
}

/** The lines of a requirement, indented as a list. Requirements nest at most as deep as a ladder allows. */
export function requirementLines(requirement: Requirement, depth: number, brief: Phrasing): readonly string[] {
  const { words } = brief
  const line = (...parts: readonly string[]): string => `${'  '.repeat(depth)}- ${parts.filter((part) => part !== '').join(', ')}`
  switch (requirement.op) {
    case 'credential':
      return [line(credentialInWords(requirement, brief))]
    case 'rung': {
      const rung = brief.ladder.rungs.find(({ id }) => id === requirement.rung)
      const name = rung === undefined ? brief.guard(requirement.rung) : brief.text(rung.name)
      return [
        line(
          fill(requirement.orHigher === true ? words.rungOrHigher : words.rung, { name }),
          currencyInWords(requirement.currency, words),
        ),
      ]
    }
    case 'sum': {
      const { min, measure, window } = requirement
      const parts = requirement.of.map(({ match, cap }) => {
        const credential = credentialInWords(match, brief)
        return `${'  '.repeat(depth + 1)}- ${cap === undefined ? fill(words.part, { credential }) : fill(words.partCap, { credential, cap })}`
      })
      return [line(windowInWords(window, words), fill(words.sum, { min, measure: words.measures[measure] })), ...parts]
    }
    case 'experience': {
      const { min, measure, window, occupations = [], minDistinctIssuers } = requirement
      return [
        line(
          windowInWords(window, words),
          fill(words.experience, { min, measure: words.measures[measure] }),
          occupations.length === 0
            ? ''
            : fill(words.occupations, { what: occupations.map((reference) => nameOf(reference, brief)).join(words.or) }),
          minDistinctIssuers === undefined ? '' : fill(words.issuers, { n: minDistinctIssuers }),
        ),
      ]
    }
    case 'evidence': {
      const { genre = [], min: n, assessor } = requirement
      const what = genre.map(brief.guard).join(words.or)
      return [
        line(
          what === '' ? fill(words.evidence, { n }) : fill(words.evidenceOf, { n, what }),
          assessor === undefined ? '' : fill(words.assessor, { who: brief.guard(assessor) }),
        ),
      ]
    }
    case 'endorsement':
      return [line(fill(words.endorsement, { n: requirement.min, from: words.endorsers[requirement.from] }))]
    case 'attribute': {
      const { name } = requirement
      const value = brief.guard(String(requirement.value))
      const phrase = name === 'minAge' || name === 'residency' ? words[name] : words.attribute
      return [line(fill(phrase, { name: brief.guard(name.replace(/^ext:/, '')), value }))]
    }
    case 'not':
      return [line(words.not), ...requirementLines(requirement.of, depth + 1, brief)]
    default: {
      const { op } = requirement
      const head = op === 'nOf' ? fill(words.nOf, { n: requirement.n }) : words[op]
      const exclusive = op !== 'anyOf' && requirement.exclusive === true ? words.exclusive : ''
      const issuers =
        op === 'nOf' && requirement.minDistinctIssuers !== undefined
          ? fill(words.issuers, { n: requirement.minDistinctIssuers })
          : ''
      return [line(exclusive, issuers, head), ...requirement.of.flatMap((child) => requirementLines(child, depth + 1, brief))]
    }
  }
}

function windowInWords(window: Window | undefined, words: BriefWords): string {
  return window?.last === undefined ? '' : fill(words.window, { time: durationInWords(window.last, words) })
}

function credentialInWords(leaf: CredentialRequirement, brief: Phrasing): string {
  const { words, guard } = brief
  const { match, issuers, minResult } = leaf
  const named = [
    ...(match.alignedTo ?? []).map((reference) => nameOf(reference, brief)),
    ...(match.ids ?? []).map((id) => achievementName(id, brief)),
  ]
  const type = match.achievementType === undefined ? '' : fill(words.credentialType, { what: guard(match.achievementType) })
  const about = named.length === 0 ? type : fill(words.credential, { what: named.join(words.or) })
  const result = minResult?.min ?? minResult?.value ?? minResult?.level
  return [
    about,
    issuers?.ids === undefined ? '' : fill(words.from, { issuers: issuers.ids.map(guard).join(words.or) }),
    result === undefined ? '' : fill(words.result, { result: guard(result) }),
    leaf.minAssurance === undefined ? '' : fill(words.assurance, { level: guard(leaf.minAssurance) }),
    currencyInWords(leaf.currency, words),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function nameOf(reference: FrameworkRef, { text, guard }: Phrasing): string {
  return reference.name === undefined
    ? guard(`${reference.framework} ${reference.code ?? reference.uri ?? ''}`)
    : text(reference.name)
}

/** The achievement that a rung awards has a name; of any other only the id is known. */
function achievementName(id: string, { ladder, text, guard }: Phrasing): string {
  const rung = ladder.rungs.find((candidate) => (candidate.awards?.id ?? candidate.id) === id)
  return rung === undefined ? guard(id) : text(rung.name)
}

function currencyInWords(currency: CredentialRequirement['currency'], words: BriefWords): string {
  if (currency === undefined || currency === 'current') return ''
  return typeof currency === 'string' ? words[currency] : fill(words.maxAge, { time: durationInWords(currency.maxAge, words) })
}

/** A duration such as `PT6H` in words. */
export function durationInWords(text: string, words: BriefWords): string {
  const parts = Object.entries(parseDuration(text) ?? {}) as [keyof BriefWords['units'], number][]
  return parts
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${words.units[unit][count === 1 ? 0 : 1]}`)
    .join(' ')
}

/** Puts parts into a phrase. */
export function fill(phrase: string, parts: Readonly<Record<string, string | number>>): string {
  return phrase.replace(/\{(\w+)\}/g, (whole, name: string) => String(parts[name] ?? whole))
}
