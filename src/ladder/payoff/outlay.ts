import { type Problem, problem } from '../../core/index.js'
import { isWithin } from '../jurisdiction.js'
import { lastInstantOf } from '../last-instant.js'
import type { Place, Window } from '../model/base.js'
import type { CostItem, Incentive } from '../model/money.js'
import { convertMoney, msOf, toMoney } from './convert.js'
import { add, divide, type Fraction, fromText, larger, multiply, ONE, smaller, subtract, whole, ZERO } from './fraction.js'
import type { GrantedFunding, PayoffOutlay, PayoffStep } from './model.js'
import { calendarMonths, effortHours, monthsBetween, monthsOn, usualSpan, WEEKS_A_MONTH } from './spans.js'
import type { Terms } from './terms.js'

/** A bonus for each hour, for so many hours. */
export interface HourlyBonus {
  readonly rate: Fraction
  /** In hours of the work that the gain counts for. */
  readonly hours?: Fraction
}

/** What is spent and received around the award, in whole units. */
export interface Outlay {
  readonly cost: Fraction
  readonly upfront: Fraction
  readonly onAward: Fraction
  readonly atRisk: Fraction
  readonly incentives: Fraction
  readonly bonuses: readonly HourlyBonus[]
  readonly hours: Fraction
  readonly elapsed: Fraction
  /** What the target costs each time it is renewed, where that is known. */
  readonly renewal?: Fraction
  readonly refusals: readonly Problem[]
  readonly cautions: readonly Problem[]
}

interface OpenCost {
  readonly rung: string
  readonly kind: CostItem['kind']
  rest: Fraction
}

/** The work of a week that a gain counts for: the usual hours, and how many times those are worked. */
export interface WeeklyWork {
  readonly hours: Fraction
  readonly factor: Fraction
}

/**
 * Reckons what a step takes: costs once each, funding in the order given but upfront first, never more than the costs.
 *
 * @param work what bonuses for hours are spread over. Default: all paid hours.
 */
export function outlayOf(step: PayoffStep, terms: Terms, work: WeeklyWork = { hours: terms.hoursPerWeek, factor: ONE }): Outlay {
  const refusals: Problem[] = []
  const cautions: Problem[] = []
  const inUnits = (money: CostItem['amount'], path: string): Fraction => {
    const converted = convertMoney(money, terms, path)
    if ('amount' in converted) return converted.amount
    refusals.push(converted.refusal)
    return ZERO
  }
  const open = costsOf(step, terms, inUnits, cautions)
  const items = (step.items ?? []).flatMap(({ cost }) => cost).map((money) => inUnits(money, '/items'))
  const cost = [...open.map(({ rest }) => rest), ...items].reduce(add, ZERO)
  const { hours, elapsed } = timeOf(step, terms, refusals, cautions)
  const awardMs = monthsOn(terms.nowMs, elapsed)
  const paid = { upfront: ZERO, onAward: ZERO, atRisk: ZERO }
  for (const funding of orderFunding(step.funding ?? [])) {
    const because = whyNotFunding(funding, terms, awardMs)
    if (because !== undefined) {
      cautions.push(problem('payoff.funding_not_counted', { funder: funding.funder, because }))
      continue
    }
    if (funding.kind === 'loan') {
      cautions.push(problem('payoff.loan_not_counted', { funder: funding.funder }))
      continue
    }
    const given = payFrom(open, funding, funding.cap === undefined ? undefined : inUnits(funding.cap, '/funding'))
    paid[funding.timing === 'upfront' ? 'upfront' : 'onAward'] = add(
      paid[funding.timing === 'upfront' ? 'upfront' : 'onAward'],
      given,
    )
    if (given.n === 0n) continue
    if (funding.timing === 'onAward') cautions.push(problem('payoff.paid_on_award', { funder: funding.funder }))
    if (funding.clawback !== undefined) {
      paid.atRisk = add(paid.atRisk, given)
      const { minor, currency } = toMoney(given, terms)
      cautions.push(problem('payoff.clawback', { funder: funding.funder, until: funding.clawback.until, minor, currency }))
    }
  }
  const { incentives, bonuses } = incentivesOf(step, terms, work, awardMs, inUnits, cautions)
  const renewal = renewalOf(step, terms, inUnits)
  return {
    cost,
    ...paid,
    incentives,
    bonuses,
    hours,
    elapsed,
    ...(renewal !== undefined && { renewal }),
    refusals,
    cautions,
  }
}

