import { checkOptions, deepFreeze, formatDateTime, parseDuration } from '../../core/index.js'
import { compileLadder } from '../compile.js'
import { endAfter } from '../end-after.js'
import { evaluateNode } from '../evaluate.js'
import { endMs, toMs } from '../fact-index.js'
import { readFacts } from '../fact-shape.js'
import { isWithin } from '../jurisdiction.js'
import type { Iri, Money, Window } from '../model/base.js'
import type { Funding, Incentive } from '../model/money.js'
import { sceneOfPerson } from '../person.js'
import { placePerson } from '../place.js'
import type { Fact, Ladder, PlaceOptions, Requirement, Trace } from '../types.js'

/** What `dueIncentives` takes. */
export interface DueIncentivesOptions extends PlaceOptions {
  /** Incentives of this worker that were redeemed already, by their ids. */
  readonly redeemed?: readonly Iri[]
}

/**
 * Where a worker stands with money of a ladder. `due`: it can be claimed now. `notYet`: its time has not begun, or it is paid once the
 * rung is awarded. `closed`: its time is over. `redeemed`: it was paid. `unmet`: something is missing. `unknown`: that could not be decided.
 */
export type DueState = 'due' | 'notYet' | 'closed' | 'redeemed' | 'unmet' | 'unknown'

/** An incentive of a rung, and where the worker stands with it. */
export interface DueIncentive {
  readonly rung: Iri
  readonly incentive: Iri
  readonly payer: Iri
  readonly state: DueState
  readonly amount: Money
  readonly per: NonNullable<Incentive['per']>
  readonly cap?: Money
  readonly claimFrom?: string
  readonly claimUntil?: string
  /** Why its trigger is met, or is not. */
  readonly trace: Trace
}

/** Funding of a rung, when it is paid, and what it would have the worker pay back. */
export interface DueFunding {
  readonly rung: Iri
  readonly funder: Iri
  readonly kind: Funding['kind']
  readonly state: DueState
  readonly timing: Funding['timing']
  /** Since when a reimbursement can be claimed: when the rung was awarded. */
  readonly payableSince?: string
  /** To be shown before the worker accepts. */
  readonly clawback?: NonNullable<Funding['clawback']>
  /** When the clawback of what is payable since then would end. */
  readonly clawbackEnds?: string
  readonly trace?: Trace
}

/** All money of a ladder, by its rungs. */
export interface DueIncentives {
  readonly incentives: readonly DueIncentive[]
  readonly funding: readonly DueFunding[]
}

const HELD: readonly string[] = ['held', 'heldLapsing', 'grandfathered']

/**
 * Which incentives and funding of a ladder a worker can claim, by the same requirements as its rungs. A trigger is decided on facts; an
 * incentive that was redeemed is not due again. Nothing is paid here.
 *
 * @throws RungsError `core.option_*`; as `place`
 * @example
 * ```ts
 * import { dueIncentives, type Fact, type Ladder } from 'rungs/ladder'
 * const due = (ladder: Ladder, facts: readonly Fact[]): string[] =>
 *   dueIncentives(ladder, facts, { now: '2026-07-01T00:00:00Z' })
 *     .incentives.filter(({ state }) => state === 'due')
 *     .map(({ incentive }) => incentive)
 * ```
 */
export function dueIncentives(ladder: Ladder, facts: readonly Fact[], options: DueIncentivesOptions): DueIncentives {
  const known = ['redeemed', 'now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes']
  checkOptions(options, known, 'dueIncentives')
  const { redeemed = [], ...placeOptions } = options
  const compiled = compileLadder(ladder)
  const { ladder: defined } = compiled
  const all = readFacts(facts)
  // The same scene as that of the rungs: what was endorsed in a ring, or linked, is here what it is there.
  const person = sceneOfPerson(all, placeOptions, defined)
  const placement = placePerson(compiled, all, person)
  const decide = (requirement: Requirement): Trace => evaluateNode(requirement, '', person.scene).trace()
  const { jurisdiction } = placeOptions
  const nowMs = toMs(placement.now)
  const incentives = defined.rungs.flatMap((rung) =>
    (rung.incentives ?? []).map((incentive): DueIncentive => {
      const trace = decide(incentive.trigger)
      const { id, payer, amount, per = 'once', cap, window } = incentive
      const state = redeemed.includes(id) ? 'redeemed' : (stateOf(trace) ?? inWindow(window, nowMs))
      return {
        rung: rung.id,
        incentive: id,
        payer,
        state,
        amount,
        per,
        ...(cap !== undefined && { cap }),
        ...(window.from !== undefined && { claimFrom: window.from }),
        ...(window.until !== undefined && { claimUntil: window.until }),
        trace,
      }
    }),
  )
  const funding = defined.rungs.flatMap((rung, index) =>
    (rung.funding ?? []).map((one): DueFunding => {
      const trace = one.eligibility === undefined ? undefined : decide(one.eligibility)
      const placed = placement.rungs[index]
      const awarded = HELD.includes(placed?.status as string) ? placed?.since : undefined
      const { funder, kind, timing, clawback, window } = one
      const isPaidLater = timing === 'onAward' && awarded === undefined
      const open = placeState(one, jurisdiction) ?? (trace && stateOf(trace)) ?? inWindow(window, nowMs)
      return {
        rung: rung.id,
        funder,
        kind,
        state: open === 'due' && isPaidLater ? 'notYet' : open,
        timing,
        ...(timing === 'onAward' && awarded !== undefined && { payableSince: awarded }),
        ...(clawback !== undefined && { clawback, ...endOf(clawback, timing === 'onAward' ? awarded : undefined) }),
        ...(trace !== undefined && { trace }),
      }
    }),
  )
  return deepFreeze({ incentives, funding })
}

function stateOf({ outcome }: Trace): DueState | undefined {
  return outcome === 'met' ? undefined : outcome === 'unmet' ? 'unmet' : 'unknown'
}

function placeState({ jurisdiction }: Funding, where: string | undefined): DueState | undefined {
  if (jurisdiction === undefined) return undefined
  if (where === undefined) return 'unknown'
  return jurisdiction.some((outer) => isWithin(where, outer)) ? undefined : 'unmet'
}

function inWindow(window: Window | undefined, nowMs: number): DueState {
  if (window?.from !== undefined && toMs(window.from) > nowMs) return 'notYet'
  return window?.until !== undefined && endMs(window.until) <= nowMs ? 'closed' : 'due'
}

function endOf({ until }: NonNullable<Funding['clawback']>, since: string | undefined): { readonly clawbackEnds?: string } {
  const span = parseDuration(until)
  const endsMs = since === undefined || span === undefined ? Number.POSITIVE_INFINITY : endAfter(toMs(since), span)
  return Number.isFinite(endsMs) ? { clawbackEnds: formatDateTime(endsMs) } : {}
}
