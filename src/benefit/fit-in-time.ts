import { type Decimal, formatDecimal } from '../core/index.js'

/** Hours that were worked some time in a period. */
export interface HoursInPeriod {
  readonly fromMs: number
  readonly untilMs: number
  readonly hours: Decimal
}

/** How many hours one person can have worked. */
export interface FittedHours {
  /** Exact where nothing was cut; otherwise to a millionth of an hour, rounded down. */
  readonly hours: string
  readonly isCapped: boolean
}

const MS_PER_HOUR = 3_600_000n
const DIGITS = 6

/**
 * The most of these hours that fit beside each other into the time there was: whatever several platforms state, nobody works two hours
 * in one. Time goes to the period that ends first, which is best for periods (Glover 1967), so that the answer is exact.
 */
export function fitInTime(periods: readonly HoursInPeriod[]): FittedHours {
  const scale = Math.max(0, ...periods.map(({ hours }) => hours.scale))
  const factor = 10n ** BigInt(scale)
  const waiting = periods
    .map(({ fromMs, untilMs, hours }) => ({
      from: BigInt(fromMs) * factor,
      until: BigInt(untilMs) * factor,
      left: hours.units * 10n ** BigInt(scale - hours.scale) * MS_PER_HOUR,
    }))
    .sort((a, b) => compare(a.from, b.from))
  const wanted = waiting.reduce((sum, { left }) => sum + left, 0n)
  const open: (typeof waiting)[number][] = []
  let done = 0n
  let next = 0
  let at = waiting[0]?.from ?? 0n
  while (next < waiting.length || open.length > 0) {
    if (open.length === 0) at = max(at, (waiting[next] as (typeof waiting)[number]).from)
    for (let one = waiting[next]; one !== undefined && one.from <= at; one = waiting[++next]) insert(open, one)
    const first = open.at(-1) as (typeof waiting)[number]
    const stop = next < waiting.length ? min(first.until, (waiting[next] as (typeof waiting)[number]).from) : first.until
    const spent = max(0n, min(first.left, stop - at))
    first.left -= spent
    done += spent
    at += spent
    if (first.left === 0n || at >= first.until) open.pop()
  }
  if (done === wanted) return { hours: formatDecimal({ units: wanted / MS_PER_HOUR, scale }), isCapped: false }
  const units = (done * 10n ** BigInt(DIGITS)) / (MS_PER_HOUR * factor)
  return { hours: formatDecimal({ units, scale: DIGITS }), isCapped: true }
}

/** Keeps the one that ends first at the end. */
function insert<T extends { readonly until: bigint }>(open: T[], one: T): void {
  let low = 0
  let high = open.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((open[middle] as T).until > one.until) low = middle + 1
    else high = middle
  }
  open.splice(low, 0, one)
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}
