import { deepFreeze, type Problem, problem } from '../../core/index.js'
import { lastInstantOf } from '../last-instant.js'
import type { Rung } from '../model/rung.js'
import { breakEven, type CashFlow, monthlyHours, presentValue } from './cash-flow.js'
import { toMoney } from './convert.js'
import { type Fraction, fromText, multiply, ONE, toDigits, upToDigits, ZERO } from './fraction.js'
import type { Payoff, PayoffAssumptions, PayoffScenario, PayoffStep } from './model.js'
import { type Outlay, outlayOf, showOutlay } from './outlay.js'
import { calendarMonths, monthsBetween } from './spans.js'
import { readStep } from './step-shape.js'
import { readTerms, type Terms } from './terms.js'
import { type Uplift, upliftOf } from './uplift.js'

/**
 * What a step costs and what it may bring, by dated evidence: for a low, a middle and a high case the paid hours and months
 * until what was spent is earned back, and the net present value. Money is reckoned exactly and rounded once, halves to the
 * even unit; pay is before tax and benefit changes, and nothing here is a promise of pay. Where figures cannot honestly be
 * put together, `refusals` say why and there is no `scenario`.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); `ladder.type_invalid` and the other codes of
 * form for rungs, figures or funding that are none
 * @example
 * ```ts
 * import { type Payoff, payoff, type Rung } from 'rungs/ladder'
 * const asCourier = (van: Rung, courier: Rung): Payoff =>
 *   payoff(
 *     { rungs: [van], from: courier },
 *     {
 *       now: '2026-05-01T09:00:00Z',
 *       region: 'US-CA',
 *       currency: 'USD',
 *       workRelationship: 'contractor',
 *       timeBase: 'engaged',
 *       expenses: 'net',
 *       hoursPerWeek: '30',
 *     },
 *   )
 * ```
 */
export function payoff(step: PayoffStep, assumptions: PayoffAssumptions): Payoff {
  const terms = readTerms(assumptions)
  return deepFreeze(payoffOf(readStep(step), terms))
}

/** The payoff of a step whose form is right. With a `factor` so many times the usual hours are worked. */
export function payoffOf(step: PayoffStep, terms: Terms, factor: Fraction = ONE): Payoff {
  const found = upliftOf(step, terms)
  const weekly = 'refusals' in found ? terms.hoursPerWeek : fromText(found.uplift.basis.hoursPerWeek)
  const outlay = outlayOf(step, terms, { hours: weekly, factor })
  const shown = showOutlay(outlay, terms, (value) => upToDigits(value, 2))
  const base = { assumptions: terms.given, outlay: shown }
  const refusals: Problem[] = [...outlay.refusals, ...('refusals' in found ? found.refusals : [])]
  if (Object.values(shown).some((value) => typeof value === 'object' && !Number.isSafeInteger(value.minor)))
    return { assumptions: terms.given, refusals: [problem('payoff.amount_too_large', {})], cautions: [] }
  if ('refusals' in found || refusals.length > 0) return { ...base, refusals, cautions: outlay.cautions }
  const { uplift } = found
  const target = step.rungs[step.rungs.length - 1] as Rung
  const validMonths = validityOf(target, outlay, terms)
  const hours = monthlyHours(multiply(weekly, factor))
  const flowAt = (value: Fraction): CashFlow => ({
    uplift: value,
    monthlyHours: hours,
    outlay,
    terms,
    ...(validMonths !== undefined && { validMonths }),
  })
  const scenario = scenariosOf(uplift, (value) => showScenario(flowAt(value)))
  if (Object.values(scenario).some(({ npv }) => !Number.isSafeInteger(npv.minor)))
    return { ...base, refusals: [problem('payoff.amount_too_large', {})], cautions: outlay.cautions }
  const ends =
    validMonths === undefined || outlay.renewal !== undefined
      ? []
      : [problem('payoff.ends_with_validity', { months: String(validMonths) })]
  return { ...base, scenario, basis: uplift.basis, refusals: [], cautions: [...uplift.cautions, ...outlay.cautions, ...ends] }
}

/** Without an interval nobody knows that there is a gain at all, so the low case has none. */
function scenariosOf(uplift: Uplift, show: (value: Fraction) => PayoffScenario): NonNullable<Payoff['scenario']> {
  const { low, mid, high } = uplift
  return {
    low: show(low ?? (mid.n < 0n ? mid : ZERO)),
    mid: show(mid),
    ...(high !== undefined && { high: show(high) }),
  }
}

function showScenario(flow: CashFlow): PayoffScenario {
  const found = breakEven(flow)
  return {
    upliftPerHour: toDigits(flow.uplift, 4),
    breakEvenHours: found === undefined ? 'never' : upToDigits(found.hours, 2),
    months: found === undefined ? 'never' : upToDigits(found.months, 2),
    npv: toMoney(presentValue(flow), flow.terms),
  }
}

/** Whole months from the award to the end of the rung, cut down. */
function validityOf(target: Rung, outlay: Outlay, terms: Terms): number | undefined {
  const { duration, fixedEnd } = target.validity ?? {}
  const ends: number[] = []
  const cut = ({ n, d }: Fraction): number => Math.max(0, Number(n / d))
  if (duration !== undefined) ends.push(cut(calendarMonths(duration)))
  if (fixedEnd !== undefined) {
    const total = monthsBetween(terms.nowMs, lastInstantOf(fixedEnd))
    ends.push(cut({ n: total.n * outlay.elapsed.d - outlay.elapsed.n * total.d, d: total.d * outlay.elapsed.d }))
  }
  return ends.length === 0 ? undefined : Math.min(...ends)
}
