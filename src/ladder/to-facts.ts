import {
  checkNames,
  compareDecimals,
  copyJsonObject,
  type Decimal,
  deepFreeze,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDateOrDateTime,
  parseDecimal,
  usageError,
  type VerifiedReport,
} from '../core/index.js'
import { digestJson } from './digest.js'
import { hashKey, measureOf, member, type Period, plainKey } from './fact-parts.js'
import type { Fact, FactResult, ResultStatus } from './types.js'

const STATUSES: readonly ResultStatus[] = ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew']
const MAX_ITEMS = 1000

/**
 * The facts of a verified Open Badges 3.0 credential: one for each achievement that it states of its subject. Subject keys
 * are the subject's id and `hash:` with its identity hashes; a plain identifier is hashed first. `related` achievements
 * never count as the same one. A credential of another kind has no facts.
 *
 * @throws RungsError `ladder.report_not_verified` (usage)
 * @example
 * ```ts
 * import type { Report } from 'rungs/core'
 * import { type Fact, toFacts } from 'rungs/ladder'
 * const factsOf = (report: Report<unknown>): readonly Fact[] => (report.outcome === 'verified' ? toFacts(report) : [])
 * ```
 */
export function toFacts(report: VerifiedReport<unknown>): readonly Fact[] {
  if (!isVerifiedReport(report)) {
    const outcome: unknown = (report as { readonly outcome?: unknown } | undefined)?.outcome
    throw usageError('ladder.report_not_verified', { outcome: typeof outcome === 'string' ? outcome.slice(0, 64) : 'none' })
  }
  const credential = copyJsonObject(report.credential)
  const { state } = report.checks.schema
  if (!isBadge(credential) || (state !== 'pass' && state !== 'warn')) return []
  return deepFreeze(asList(credential.credentialSubject).flatMap((subject) => factOf(credential, subject, report)))
}

/** Whether it has the shape of a report of this library: a plain object that only says so is none. */
function isVerifiedReport(report: unknown): report is VerifiedReport<unknown> {
  if (!isJsonObject(report) || report['outcome'] !== 'verified') return false
  const { checks, proofs, at } = report as { readonly checks?: unknown; readonly proofs?: unknown; readonly at?: unknown }
  const isComplete = isJsonObject(checks) && checkNames.every((name) => isJsonObject(checks[name]))
  return isComplete && Array.isArray(proofs) && proofs.every(isJsonObject) && typeof at === 'string'
}

function isBadge(credential: JsonObject): boolean {
  const types = asList(credential.type)
  return types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')
}

/**
 * What of the order of arrays is signed. A token is signed as it is written. A proof over canonical RDF signs the order of
 * lists alone: of `allowedValue` under the later OB 3.0 contexts, and of nothing under the earlier ones.
 */
interface SignedOrder {
  readonly values: boolean
  readonly levels: boolean
}

function signedOrderOf(credential: JsonObject, report: VerifiedReport<unknown>): SignedOrder {
  const isToken =
    credential.proof === undefined && report.proofs.length > 0 && report.proofs.every(({ mechanism }) => mechanism === 'ob3-jwt')
  const lists = asList(credential['@context']).some(
    (url) => typeof url === 'string' && /\/ob\/v3p0\/context-3\.0\.[23]\.json$/.test(url),
  )
  return { values: isToken || lists, levels: isToken }
}

/** What a badge says was awarded, by whom and when, before anything is judged. */
export type Award = Pick<Fact, 'issuer' | 'achievement' | 'rung' | 'alignments' | 'validFrom' | 'validUntil' | 'awardedDate'>

/**
 * The awards that a badge states: what a trust source is asked about. Nothing is verified here; a credential of another kind
 * states none.
 *
 * @example
 * ```ts
 * import { awardsOf } from 'rungs/ladder'
 * awardsOf({ type: ['VerifiableCredential'] }) // []
 * ```
 */
