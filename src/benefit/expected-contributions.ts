import { deepFreeze, inputError, requireDecimal } from '../core/index.js'
import type { PayerKind } from '../credential/index.js'
import { type BenefitPlan, type ContributionRule, defineBenefitPlan, type Money } from '../ladder/index.js'
import type { TimeBase, WorkTotals } from './sum-work.js'

/** What one rule of a plan asks for. */
export interface ExpectedContribution {
  readonly payer: PayerKind
  readonly basis: ContributionRule['basis']
  /** Fractions of a minor unit are rounded up; of earnings, those at the top of their band count. */
  readonly amount: Money
}

/**
 * What the rules of a plan ask for one month of work, by payer. It is reckoned from the plan: whether it was paid, contributions say.
 *
 * @param work of one month, such as `sumWork` makes it
 * @param timeBase which hours count
 * @throws RungsError `ladder.currency_mixed` where a part of earnings is asked for that are in several currencies; as `defineBenefitPlan`
 * @example
 * ```ts
 * import { expectedContributions, type WorkSum } from 'rungs/benefit'
 * import type { BenefitPlan } from 'rungs/ladder'
 * const owed = (plan: BenefitPlan, work: WorkSum) => expectedContributions(plan, work, 'engaged')
 * ```
 */
export function expectedContributions(
  plan: BenefitPlan,
  work: Pick<WorkTotals, 'hours' | 'jobs' | 'earnings'>,
  timeBase: TimeBase,
): readonly ExpectedContribution[] {
  const { contributions } = defineBenefitPlan(plan)
  const amountOf = ({ basis, amount, percent }: ContributionRule): Money | undefined => {
    if (basis === 'percentOfEarnings') {
      const currencies = work.earnings.map(({ currency }) => currency)
      if (currencies.length > 1) throw inputError('ladder.currency_mixed', { currencies }, '/earnings')
      const [earned] = work.earnings
      return earned && { minor: times(earned.high, percent as string, 100n), currency: earned.currency }
    }
    const { minor, currency } = amount as Money
    const count = basis === 'flat' ? '1' : basis === 'perJob' ? String(work.jobs) : (work.hours[timeBase] ?? '0')
    return { minor: times(minor, count, 1n), currency }
  }
  return deepFreeze(
    contributions.flatMap((rule) => {
      const amount = amountOf(rule)
      return amount === undefined ? [] : [{ payer: rule.payer, basis: rule.basis, amount: atMost(amount, rule.monthlyCap) }]
    }),
  )
}

function atMost(amount: Money, cap: Money | undefined): Money {
  if (cap === undefined) return amount
  if (cap.currency !== amount.currency)
    throw inputError('ladder.currency_mixed', { currencies: [amount.currency, cap.currency] }, '/earnings')
  return amount.minor > cap.minor ? cap : amount
}

function times(minor: number, factor: string, divisor: bigint): number {
  const { units, scale } = requireDecimal(factor)
  const whole = divisor * 10n ** BigInt(scale)
  return Number((BigInt(minor) * units + whole - 1n) / whole)
}
