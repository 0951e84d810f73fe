import { RUNGS_V0 } from '../contexts/index.js'
import { inputError, isJsonObject, type JsonObject, type Problem, problem, type Report, usageError } from '../core/index.js'
import { chooseEntry, directionOf, type LanguageMap, withoutControls } from '../i18n/index.js'
import { isLanguageTag, MAX_LANGUAGES } from './construct.js'

/** A text to show, in which language it is, and from where it is read. */
export interface ShownText {
  /** Plain text; characters that steer direction are taken out. */
  readonly text: string
  /** BCP 47; absent where the badge does not say. */
  readonly language?: string
  /** For the `dir` of HTML: `auto` where the language is not known. */
  readonly direction: 'ltr' | 'rtl' | 'auto'
}

/** The same achievement in another language, as the issuer names it: it has a badge of its own, which nobody has verified here. */
export interface AchievementEdition {
  readonly id: string
  readonly language: string
}

/** What {@link chooseAchievementText} gives. */
export interface AchievementText {
  readonly name: ShownText
  readonly description: ShownText
  readonly editions: readonly AchievementEdition[]
  /** What was not shown, and why. */
  readonly findings: readonly Problem[]
}

/** The types under which our context defines the language maps. */
const DEFINING: readonly string[] = ['LadderRung', 'TranslatedAchievement']
const MAX_EDITIONS = 200

/**
 * The name and description of a verified badge in the first of the wanted languages that it has them in, else in its own. Only what
 * the issuer signed is shown: a map that no context of the badge defines, that is damaged, or that says something else than the plain
 * text in the same language, is left aside with a finding.
 *
 * @throws RungsError `credential.not_verified` for any other report, `credential.field_missing` where it is not about an achievement
 * @example
 * ```ts
 * import { chooseAchievementText } from 'rungs/credential'
 * import type { Report } from 'rungs/core'
 * import type { VerifiableCredential } from 'rungs/credential'
 * const nameOf = (report: Report<VerifiableCredential>) => chooseAchievementText(report, ['es-419', 'en']).name.text
 * ```
 */
export function chooseAchievementText(report: Report<unknown>, wanted: readonly string[]): AchievementText {
  if (report.outcome !== 'verified') throw usageError('credential.not_verified', { outcome: String(report.outcome) })
  const credential = objectOf(report.credential)
  const subject = objectOf(credential['credentialSubject'])
  if (!isJsonObject(subject['achievement'])) throw inputError('credential.field_missing', { field: 'achievement' })
  const achievement = subject['achievement']
  const findings: Problem[] = []
  const own =
    typeof achievement['inLanguage'] === 'string' && isLanguageTag(achievement['inLanguage'])
      ? achievement['inLanguage']
      : undefined
  const isDefined =
    [...listOf(achievement['type'])].some((type) => DEFINING.includes(type as string)) &&
    listOf(credential['@context']).includes(RUNGS_V0)
  const shown = (field: 'name' | 'description'): ShownText => {
    const plain = typeof achievement[field] === 'string' ? achievement[field] : ''
    const member = `${field}Map`
    const map =
      achievement[member] === undefined ? undefined : readMap(achievement[member], { member, plain, own, isDefined, findings })
    const entry =
      map === undefined
        ? undefined
        : chooseEntry(
            map,
            wanted.filter((tag) => typeof tag === 'string'),
          )
    return entry === undefined ? shownText(plain, own) : shownText(entry.text, entry.tag)
  }
  return Object.freeze({
    name: shown('name'),
    description: shown('description'),
    editions: Object.freeze(listOf(achievement['related']).slice(0, MAX_EDITIONS).flatMap(toEdition)),
    findings: Object.freeze(findings),
  })
}

interface Reading {
  readonly member: string
  readonly plain: string
  readonly own: string | undefined
  readonly isDefined: boolean
  readonly findings: Problem[]
}

/** The map where it may be shown. */
function readMap(value: unknown, { member, plain, own, isDefined, findings }: Reading): LanguageMap | undefined {
  const path = `/credentialSubject/achievement/${member}`
  const refuse = (found: Problem): undefined => {
    findings.push(found)
    return undefined
  }
  if (!isDefined) return refuse(problem('credential.map_undefined', { member }, path))
  if (!isLanguageMap(value)) return refuse(problem('credential.map_invalid', { member }, path))
  if (own === undefined) {
    return Object.values(value).includes(plain)
      ? value
      : refuse(problem('credential.map_differs', { member, language: 'und' }, path))
  }
  const entry = Object.entries(value).find(([tag]) => tag.toLowerCase() === own.toLowerCase())
  // The others may still be shown: the plain text stands for the language that is missing.
  if (entry === undefined) findings.push(problem('credential.language_missing', { language: own }, path))
  else if (entry[1] !== plain) return refuse(problem('credential.map_differs', { member, language: own }, path))
  return value
}

/** Each tag once, whatever its case: canonical N-Quads know no other difference, so two of them would be one language. */
function isLanguageMap(value: unknown): value is LanguageMap {
  if (!isJsonObject(value)) return false
  const entries = Object.entries(value)
  return (
    entries.length > 0 &&
    entries.length <= MAX_LANGUAGES &&
    entries.every(([tag, text]) => isLanguageTag(tag) && typeof text === 'string') &&
    new Set(entries.map(([tag]) => tag.toLowerCase())).size === entries.length
  )
}

function shownText(text: string, language: string | undefined): ShownText {
  const plain = withoutControls(text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' '))
  return Object.freeze({
    text: plain,
    ...(language !== undefined && { language }),
    direction: language === undefined ? 'auto' : directionOf(language),
  })
}

function toEdition(value: unknown): readonly AchievementEdition[] {
  const { id, inLanguage } = objectOf(value)
  if (typeof id !== 'string' || typeof inLanguage !== 'string' || !isLanguageTag(inLanguage)) return []
  return [Object.freeze({ id, language: inLanguage })]
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}
