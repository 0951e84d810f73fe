import {
  checkOptions,
  deepFreeze,
  formatDateTime,
  inputError,
  type Now,
  type Problem,
  requireOption,
  toEpochMs,
} from '../core/index.js'
import type { WorkRecord } from '../credential/index.js'
import { msOf, readSumOptions, type SumOptions } from './intake.js'
import { monthStarts, shareIn } from './months.js'
import { takeWork } from './sum-work.js'

/** What `earningsStability` takes. */
export interface EarningsStabilityOptions extends SumOptions {
  /** From which instant on; a month that began before is left out. Default: the beginning of the first record. */
  readonly from?: Now
  /** Up to which instant; a month that ends after it is left out. Default: the end of the last record. */
  readonly until?: Now
}

/** How even somebody's earnings in one currency are, month by month. */
export interface EarningsStability {
  readonly currency: string
  /** The whole calendar months, in UTC, that are looked at. */
  readonly months: number
  /** Of these: without any income that a record tells of. */
  readonly monthsWithoutIncome: number
  /** The mean of a month, in minor units. */
  readonly mean: number
  /** The month that one in ten is not above, and the middle one (nearest rank), in minor units. */
  readonly p10: number
  readonly p50: number
  /** Standard deviation by mean, to three digits: 0 is even. Absent for fewer than two months, or without income. */
  readonly coefficientOfVariation?: string
}

/** The stability of earnings in each currency. */
export interface EarningsStabilityReport {
  /** Absent, as are all currencies, where there is no whole month. */
  readonly from?: string
  readonly until?: string
  /** One for each currency, in the order of their codes. */
  readonly currencies: readonly EarningsStability[]
  /** How many records were spread over several months. */
  readonly spread: number
  readonly problems: readonly Problem[]
}

const MAX_MONTHS = 1200

/**
 * How even a worker's earnings are over the months, reckoned by the worker from their own work records: nobody else needs to see them.
 * Only whole months count, since a month that records tell of in part would look like a bad one. The middle of each band is taken; a record that touches several months is spread by time, which makes them look more even. Records of
 * several platforms add up as in `sumWork`.
 *
 * @throws RungsError `core.option_*`; `ladder.subject_ambiguous`, `ladder.too_many`
 * @example
 * ```ts
 * import { earningsStability } from 'rungs/benefit'
 * import type { WorkRecordCredential } from 'rungs/credential'
 * const bare = (own: readonly WorkRecordCredential[]): number | undefined =>
 *   earningsStability(own, { now: '2026-07-01T00:00:00Z' }).currencies[0]?.monthsWithoutIncome
 * ```
 */
export function earningsStability(credentials: readonly unknown[], options: EarningsStabilityOptions): EarningsStabilityReport {
  checkOptions(options, ['now', 'subject', 'from', 'until'], 'earningsStability')
  const nowMs = readSumOptions(options, ['from', 'until'], 'earningsStability')
  const { records, problems } = takeWork(credentials, options, nowMs)
  const paid = records.flatMap(({ statement }) => incomeOf(statement))
  if (paid.length === 0) return deepFreeze({ currencies: [], spread: 0, problems })
  const from = options.from === undefined ? Math.min(...paid.map((one) => one.from)) : toEpochMs(options.from)
  const until = options.until === undefined ? Math.max(...paid.map((one) => one.until)) : toEpochMs(options.until)
  requireOption(from < until && until <= nowMs, 'until', 'time after from, and not after now')
  const touched = monthStarts(from, until, MAX_MONTHS)
  if ((touched.at(-1) as number) < until) throw inputError('ladder.too_many', { what: 'months', limit: MAX_MONTHS })
  const starts = touched.filter((start) => from <= start && start <= until)
  if (starts.length < 2) return deepFreeze({ currencies: [], spread: 0, problems })
  const byCurrency = new Map<string, Income[]>()
  for (const one of paid) {
    const own = byCurrency.get(one.currency)
    if (own === undefined) byCurrency.set(one.currency, [one])
    else own.push(one)
  }
  return deepFreeze({
    from: formatDateTime(starts[0] as number),
    until: formatDateTime(starts.at(-1) as number),
    currencies: [...byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, own]) => stabilityOf(own, currency, starts)),
    spread: paid.filter((one) => starts.some((start) => one.from < start && start < one.until)).length,
    problems,
  })
}

interface Income {
  readonly from: number
  readonly until: number
  readonly currency: string
  /** The middle of its band. */
  readonly amount: number
}

function incomeOf({ periodFrom, periodUntil, grossEarnings }: WorkRecord): readonly Income[] {
  if (grossEarnings === undefined) return []
  const { low, high, currency } = grossEarnings
  return [{ from: msOf(periodFrom), until: msOf(periodUntil), currency, amount: (low + high) / 2 }]
}

function stabilityOf(own: readonly Income[], currency: string, starts: readonly number[]): EarningsStability {
  const income = starts
    .slice(0, -1)
    .map((start, index) => own.reduce((sum, one) => sum + one.amount * shareIn(one, start, starts[index + 1] as number), 0))
  const sorted = [...income].sort((a, b) => a - b)
  const rank = (share: number): number => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number)
  const mean = income.reduce((sum, one) => sum + one, 0) / income.length
  const variance = income.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, income.length - 1)
  return {
    currency,
    months: income.length,
    monthsWithoutIncome: income.filter((one) => one === 0).length,
    mean: Math.round(mean),
    p10: rank(0.1),
    p50: rank(0.5),
    ...(income.length > 1 && mean > 0 && { coefficientOfVariation: (Math.sqrt(variance) / mean).toFixed(3) }),
  }
}