export function awardsOf(credential: JsonObject): readonly Award[] {
  return isBadge(credential) ? asList(credential.credentialSubject).flatMap((subject) => awardOf(credential, subject)) : []
}

function awardOf(credential: JsonObject, subject: JsonValue): Award[] {
  const achievement = isJsonObject(subject) ? subject.achievement : undefined
  const issuer = isJsonObject(credential.issuer) ? credential.issuer.id : credential.issuer
  // `issuanceDate` and `expirationDate` are the names of VCDM 1.1.
  const validFrom = dateOf(credential.validFrom ?? credential.issuanceDate)
  if (!isJsonObject(achievement) || !isAbsoluteUrl(achievement.id) || !isAbsoluteUrl(issuer) || validFrom === undefined) return []
  return [
    {
      issuer,
      achievement: {
        id: achievement.id,
        ...member('version', textOf(achievement.version)),
        ...member('achievementType', textOf(achievement.achievementType)),
        aliases: [],
      },
      ...member('rung', rungOf(achievement)),
      alignments: asList(achievement.alignment).flatMap(alignmentOf),
      validFrom,
      ...member('validUntil', dateOf(credential.validUntil ?? credential.expirationDate)),
      ...member('awardedDate', dateOf(credential.awardedDate)),
    },
  ]
}

function factOf(credential: JsonObject, subject: JsonValue, report: VerifiedReport<unknown>): Fact[] {
  if (!isJsonObject(subject) || !isJsonObject(subject.achievement)) return []
  const results = resultsOf(subject, subject.achievement, signedOrderOf(credential, report))
  return awardOf(credential, subject).map((award) => ({
    ...award,
    credentialId: isAbsoluteUrl(credential.id) ? credential.id : `urn:rungs:credential:${digestJson(credential)}`,
    subjectKeys: subjectKeysOf(subject),
    results,
    amounts: amountsOf(subject, results),
    status: statusOf(credential, report),
    ...member('statusAsOf', dateOf(report.at)),
    authorised: authorisedOf(report),
  }))
}

/** A source that knows who may award says `no` by its own code; of any other, whoever is not known is only unknown. */
function authorisedOf({ checks }: VerifiedReport<unknown>): Fact['authorised'] {
  if (checks.trust.findings.some(({ code }) => code === 'trust.not_authorised')) return 'no'
  return checks.trust.state === 'pass' ? 'yes' : 'unknown'
}

function statusOf(credential: JsonObject, report: VerifiedReport<unknown>): Fact['status'] {
  const { state } = report.checks.status
  return state === 'pass' ||
    (state === 'skipped' && credential.credentialStatus === undefined && !isJsonObject(credential.status))
    ? 'active'
    : 'unknown'
}

/** The keys by which facts name the subject of a credential: its id, and `hash:` with each identity hash. */
export function subjectKeysOf(subject: unknown): readonly string[] {
  if (!isJsonObject(subject)) return []
  const keys = isAbsoluteUrl(subject.id) ? [subject.id] : []
  for (const identifier of asList(subject.identifier)) {
    if (!isJsonObject(identifier)) continue
    const hash = textOf(identifier.identityHash)
    if (hash !== undefined) keys.push(identifier.hashed === true ? hashKey(hash) : plainKey(hash))
  }
  return [...new Set(keys)].slice(0, 100)
}

function rungOf(achievement: JsonObject): Fact['rung'] {
  const { ladder } = achievement
  if (!asList(achievement.type).includes('LadderRung') || !isJsonObject(ladder)) return undefined
  if (!isAbsoluteUrl(ladder.id) || !isAbsoluteUrl(ladder.rung)) return undefined
  return {
    ladder: ladder.id,
    ...member('version', textOf(ladder.ladderVersion)),
    ...member('digest', textOf(ladder.ladderDigest)),
    id: ladder.rung,
  }
}

