import { addDuration, formatDateTime, inputError, isJsonObject, parseDuration, pointer, requireDateTime } from '../core/index.js'
import { chooseEntry, chooseText, type LanguageMap } from '../i18n/index.js'
import { type FrameworkRef, type Ladder, ladderDigest, type Rung, type RungResult } from '../ladder/index.js'
import { type AchievementCredentialInput, buildAchievementCredential } from './build-credential.js'
import { checkText, invalid } from './check-values.js'
import { isObLanguage } from './construct.js'
import type { AlignmentInput, ResultDescriptionInput, ResultInput, RungAchievementInput, SubjectInput } from './input.js'
import { snapshot, takeInput } from './snapshot.js'
import { toRelated } from './translate.js'
import type { AchievementCredential } from './types.js'

/** What a rung badge needs beside ladder, rung and recipient. */
export interface RungCredentialDetails
  extends Pick<
    AchievementCredentialInput,
    | 'id'
    | 'issuer'
    | 'validFrom'
    | 'awardedDate'
    | 'credentialStatus'
    | 'refreshService'
    | 'evidence'
    | 'image'
    | 'replaces'
    | 'contexts'
  > {
  /** Results by the short name that the rung gives them, or as OB 3.0 results. */
  readonly results?: Readonly<Record<string, string>> | readonly ResultInput[]
  /** Default: what the rung's validity says, counted from `awardedDate` or `validFrom`; none when it says nothing. */
  readonly validUntil?: string
  /** The language of the badge's texts (BCP 47). Default: the ladder's default language. */
  readonly language?: string
  /** Ids of the rung's achievement in other languages, each with badges of its own, by language: they go under `related`. */
  readonly editions?: LanguageMap
}

/**
 * The unsigned badge for one rung of a ladder: an OB 3.0 credential whose achievement carries the ladder's id, version and
 * digest, and the rung. Texts are plain in one language, with all languages beside them under `nameMap` and
 * `descriptionMap`. Wage evidence stays with the ladder and is never put in.
 *
 * @throws RungsError `credential.rung_unknown`, `credential.rung_regulated`, and those of building a credential
 * @example
 * ```ts
 * import { buildRungCredential } from 'rungs/credential'
 * import { defineLadder } from 'rungs/ladder'
 * const ladder = defineLadder({
 *   id: 'https://courier.example/ladders/delivery', version: '1.0.0', status: 'active', effective: { from: '2026-01-01' },
 *   defaultLanguage: 'en', name: { en: 'Delivery' }, description: { en: 'Last-mile delivery.' }, owner: 'https://courier.example/issuer',
 *   rungs: [{
 *     id: 'https://courier.example/ladders/delivery/rider', name: { en: 'Rider' }, description: { en: 'Rides safely.' },
 *     requires: { op: 'credential', match: { ids: ['https://school.example/achievements/road-safety'] }, issuers: { any: true } },
 *   }],
 * })
 * const badge = buildRungCredential(ladder, 'https://courier.example/ladders/delivery/rider', 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2', {
 *   id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1', issuer: 'https://courier.example/issuer', validFrom: '2026-05-01T09:00:00Z',
 * })
 * ```
 */
export function buildRungCredential(
  ladder: Ladder,
  rung: string,
  subject: string | SubjectInput,
  details: RungCredentialDetails,
): AchievementCredential {
  const definition = ladder.rungs.find(({ id }) => id === rung)
  if (definition === undefined) throw inputError('credential.rung_unknown', { rung: String(rung).slice(0, 200) })
  if (definition.regulated) throw inputError('credential.rung_regulated', { rung })
  const { results, validUntil, language, editions, ...rest } = takeInput<RungCredentialDetails>(details, rungCredentialMembers)
  const chosen = language === undefined ? ladder.defaultLanguage : checkText(language, 'language', '/language')
  const until = validUntil ?? endOfValidity(definition, rest.awardedDate ?? rest.validFrom)
  return buildAchievementCredential({
    ...rest,
    name: chooseText(definition.name, [chosen], ladder.defaultLanguage) ?? rung,
    subject: withResults(subject, toResults(results, definition)),
    achievement: rungAchievement(ladder, definition, chosen, editions),
    ...(until !== undefined && { validUntil: until }),
  })
}

/** The members that the details of a rung badge may have. */
export const rungCredentialMembers: readonly (keyof RungCredentialDetails)[] = [
  'id',
  'issuer',
  'validFrom',
  'validUntil',
  'awardedDate',
  'credentialStatus',
  'refreshService',
  'evidence',
  'image',
  'replaces',
  'contexts',
  'results',
  'language',
  'editions',
]

function withResults(given: string | SubjectInput, result: readonly ResultInput[] | undefined): string | SubjectInput {
  if (result === undefined) return given
  const subject = typeof given === 'string' ? { id: given } : snapshot(given, '/subject')
  return isJsonObject(subject) ? ({ ...subject, result } as SubjectInput) : given
}

