import { deepFreeze, inputError, requireOption } from '../core/index.js'
import type { GroupCount } from './audit-attainment.js'
import { readLeastPeople, type SuppressTableOptions } from './audit-table.js'
import { differenceInterval, toDecimal } from './intervals.js'

/** How a pilot stands beside those who were not in it. */
export interface RolloutComparison {
  /** The share of the pilot less that of the others, from -1 to 1. */
  readonly difference: string
  /** The 95 % interval of the difference (Newcombe 1998). */
  readonly low: string
  readonly high: string
  /** Whether the interval leaves out no difference at all. */
  readonly signal: 'higher' | 'lower' | 'unclear'
  /** A comparison shows no cause where people chose, or were chosen, to be in the pilot. */
  readonly basis: 'randomised' | 'comparison'
}

/** Options of {@link compareRollout}. */
export interface CompareRolloutOptions extends SuppressTableOptions {
  /** `randomised` where chance alone decided who was in the pilot. Default `comparison`. */
  readonly basis?: RolloutComparison['basis']
}

/**
 * How a pilot did beside those who were not in it: the difference of two shares of different people, with its interval. Refused where any of
 * the four counts is small.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { compareRollout } from 'rungs/insight'
 * compareRollout({ people: 200, reached: 120 }, { people: 400, reached: 180 }) // difference '0.150', low '0.065', high '0.231'
 * ```
 */
export function compareRollout(
  pilot: Omit<GroupCount, 'group'>,
  others: Omit<GroupCount, 'group'>,
  options: CompareRolloutOptions = {},
): RolloutComparison {
  const { basis = 'comparison', ...few } = options
  const least = readLeastPeople(few, 'compareRollout')
  requireOption(basis === 'comparison' || basis === 'randomised', 'basis', 'comparison or randomised')
  for (const [option, part] of Object.entries({ pilot, others })) {
    requireOption(typeof part === 'object' && part !== null, option, 'people, and how many of them reached it')
    const { people, reached } = part
    const isPart = Number.isSafeInteger(people) && Number.isSafeInteger(reached) && reached >= 0 && reached <= people
    requireOption(isPart, option, 'people, and how many of them reached it')
    if (people === 0) throw inputError('insight.population_empty', {})
    if (Math.min(reached, people - reached) < least) throw inputError('insight.population_too_small', { least })
  }
  const { low, high } = differenceInterval(pilot.reached, pilot.people, others.reached, others.people)
  const difference = pilot.reached / pilot.people - others.reached / others.people
  const signal = low > 0 ? 'higher' : high < 0 ? 'lower' : 'unclear'
  return deepFreeze({ difference: toDecimal(difference), low: toDecimal(low), high: toDecimal(high), signal, basis })
}
