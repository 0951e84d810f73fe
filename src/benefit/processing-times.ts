import { deepFreeze, type Problem } from '../core/index.js'
import { parseClaimReceiptCredential } from '../credential/index.js'
import { msOf, pastOnly, readSumOptions, type SumOptions, takeStatements } from './intake.js'

/** How long one claim took, or takes so far. */
export interface ClaimTime {
  readonly credential: string
  /** The opaque id of the plan. */
  readonly plan: string
  readonly isDecided: boolean
  /** Whole days from the claim to its decision, or to now. */
  readonly days: number
  /** Until when the worker can appeal, where that is still to come. */
  readonly appealBy?: string
}

/** How long claims took. */
export interface ProcessingTimes {
  /** The earliest first. */
  readonly claims: readonly ClaimTime[]
  /** Of the decided ones, the middle one by nearest rank. */
  readonly medianDays?: number
  readonly problems: readonly Problem[]
}

const MS_PER_DAY = 86_400_000

/**
 * How long claims took, reckoned from their receipts, which must have been verified: nobody has to be believed. One receipt for each
 * claim and plan counts; where one was replaced once the claim was decided, the decided one.
 *
 * @throws RungsError `core.option_*`; `ladder.subject_ambiguous`, `ladder.too_many`
 * @example
 * ```ts
 * import { processingTimes } from 'rungs/benefit'
 * import type { ClaimReceiptCredential } from 'rungs/credential'
 * const median = (verified: readonly ClaimReceiptCredential[]): number | undefined =>
 *   processingTimes(verified, { now: '2026-07-01T00:00:00Z' }).medianDays
 * ```
 */
export function processingTimes(credentials: readonly unknown[], options: SumOptions): ProcessingTimes {
  const nowMs = readSumOptions(options, [], 'processingTimes')
  const intake = takeStatements(credentials, parseClaimReceiptCredential, options, nowMs)
  const { problems } = intake
  const known = pastOnly(intake, ({ submittedAt, decidedAt }) => decidedAt ?? submittedAt)
  const byClaim = new Map<string, (typeof known)[number]>()
  for (const one of known) {
    const { plan, submittedAt, decidedAt } = one.statement
    const key = JSON.stringify([one.issuer, one.statement.id, plan, msOf(submittedAt)])
    if (byClaim.get(key)?.statement.decidedAt === undefined || decidedAt !== undefined) byClaim.set(key, one)
  }
  const claims = [...byClaim.values()]
    .sort((a, b) => msOf(a.statement.submittedAt) - msOf(b.statement.submittedAt) || (a.text < b.text ? -1 : 1))
    .map(({ id, statement: { plan, submittedAt, decidedAt, appealBy } }): ClaimTime => {
      const endMs = decidedAt === undefined ? nowMs : msOf(decidedAt)
      return {
        credential: id,
        plan,
        isDecided: decidedAt !== undefined,
        days: Math.floor((endMs - msOf(submittedAt)) / MS_PER_DAY),
        ...(appealBy !== undefined && msOf(appealBy) >= nowMs && { appealBy }),
      }
    })
  const decided = claims.filter(({ isDecided }) => isDecided).map(({ days }) => days)
  decided.sort((a, b) => a - b)
  const medianDays = decided[Math.ceil(decided.length / 2) - 1]
  return deepFreeze({ claims, ...(medianDays !== undefined && { medianDays }), problems })
}
