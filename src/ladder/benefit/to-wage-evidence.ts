import { checkOptions, copyJson, deepFreeze, formatDateTime, type JsonValue, requireOption } from '../../core/index.js'
import { digestJson } from '../digest.js'
import { endMs } from '../fact-index.js'
import { majorUnits } from '../major-units.js'
import type { Iri, Place } from '../model/base.js'
import type { WageEvidence } from '../model/wage.js'
import { parseWageEvidence } from '../wage-evidence.js'
import type { WageSchedule } from './model.js'
import { parseWageSchedule, payOf } from './wage-schedule.js'

/** What a schedule does not say of its pay. */
export interface ToWageEvidenceOptions extends Pick<WageEvidence, 'workRelationship' | 'timeBase' | 'expenses'> {
  /** Where it is paid. */
  readonly region: readonly Place[]
}

/** The figure of pay of a rung. */
export interface ScheduledEvidence {
  readonly rung: Iri
  readonly evidence: WageEvidence
}

/**
 * A wage schedule as figures of pay, one for each rung, for the `wage` of a rung, for `payoff` or to be signed: what the payer binds
 * itself to, for the hours worked for that payer, as long as the schedule is in effect. Each names the schedule by its digest, so that
 * another schedule is another source.
 *
 * @throws RungsError as `parseWageSchedule` and `parseWageEvidence`; `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { toWageEvidence, type WageSchedule } from 'rungs/ladder'
 * const figures = (schedule: WageSchedule) =>
 *   toWageEvidence(schedule, { region: ['DE'], workRelationship: 'employee', timeBase: 'paidHours', expenses: 'gross' })
 * ```
 */
export function toWageEvidence(schedule: WageSchedule, options: ToWageEvidenceOptions): readonly ScheduledEvidence[] {
  checkOptions(options, ['region', 'workRelationship', 'timeBase', 'expenses'], 'toWageEvidence')
  const { region, ...basis } = options
  requireOption(Array.isArray(region) && region.length > 0, 'region', 'list')
  const parsed = parseWageSchedule(schedule)
  const { id, payer, effective, steps } = parsed
  const digest = digestJson(copyJson(parsed) as JsonValue)
  const figures = steps.map((step): ScheduledEvidence => {
    const { rung, per } = step
    const amount = payOf(parsed, step)
    const evidence = parseWageEvidence({
      id: `${id}${id.includes('#') ? '.' : '#'}${encodeURIComponent(rung)}`,
      claim: 'schedule',
      basis: 'wageSchedule',
      measure: 'absolute',
      value: majorUnits(amount),
      currency: amount.currency,
      per,
      // Everybody on the rung is paid the same.
      statistic: 'median',
      ...basis,
      population: { region, platforms: [payer] },
      observed: { from: effective.from, to: effective.until ?? effective.from },
      source: { publisher: payer, digest, ...(/^https:/.test(id) && { url: id }) },
      asOf: effective.from,
      ...(effective.until !== undefined && { validUntil: formatDateTime(endMs(effective.until)) }),
    })
    return { rung, evidence }
  })
  return deepFreeze(figures)
}
