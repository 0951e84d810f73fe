import {
  asList,
  canonicalizeJson,
  checkOptions,
  deepFreeze,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Report,
  usageError,
} from '../core/index.js'
import {
  type AchievementInput,
  type AssociationInput,
  buildClrCredential,
  type ClrCredential,
  type ClrCredentialInput,
  MAX_CLR_CREDENTIALS,
  type RungAchievementInput,
  rungAchievement,
  type VerifiableCredential,
} from '../credential/index.js'
import { chooseText } from '../i18n/index.js'
import { type Ladder, ladderDigest, ladderSteps, type Placement } from '../ladder/index.js'

/** A badge as the worker has it, and what verifying it told. */
export interface HeldBadge {
  readonly credential: JsonObject | string
  readonly report: Report<VerifiableCredential>
}

/** What {@link buildLadderRecord} needs. */
export interface LadderRecordInput
  extends Pick<ClrCredentialInput, 'id' | 'issuer' | 'validFrom' | 'validUntil' | 'description' | 'credentialStatus'> {
  /** Default: the name of the ladder in `language`. */
  readonly name?: string
  /** The worker's id. Default: the first key of the placement that is one. */
  readonly subject?: string
  readonly ladder: Ladder
  /** Where the worker is on that very ladder. */
  readonly placement: Placement
  readonly badges: readonly HeldBadge[]
  /** The language of texts (BCP 47). Default: the ladder's default language. */
  readonly language?: string
}

/** A badge that is not in the record: not verified, about somebody else, there already, or beyond the limit of 100. */
export interface LeftOut {
  /** Its position in `badges`. */
  readonly badge: number
  readonly reason: 'unverified' | 'other_subject' | 'duplicate' | 'limit'
}

/** A record ready to be sealed, and what is not in it. */
export interface LadderRecord {
  readonly record: ClrCredential
  readonly leftOut: readonly LeftOut[]
}

/**
 * A worker's badges and place on a ladder as one unsigned record (CLR 2.0): the verified badges about the worker as they are, the ladder
 * and its rungs as achievements, and associations between them. A rung that nobody reaches without another is preceded by it
 * (`precedes`), every rung is part of the ladder (`isPartOf`), and an achievement whose badge was succeeded by one of another achievement
 * is `replacedBy` it. `partial` says whether anything was left out.
 *
 * A record has no place for requirements, alternative ways and the states of rungs: of them it carries which badges there are. Whoever
 * reads it places the worker anew from the badges in it.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage), and those of `buildClrCredential`
 * @example
 * ```ts
 * import { buildLadderRecord, type HeldBadge } from 'rungs/holder'
 * import { type Ladder, type Placement } from 'rungs/ladder'
 * const recordOf = (ladder: Ladder, placement: Placement, badges: readonly HeldBadge[]) => buildLadderRecord({
 *   id: 'urn:uuid:0f6c2c0a-3c0e-4b7b-9a43-0c6c9f6b7a11', issuer: 'https://courier.example/issuer', validFrom: '2026-05-01T09:00:00Z',
 *   ladder, placement, badges,
 * }).record
 * ```
 */
export function buildLadderRecord(input: LadderRecordInput): LadderRecord {
  checkOptions(input, MEMBERS, 'buildLadderRecord')
  const { ladder, placement, badges, language = ladder.defaultLanguage, name, subject: given, ...rest } = input
  const wrong = (option: string, expected: string): Error => usageError('core.option_invalid', { option, expected })
  if (!Array.isArray(badges)) throw wrong('badges', 'a list of badges with their reports')
  if (placement.ladder.digest !== (ladder.digest ?? ladderDigest(ladder))) throw wrong('placement', 'a placement on this ladder')
  const subject = given ?? placement.subject.find((key) => !key.startsWith('hash:'))
  if (subject === undefined) throw wrong('subject', 'the id of the worker, whom the placement names by hashes alone')
  const { kept, leftOut } = sift(badges, subject)
  if (kept.length === 0) throw wrong('badges', 'at least one verified badge about the worker')
  const text = (map: Readonly<Record<string, string>>): string => chooseText(map, [language], ladder.defaultLanguage) ?? ladder.id
  const inside = new Set(kept.flatMap(({ content }) => achievementIds(content)))
  const rungs = ladder.rungs.map((rung) => plainAchievement(rungAchievement(ladder, rung, language)))
  // One id stands for one achievement: what a badge says of it is signed by its issuer.
  const achievements = [ladderAchievement(ladder, text), ...rungs].filter(({ id }) => !inside.has(id))
  return deepFreeze({
    record: buildClrCredential({
      ...rest,
      name: name ?? text(ladder.name),
      subject,
      credentials: kept.map(({ credential }) => credential),
      achievements,
      associations: associationsOf(
        ladder,
        kept.map(({ content }) => content),
      ),
      partial: leftOut.length > 0,
    }),
    leftOut,
  })
}

