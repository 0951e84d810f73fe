import type { Iri, LadderRef, PlacedRung, Placement, RungStatus, Trace } from '../types.js'

/** How far somebody is on one rung. */
export interface RungProgress {
  readonly rung: Iri
  readonly status: RungStatus
  /** Parts that are met, and parts that are needed: of alternatives the one that is nearest counts. */
  readonly met: number
  readonly needed: number
  /** Parts that could not be decided. */
  readonly undecided: number
  /** Whole percents, rounded down: 100 only where everything is met. */
  readonly percent: number
}

/** How far somebody is on a ladder. */
export interface ProgressReport {
  readonly ladder: LadderRef & { readonly version: string; readonly digest: string }
  readonly now: string
  readonly held: number
  readonly total: number
  readonly rungs: readonly RungProgress[]
}

interface Tally {
  readonly met: number
  readonly needed: number
  readonly undecided: number
}

/**
 * How far a worker is: for each rung how many of its parts are met. It counts parts, not effort, and says so by its units.
 *
 * @example
 * ```ts
 * import { type Placement, progressReport } from 'rungs/ladder'
 * const percents = (placement: Placement): number[] => progressReport(placement).rungs.map(({ percent }) => percent)
 * ```
 */
export function progressReport(placement: Placement): ProgressReport {
  const rungs = placement.rungs.map(progressOf)
  return {
    ladder: placement.ladder,
    now: placement.now,
    held: rungs.filter(({ status }) => status === 'held' || status === 'heldLapsing' || status === 'grandfathered').length,
    total: rungs.length,
    rungs,
  }
}

function progressOf({ id, status, outcome, trace }: PlacedRung): RungProgress {
  const { met, needed, undecided } = tallyOf(trace)
  const isDone = outcome === 'met' || status === 'held' || status === 'heldLapsing' || status === 'grandfathered'
  const share = needed === 0 ? 0 : Math.floor((met * 100) / needed)
  return { rung: id, status, met, needed, undecided, percent: isDone ? 100 : Math.min(share, 99) }
}

function tallyOf(trace: Trace): Tally {
  const { op, outcome, children, params } = trace
  if (children === undefined || op === 'sum' || op === 'not') {
    return { met: Number(outcome === 'met'), needed: 1, undecided: Number(outcome === 'indeterminate') }
  }
  const parts = children.map(tallyOf)
  const asked = (params as { readonly needed?: unknown }).needed
  const needed = op === 'allOf' ? parts.length : op === 'nOf' && typeof asked === 'number' ? Math.min(asked, parts.length) : 1
  const openOf = ({ met, needed: all }: Tally): number => all - met
  const nearest = [...parts].sort((a, b) => openOf(a) - openOf(b) || b.met - a.met).slice(0, needed)
  return nearest.reduce(
    (sum, part) => ({ met: sum.met + part.met, needed: sum.needed + part.needed, undecided: sum.undecided + part.undecided }),
    { met: 0, needed: 0, undecided: 0 },
  )
}
