import { deepFreeze, type Problem } from '../core/index.js'
import { type BenefitContribution, type PayerKind, parseBenefitContributionCredential } from '../credential/index.js'
import type { Money } from '../ladder/index.js'
import { countContributions } from './count-contributions.js'
import { pastOnly, readSumOptions, type SumOptions, takeStatements } from './intake.js'
import { groupBy } from './without-overlap.js'

/** What one payer paid into a plan for a period, in one currency. */
export interface ContributionLine {
  readonly payer: string
  readonly payerKind: PayerKind
  readonly periodFrom: string
  readonly periodUntil: string
  readonly amount: Money
}

/** What was paid into a plan in one currency. */
export interface PlanContributions {
  /** The opaque id of the plan. */
  readonly plan: string
  readonly currency: string
  /** In minor units. */
  readonly total: number
  /** Of that, by who paid. */
  readonly byPayerKind: { readonly [Kind in PayerKind]?: number }
  /** By the beginning of their periods. */
  readonly periods: readonly ContributionLine[]
}

/** Contributions of all payers. */
export interface ContributionSum {
  /** One for each plan and currency: what is in different currencies is never added. */
  readonly plans: readonly PlanContributions[]
  readonly counted: readonly string[]
  /** What does not count, and why; paths begin with the index of the credential. */
  readonly problems: readonly Problem[]
}

/**
 * Adds up verified contributions by plan, currency and period over all platforms. A contribution counts once, however often it is given;
 * of those of one payer on one basis that overlap, those count that cover most time; one without a basis overlaps with those on any.
 * Where the amounts that do not count cannot be right beside those that do, `benefit.amount_disputed` says so. The order does not matter.
 *
 * @throws RungsError `core.option_*`; `ladder.subject_ambiguous`, `ladder.too_many`
 * @example
 * ```ts
 * import { sumContributions } from 'rungs/benefit'
 * import type { BenefitContributionCredential } from 'rungs/credential'
 * const total = (verified: readonly BenefitContributionCredential[]): number | undefined =>
 *   sumContributions(verified, { now: '2026-07-01T00:00:00Z' }).plans[0]?.total
 * ```
 */
export function sumContributions(credentials: readonly unknown[], options: SumOptions): ContributionSum {
  const nowMs = readSumOptions(options, [], 'sumContributions')
  const intake = takeStatements(credentials, parseBenefitContributionCredential, options, nowMs)
  const past = pastOnly(intake, ({ periodUntil }) => periodUntil)
  const streams = groupBy(past, ({ statement }) => {
    const { plan, payer, payerKind, amount } = statement
    return [plan, payer, payerKind, amount.currency]
  })
  const counted = [...streams.values()].flatMap((stream) => countContributions(stream, intake.problems))
  const plans = [...groupBy(counted, ({ statement }) => [statement.plan, statement.amount.currency])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => planOf(own.map(({ statement }) => statement)))
  return deepFreeze({ plans, counted: counted.map(({ id }) => id).sort(), problems: intake.problems })
}

function planOf(own: readonly BenefitContribution[]): PlanContributions {
  const [{ plan, amount }] = own as readonly [BenefitContribution, ...BenefitContribution[]]
  const byPayerKind: { [Kind in PayerKind]?: number } = {}
  for (const { payerKind, amount: paid } of own) byPayerKind[payerKind] = (byPayerKind[payerKind] ?? 0) + paid.minor
  const periods = own.map(({ payer, payerKind, periodFrom, periodUntil, amount: { minor, currency } }) => ({
    payer,
    payerKind,
    periodFrom,
    periodUntil,
    amount: { minor, currency },
  }))
  const keyOf = (line: ContributionLine): string =>
    JSON.stringify([line.periodFrom, line.payer, line.periodUntil, line.amount.minor])
  return {
    plan,
    currency: amount.currency,
    total: own.reduce((sum, { amount: paid }) => sum + paid.minor, 0),
    byPayerKind,
    periods: periods.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  }
}
