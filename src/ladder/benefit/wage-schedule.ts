import { copyJson, deepFreeze, inputError, type Now, requireDecimal, toEpochMs } from '../../core/index.js'
import { LADDER_LIMITS } from '../digest.js'
import { endMs, toMs } from '../fact-index.js'
import { throwFirst } from '../fact-shape.js'
import { lastInstantOf } from '../last-instant.js'
import type { Money } from '../model/base.js'
import { problemsOf } from '../shape.js'
import type { WageSchedule, WageStep } from './model.js'
import { wageSchedule } from './shape.js'

/** What a schedule pays on a rung. */
export interface ScheduledPay {
  readonly rung: string
  readonly amount: Money
  readonly per: WageStep['per']
}

/**
 * A wage schedule from untrusted input: copied, checked and frozen. Each step names its rung and either an amount or a percentage of the
 * base; all are in one currency and for one unit of time, and none pays less than the one before.
 *
 * @throws RungsError `ladder.value_invalid`, `ladder.member_missing`, `ladder.rung_id_duplicate`, `ladder.currency_mixed`,
 * `ladder.dates_reversed` and the other codes of form
 * @example
 * ```ts
 * import { parseWageSchedule, scheduledPay } from 'rungs/ladder'
 * const schedule = parseWageSchedule({
 *   id: 'https://courier.example/pay/2026',
 *   payer: 'did:web:courier.example',
 *   ladder: { id: 'https://courier.example/ladders/delivery' },
 *   effective: { from: '2026-01-01' },
 *   base: { amount: { minor: 1400, currency: 'EUR' }, per: 'hour' },
 *   steps: [
 *     { rung: 'https://courier.example/rungs/bicycle', percentOf: '100', per: 'hour' },
 *     { rung: 'https://courier.example/rungs/van', percentOf: '112.5', per: 'hour' },
 *   ],
 * })
 * scheduledPay(schedule, 'https://courier.example/rungs/van', { now: '2026-07-01T00:00:00Z' })?.amount.minor // 1575
 * ```
 */
export function parseWageSchedule(input: unknown): WageSchedule {
  const copy = copyJson(input, LADDER_LIMITS)
  throwFirst(problemsOf(wageSchedule, copy))
  const schedule = copy as unknown as WageSchedule
  const { effective, steps, base } = schedule
  if (effective.until !== undefined && lastInstantOf(effective.until) < toMs(effective.from))
    throw inputError('ladder.dates_reversed', { from: effective.from, until: effective.until }, '/effective/until')
  // Before amounts are compared: those of several currencies are in no order.
  const money = [base?.amount, ...steps.map(({ amount }) => amount)]
  const currencies = [...new Set(money.flatMap((one) => (one === undefined ? [] : [one.currency])))].sort()
  if (currencies.length > 1) throw inputError('ladder.currency_mixed', { currencies }, '')
  const seen = new Set<string>()
  let last = 0
  for (const [index, step] of steps.entries()) {
    const path = `/steps/${index}`
    if (seen.has(step.rung)) throw inputError('ladder.rung_id_duplicate', { id: step.rung }, `${path}/rung`)
    seen.add(step.rung)
    if (step.amount === undefined && step.percentOf === undefined)
      throw inputError('ladder.member_missing', { member: 'amount' }, path)
    if (step.amount !== undefined && step.percentOf !== undefined)
      throw inputError('ladder.member_unknown', { member: 'percentOf' }, `${path}/percentOf`)
    if (step.percentOf !== undefined && base === undefined) throw inputError('ladder.member_missing', { member: 'base' }, '')
    if (step.per !== (base ?? (steps[0] as WageStep)).per)
      throw inputError('ladder.value_invalid', { expected: (base ?? (steps[0] as WageStep)).per }, `${path}/per`)
    const { minor } = payOf(schedule, step)
    if (minor < last) throw inputError('ladder.value_invalid', { expected: 'pay not below that of the step before' }, path)
    last = minor
  }
  return deepFreeze(schedule)
}

/**
 * What a schedule pays on a rung; nothing where it does not name the rung, or is not in effect, which it is through the last day. Fractions of a minor unit are rounded up.
 *
 * @throws RungsError as `parseWageSchedule`
 */
export function scheduledPay(schedule: WageSchedule, rung: string, options: { readonly now: Now }): ScheduledPay | undefined {
  const parsed = parseWageSchedule(schedule)
  const nowMs = toEpochMs(options.now)
  const { from, until } = parsed.effective
  if (toMs(from) > nowMs || (until !== undefined && endMs(until) <= nowMs)) return undefined
  const step = parsed.steps.find((one) => one.rung === rung)
  return step === undefined ? undefined : deepFreeze({ rung, amount: payOf(parsed, step), per: step.per })
}

/** What a step of a checked schedule pays; fractions of a minor unit are rounded up. */
export function payOf({ base }: WageSchedule, { amount, percentOf }: WageStep): Money {
  if (amount !== undefined) return amount
  const { minor, currency } = (base as NonNullable<WageSchedule['base']>).amount
  const { units, scale } = requireDecimal(percentOf)
  const whole = 100n * 10n ** BigInt(scale)
  return { minor: Number((BigInt(minor) * units + whole - 1n) / whole), currency }
}