const MEMBERS = [
  'id',
  'issuer',
  'validFrom',
  'validUntil',
  'description',
  'credentialStatus',
  'name',
  'subject',
  'ladder',
  'placement',
  'badges',
  'language',
] as const

interface Kept {
  readonly credential: JsonObject | string
  readonly content: JsonObject
}

function sift(badges: readonly HeldBadge[], subject: string): { readonly kept: Kept[]; readonly leftOut: LeftOut[] } {
  const kept: Kept[] = []
  const leftOut: LeftOut[] = []
  const known = new Set<string>()
  for (const [badge, { credential, report }] of badges.entries()) {
    const content = verifiedContent(credential, report)
    const key = content === undefined ? '' : JSON.stringify([issuerOf(content), content['id']])
    const reason =
      content === undefined
        ? 'unverified'
        : !isAbout(content, subject)
          ? 'other_subject'
          : known.has(key)
            ? 'duplicate'
            : kept.length >= MAX_CLR_CREDENTIALS
              ? 'limit'
              : undefined
    if (reason !== undefined) leftOut.push({ badge, reason })
    else {
      known.add(key)
      kept.push({ credential, content: content as JsonObject })
    }
  }
  return { kept, leftOut }
}

/** A badge of an older generation has no such subject, and no place in a record as it is (OB 3.0 implementation guide, migrating). */
function isAbout(content: JsonObject, subject: string): boolean {
  const about = asList(content['credentialSubject'])
  return about.length > 0 && about.every((one) => isJsonObject(one) && one['id'] === subject)
}

/** What a report verified, unless it is the report of another JSON object; a token is not opened again here. */
function verifiedContent(credential: JsonObject | string, report: Report<VerifiableCredential>): JsonObject | undefined {
  if (report.outcome !== 'verified' || !isJsonObject(report.credential)) return undefined
  const content: JsonObject = report.credential
  if (typeof credential === 'string') return content
  return canonicalizeJson(credential) === canonicalizeJson(content) ? content : undefined
}

function associationsOf(ladder: Ladder, contents: readonly JsonObject[]): readonly AssociationInput[] {
  const awards = new Map(ladder.rungs.map((rung) => [rung.id, rung.awards?.id ?? rung.id] as const))
  const awardOf = (rung: string): string => awards.get(rung) as string
  const byId = new Map(contents.map((content) => [content['id'], content] as const))
  const succeeded = contents.flatMap((content) => {
    const previous = byId.get(content['replaces'] as JsonValue)
    const [sourceId] = previous === undefined ? [] : achievementIds(previous)
    const [targetId] = achievementIds(content)
    return sourceId === undefined || targetId === undefined || sourceId === targetId
      ? []
      : [{ associationType: 'replacedBy' as const, sourceId, targetId }]
  })
  return [
    ...ladderSteps(ladder).map(({ lower, upper }) => ({
      associationType: 'precedes' as const,
      sourceId: awardOf(lower),
      targetId: awardOf(upper),
    })),
    ...[...awards.values()].map((sourceId) => ({ associationType: 'isPartOf' as const, sourceId, targetId: ladder.id })),
    ...succeeded,
  ]
}

function ladderAchievement(ladder: Ladder, text: (map: Readonly<Record<string, string>>) => string): AchievementInput {
  const description = text(ladder.description)
  return {
    id: ladder.id,
    name: text(ladder.name),
    description,
    criteria: { narrative: description },
    achievementType: 'LearningProgram',
    version: ladder.version,
  }
}

/**
 * Without the reference to the ladder: references of several rungs would be one node of the graph, in which nobody could tell whose
 * `rung` is whose. That a rung is part of the ladder is said by an association.
 */
function plainAchievement(rung: RungAchievementInput): AchievementInput {
  const { ladder: _ladder, nameMap: _names, descriptionMap: _descriptions, timeToEarn: _time, ...plain } = rung
  return plain
}

function achievementIds(content: JsonObject): readonly string[] {
  return asList(content['credentialSubject']).flatMap((subject) => {
    const achievement = isJsonObject(subject) ? subject['achievement'] : undefined
    return isJsonObject(achievement) && typeof achievement['id'] === 'string' ? [achievement['id']] : []
  })
}

function issuerOf(content: JsonObject): JsonValue {
  const { issuer } = content
  return (isJsonObject(issuer) ? issuer['id'] : issuer) ?? null
}
