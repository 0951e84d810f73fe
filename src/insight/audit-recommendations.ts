import { deepFreeze, inputError, requireOption } from '../core/index.js'
import type { SuppressTableOptions } from './audit-table.js'
import { differenceInterval, toDecimal } from './intervals.js'
import { suppressTable } from './suppress-table.js'

/** What somebody of a group was shown first. */
export interface Recommendation {
  readonly group: string
  /** The top step, such as the first of `ranking` or `front` of a plan; `none` where there was none. */
  readonly step: string
}

/** How often a group is shown a step, beside everybody else. */
export interface StepParity {
  readonly group: string
  readonly step: string
  /** The share of the group less that of all others, from -1 to 1; `null` where it is withheld. */
  readonly difference: string | null
  /** The 95 % interval of the difference. */
  readonly low?: string
  readonly high?: string
  /** Whether the interval leaves out no difference at all. */
  readonly signal?: 'differs' | 'unclear'
}

/** What an audit of recommendations found. */
export interface RecommendationAudit {
  /** The phrase that goes with it in each language: a signal, not a legal finding. */
  readonly notice: 'insight.signal'
  readonly steps: readonly StepParity[]
}

const MAX_RECOMMENDATIONS = 1_000_000

/**
 * Whether groups are shown the same top steps: for each group and step the difference to all others, with its interval. With many groups
 * and steps, one in twenty intervals leaves out no difference by chance. A signal to look closer, not a legal finding. Counts that are small, or could be worked out, are withheld.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { auditRecommendations, type Recommendation } from 'rungs/insight'
 * const signals = (shown: readonly Recommendation[]) =>
 *   auditRecommendations(shown).steps.filter(({ signal }) => signal === 'differs')
 * ```
 */
export function auditRecommendations(
  recommendations: readonly Recommendation[],
  options: SuppressTableOptions = {},
): RecommendationAudit {
  requireOption(
    Array.isArray(recommendations) && recommendations.length <= MAX_RECOMMENDATIONS && recommendations.every(isRecommendation),
    'recommendations',
    'groups and steps as text',
  )
  if (recommendations.length === 0) throw inputError('insight.population_empty', {})
  const [rows, columns] = [sorted(recommendations.map(({ group }) => group)), sorted(recommendations.map(({ step }) => step))]
  const [rowOf, columnOf] = [placesOf(rows), placesOf(columns)]
  const counts = rows.map(() => columns.map(() => 0))
  for (const { group, step } of recommendations) {
    const row = counts[rowOf.get(group) as number] as number[]
    const at = columnOf.get(step) as number
    row[at] = (row[at] as number) + 1
  }
  const { table } = suppressTable({ rows, columns, counts }, options)
  const steps = rows.flatMap((group, row) =>
    columns.map((step, column): StepParity => {
      const [part, people] = [table.counts[row]?.[column], table.rowTotals[row]]
      const [ofStep, total] = [table.columnTotals[column], table.total]
      const isTold = [part, people, ofStep, total].every((count) => typeof count === 'number')
      if (!isTold) return { group, step, difference: null }
      return parityOf(
        group,
        step,
        part as number,
        people as number,
        (ofStep as number) - (part as number),
        (total as number) - (people as number),
      )
    }),
  )
  return deepFreeze({ notice: 'insight.signal', steps })
}

function parityOf(group: string, step: string, part: number, people: number, others: number, otherPeople: number): StepParity {
  if (otherPeople === 0) return { group, step, difference: null }
  const { low, high } = differenceInterval(part, people, others, otherPeople)
  const difference = part / people - others / otherPeople
  const signal = low > 0 || high < 0 ? 'differs' : 'unclear'
  return { group, step, difference: toDecimal(difference), low: toDecimal(low), high: toDecimal(high), signal }
}

function isRecommendation(one: unknown): one is Recommendation {
  if (typeof one !== 'object' || one === null) return false
  const { group, step } = one as Recommendation
  return typeof group === 'string' && group !== '' && typeof step === 'string' && step !== ''
}

function sorted(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}

function placesOf(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, at) => [name, at]))
}
