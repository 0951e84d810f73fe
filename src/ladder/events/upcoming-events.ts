import {
  addDuration,
  checkOptions,
  type Duration,
  deepFreeze,
  formatDateTime,
  parseDateOrDateTime,
  parseDuration,
  requireOption,
} from '../../core/index.js'
import { compileLadder } from '../compile.js'
import { digestOf } from '../digest.js'
import { endAfter } from '../end-after.js'
import { readFacts } from '../fact-shape.js'
import { isWithin } from '../jurisdiction.js'
import { lastInstantOf } from '../last-instant.js'
import { place } from '../place.js'
import type { Dur, Fact, Iri, Ladder, Place, Placement, PlaceOptions, Rung, Trace } from '../types.js'
import { readDeadlines } from './deadlines.js'
import type { EventKind, UpcomingEvent, WorkerDeadline } from './model.js'

/** What `upcomingEvents` takes. */
export interface UpcomingEventsOptions extends PlaceOptions {
  /** How far to look: an ISO 8601 duration from `now`, such as `P1Y`. */
  readonly horizon: Dur
  /** Times of the worker's own credentials about benefits and incentives, which have no place on a ladder. At most 10 000. */
  readonly deadlines?: readonly WorkerDeadline[]
}

type Found = Omit<UpcomingEvent, 'id'> & { readonly atMs: number; readonly lastMs: number }

const MAX_EVENTS = 10_000
const HELD: readonly string[] = ['held', 'heldLapsing', 'grandfathered']

/**
 * What is coming up for a worker on a ladder until a horizon, earliest first: badges and credentials that end, with their
 * grace and what renews them; windows of funding and incentives; rungs that open and close; the end of the ladder and of its
 * migrations; and `deadlines` of benefits. Of credentials only those are looked at with which something of the ladder is met now.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); as `place`
 * @example
 * ```ts
 * import { type Fact, type Ladder, upcomingEvents } from 'rungs/ladder'
 * const soon = (ladder: Ladder, facts: readonly Fact[]): string[] =>
 *   upcomingEvents(ladder, facts, { now: '2026-05-01T09:00:00Z', horizon: 'P90D' }).map(({ kind, at }) => `${at} ${kind}`)
 * ```
 */
export function upcomingEvents(ladder: Ladder, facts: readonly Fact[], options: UpcomingEventsOptions): readonly UpcomingEvent[] {
  checkOptions(
    options,
    ['horizon', 'deadlines', 'now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes'],
    'UpcomingEventsOptions',
  )
  const { horizon, deadlines, ...placeOptions } = options
  const own = readDeadlines(deadlines)
  const span = parseDuration(horizon)
  requireOption(span !== undefined, 'horizon', 'ISO 8601 duration')
  const placement = place(ladder, facts, placeOptions)
  const { ladder: defined } = compileLadder(ladder)
  const nowMs = msOf(placement.now)
  const endMs = addDuration(nowMs, span as Duration)
  const found = [
    ...defined.rungs.flatMap((rung, index) => ofRung(rung, index, placement, options.jurisdiction)),
    ...ofCredentials(
      placement,
      readFacts(facts).map(({ fact }) => fact),
    ),
    ...ofLadder(defined),
    ...own.flatMap(({ kind, at, credential, plan }) =>
      eventAt(kind, at, { credential, ...(plan !== undefined && { about: plan }) }),
    ),
  ].filter(({ atMs, lastMs }) => lastMs > nowMs && atMs <= endMs)
  const named = found.map(({ atMs, lastMs: _, ...event }) => ({
    atMs,
    event: { id: digestOf({ ladder: defined.id, ...event }), ...event },
  }))
  const once = [...new Map(named.map((one) => [one.event.id, one])).values()]
  once.sort((a, b) => a.atMs - b.atMs || (a.event.id < b.event.id ? -1 : 1))
  return deepFreeze(once.slice(0, MAX_EVENTS).map(({ event }) => event))
}

function ofRung(rung: Rung, index: number, placement: Placement, place: Place | undefined): readonly Found[] {
  const placed = placement.rungs[index]
  const isHeld = HELD.includes(placed?.status as string)
  const about = { rung: rung.id }
  const found: Found[] = []
  const { validity, rollout } = rung
  if (placed !== undefined && isHeld && placed.until !== undefined) {
    const renewal = validity?.renewal === undefined ? {} : { renewal: `/rungs/${index}/validity/renewal` }
    found.push(...eventAt('badgeEnds', placed.until, { ...about, ...renewal }))
    const grace = parseDuration(validity?.grace)
    const graceMs = grace === undefined ? Number.POSITIVE_INFINITY : endAfter(msOf(placed.until), grace)
    if (Number.isFinite(graceMs)) found.push(...eventAt('graceEnds', formatDateTime(graceMs), { ...about, ...renewal }))
  }
  if (isHeld) return found
  const isHere = (places: readonly Place[] | undefined): boolean =>
    places === undefined || place === undefined || places.some((outer) => isWithin(place, outer))
  for (const { window, jurisdiction, funder } of rung.funding ?? []) {
    if (!isHere(jurisdiction)) continue
    found.push(...eventAt('fundingOpens', window?.from, { ...about, about: funder }))
    found.push(...eventAt('fundingCloses', window?.until, { ...about, about: funder }))
  }
  for (const { window, id } of rung.incentives ?? []) {
    found.push(...eventAt('incentiveOpens', window.from, { ...about, about: id }))
    found.push(...eventAt('incentiveCloses', window.until, { ...about, about: id }))
  }
  if (rollout !== undefined && rollout.phase !== 'planned' && isHere(rollout.regions)) {
    found.push(...eventAt('rungOpens', rollout.from, about), ...eventAt('rungCloses', rollout.until, about))
  }
  return found
}

/** The ends of credentials with which some requirement is met. */
function ofCredentials(placement: Placement, facts: readonly Fact[]): readonly Found[] {
  const rungsBy = new Map<Iri, Iri>()
  for (const { id, trace } of placement.rungs) for (const used of usedIn(trace)) if (!rungsBy.has(used)) rungsBy.set(used, id)
  return facts
    .filter(({ rung }) => rung === undefined)
    .flatMap(({ credentialId, validUntil }): readonly Found[] => {
      const rung = rungsBy.get(credentialId)
      return rung === undefined ? [] : eventAt('credentialEnds', validUntil, { rung, credential: credentialId })
    })
}

function usedIn(trace: Trace): readonly Iri[] {
  const used: Iri[] = []
  const waiting: Trace[] = [trace]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    used.push(...next.used)
    waiting.push(...(next.children ?? []))
  }
  return used
}

function ofLadder(ladder: Ladder): readonly Found[] {
  const migrations = (ladder.migrations ?? []).flatMap(({ deadline, fromRung }) =>
    eventAt('migrationEnds', deadline, { about: fromRung }),
  )
  return [...eventAt('ladderEnds', ladder.effective.until, {}), ...migrations]
}

function eventAt(kind: EventKind, at: string | undefined, more: Partial<UpcomingEvent>): readonly Found[] {
  if (at === undefined) return []
  const atMs = msOf(at)
  // What ends with a day is still to come on that day.
  const lastMs = kind.endsWith('Opens') ? atMs : lastInstantOf(at)
  // A day stays a day: whoever reads it may be in another time zone.
  return [{ kind, at: /^\d{4}-\d\d-\d\d$/.test(at) ? at : formatDateTime(atMs), ...more, atMs, lastMs }]
}

function msOf(date: string): number {
  return parseDateOrDateTime(date)?.epochMs as number
}
