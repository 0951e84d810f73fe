import {
  compareDecimals,
  type Decimal,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseDecimal,
  type VerifiedReport,
} from '../core/index.js'
import { asList, dateOf, measureOf, member, type Period, textOf } from './fact-parts.js'
import type { Fact, FactResult, ResultStatus } from './types.js'

const STATUSES: readonly ResultStatus[] = ['Completed', 'Enrolled', 'Failed', 'InProgress', 'OnHold', 'Provisional', 'Withdrew']
/**
 * What of the order of arrays is signed. A token is signed as it is written. A proof over canonical RDF signs the order of
 * lists alone: of `allowedValue` under the later OB 3.0 contexts, and of nothing under the earlier ones.
 */
export interface SignedOrder {
  readonly values: boolean
  readonly levels: boolean
}

/** What of it a credential and its proofs sign. */
export function signedOrderOf(credential: JsonObject, report: VerifiedReport<unknown>): SignedOrder {
  const isToken =
    credential.proof === undefined && report.proofs.length > 0 && report.proofs.every(({ mechanism }) => mechanism === 'ob3-jwt')
  const lists = asList(credential['@context']).some(
    (url) => typeof url === 'string' && /\/ob\/v3p0\/context-3\.0\.[23]\.json$/.test(url),
  )
  return { values: isToken || lists, levels: isToken }
}

/** The results of a subject, each with what its description says of it. */
export function resultsOf(subject: JsonObject, achievement: JsonObject, signed: SignedOrder): readonly FactResult[] {
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

/** The amounts that a subject states: its credits, and results that are amounts. */
export function amountsOf(subject: JsonObject, results: readonly FactResult[]): Fact['amounts'] {
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
