import { addDecimals, type Decimal, deepFreeze, formatDecimal, type Problem, problem, requireDecimal } from '../core/index.js'
import { parseWorkRecordCredential, type WorkRecord } from '../credential/index.js'
import { fitInTime } from './fit-in-time.js'
import { msOf, pastOnly, readSumOptions, type SumOptions, type Taken, takeStatements } from './intake.js'
import { groupBy, withoutOverlap } from './without-overlap.js'

/** Which hours are counted; hours of different bases are never added. */
export type TimeBase = NonNullable<WorkRecord['timeBase']>

/** Gross earnings in one currency: between what and what, in its minor units. */
export interface EarningsSum {
  readonly currency: string
  readonly low: number
  readonly high: number
}

/** Work as it adds up. */
export interface WorkTotals {
  /** Hours by their base, as exact decimals. */
  readonly hours: { readonly [Base in TimeBase]?: string }
  readonly jobs: number
  /** One for each currency, in the order of their codes. */
  readonly earnings: readonly EarningsSum[]
}

/** The work of one worker over all platforms. */
export interface WorkSum extends WorkTotals {
  /** Each platform by itself: together they may have more hours than there was time. */
  readonly platforms: readonly ({ readonly platform: string } & WorkTotals)[]
  /** The ids of the credentials that count, sorted. */
  readonly counted: readonly string[]
  /** What does not count, and why; paths begin with the index of the credential. */
  readonly problems: readonly Problem[]
}

const ZERO: Decimal = { units: 0n, scale: 0 }
const BASES: readonly TimeBase[] = ['engaged', 'loggedIn', 'paidHours']

/**
 * Adds up verified work records of several platforms. A record counts once, however often it is given. Of the records of one platform
 * that overlap, those count that cover most time, of hours among those of one base; those of different platforms add up, but never to more
 * hours than there was time. The order of the records does not matter.
 *
 * @throws RungsError `core.option_*`; `ladder.subject_ambiguous`, `ladder.too_many`
 * @example
 * ```ts
 * import { sumWork } from 'rungs/benefit'
 * import type { WorkRecordCredential } from 'rungs/credential'
 * const hours = (verified: readonly WorkRecordCredential[]): string | undefined =>
 *   sumWork(verified, { now: '2026-07-01T00:00:00Z' }).hours.engaged
 * ```
 */
export function sumWork(credentials: readonly unknown[], options: SumOptions): WorkSum {
  const nowMs = readSumOptions(options, [], 'sumWork')
  const { past, problems } = pastWork(credentials, options, nowMs)
  const overlaps: Problem[] = []
  const records = onceInTime(past, overlaps)
  // Hours of one base say nothing of those of another: neither takes the place of the other.
  const ofBase = BASES.flatMap((base) => onceInTime(onBase(past, base), []))
  const isOfBase = new Set(ofBase.map(({ path }) => path))
  problems.push(...overlaps.filter(({ path }) => !isOfBase.has(path)))
  const counted = [...new Set([...records, ...ofBase])]
  const ofPlatform = (one: readonly Taken<WorkRecord>[]) => groupBy(one, (each) => [platformOf(each)])
  const [own, hoursOf] = [ofPlatform(records), ofPlatform(ofBase)]
  const platforms = [...ofPlatform(counted).keys()]
    .map((key) => ({
      platform: (JSON.parse(key) as [string])[0],
      ...totalsOf(own.get(key) ?? [], hoursOf.get(key) ?? [], undefined),
    }))
    .sort((a, b) => (a.platform < b.platform ? -1 : 1))
  const totals = totalsOf(records, ofBase, problems)
  return deepFreeze({ ...totals, platforms, counted: counted.map(({ id }) => id).sort(), problems })
}

interface PastWork {
  readonly past: readonly Taken<WorkRecord>[]
  readonly problems: Problem[]
}

function pastWork(credentials: readonly unknown[], options: SumOptions, nowMs: number): PastWork {
  const intake = takeStatements(credentials, parseWorkRecordCredential, { now: options.now, ...subjectOf(options) }, nowMs)
  return { past: pastOnly(intake, ({ periodUntil }) => periodUntil), problems: intake.problems }
}

/** The records that count, of all bases or of one, and what is wrong with the others. */
export function takeWork(
  credentials: readonly unknown[],
  options: SumOptions,
  nowMs: number,
  base?: TimeBase,
): { readonly records: readonly Taken<WorkRecord>[]; readonly problems: Problem[] } {
  const { past, problems } = pastWork(credentials, options, nowMs)
  return { records: onceInTime(base === undefined ? past : onBase(past, base), problems), problems }
}

/** Of each platform those that do not overlap. */
function onceInTime(past: readonly Taken<WorkRecord>[], problems: Problem[]): readonly Taken<WorkRecord>[] {
  const streams = groupBy(past, (one) => [platformOf(one)])
  return [...streams.values()].flatMap((stream) => withoutOverlap(stream, amountsOf, problems))
}

function onBase(past: readonly Taken<WorkRecord>[], base: TimeBase): readonly Taken<WorkRecord>[] {
  return past.filter(({ statement }) => statement.timeBase === base)
}

function subjectOf({ subject }: SumOptions): Pick<SumOptions, 'subject'> {
  return subject === undefined ? {} : { subject }
}

/** Work without a platform was done with the issuer. */
export function platformOf({ statement, issuer }: Taken<WorkRecord>): string {
  return statement.platform ?? issuer
}

function amountsOf({ hours, jobs, grossEarnings }: WorkRecord): readonly bigint[] {
  const { units, scale } = hours === undefined ? ZERO : requireDecimal(hours)
  return [units * 10n ** BigInt(18 - scale), BigInt(jobs ?? 0), BigInt(grossEarnings?.high ?? 0), BigInt(grossEarnings?.low ?? 0)]
}

function totalsOf(
  records: readonly Taken<WorkRecord>[],
  ofBase: readonly Taken<WorkRecord>[],
  problems: Problem[] | undefined,
): WorkTotals {
  const hours: { [Base in TimeBase]?: string } = {}
  for (const base of BASES) {
    const own = onBase(ofBase, base)
    if (own.length === 0) continue
    const amounts = own.map(({ statement }) => requireDecimal(statement.hours))
    if (problems === undefined) {
      hours[base] = formatDecimal(amounts.reduce(addDecimals, ZERO))
      continue
    }
    const fitted = fitInTime(
      own.map(({ statement }, index) => ({
        fromMs: msOf(statement.periodFrom),
        untilMs: msOf(statement.periodUntil),
        hours: amounts[index] as Decimal,
      })),
    )
    hours[base] = fitted.hours
    if (fitted.isCapped) problems.push(problem('requirement.hours_capped', {}))
  }
  const earnings = new Map<string, EarningsSum>()
  for (const { statement } of records) {
    if (statement.grossEarnings === undefined) continue
    const { low, high, currency } = statement.grossEarnings
    const sum = earnings.get(currency) ?? { currency, low: 0, high: 0 }
    earnings.set(currency, { currency, low: sum.low + low, high: sum.high + high })
  }
  return {
    hours,
    jobs: records.reduce((sum, { statement }) => sum + (statement.jobs ?? 0), 0),
    earnings: [...earnings.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  }
}
