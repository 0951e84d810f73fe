import {
  addDecimals,
  addDuration,
  compareDecimals,
  type Decimal,
  type Duration,
  parseDuration,
  requireDecimal,
} from '../core/index.js'
import { endMs, type KnownFact, toMs } from './fact-index.js'
import { fitHours, type StatedHours } from './fit-hours.js'
import { lastInstantOf } from './last-instant.js'
import type { Entry, Span } from './sum-rules.js'
import type { Iri, ReasonCode, Window } from './types.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ZERO: Decimal = { units: 0n, scale: 0 }

type Amount = Pick<Entry, 'amount' | 'period' | 'isCapped'>

/** The amounts of a measure that a fact states inside of a window; or why there are none. Of hours, no more than their period has. */
export function amountsOf(
  known: KnownFact,
  measure: string,
  window: Window | undefined,
  nowMs: number,
): { readonly amounts: readonly Amount[] } | { readonly rejected: ReasonCode } {
  const stated = known.fact.amounts.filter((one) => one.measure === measure)
  if (stated.length === 0) return { rejected: 'requirement.amount_missing' }
  const inside = stated.filter(({ from, to }) => isInside(window, from, to, known, nowMs))
  if (inside.length === 0) return { rejected: 'requirement.outside_window' }
  return {
    amounts: inside.map(({ amount, from, to }): Amount => {
      const period = periodOf(from, to)
      const read = requireDecimal(amount)
      if (period === undefined) return { amount: read }
      const most = measure === 'hours' ? hoursIn(period) : read
      return compareDecimals(read, most) > 0 ? { amount: most, period, isCapped: true } : { amount: read, period }
    }),
  }
}

/** A period that both ends are stated of. A last day counts whole; one without a length is a day. */
export function periodOf(from: string | undefined, to: string | undefined): Span | undefined {
  if (from === undefined || to === undefined) return undefined
  const [start, last] = [toMs(from), toMs(to)]
  const end = Math.max(start, !to.includes('T') || last === start ? last + DAY_MS : last)
  return { from: start, to: last === start ? end : last, end }
}

/** Amounts of a period that is not wholly inside the window do not count, since nobody can say how much of them is. */
export function isInside(
  window: Window | undefined,
  from: string | undefined,
  to: string | undefined,
  known: KnownFact,
  nowMs: number,
): boolean {
  if (window === undefined) return true
  const end = to === undefined ? (from === undefined ? known.awardedMs : toMs(from)) : toMs(to)
  const start = from === undefined ? end : toMs(from)
  if (window.last !== undefined && start < addDuration(nowMs, parseDuration(window.last) as Duration, -1)) return false
  if (window.last !== undefined && end > nowMs) return false
  if (window.from !== undefined && start < toMs(window.from)) return false
  if (window.until === undefined) return true
  // What lasts until midnight is over with the day before; a day, and an instant, is in the window or is not.
  return to?.includes('T') === true ? end <= endMs(window.until) : end <= lastInstantOf(window.until)
}

/**
 * The most hours that entries can come to: no more at any time than that time has, a day having 24 hours by the clock of its own
 * place. Entries without a period have no limit.
 */
export function dayLimit(entries: readonly Entry[]): Decimal {
  let total = ZERO
  const dated: StatedHours[] = []
  for (const { period, amount } of entries) {
    if (period === undefined) total = addDecimals(total, amount)
    else dated.push({ from: period.from, end: period.end, hours: amount })
  }
  return addDecimals(total, fitHours(dated))
}

/** The credentials that state more hours than their time has. */
export function cappedIn(entries: readonly Entry[]): readonly Iri[] {
  return [...new Set(entries.filter(({ isCapped }) => isCapped).map(({ known }) => known.fact.credentialId))]
}

/** To the second. */
function hoursIn({ from, end }: Span): Decimal {
  const seconds = BigInt(Math.floor(Math.max(0, end - from) / 1000))
  // Five digits hold a second of an hour closely enough.
  return { units: (seconds * 100_000n) / 3600n, scale: 5 }
}