/** What the worker pays in the end. */
export function netOf({ cost, upfront, onAward }: Outlay): Fraction {
  return subtract(subtract(cost, upfront), onAward)
}

/** An outlay as it is shown. */
export function showOutlay(outlay: Outlay, terms: Terms, toText: (value: Fraction) => string): PayoffOutlay {
  return {
    cost: toMoney(outlay.cost, terms),
    paidUpfront: toMoney(outlay.upfront, terms),
    paidOnAward: toMoney(outlay.onAward, terms),
    net: toMoney(netOf(outlay), terms),
    incentives: toMoney(outlay.incentives, terms),
    atRisk: toMoney(outlay.atRisk, terms),
    hours: toText(outlay.hours),
    elapsedMonths: toText(outlay.elapsed),
  }
}

function costsOf(
  { rungs }: PayoffStep,
  terms: Terms,
  inUnits: (money: CostItem['amount'], path: string) => Fraction,
  cautions: Problem[],
): OpenCost[] {
  return rungs.flatMap((rung): OpenCost[] => {
    if (rung.cost === undefined) cautions.push(problem('payoff.cost_unknown', { rung: rung.id }))
    return costsHere(rung.cost, terms)
      .filter(({ kind }) => kind !== 'renewal')
      .map(({ kind, amount }) => ({ rung: rung.id, kind, rest: inUnits(amount, '/cost') }))
  })
}

function costsHere(cost: readonly CostItem[] = [], { given }: Terms): readonly CostItem[] {
  return cost.filter(({ jurisdiction }) => isHere(jurisdiction, given.region))
}

function isHere(places: readonly Place[] | undefined, region: Place): boolean {
  return places === undefined || places.some((place) => isWithin(region, place))
}

function renewalOf(
  step: PayoffStep,
  terms: Terms,
  inUnits: (money: CostItem['amount'], path: string) => Fraction,
): Fraction | undefined {
  const target = step.rungs[step.rungs.length - 1]
  const found = costsHere(target?.cost, terms).filter(({ kind }) => kind === 'renewal')
  return found.length === 0 ? undefined : found.map(({ amount }) => inUnits(amount, '/cost')).reduce(add)
}

function timeOf(
  { rungs, items = [] }: PayoffStep,
  terms: Terms,
  refusals: Problem[],
  cautions: Problem[],
): { readonly hours: Fraction; readonly elapsed: Fraction } {
  let hours = items.map((item) => (item.hours === undefined ? ZERO : fromText(item.hours))).reduce(add, ZERO)
  let elapsed = ZERO
  let unknown = items.some((item) => item.hours !== undefined)
  for (const { id, time } of rungs) {
    const effort = usualSpan(time?.effort)
    const read = effort === undefined ? ZERO : effortHours(effort)
    if (effort === undefined) cautions.push(problem('payoff.effort_unknown', { rung: id }))
    if (read === undefined) refusals.push(problem('payoff.time_unclear', { time: effort as string }))
    hours = add(hours, read ?? ZERO)
    const span = usualSpan(time?.elapsed)
    if (span === undefined) unknown = true
    else elapsed = add(elapsed, calendarMonths(span))
  }
  const { learningHoursPerWeek } = terms
  if (learningHoursPerWeek !== undefined) elapsed = larger(elapsed, divide(hours, multiply(learningHoursPerWeek, WEEKS_A_MONTH)))
  else if (unknown) cautions.push(problem('payoff.elapsed_unknown', {}))
  return { hours, elapsed }
}

function orderFunding(funding: readonly GrantedFunding[]): readonly GrantedFunding[] {
  return [...funding].sort((a, b) => Number(a.timing !== 'upfront') - Number(b.timing !== 'upfront'))
}

function whyNotFunding(
  { jurisdiction, window, timing }: GrantedFunding,
  terms: Terms,
  awardMs: number,
): 'place' | 'window' | undefined {
  if (!isHere(jurisdiction, terms.given.region)) return 'place'
  return isInside(window, timing === 'upfront' ? terms.nowMs : awardMs) ? undefined : 'window'
}