/** The end of a rung's validity for an award, or `undefined` where it does not end. Of a duration and a fixed end the earlier counts. */
export function endOfValidity(rung: Rung, from: string): string | undefined {
  const { duration, fixedEnd } = rung.validity ?? {}
  const fixed = fixedEnd === undefined || fixedEnd.includes('T') ? fixedEnd : `${fixedEnd}T23:59:59Z`
  const parsed = parseDuration(duration)
  if (parsed === undefined) return fixed
  const lapse = addDuration(requireDateTime(from, '/validFrom'), parsed)
  return fixed !== undefined && requireDateTime(fixed, '/validity/fixedEnd') < lapse ? fixed : formatDateTime(lapse)
}

/** The achievement of a rung, with plain texts in one language and all languages beside them; as {@link buildRungCredential} gives it to a badge. */
export function rungAchievement(
  ladder: Ladder,
  rung: Rung,
  language: string = ladder.defaultLanguage,
  editions?: LanguageMap,
): RungAchievementInput {
  const text = (map: Readonly<Record<string, string>>): string => chooseText(map, [language], ladder.defaultLanguage) ?? rung.id
  const description = text(rung.description)
  // What the text is in, which is not what was asked for where the ladder lacks that language.
  const inLanguage = chooseEntry(rung.name, [language, ladder.defaultLanguage])?.tag
  const time = timeToEarn(rung)
  return {
    id: rung.awards?.id ?? rung.id,
    name: text(rung.name),
    description,
    criteria: { narrative: description },
    achievementType: 'MicroCredential',
    alignment: (rung.alignments ?? []).flatMap((ref) => toAlignment(ref, language, ladder.defaultLanguage)),
    ...(inLanguage !== undefined && isObLanguage(inLanguage) && { inLanguage }),
    related: toRelated(editions, '/editions'),
    version: rung.awards?.version ?? ladder.version,
    resultDescription: (rung.results ?? []).map((result) => toResultDescription(result, text)),
    ladder: { id: ladder.id, ladderVersion: ladder.version, ladderDigest: ladder.digest ?? ladderDigest(ladder), rung: rung.id },
    nameMap: rung.name,
    descriptionMap: rung.description,
    ...(time !== undefined && { timeToEarn: time }),
  }
}

function timeToEarn(rung: Rung): RungAchievementInput['timeToEarn'] {
  if (rung.time === undefined) return undefined
  const { effort, elapsed = {} } = rung.time
  const named = (prefix: string, range: { readonly min?: string; readonly typical?: string; readonly max?: string }) =>
    Object.entries({ Min: range.min, Typical: range.typical, Max: range.max })
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [prefix + name, value] as const)
  return Object.fromEntries([...named('effort', effort), ...named('elapsed', elapsed)])
}

/** Open Badges names no ESCO target type, so an `ext:` term says what it is; an entry without a URL cannot be an alignment. */
function toAlignment(ref: FrameworkRef, language: string, defaultLanguage: string): AlignmentInput[] {
  if (ref.uri === undefined) return []
  const targetName = chooseText(ref.name ?? {}, [language], defaultLanguage) ?? ref.code ?? ref.uri
  const kind = ref.kind.charAt(0).toUpperCase() + ref.kind.slice(1)
  return [
    {
      targetName,
      targetUrl: ref.uri,
      ...(ref.code !== undefined && { targetCode: ref.code }),
      targetFramework: ref.version === undefined ? ref.framework : `${ref.framework} ${ref.version}`,
      targetType: `ext:${ref.framework.replace(/^ext:|[^\w.-]/g, '')}${kind}`,
    },
  ]
}

function toResultDescription(
  result: RungResult,
  text: (map: Readonly<Record<string, string>>) => string,
): ResultDescriptionInput {
  const { id, title, resultType, allowedValue, valueMin, valueMax, required } = result
  return {
    id,
    name: text(title),
    resultType: resultType as ResultDescriptionInput['resultType'],
    ...(allowedValue !== undefined && { allowedValue }),
    ...(valueMin !== undefined && { valueMin }),
    ...(valueMax !== undefined && { valueMax }),
    ...(required !== undefined && { requiredValue: required }),
  }
}

function toResults(results: RungCredentialDetails['results'], rung: Rung): readonly ResultInput[] | undefined {
  if (results === undefined || Array.isArray(results)) return results as readonly ResultInput[] | undefined
  if (!isJsonObject(results)) throw invalid('/results', 'results', 'results by name, or a list')
  return Object.entries(results).map(([name, value]) => {
    const definition = rung.results?.find((result) => result.name === name)
    if (definition === undefined) throw inputError('credential.result_unknown', {}, pointer('/results', name.slice(0, 64)))
    return { resultDescription: definition.id, value: checkText(value, 'value', pointer('/results', name)), status: 'Completed' }
  })
}
