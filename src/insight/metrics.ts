import { type OutcomeMetricId, outcomeMetricIds } from '../credential/index.js'

/** What a metric counts, in what unit, and between what bounds. */
export interface OutcomeMetric {
  readonly id: OutcomeMetricId
  /** `share`: yes or no of each person. `amount`: a whole number of each person. `money`: an amount with its currency and payer. */
  readonly kind: 'share' | 'amount' | 'money'
  readonly unit: 'people' | 'days' | 'hours' | 'percent' | 'points' | 'minorUnits'
  /** The least value that is taken. */
  readonly low: number
  /** The greatest value that is taken. */
  readonly high: number
  /** What values are rounded to before they are handed in, and figures before they are published. */
  readonly step: number
  /** `credentials`: computed from what is signed. `observation`: from a survey, a statement of a plan or the like. */
  readonly source: 'credentials' | 'observation'
}

/** What a metric is, beside its id. */
export type Terms = Omit<OutcomeMetric, 'id'>

const share = (source: OutcomeMetric['source']): Terms => ({
  kind: 'share',
  unit: 'people',
  low: 0,
  high: 1,
  step: 1,
  source,
})
const points: Terms = { kind: 'amount', unit: 'points', low: 0, high: 100, step: 5, source: 'observation' }

const TERMS: Readonly<Record<OutcomeMetricId, Terms>> = {
  credentialAttainmentRate: /* @__PURE__ */ share('credentials'),
  completionRate: /* @__PURE__ */ share('credentials'),
  timeToRung: { kind: 'amount', unit: 'days', low: 0, high: 18_250, step: 5, source: 'credentials' },
  renewalRate: /* @__PURE__ */ share('credentials'),
  lapseRate: /* @__PURE__ */ share('credentials'),
  wageChange: { kind: 'money', unit: 'minorUnits', low: -100_000, high: 100_000, step: 10, source: 'credentials' },
  earningsStability: { kind: 'amount', unit: 'percent', low: 0, high: 1000, step: 5, source: 'credentials' },
  hoursPerWeek: { kind: 'amount', unit: 'hours', low: 0, high: 168, step: 1, source: 'credentials' },
  customerSatisfaction: points,
  benefitUtilisationRate: /* @__PURE__ */ share('observation'),
  claimProcessingTime: { kind: 'amount', unit: 'days', low: 0, high: 3650, step: 1, source: 'credentials' },
  benefitRenewalRate: /* @__PURE__ */ share('observation'),
  workerRetention: /* @__PURE__ */ share('observation'),
  perceivedSecurity: points,
  perceivedAutonomy: points,
  belonging: points,
  productivityIndex: { kind: 'amount', unit: 'points', low: 0, high: 1000, step: 5, source: 'observation' },
}

/**
 * The vocabulary of metrics: `wageChange` is in minor units an hour, `earningsStability` how far income varies in percent of its mean,
 * ratings go from 0 to 100, and `productivityIndex` is 100 where it was before.
 *
 * @example
 * ```ts
 * import { outcomeMetrics } from 'rungs/insight'
 * outcomeMetrics().find(({ id }) => id === 'timeToRung')?.unit // 'days'
 * ```
 */
export function outcomeMetrics(): readonly OutcomeMetric[] {
  return outcomeMetricIds.map(metricOf)
}

/** A metric by its id, without the id. */
export function termsOf(id: OutcomeMetricId): Terms {
  return TERMS[id]
}

/** A metric by its id. */
export function metricOf(id: OutcomeMetricId): OutcomeMetric {
  return { id, ...TERMS[id] }
}

/** Whether it is the id of a metric. */
export function isMetricId(id: unknown): id is OutcomeMetricId {
  return typeof id === 'string' && Object.hasOwn(TERMS, id)
}

/** The nearest multiple of a step; of two as near ones the one farther from nothing. */
export function toStep(value: number, step: number): number {
  const rounded = Math.sign(value) * Math.round(Math.abs(value) / step) * step
  return Object.is(rounded, -0) ? 0 : rounded
}
