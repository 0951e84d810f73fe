import {
  copyJsonObject,
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
  const outcome: unknown = (report as { readonly outcome?: unknown } | undefined)?.outcome
  if (outcome !== 'verified')
    throw usageError('ladder.report_not_verified', { outcome: typeof outcome === 'string' ? outcome.slice(0, 64) : 'none' })
  const credential = copyJsonObject(report.credential)
  return deepFreeze(asList(credential.credentialSubject).flatMap((subject) => factOf(credential, subject, report)))
}

function factOf(credential: JsonObject, subject: JsonValue, report: VerifiedReport<unknown>): Fact[] {
  const achievement = isJsonObject(subject) ? subject.achievement : undefined
  const issuer = isJsonObject(credential.issuer) ? credential.issuer.id : credential.issuer
  // `issuanceDate` and `expirationDate` are the names of VCDM 1.1.
  const validFrom = dateOf(credential.validFrom ?? credential.issuanceDate)
  if (!isJsonObject(subject) || !isJsonObject(achievement)) return []
  if (!isAbsoluteUrl(achievement.id) || !isAbsoluteUrl(issuer) || validFrom === undefined) return []
  const results = resultsOf(subject, achievement)
  return [
    {
      credentialId: isAbsoluteUrl(credential.id) ? credential.id : `urn:rungs:credential:${digestJson(credential)}`,
      issuer,
      subjectKeys: subjectKeysOf(subject),
      achievement: {
        id: achievement.id,
        ...member('version', textOf(achievement.version)),
        ...member('achievementType', textOf(achievement.achievementType)),
        aliases: [],
      },
      ...member('rung', rungOf(achievement)),
      alignments: asList(achievement.alignment).flatMap(alignmentOf),
      results,
      amounts: amountsOf(subject, results),
      validFrom,
      ...member('validUntil', dateOf(credential.validUntil ?? credential.expirationDate)),
      ...member('awardedDate', dateOf(credential.awardedDate)),
      status: statusOf(credential, report),
      ...member('statusAsOf', dateOf(report.at)),
      authorised: report.checks.trust.state === 'pass' ? 'yes' : 'unknown',
    },
  ]
}

function statusOf(credential: JsonObject, report: VerifiedReport<unknown>): Fact['status'] {
  const { state } = report.checks.status
  return state === 'pass' || (state === 'skipped' && credential.credentialStatus === undefined) ? 'active' : 'unknown'
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

function resultsOf(subject: JsonObject, achievement: JsonObject): readonly FactResult[] {
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
        ...member('order', orderOf(description, level)),
      },
    ]
  })
}

/** A word that is none of OB 3.0 C.2.7 is not `Completed`, whatever else it means. */
function resultStatusOf(status: JsonValue | undefined): ResultStatus | undefined {
  return status === undefined ? undefined : (STATUSES.find((known) => known === status) ?? 'Provisional')
}

/** Level ids for a result that states a level, else allowed values, both from low to high (OB 3.0 B.1.17). */
function orderOf(description: JsonObject | undefined, level: string | undefined): readonly string[] | undefined {
  const levels = asList(description?.rubricCriterionLevel).flatMap((item) =>
    isJsonObject(item) && isAbsoluteUrl(item.id) ? [item.id] : [],
  )
  const values = asList(description?.allowedValue).flatMap((item) => textOf(item) ?? [])
  const order = level !== undefined || values.length === 0 ? levels : values
  return order.length === 0 ? undefined : order
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