function isInside(window: Window | undefined, atMs: number): boolean {
  if (window === undefined) return true
  const { from, until } = window
  return (from === undefined || msOf(from) <= atMs) && (until === undefined || atMs <= lastInstantOf(until))
}

/** Pays what is still open of the costs that a funding covers; how much it was. */
function payFrom(open: readonly OpenCost[], funding: GrantedFunding, cap: Fraction | undefined): Fraction {
  const covered = open.filter(
    ({ rung, kind }) => funding.covers.includes(kind) && (funding.rung === undefined || funding.rung === rung),
  )
  const share = smaller(funding.percent === undefined ? whole(1) : divide(fromText(funding.percent), whole(100)), whole(1))
  let left = cap
  let given = ZERO
  for (const cost of covered) {
    const wanted = multiply(cost.rest, share)
    const part = left === undefined ? wanted : smaller(wanted, left)
    if (left !== undefined) left = subtract(left, part)
    cost.rest = subtract(cost.rest, part)
    given = add(given, part)
  }
  return given
}

function incentivesOf(
  step: PayoffStep,
  terms: Terms,
  work: WeeklyWork,
  awardMs: number,
  inUnits: (money: CostItem['amount'], path: string) => Fraction,
  cautions: Problem[],
): { readonly incentives: Fraction; readonly bonuses: readonly HourlyBonus[] } {
  let incentives = ZERO
  const bonuses: HourlyBonus[] = []
  // The same incentive on two rungs is still paid once.
  const once = new Map((step.incentives ?? []).map((incentive) => [incentive.id, incentive]))
  for (const incentive of once.values()) {
    const because = whyNotIncentive(incentive, terms, awardMs)
    if (because !== undefined) {
      cautions.push(problem('payoff.incentive_not_counted', { incentive: incentive.id, because }))
      continue
    }
    const amount = inUnits(incentive.amount, '/incentives')
    const cap = incentive.cap === undefined ? undefined : inUnits(incentive.cap, '/incentives')
    if (incentive.per === 'hour') bonuses.push(bonusOf(incentive, { amount, cap, work, awardMs }, terms))
    else incentives = add(incentives, cap === undefined ? amount : smaller(amount, cap))
  }
  return { incentives, bonuses: bonuses.filter(({ rate }) => rate.n > 0n) }
}

function whyNotIncentive(
  incentive: Incentive,
  terms: Terms,
  awardMs: number,
): 'redeemed' | 'window' | 'perJob' | 'payer' | undefined {
  if (terms.redeemed.has(incentive.id)) return 'redeemed'
  if (!isInside(incentive.window, awardMs)) return 'window'
  if (incentive.per === 'job') return 'perJob'
  return incentive.per === 'hour' && payerHours(incentive, terms) === undefined ? 'payer' : undefined
}

/** A payer adds to its own hours alone; spread over all hours that the gain counts for it is that much for each. */
function bonusOf(
  incentive: Incentive,
  {
    amount,
    cap,
    work: { hours: all, factor },
    awardMs,
  }: { readonly amount: Fraction; readonly cap: Fraction | undefined; readonly work: WeeklyWork; readonly awardMs: number },
  terms: Terms,
): HourlyBonus {
  const own = smaller(payerHours(incentive, terms) ?? ZERO, terms.hoursPerWeek)
  const rate = all.n === 0n ? ZERO : divide(multiply(amount, own), all)
  if (rate.n <= 0n) return { rate: ZERO }
  const { until } = incentive.window
  const weekly = multiply(all, factor)
  const inTime =
    until === undefined ? undefined : multiply(multiply(monthsBetween(awardMs, lastInstantOf(until)), WEEKS_A_MONTH), weekly)
  const inCap = cap === undefined ? undefined : divide(cap, rate)
  const hours = inTime === undefined ? inCap : inCap === undefined ? inTime : smaller(inTime, inCap)
  return { rate, ...(hours !== undefined && { hours }) }
}

function payerHours({ payer }: Incentive, { given }: Terms): Fraction | undefined {
  const found = given.payers?.find((one) => one.payer === payer)
  return found === undefined ? undefined : fromText(found.hoursPerWeek)
}
