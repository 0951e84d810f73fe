import {
  addDuration,
  checkOptions,
  type Duration,
  formatDateTime,
  parseDateOrDateTime,
  parseDecimal,
  parseDuration,
  requireOption,
} from '../../core/index.js'
import { compileLadder } from '../compile.js'
import { compare, divide, type Fraction, fromText, multiply, toDigits, whole, ZERO } from '../payoff/fraction.js'
import { effortHours, usualSpan } from '../payoff/spans.js'
import type { Dec, Dur, Iri, Ladder } from '../types.js'
import type { MissingSet, Offer, PlanItem } from './model.js'

/** What `pace` takes. */
export interface PaceOptions {
  /** Hours of learning in a week, more than 0 and at most 168. */
  readonly hoursPerWeek: Dec
  /** A date or date-time. */
  readonly start: string | Date
  /** Those that the plan was made with. */
  readonly offers?: readonly Offer[]
}

/** One stretch of a calendar. */
export interface PaceEntry {
  readonly item?: PlanItem
  /** The rung that is earned in it. */
  readonly rung?: Iri
  readonly from: string
  readonly until: string
  /** Absent where nobody says how long it takes: then it takes no time here. */
  readonly hours?: Dec
}

/** A way on the calendar. */
export interface Pace {
  readonly entries: readonly PaceEntry[]
  readonly start: string
  readonly end: string
  /** Things of which nobody says how long they take, so that the end may be later. */
  readonly unknown: number
}

const WEEK_SECONDS: Fraction = /* @__PURE__ */ whole(604_800)

/**
 * Puts the way of a plan on a calendar: one thing after the other at so many hours a week, and each rung as long as it takes
 * at least. Times are in UTC, to the second, rounded up.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); as `defineLadder`
 * @example
 * ```ts
 * import { type Ladder, pace, type Plan } from 'rungs/ladder'
 * const ends = (ladder: Ladder, plan: Plan): string[] =>
 *   plan.steps.flatMap(({ missing }) => missing.slice(0, 1).map((way) => pace(ladder, way, { hoursPerWeek: '5', start: plan.now }).end))
 * ```
 */
export function pace(ladder: Ladder, way: MissingSet, options: PaceOptions): Pace {
  checkOptions(options, ['hoursPerWeek', 'start', 'offers'], 'PaceOptions')
  const { hoursPerWeek, start, offers = [] } = options
  const weekly = parseDecimal(hoursPerWeek) === undefined ? ZERO : fromText(hoursPerWeek)
  requireOption(compare(weekly, ZERO) > 0 && compare(weekly, whole(168)) <= 0, 'hoursPerWeek', 'decimal from above 0 to 168')
  const startMs =
    typeof start === 'string' ? parseDateOrDateTime(start)?.epochMs : start instanceof Date ? start.getTime() : undefined
  requireOption(startMs !== undefined && Number.isFinite(startMs), 'start', 'date or RFC 3339 date-time')
  const { rungs } = compileLadder(ladder)
  const entries: PaceEntry[] = []
  let atMs = startMs as number
  let unknown = 0
  const add = (effort: Dur | undefined, elapsed: Dur | undefined, what: Pick<PaceEntry, 'item' | 'rung'>): void => {
    const hours = effort === undefined ? undefined : effortHours(effort)
    if (hours === undefined && elapsed === undefined) unknown++
    const worked = hours === undefined ? atMs : atMs + secondsFor(hours, weekly) * 1000
    const passed = elapsed === undefined ? atMs : addDuration(atMs, parseDuration(elapsed) as Duration)
    const untilMs = Math.max(worked, passed)
    const shown = hours === undefined ? {} : { hours: toDigits(hours, 2) }
    entries.push({ ...what, from: formatDateTime(atMs), until: formatDateTime(untilMs), ...shown })
    atMs = untilMs
  }
  for (const item of way.items)
    if (item.kind !== 'rung' || !way.rungs.includes(item.rung as string))
      add(offers[item.offer ?? -1]?.effort, undefined, { item })
  for (const id of way.rungs) {
    const time = rungs.get(id)?.time
    add(usualSpan(time?.effort), usualSpan(time?.elapsed), { rung: id })
  }
  return { entries, start: formatDateTime(startMs as number), end: formatDateTime(atMs), unknown }
}

function secondsFor(hours: Fraction, weekly: Fraction): number {
  const { n, d } = multiply(divide(hours, weekly), WEEK_SECONDS)
  return Number((n + d - 1n) / d)
}
