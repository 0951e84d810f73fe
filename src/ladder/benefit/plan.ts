import { compareDecimals, copyJson, type Decimal, deepFreeze, inputError, requireDecimal } from '../../core/index.js'
import { LADDER_LIMITS } from '../digest.js'
import { evaluate } from '../evaluate.js'
import { endMs, toMs } from '../fact-index.js'
import { throwFirst } from '../fact-shape.js'
import { isWithin } from '../jurisdiction.js'
import { lastInstantOf } from '../last-instant.js'
import { problemsOf } from '../shape.js'
import type { EvaluationContext, Fact, RequirementOutcome, Trace } from '../types.js'
import type { BenefitPlan, ContributionRule, LeaveAccrualRule } from './model.js'
import { benefitPlan, leaveRule } from './shape.js'

/** Whether a worker is eligible for a plan, as the plan states it, and why. */
export interface PlanEligibility {
  /** The opaque id of the plan. */
  readonly plan: string
  readonly outcome: RequirementOutcome
  readonly trace: Trace
}

const MAX_HOURS = 10_000
const HUNDRED: Decimal = { units: 100n, scale: 0 }

/**
 * A benefit plan from untrusted input: copied, checked and frozen. A rule that takes a part of earnings says which, any other an amount;
 * plans that enrol automatically say how long one can opt out; the amounts of a plan are in one currency.
 *
 * @throws RungsError `ladder.value_invalid`, `ladder.member_missing`, `ladder.currency_mixed`, `ladder.percent_invalid`,
 * `ladder.dates_reversed` and the other codes of form
 * @example
 * ```ts
 * import { defineBenefitPlan } from 'rungs/ladder'
 * defineBenefitPlan({
 *   id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
 *   version: '1.0.0',
 *   administrator: 'did:web:coop.example',
 *   effective: { from: '2026-01-01' },
 *   modules: [{ id: 'urn:uuid:1d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21', price: { minor: 2500, currency: 'EUR' }, per: 'month' }],
 *   eligibility: { op: 'experience', measure: 'hours', min: '40', overlap: 'union' },
 *   contributions: [{ payer: 'platform', basis: 'perHour', amount: { minor: 25, currency: 'EUR' } }],
 *   enrolment: { mode: 'auto', optOutWithin: 'P30D' },
 * }).contributions.length // 1
 * ```
 */
export function defineBenefitPlan(input: unknown): BenefitPlan {
  const copy = copyJson(input, LADDER_LIMITS)
  throwFirst(problemsOf(benefitPlan, copy))
  const plan = copy as unknown as BenefitPlan
  const { effective, enrolment, contributions, modules, leave } = plan
  if (effective.until !== undefined && lastInstantOf(effective.until) < toMs(effective.from))
    throw inputError('ladder.dates_reversed', { from: effective.from, until: effective.until }, '/effective/until')
  if (enrolment.mode === 'auto' && enrolment.optOutWithin === undefined)
    throw inputError('ladder.member_missing', { member: 'optOutWithin' }, '/enrolment')
  for (const [index, rule] of contributions.entries()) checkRule(rule, `/contributions/${index}`)
  const amounts = [...modules.map(({ price }) => price), ...contributions.flatMap((one) => [one.amount, one.monthlyCap])]
  const currencies = [...new Set(amounts.flatMap((money) => (money === undefined ? [] : [money.currency])))].sort()
  if (currencies.length > 1) throw inputError('ladder.currency_mixed', { currencies }, '')
  if (leave !== undefined) checkLeave(leave, '/leave')
  return deepFreeze(plan)
}

function checkRule({ basis, amount, percent }: ContributionRule, path: string): void {
  const [wanted, other] = basis === 'percentOfEarnings' ? (['percent', 'amount'] as const) : (['amount', 'percent'] as const)
  const given = { amount, percent }
  if (given[wanted] === undefined) throw inputError('ladder.member_missing', { member: wanted }, path)
  if (given[other] !== undefined) throw inputError('ladder.member_unknown', { member: other }, `${path}/${other}`)
  if (percent !== undefined && compareDecimals(requireDecimal(percent), HUNDRED) > 0)
    throw inputError('ladder.percent_invalid', { percent }, `${path}/percent`)
}

function checkLeave({ hoursWorkedPerHour }: LeaveAccrualRule, path: string): void {
  const hours = requireDecimal(hoursWorkedPerHour)
  if (hours.units === 0n || compareDecimals(hours, { units: BigInt(MAX_HOURS), scale: 0 }) > 0)
    throw inputError('ladder.value_invalid', { expected: `decimal from above 0 to ${MAX_HOURS}` }, `${path}/hoursWorkedPerHour`)
}

/**
 * A rule for leave from untrusted input: copied, checked and frozen.
 *
 * @throws RungsError `ladder.value_invalid` and the other codes of form
 * @example
 * ```ts
 * import { parseLeaveAccrualRule } from 'rungs/ladder'
 * parseLeaveAccrualRule({ hoursWorkedPerHour: '30', timeBase: 'engaged', capHours: '40', carryOverHours: '16' })
 * ```
 */
export function parseLeaveAccrualRule(input: unknown): LeaveAccrualRule {
  const copy = copyJson(input, LADDER_LIMITS)
  throwFirst(problemsOf(leaveRule, copy))
  const rule = copy as unknown as LeaveAccrualRule
  checkLeave(rule, '')
  return deepFreeze(rule)
}

/**
 * Whether a worker is eligible for a plan, decided on facts as the requirements of a rung are. Before and after the plan is in effect,
 * and outside of its places, nobody is; where the worker's place is not known, that stays undecided.
 *
 * It is eligibility as stated by the plan: no insurance, and no view on employment status.
 *
 * @throws RungsError as `defineBenefitPlan` and `evaluateRequirement`
 * @example
 * ```ts
 * import { type BenefitPlan, type Fact, planEligibility } from 'rungs/ladder'
 * const isEligible = (plan: BenefitPlan, facts: readonly Fact[]): boolean =>
 *   planEligibility(plan, facts, { now: '2026-07-01T00:00:00Z' }).outcome === 'met'
 * ```
 */
export function planEligibility(plan: BenefitPlan, facts: readonly Fact[], context: EvaluationContext): PlanEligibility {
  const defined = defineBenefitPlan(plan)
  const trace = evaluate(defined.eligibility, facts, context)
  return deepFreeze({ plan: defined.id, outcome: outcomeOf(defined, trace, context), trace })
}

function outcomeOf({ effective, jurisdiction }: BenefitPlan, trace: Trace, context: EvaluationContext): RequirementOutcome {
  const nowMs = context.now instanceof Date ? context.now.getTime() : toMs(context.now)
  const isOver = effective.until !== undefined && endMs(effective.until) <= nowMs
  if (isOver || toMs(effective.from) > nowMs) return 'unmet'
  const { jurisdiction: place } = context
  if (jurisdiction === undefined || trace.outcome === 'unmet') return trace.outcome
  if (place === undefined) return 'indeterminate'
  return jurisdiction.some((outer) => isWithin(place, outer)) ? trace.outcome : 'unmet'
}
