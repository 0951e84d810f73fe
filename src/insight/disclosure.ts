import { inputError, requireOption } from '../core/index.js'

/** A share of people as it may be published: near all and near none are not told apart. */
export type PublishedShare =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'atLeast'; readonly percent: 95 }
  | { readonly kind: 'atMost'; readonly percent: 5 }

/**
 * A share in whole percent, where more than 95 and fewer than 5 are not told apart: a share of all or of none says something of
 * each person in the group.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input), `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { toPublishedShare } from 'rungs/insight'
 * toPublishedShare(30, 30) // { kind: 'atLeast', percent: 95 }
 * ```
 */
export function toPublishedShare(part: number, people: number, leastPeople = 10): PublishedShare {
  const isPart = Number.isSafeInteger(people) && Number.isSafeInteger(part) && part >= 0 && part <= people
  requireOption(isPart, 'part', 'whole number of the people')
  requireOption(Number.isSafeInteger(leastPeople) && leastPeople > 0, 'leastPeople', 'whole number from 1')
  if (people === 0) throw inputError('insight.population_empty', {})
  if (people < leastPeople) throw inputError('insight.population_too_small', { least: leastPeople })
  const percent = Math.round((part / people) * 100)
  if (percent > 95) return { kind: 'atLeast', percent: 95 }
  return percent < 5 ? { kind: 'atMost', percent: 5 } : { kind: 'percent', percent }
}

/**
 * Whether a sum of money gives one contributor away (the p% rule): whether the second largest can work out the largest to within
 * `percent` of it, by taking its own amount off. An amount of fewer than three contributors always does.
 *
 * @param amounts What each contributor, such as an employer, adds to the sum, in minor units.
 * @throws RungsError `insight.population_empty` (input), `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { isDominated } from 'rungs/insight'
 * isDominated([900_000, 60_000, 20_000, 10_000]) // true
 * ```
 */
export function isDominated(amounts: readonly number[], percent = 15): boolean {
  const areAmounts = Array.isArray(amounts) && amounts.every((amount) => Number.isSafeInteger(amount) && amount >= 0)
  requireOption(areAmounts, 'amounts', 'whole numbers of minor units')
  requireOption(Number.isFinite(percent) && percent > 0 && percent <= 100, 'percent', 'number from 1 to 100')
  if (amounts.length === 0) throw inputError('insight.population_empty', {})
  const [largest = 0, , ...rest] = [...amounts].sort((a, b) => b - a)
  const others = rest.reduce((sum, amount) => sum + amount, 0)
  return amounts.length < 3 || others * 100 < percent * largest
}
