import { deepFreeze, formatDecimal } from '../core/index.js'
import type { PayerKind } from '../credential/index.js'
import type { PlanContributions } from './sum-contributions.js'

/** What one kind of payer bears of a plan. */
export interface CostShare {
  readonly payerKind: PayerKind
  /** In minor units. */
  readonly paid: number
  /** Of the whole, to a hundredth of a percent; together they are 100. */
  readonly percent: string
}

const WHOLE = 10_000n

/**
 * Who bears which part of what was paid into a plan, by kind of payer, the largest first.
 *
 * @example
 * ```ts
 * import { costShare, sumContributions } from 'rungs/benefit'
 * const { plans } = sumContributions([], { now: '2026-07-01T00:00:00Z' })
 * plans.map(costShare) // one list for each plan and currency
 * ```
 */
export function costShare({ byPayerKind, total }: Pick<PlanContributions, 'byPayerKind' | 'total'>): readonly CostShare[] {
  if (total === 0) return deepFreeze([])
  const parts = (Object.entries(byPayerKind) as [PayerKind, number][])
    .map(([payerKind, paid]) => {
      const exact = BigInt(paid) * WHOLE
      return { payerKind, paid, share: exact / BigInt(total), rest: exact % BigInt(total) }
    })
    .sort((a, b) => b.paid - a.paid || (a.payerKind < b.payerKind ? -1 : 1))
  // The hundredths that rounding down left over go to the largest remainders.
  let left = WHOLE - parts.reduce((sum, { share }) => sum + share, 0n)
  const more = new Set<PayerKind>()
  for (const { payerKind } of [...parts].sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : 0))) {
    if (left <= 0n) break
    more.add(payerKind)
    left--
  }
  return deepFreeze(
    parts.map(({ payerKind, paid, share }) => ({
      payerKind,
      paid,
      percent: formatDecimal({ units: share + (more.has(payerKind) ? 1n : 0n), scale: 2 }),
    })),
  )
}
