import { checkOptions, deepFreeze, inputError, requireOption } from '../core/index.js'
import type { CostItem, Money, WageBasis } from '../ladder/index.js'
import { readLeastPeople, type SuppressTableOptions } from './audit-table.js'

/** What was spent on a group of people, in one sum. */
export interface GroupCost {
  readonly kind: CostItem['kind'] | 'paidTime' | 'incentive' | 'administration'
  readonly amount: Money
}

/** What something is worth for each person, such as fewer people who leave: between what and what, in minor units. */
export interface BenefitPerPerson {
  /** What it is, in words. */
  readonly what: string
  readonly low: number
  /** Default: none is told, since the ends alone are known. */
  readonly middle?: number
  readonly high: number
  readonly currency: string
  /** What the figure rests on. */
  readonly basis: WageBasis
}

/** Input of {@link costBenefit}. */
export interface CostBenefitInput {
  /** How many people it was spent on. */
  readonly people: number
  readonly costs: readonly GroupCost[]
  readonly benefits: readonly BenefitPerPerson[]
}

/** What a step cost a group's employer and what it brought, in minor units. */
export interface CostBenefit {
  readonly people: number
  readonly currency: string
  readonly cost: number
  /** The cost of each person, rounded up. */
  readonly costPerPerson: number
  readonly benefit: CostBenefitRange
  /** Benefit less cost. */
  readonly net: CostBenefitRange
  /** `yes` where even the low end is not below the cost, `no` where even the high end is, `open` where it depends. */
  readonly paysOff: 'yes' | 'no' | 'open'
  /** What it was worked out from. */
  readonly assumptions: CostBenefitInput
}

/** Between what and what; a middle only where each part has one. */
export interface CostBenefitRange {
  readonly low: number
  readonly middle?: number
  readonly high: number
}

const MAX_PARTS = 100

/**
 * What a step cost for a group of people and what it brought, between what and what: sums of figures that are given, each with its basis. Nothing is
 * estimated here, and no figure is about fewer than ten people. It says so where the answer depends on which end is true.
 *
 * @throws RungsError `insight.population_too_small`, `ladder.currency_mixed` (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { costBenefit } from 'rungs/insight'
 * const { net, paysOff } = costBenefit({
 *   people: 40,
 *   costs: [{ kind: 'tuition', amount: { minor: 1_200_000, currency: 'EUR' } }],
 *   benefits: [{ what: 'Fewer who leave', low: 20_000, high: 55_000, currency: 'EUR', basis: 'matchedComparison' }],
 * })
 * net // { low: -400_000, high: 1_000_000 }
 * paysOff // 'open'
 * ```
 */
export function costBenefit(input: CostBenefitInput, options: SuppressTableOptions = {}): CostBenefit {
  checkOptions(input, ['people', 'costs', 'benefits'], 'costBenefit')
  const leastPeople = readLeastPeople(options, 'costBenefit')
  const { people, costs, benefits } = input
  requireOption(Number.isSafeInteger(people) && people >= 0, 'people', 'whole number')
  if (people < leastPeople) throw inputError('insight.population_too_small', { least: leastPeople })
  requireOption(areParts(costs) && costs.every(isCost), 'costs', `1 to ${MAX_PARTS} sums of money`)
  requireOption(areParts(benefits) && benefits.every(isBenefit), 'benefits', `1 to ${MAX_PARTS} figures, each from low to high`)
  const currencies = [...new Set([...costs.map(({ amount }) => amount.currency), ...benefits.map((one) => one.currency)])].sort()
  const [currency = '', ...others] = currencies
  if (others.length > 0) throw inputError('ladder.currency_mixed', { currencies }, '')
  const cost = costs.reduce((sum, { amount }) => sum + amount.minor, 0)
  const all = (part: (one: BenefitPerPerson) => number): number => people * benefits.reduce((sum, one) => sum + part(one), 0)
  const middles = benefits.flatMap(({ middle }) => (middle === undefined ? [] : [middle]))
  const benefit: CostBenefitRange = {
    low: all(({ low }) => low),
    ...(middles.length === benefits.length && { middle: all(({ middle = 0 }) => middle) }),
    high: all(({ high }) => high),
  }
  const net = Object.fromEntries(
    Object.entries(benefit).map(([end, sum]) => [end, (sum as number) - cost]),
  ) as unknown as CostBenefitRange
  requireOption([cost, ...Object.values(net)].every(Number.isSafeInteger), 'costs', 'sums that can be told exactly')
  return deepFreeze({
    people,
    currency,
    cost,
    costPerPerson: Math.ceil(cost / people),
    benefit,
    net,
    paysOff: net.low >= 0 ? 'yes' : net.high < 0 ? 'no' : 'open',
    assumptions: { people, costs: costs.map(copyCost), benefits: benefits.map((one) => ({ ...one })) },
  })
}

function copyCost({ kind, amount }: GroupCost): GroupCost {
  return { kind, amount: { minor: amount.minor, currency: amount.currency } }
}

function areParts(list: unknown): list is readonly object[] {
  return (
    Array.isArray(list) &&
    list.length > 0 &&
    list.length <= MAX_PARTS &&
    list.every((one) => typeof one === 'object' && one !== null)
  )
}

function isCost({ kind, amount }: GroupCost): boolean {
  return typeof kind === 'string' && Number.isSafeInteger(amount?.minor) && amount.minor >= 0 && isCurrency(amount.currency)
}

function isBenefit({ what, low, middle, high, currency, basis }: BenefitPerPerson): boolean {
  const ends = [low, ...(middle === undefined ? [] : [middle]), high]
  const isInOrder = ends.every((end, at) => Number.isSafeInteger(end) && (at === 0 || (ends[at - 1] as number) <= end))
  return typeof what === 'string' && what !== '' && isInOrder && isCurrency(currency) && typeof basis === 'string'
}

function isCurrency(currency: unknown): boolean {
  return typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
}
