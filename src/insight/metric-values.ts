import { isJsonObject } from '../core/index.js'
import type { OutcomeMetricId } from '../credential/index.js'
import { isMetricId, termsOf, toStep } from './metrics.js'

/** A change of pay, an hour. */
export interface PayValue {
  readonly minor: number
  readonly currency: string
  /** Who pays, by an id that all who are paid by it give. */
  readonly payer: string
}

/** What one person says of each metric; one that is not there is not answered. */
export type MetricValues = { readonly [Metric in OutcomeMetricId]?: boolean | number | PayValue }

const MAX_TEXT = 256
/** Half of a character, which no text may hold. */
const LONE = /\p{Surrogate}/u

/** Whether it is a value that a metric takes: within its bounds, and as coarse as it is handed in. */
export function isValueOf(id: OutcomeMetricId, value: unknown): boolean {
  const { kind, low, high, step } = termsOf(id)
  if (kind === 'share') return typeof value === 'boolean'
  const isWithin = (amount: unknown): boolean =>
    typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= low && amount <= high && amount % step === 0
  if (kind === 'amount') return isWithin(value)
  if (!isJsonObject(value) || Object.keys(value).length !== 3) return false
  const { minor, currency, payer } = value
  return isWithin(minor) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) && isText(payer)
}

/** Rounded as it may be handed in; anything that is no value, or out of bounds, stays as it is, and is refused afterwards. */
export function coarsen(id: string, value: unknown): unknown {
  if (!isMetricId(id)) return value
  const { low, high, step } = termsOf(id)
  // Less than nothing is not nothing.
  const round = (amount: number): number => (amount >= low && amount <= high ? toStep(amount, step) : amount)
  if (typeof value === 'number') return round(value)
  if (!isJsonObject(value) || typeof value['minor'] !== 'number') return value
  return { ...value, minor: round(value['minor']) }
}

/** Whether it is a text of a few words, with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_TEXT && !LONE.test(value)
}
