import { checkOptions, deepFreeze, requireOption } from '../core/index.js'
import type { Fact, Placement, RungStatus } from '../ladder/index.js'
import { dateMs } from './contribution.js'
import type { MetricValues } from './metric-values.js'
import { toStep } from './metrics.js'

/** Options of {@link toMetricValues}. */
export interface ToMetricValuesOptions {
  /** When the worker set out for the rung. Default: not known, and neither `completionRate` nor `timeToRung`. */
  readonly startedAt?: string
}

const MS_PER_DAY = 86_400_000
const HELD: readonly RungStatus[] = ['held', 'heldLapsing', 'grandfathered']
const NOT_YET: readonly RungStatus[] = ['eligible', 'inProgress', 'locked']

/**
 * What the badges of one worker say of one rung, for `contribute`: whether it was attained, has lapsed or was renewed once it had ended; of who set out
 * for it, whether they completed it by the time of the placement, and in how many days. Where the placement could not be decided, or a badge was revoked or suspended, nothing is said.
 *
 * @param facts Those that the placement rests on; a renewal is seen in them.
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { toMetricValues } from 'rungs/insight'
 * import { type Fact, type Ladder, place } from 'rungs/ladder'
 * const valuesOf = (ladder: Ladder, facts: readonly Fact[]) =>
 *   toMetricValues(place(ladder, facts, { now: '2026-04-01T00:00:00Z' }), 'https://courier.example/rungs/van', facts, {
 *     startedAt: '2026-01-10',
 *   })
 * ```
 */
export function toMetricValues(
  placement: Placement,
  rung: string,
  facts: readonly Fact[],
  options: ToMetricValuesOptions = {},
): MetricValues {
  checkOptions(options, ['startedAt'], 'toMetricValues')
  const placed = placement.rungs.find(({ id }) => id === rung)
  requireOption(placed !== undefined, 'rung', 'rung of the placement')
  const { startedAt } = options
  requireOption(startedAt === undefined || !Number.isNaN(dateMs(startedAt)), 'startedAt', 'date or date-time')
  if (placed === undefined) return {}
  const [isHeld, hasLapsed] = [HELD.includes(placed.status), placed.status === 'lapsed']
  const nowMs = dateMs(placement.now)
  const hasStarted = startedAt !== undefined && dateMs(startedAt) <= nowMs
  if (NOT_YET.includes(placed.status))
    return Object.freeze({ credentialAttainmentRate: false, ...(hasStarted && { completionRate: false }) })
  if (!isHeld && !hasLapsed) return Object.freeze({})
  const hasEnded = facts.some(
    (fact) => fact.rung?.id === rung && fact.validUntil !== undefined && dateMs(fact.validUntil) < nowMs,
  )
  const days = startedAt === undefined ? Number.NaN : (dateMs(placed.since) - dateMs(startedAt)) / MS_PER_DAY
  return deepFreeze({
    credentialAttainmentRate: true,
    lapseRate: hasLapsed,
    ...(hasEnded && { renewalRate: isHeld }),
    // Who had it before has not completed what was set out for.
    ...(days >= 0 && { completionRate: true, timeToRung: toStep(days, 5) }),
  })
}
