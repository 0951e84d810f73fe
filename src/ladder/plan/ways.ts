import { type Problem, problem } from '../../core/index.js'
import { evaluateNode } from '../evaluate.js'
import { isWithin } from '../jurisdiction.js'
import type { Money } from '../model/base.js'
import { convertMoney } from '../payoff/convert.js'
import { add, type Fraction, multiply, nearest, toDigits, whole, ZERO } from '../payoff/fraction.js'
import type { GrantedFunding, PayoffStep, PricedItem } from '../payoff/model.js'
import { effortHours, usualSpan } from '../payoff/spans.js'
import type { Terms } from '../payoff/terms.js'
import type { Scene } from '../scene.js'
import type { Incentive, Place, Rung } from '../types.js'
import { isMetWith, type Search } from './missing.js'
import type { Offer, PlanItem } from './model.js'
import { type ItemSet, membersOf } from './sets.js'

/** What one thing takes. */
export interface Price {
  readonly cost: readonly Money[]
  /** In the currency that is compared, in millionths of its unit; absent where it cannot be converted. */
  readonly units?: bigint
  readonly hours: Fraction
  /** Seconds of effort. */
  readonly seconds: bigint
}

const FREE: Price = /* @__PURE__ */ Object.freeze({ cost: [], units: 0n, hours: ZERO, seconds: 0n })
const MILLION: Fraction = /* @__PURE__ */ Object.freeze({ n: 1_000_000n, d: 1n })

/** Costs that are put beside each other: in the currency of the assumptions, or in the one that all of them have. */
export type ToUnits = (money: Money) => bigint | undefined

/** Compares costs by the terms of a payoff, or, without them, only where there is one currency. */
export function unitsBy(terms: Terms | undefined, currencies: ReadonlySet<string>): ToUnits {
  if (terms === undefined) return ({ minor }) => (currencies.size > 1 ? undefined : BigInt(minor) * 1_000_000n)
  return (money) => {
    const converted = convertMoney(money, terms, '')
    return 'amount' in converted ? nearest(multiply(converted.amount, MILLION)) : undefined
  }
}

/** What earning a rung takes by itself, renewals not counted. */
export function priceOfRung(rung: Rung, place: Place | undefined, toUnits: ToUnits): Price {
  const cost = costsAt(rung, place)
  const span = usualSpan(rung.time?.effort)
  const hours = (span === undefined ? undefined : effortHours(span)) ?? ZERO
  return priceOf(cost, hours, toUnits)
}

/** The costs of a rung in a place; where none is given, those that it has everywhere. */
export function costsAt(rung: Rung, place: Place | undefined): readonly Money[] {
  return (rung.cost ?? [])
    .filter(
      ({ kind, jurisdiction }) =>
        kind !== 'renewal' &&
        (jurisdiction === undefined || (place !== undefined && jurisdiction.some((outer) => isWithin(place, outer)))),
    )
    .map(({ amount }) => amount)
}

/** What a thing that is no rung takes, by the offer that is reckoned with. */
export function priceOfItem({ offer }: PlanItem, offers: readonly Offer[], toUnits: ToUnits): Price {
  const found = offer === undefined ? undefined : offers[offer]
  if (found === undefined) return FREE
  return priceOf(found.cost, (found.effort === undefined ? undefined : effortHours(found.effort)) ?? ZERO, toUnits)
}

function priceOf(cost: readonly Money[], hours: Fraction, toUnits: ToUnits): Price {
  const units = cost.map(toUnits)
  const known = units.every((one) => one !== undefined)
  return {
    cost,
    ...(known && { units: (units as bigint[]).reduce((sum, one) => sum + one, 0n) }),
    hours,
    seconds: nearest(multiply(hours, whole(3600))),
  }
}

/** Several prices together: money by currency, sorted. */
export function totalOf(prices: readonly Price[]): Price {
  const byCurrency = new Map<string, number>()
  for (const { cost } of prices)
    for (const { minor, currency } of cost) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + minor)
  // What is too large to be exact is shown as the largest amount that is, and compared with nothing.
  const isExact = [...byCurrency.values()].every(Number.isSafeInteger)
  const cost = [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, minor]) => ({ minor: Math.min(minor, Number.MAX_SAFE_INTEGER), currency }))
  const known = isExact && prices.every(({ units }) => units !== undefined)
  return {
    cost,
    ...(known && { units: prices.reduce((sum, { units }) => sum + (units as bigint), 0n) }),
    hours: prices.reduce((sum, { hours }) => (hours.n === 0n ? sum : add(sum, hours)), ZERO),
    seconds: prices.reduce((sum, { seconds }) => sum + seconds, 0n),
  }
}

/** What a payoff is reckoned for: the rungs of a way with their funding and incentives, as far as they are sure. */
export function stepOf(
  rungs: readonly { readonly rung: Rung; readonly index: number }[],
  set: ItemSet,
  from: Rung | undefined,
  search: Search,
  scene: Scene,
  offers: readonly Offer[],
): { readonly step: Omit<PayoffStep, 'evidence'>; readonly cautions: readonly Problem[] } {
  const cautions: Problem[] = []
  const funding: GrantedFunding[] = []
  const incentives: Incentive[] = []
  for (const { rung, index } of rungs) {
    rung.funding?.forEach((one, at) => {
      const { eligibility } = one
      const path = `/rungs/${index}/funding/${at}/eligibility`
      if (eligibility === undefined || evaluateNode(eligibility, path, scene).trace().outcome === 'met')
        funding.push({ ...one, rung: rung.id })
      else cautions.push(problem('payoff.funding_not_counted', { funder: one.funder, because: 'eligibility' }))
    })
    rung.incentives?.forEach((one) => {
      const { catalogue } = search
      // What is due already is no gain of this step.
      if (isMetWith(one.trigger, set, catalogue) && !isMetWith(one.trigger, 0n, catalogue)) incentives.push(one)
      else cautions.push(problem('payoff.incentive_not_counted', { incentive: one.id, because: 'trigger' }))
    })
  }
  const items = membersOf(set & ~search.catalogue.badges).flatMap((item): PricedItem[] => {
    const offer = offers[search.catalogue.items[item]?.shown.offer ?? -1]
    if (offer === undefined) return []
    const hours = offer.effort === undefined ? undefined : effortHours(offer.effort)
    return [{ cost: offer.cost, ...(hours !== undefined && { hours: toDigits(hours, 4) }) }]
  })
  const step = { rungs: rungs.map(({ rung }) => rung), ...(from !== undefined && { from }), funding, incentives, items }
  return { step, cautions }
}

/** Hours as they are shown. */
export function hoursText(hours: Fraction): string {
  return toDigits(hours, 2)
}
