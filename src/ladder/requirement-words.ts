import { checkOptions, isJsonObject, parseDuration } from '../core/index.js'
import { type BriefBook, briefEnglish, chooseText, type LanguageMap, phrase } from '../i18n/index.js'
import { asDefined } from './define-ladder.js'
import type { CredentialRequirement, FrameworkRef, Ladder, Requirement, Window } from './types.js'

/** How a requirement is put into words: of which ladder, in which phrases, and what is done to texts that are shown. */
export interface Phrasing {
  readonly ladder: Pick<Ladder, 'rungs'>
  readonly book: BriefBook
  /** The text of a language map, made harmless. */
  readonly text: (map: LanguageMap) => string
  readonly guard: (text: string) => string
}

/** In which language's phrases a ladder is put into words. */
export interface WordingOptions {
  /** Default: English. */
  readonly catalogue?: BriefBook
}

/** The phrases that are asked for. @throws RungsError `core.option_unknown` */
export function bookOf(options: WordingOptions, where: string): BriefBook {
  checkOptions(options, ['catalogue'], where)
  return options.catalogue ?? briefEnglish
}

/**
 * One requirement of a ladder in one line of plain words, by the `node` that a trace gives: `a credential for first aid,
 * issued by did:web:school.example`. Names come in the wanted language where the ladder has it,
 * the phrases around them in that of the catalogue.
 *
 * @returns an empty text where the ladder has no requirement at `node`
 * @example
 * ```ts
 * import { describeRequirement, type Ladder, type NextStep } from 'rungs/ladder'
 * const toDo = (ladder: Ladder, step: NextStep): string[] => step.missing.map(({ node }) => describeRequirement(ladder, node, 'en'))
 * ```
 */