function alignmentOf(alignment: JsonValue): Fact['alignments'][number][] {
  if (!isJsonObject(alignment)) return []
  const uri = isAbsoluteUrl(alignment.targetUrl) ? alignment.targetUrl : undefined
  return [
    {
      ...member('uri', uri),
      ...member('framework', textOf(alignment.targetFramework)),
      ...member('code', textOf(alignment.targetCode)),
    },
  ]
}

function resultsOf(subject: JsonObject, achievement: JsonObject, signed: SignedOrder): readonly FactResult[] {
  const descriptions = new Map(
    asList(achievement.resultDescription).flatMap((item) => (isJsonObject(item) ? [[item.id, item] as const] : [])),
  )
  return asList(subject.result).flatMap((result): FactResult[] => {
    if (!isJsonObject(result)) return []
    const id = isAbsoluteUrl(result.resultDescription) ? result.resultDescription : undefined
    const description = id === undefined ? undefined : descriptions.get(id)
    const level = isAbsoluteUrl(result.achievedLevel) ? result.achievedLevel : undefined
    return [
      {
        ...member('resultDescription', id),
        ...member('resultType', textOf(description?.resultType)),
        ...member('status', resultStatusOf(result.status)),
        ...member('value', textOf(result.value)),
        ...member('level', level),
        ...member('order', orderOf(description, level, signed)),
      },
    ]
  })
}

/** A word that is none of OB 3.0 C.2.7 is not `Completed`, whatever else it means. */
function resultStatusOf(status: JsonValue | undefined): ResultStatus | undefined {
  return status === undefined ? undefined : (STATUSES.find((known) => known === status) ?? 'Provisional')
}

/** Level ids for a result that states a level, else allowed values, both from low to high (OB 3.0 B.1.17). */
function orderOf(
  description: JsonObject | undefined,
  level: string | undefined,
  signed: SignedOrder,
): readonly string[] | undefined {
  const values = asList(description?.allowedValue).flatMap((item) => textOf(item) ?? [])
  if (level === undefined && values.length > 0) return signed.values ? values : []
  const levels = asList(description?.rubricCriterionLevel).filter(
    (item): item is JsonObject => isJsonObject(item) && isAbsoluteUrl(item.id),
  )
  if (levels.length === 0) return undefined
  // An empty order says that there is one and that it is not known: then values are equal or cannot be compared.
  return (signed.levels ? levels : orderByPoints(levels)).map(({ id }) => id as string)
}

/** Levels by their points, which are signed where the order of the array is not; none unless the points tell them all apart. */
function orderByPoints(levels: readonly JsonObject[]): readonly JsonObject[] {
  const scored: { readonly item: JsonObject; readonly points: Decimal }[] = []
  for (const item of levels) {
    const points = parseDecimal(item.points)
    if (points === undefined || scored.some((other) => compareDecimals(other.points, points) === 0)) return []
    scored.push({ item, points })
  }
  return scored.sort((a, b) => compareDecimals(a.points, b.points)).map(({ item }) => item)
}

function amountsOf(subject: JsonObject, results: readonly FactResult[]): Fact['amounts'] {
  const period: Period = {
    ...member('from', dateOf(subject.activityStartDate)),
    ...member('to', dateOf(subject.activityEndDate)),
  }
  const amounts: { readonly measure: string; readonly amount: string }[] = []
  if (typeof subject.creditsEarned === 'number') amounts.push({ measure: 'credits', amount: String(subject.creditsEarned) })
  for (const result of results) {
    const measure = measureOf(result)
    if (measure !== undefined && result.value !== undefined) amounts.push({ measure, amount: result.value })
  }
  return amounts.filter(({ amount }) => (parseDecimal(amount)?.units ?? -1n) >= 0n).map((amount) => ({ ...amount, ...period }))
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return []
  return (Array.isArray(value) ? (value as readonly JsonValue[]) : [value as JsonValue]).slice(0, MAX_ITEMS)
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 10_000 ? value : undefined
}

function dateOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && parseDateOrDateTime(value) !== undefined ? value : undefined
}
