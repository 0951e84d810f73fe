import { copyJson, requireOption, usageError } from '../../core/index.js'
import { LADDER_LIMITS } from '../digest.js'
import { throwFirst } from '../fact-shape.js'
import type { Money, Window } from '../model/base.js'
import { effortHours } from '../payoff/spans.js'
import { alignment } from '../requirement-shape.js'
import {
  amount,
  count,
  currencyCode,
  date,
  duration,
  iri,
  list,
  oneOf,
  optional,
  problemsOf,
  record,
  type Shape,
  text,
} from '../shape.js'
import type { Ladder, WageEvidence } from '../types.js'
import { wageEvidence } from '../wage-shape.js'
import type { DemandSignal, Offer, PlanOptions } from './model.js'

const MAX_OFFERS = 10_000

const offer: Shape<false> = /* @__PURE__ */ record<Offer>({
  achievement: iri,
  issuer: /* @__PURE__ */ optional(iri),
  cost: /* @__PURE__ */ list(/* @__PURE__ */ record<Money>({ minor: count, currency: currencyCode })),
  effort: /* @__PURE__ */ optional(duration),
  asOf: date,
})

/** The form of a signal of demand. */
export const signal: Shape<false> = /* @__PURE__ */ record<DemandSignal>({
  id: iri,
  target: alignment,
  region: /* @__PURE__ */ list(text),
  period: /* @__PURE__ */ record<Required<Pick<Window, 'from'>> & { readonly to: string }>({ from: date, to: date }),
  level: /* @__PURE__ */ optional(/* @__PURE__ */ oneOf(['low', 'steady', 'high', 'inDemand'])),
  index: /* @__PURE__ */ optional(amount),
  seasonality: /* @__PURE__ */ optional(/* @__PURE__ */ list(amount, 'months', 12)),
  openings: /* @__PURE__ */ optional(count),
  source: /* @__PURE__ */ record<DemandSignal['source']>({ publisher: iri, url: /* @__PURE__ */ optional(iri) }),
  asOf: date,
  validUntil: date,
})

const OBJECTIVES = ['breakEvenMonths', 'npvLow', 'effort', 'cost'] as const

/** The options of a plan beside those of a placement, read. */
export interface PlanTerms {
  readonly offers: readonly Offer[]
  readonly demand: readonly DemandSignal[]
  readonly evidence: readonly WageEvidence[]
  readonly maxSets: number
  readonly maxWork: number
}

/** Reads the options of a plan. @throws RungsError `core.option_invalid`, and the codes of form */
export function readPlanOptions(options: PlanOptions, ladder: Ladder): PlanTerms {
  const { target, objective, limits = {} } = options
  if (target !== undefined && !ladder.rungs.some(({ id }) => id === target))
    throw usageError('plan.rung_unknown', { rung: String(target).slice(0, 256) })
  requireOption(objective === undefined || OBJECTIVES.includes(objective), 'objective', OBJECTIVES.join(', '))
  requireOption(
    objective === undefined || objective === 'effort' || objective === 'cost' || options.assumptions !== undefined,
    'assumptions',
    'those that the objective needs',
  )
  requireOption(
    typeof limits === 'object' && limits !== null && Object.keys(limits).every((key) => key === 'maxSets' || key === 'maxWork'),
    'limits',
    'maxSets, maxWork',
  )
  const offers = readList<Offer>(options.offers, offer, '/offers', MAX_OFFERS)
  for (const { effort } of offers)
    requireOption(effort === undefined || effortHours(effort) !== undefined, 'offers', 'effort in hours')
  return {
    offers,
    demand: readList<DemandSignal>(options.demand, signal, '/demand', MAX_OFFERS),
    evidence: readList<WageEvidence>(options.evidence, wageEvidence, '/evidence', MAX_OFFERS),
    maxSets: readLimit(limits.maxSets ?? 4096, 'maxSets', 100_000),
    maxWork: readLimit(limits.maxWork ?? 200_000, 'maxWork', 100_000_000),
  }
}

function readList<T>(value: readonly T[] | undefined, shape: Shape, path: string, limit: number): readonly T[] {
  if (value === undefined) return []
  const copy = copyJson(value, LADDER_LIMITS)
  throwFirst(problemsOf(list(shape, 'entries', limit), copy, path))
  return copy as unknown as readonly T[]
}

function readLimit(value: number, option: string, most: number): number {
  requireOption(Number.isSafeInteger(value) && value >= 1 && value <= most, option, `1 to ${most}`)
  return value
}