export function describeRequirement(input: Ladder, node: string, lang: string, options: WordingOptions = {}): string {
  const book = bookOf(options, 'describeRequirement')
  const ladder = asDefined(input)
  const requirement = requirementAt(ladder, node)
  if (requirement === undefined) return ''
  const text = (map: LanguageMap): string => chooseText(map, [String(lang)], ladder.defaultLanguage) ?? ''
  const [line = ''] = requirementLines(requirement, 0, { ladder, book, text, guard: (plain) => plain })
  return line.replace(/^- /, '').replace(/ ?[:：]$/, '')
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
export function describeCredentialRequirement(
  requirement: CredentialRequirement,
  lang: string,
  options: WordingOptions = {},
): string {
  const book = bookOf(options, 'describeCredentialRequirement')
  const text = (map: LanguageMap): string => chooseText(map, [String(lang)], 'en') ?? ''
  return credentialInWords(requirement, { ladder: { rungs: [] }, book, text, guard: (plain) => plain })
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
  const { book } = brief
  const line = (...parts: readonly string[]): string =>
    `${'  '.repeat(depth)}- ${parts.filter((part) => part !== '').join(phrase(book, 'brief.and'))}`
  switch (requirement.op) {
    case 'credential':
      return [line(credentialInWords(requirement, brief))]
    case 'rung': {
      const rung = brief.ladder.rungs.find(({ id }) => id === requirement.rung)
      const name = rung === undefined ? brief.guard(requirement.rung) : brief.text(rung.name)
      return [
        line(
          phrase(book, requirement.orHigher === true ? 'brief.rungOrHigher' : 'brief.rung', { name }),
          currencyInWords(requirement.currency, book),
        ),
      ]
    }
    case 'sum': {
      const { min, measure, window } = requirement
      const parts = requirement.of.map(({ match, cap }) => {
        const credential = credentialInWords(match, brief)
        return `${'  '.repeat(depth + 1)}- ${cap === undefined ? phrase(book, 'brief.part', { credential }) : phrase(book, 'brief.partCap', { credential, cap })}`
      })
      const amount = phrase(book, 'brief.sum', { min, measure: phrase(book, `measure.${measure}`) })
      return [line(windowInWords(window, book), amount), ...parts]
    }
    case 'experience': {
      const { min, measure, window, occupations = [], minDistinctIssuers } = requirement
      const named = occupations.map((reference) => nameOf(reference, brief)).join(phrase(book, 'brief.or'))
      return [
        line(
          windowInWords(window, book),
          phrase(book, 'brief.experience', { min, measure: phrase(book, `measure.${measure}`) }),
          named === '' ? '' : phrase(book, 'brief.occupations', { what: named }),
          minDistinctIssuers === undefined ? '' : phrase(book, 'brief.issuers', { n: minDistinctIssuers }),
        ),
      ]
    }
    case 'evidence': {
      const { genre = [], min: n, assessor } = requirement
      const what = genre.map(brief.guard).join(phrase(book, 'brief.or'))
      return [
        line(
          what === '' ? phrase(book, 'brief.evidence', { n }) : phrase(book, 'brief.evidenceOf', { n, what }),
          assessor === undefined ? '' : phrase(book, 'brief.assessor', { who: brief.guard(assessor) }),
        ),
      ]
    }
    case 'endorsement': {
      const from = phrase(book, `endorser.${requirement.from}`)
      return [line(phrase(book, 'brief.endorsement', { n: requirement.min, from }))]
    }
    case 'attribute': {
      const { name } = requirement
      const value = brief.guard(String(requirement.value))
      if (name === 'minAge') return [line(phrase(book, 'brief.minAge', { value }))]
      if (name === 'residency') return [line(phrase(book, 'brief.residency', { value }))]
      return [line(phrase(book, 'brief.attribute', { name: brief.guard(name.replace(/^ext:/, '')), value }))]
    }
    case 'not':
      return [line(phrase(book, 'brief.not')), ...requirementLines(requirement.of, depth + 1, brief)]
    default: {
      const { op } = requirement
      const head = op === 'nOf' ? phrase(book, 'brief.nOf', { n: requirement.n }) : phrase(book, `brief.${op}`)
      const exclusive = op !== 'anyOf' && requirement.exclusive === true ? phrase(book, 'brief.exclusive') : ''
      const issuers =
        op === 'nOf' && requirement.minDistinctIssuers !== undefined
          ? phrase(book, 'brief.issuers', { n: requirement.minDistinctIssuers })
          : ''
      return [line(exclusive, issuers, head), ...requirement.of.flatMap((child) => requirementLines(child, depth + 1, brief))]
    }
  }
}

function windowInWords(window: Window | undefined, book: BriefBook): string {
  return window?.last === undefined ? '' : phrase(book, 'brief.window', { time: durationInWords(window.last, book) })
}

function credentialInWords(leaf: CredentialRequirement, brief: Phrasing): string {
  const { book, guard } = brief
  const { match, issuers, minResult } = leaf
  const named = [
    ...(match.alignedTo ?? []).map((reference) => nameOf(reference, brief)),
    ...(match.ids ?? []).map((id) => achievementName(id, brief)),
  ]
  const type =
    match.achievementType === undefined ? '' : phrase(book, 'brief.credentialType', { what: guard(match.achievementType) })
  const about = named.length === 0 ? type : phrase(book, 'brief.credential', { what: named.join(phrase(book, 'brief.or')) })
  const result = minResult?.min ?? minResult?.value ?? minResult?.level
  return [
    about,
    issuers?.ids === undefined
      ? ''
      : phrase(book, 'brief.from', { issuers: issuers.ids.map(guard).join(phrase(book, 'brief.or')) }),
    result === undefined ? '' : phrase(book, 'brief.result', { result: guard(result) }),
    leaf.minAssurance === undefined ? '' : phrase(book, 'brief.assurance', { level: guard(leaf.minAssurance) }),
    currencyInWords(leaf.currency, book),
  ]
    .filter((part) => part !== '')
    .join(phrase(book, 'brief.and'))
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

function currencyInWords(currency: CredentialRequirement['currency'], book: BriefBook): string {
  if (currency === undefined || currency === 'current') return ''
  return typeof currency === 'string'
    ? phrase(book, `brief.${currency}`)
    : phrase(book, 'brief.maxAge', { time: durationInWords(currency.maxAge, book) })
}

type Unit = 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds'

/**
 * An ISO 8601 duration in the words of a catalogue; empty for anything else.
 *
 * @example
 * ```ts
 * import { briefEnglish } from 'rungs/i18n'
 * import { durationInWords } from 'rungs/ladder'
 * durationInWords('PT6H', briefEnglish) // '6 hours'
 * ```
 */
export function durationInWords(text: string, book: BriefBook): string {
  const parts = Object.entries(parseDuration(text) ?? {}) as [Unit, number][]
  return parts
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => phrase(book, `unit.${unit}`, { count }))
    .join(' ')
}
