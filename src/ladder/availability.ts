import { formatDateTime } from '../core/index.js'
import type { AvailabilityCodes } from './codes.js'
import { toMs } from './fact-index.js'
import { isWithin, overlaps } from './jurisdiction.js'
import { lastInstantOf } from './last-instant.js'
import type { Availability, Ladder, Place, Rollout, Rung } from './types.js'

const STATES: readonly Availability['state'][] = ['closed', 'unknown', 'pilot', 'open']

/**
 * Whether a rung is offered in a place at an instant, by the rollout and the places of the rung and of its ladder: the
 * narrowest of them decides. Nothing where nothing limits it.
 */
export function availabilityOf(rung: Rung, ladder: Ladder, place: Place | undefined, nowMs: number): Availability | undefined {
  const all = [
    byRollout(rung.rollout, place, nowMs),
    byRollout(ladder.rollout, place, nowMs),
    byPlace(rung.jurisdiction, place),
    byPlace(ladder.jurisdiction, place),
  ].filter((one) => one !== undefined)
  return all.sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state))[0]
}

function byRollout(rollout: Rollout | undefined, place: Place | undefined, nowMs: number): Availability | undefined {
  if (rollout === undefined) return undefined
  const { phase, regions, from, until } = rollout
  const now = formatDateTime(nowMs)
  if (phase === 'planned') return availability('closed', 'ladder.rollout_planned', {})
  if (from !== undefined && nowMs < toMs(from)) return availability('closed', 'ladder.rollout_not_started', { from, now })
  if (until !== undefined && nowMs > lastInstantOf(until)) return availability('closed', 'ladder.rollout_ended', { until, now })
  return (
    byPlace(regions, place) ??
    (phase === 'pilot' ? availability('pilot', 'ladder.rollout_pilot', {}) : availability('open', 'ladder.rollout_general', {}))
  )
}

/** Nothing where the place is one of them. */
function byPlace(regions: readonly Place[] | undefined, place: Place | undefined): Availability | undefined {
  if (regions === undefined || (place !== undefined && regions.some((region) => isWithin(place, region)))) return undefined
  return place === undefined || regions.some((region) => overlaps(place, region))
    ? availability('unknown', 'ladder.rollout_place_unknown', { regions })
    : availability('closed', 'ladder.rollout_elsewhere', { regions })
}

function availability<C extends keyof AvailabilityCodes>(
  state: Availability['state'],
  code: C,
  params: AvailabilityCodes[C],
): Availability {
  return { state, code, params }
}
