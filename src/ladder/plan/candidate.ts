import { type Problem, problem } from '../../core/index.js'
import { availabilityOf } from '../availability.js'
import { rungsBelow } from '../graph.js'
import { payoffOf } from '../payoff/payoff.js'
import { evidenceOf } from '../payoff/uplift.js'
import type { Place, Rung } from '../types.js'
import { leastCount } from './bound.js'
import type { Phase } from './codes.js'
import { type Demand, demandFor } from './demand.js'
import type { Merits } from './front.js'
import { familyOf, isSufficient, type Search, shrink } from './missing.js'
import type { MissingSet, PlanItem } from './model.js'
import { HELD, type State } from './plan-state.js'
import { bit, type ItemSet, membersOf } from './sets.js'
import { hoursText, type Price, stepOf, totalOf } from './ways.js'

/** What is left of the ways to one rung. */
const MAX_SHOWN = 4

/** Above this many things a set that is not the outcome of a full search is not cut down. */
const MAX_SHRUNK = 64

export interface Way {
  readonly rung: string
  readonly set: ItemSet
  readonly merits: Merits
  readonly shown: Omit<MissingSet, 'onFront'>
}

export interface Candidate {
  readonly id: string
  readonly ways: readonly Way[]
  readonly count: number
  readonly atLeast: number
  readonly approximate: boolean
  readonly demand: Demand
  readonly why: readonly Problem[]
}

export function candidateOf(id: string, state: State): Candidate {
  const { search, options, read, scene } = state
  const family = familyOf(id, search)
  const { rung } = search.open.get(id) as { readonly rung: Rung }
  const region = options.jurisdiction ?? state.terms?.given.region
  const demand = demandFor(rung, read.demand, region, scene.nowMs)
  const priced = family.sets.map((found) => {
    const set = family.approximate ? cutDown(id, found, search) : withoutSpare(id, found, search)
    return {
      set,
      total: totalOf([...membersOf(set), state.badgeItem.get(id) as number].map((item) => state.prices[item] as Price)),
    }
  })
  const best = bestOf(priced)
  const ways = best.map(({ set, total }) => wayOf(id, set, total, demand, state))
  const sizes = family.sets.map((set) => membersOf(set).length)
  const smallest = sizes.reduce((least, size) => Math.min(least, size), Number.POSITIVE_INFINITY)
  return {
    id,
    ways,
    count: family.sets.length,
    atLeast: family.approximate || sizes.length === 0 ? leastCount(id, search) : smallest,
    approximate: family.approximate,
    demand,
    why: [...whyOf(id, rung, family.sets.length, family.approximate, best[0]?.set, region, state), ...demand.why],
  }
}

/** A set that no full search found may hold more than it needs. */
function cutDown(id: string, set: ItemSet, search: Search): ItemSet {
  return membersOf(set).length > MAX_SHRUNK ? set : shrink(set, (smaller) => isSufficient(id, smaller, search))
}

/** Amounts that are got for one sum may together be enough for another. */
function withoutSpare(id: string, set: ItemSet, search: Search): ItemSet {
  const amounts = membersOf(set).filter((item) => search.catalogue.items[item]?.shown.kind === 'amount')
  return amounts.length < 2 ? set : cutDown(id, set, search)
}

interface Priced {
  readonly set: ItemSet
  readonly total: Price
}

/** The sets that no other beats in cost and effort, the fewest things first, each once. */
function bestOf(priced: readonly Priced[]): readonly Priced[] {
  const once = new Map(priced.map((one) => [one.set, one]))
  const sorted = [...once.values()].sort(
    (a, b) =>
      compareUnits(a.total.units, b.total.units) ||
      (a.total.seconds < b.total.seconds ? -1 : a.total.seconds > b.total.seconds ? 1 : 0) ||
      membersOf(a.set).length - membersOf(b.set).length ||
      (a.set < b.set ? -1 : 1),
  )
  const kept: Priced[] = []
  let least: bigint | undefined
  for (const one of sorted) {
    // In order of cost, a set is worth showing only where it takes less effort than all that cost less, or just as much.
    const isAsGood = kept.some(({ total }) => total.units === one.total.units && total.seconds === one.total.seconds)
    if (least !== undefined && one.total.seconds >= least && !isAsGood) continue
    least = least === undefined || one.total.seconds < least ? one.total.seconds : least
    kept.push(one)
    if (kept.length === MAX_SHOWN) break
  }
  return kept
}

function compareUnits(a: bigint | undefined, b: bigint | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return a < b ? -1 : a > b ? 1 : 0
}

function wayOf(id: string, set: ItemSet, total: Price, demand: Demand, state: State): Way {
  const { search, scene, read, terms, badgeItem, position } = state
  const { catalogue, open } = search
  const below = membersOf(set & catalogue.badges).map((item) => catalogue.badgeOf.get(item) as string)
  const rungs = [...below, id].sort((a, b) => (position.get(a) as number) - (position.get(b) as number))
  const items = [
    ...membersOf(set & ~catalogue.badges),
    ...rungs.filter((rung) => rung !== id).map((rung) => badgeItem.get(rung) as number),
  ]
  const shown = {
    items: items.map((item): PlanItem => (catalogue.items[item] as { readonly shown: PlanItem }).shown),
    rungs,
    cost: total.cost,
    hours: hoursText(total.hours),
  }
  const merits = {
    effort: Number(total.seconds),
    cost: total.units === undefined ? Number.POSITIVE_INFINITY : Number(total.units),
  }
  if (terms === undefined)
    return {
      rung: id,
      set,
      shown,
      merits: { ...merits, breakEvenMonths: Number.POSITIVE_INFINITY, npvLow: Number.POSITIVE_INFINITY },
    }
  const withTarget = set | bit(badgeItem.get(id) as number)
  const found = rungs.map((rung) => open.get(rung) as { readonly rung: Rung; readonly index: number })
  const { step, cautions } = stepOf(found, withTarget, standingBelow(id, state), search, scene, read.offers)
  const payoff = payoffOf({ ...step, evidence: read.evidence }, terms, demand.factor)
  const { scenario } = payoff
  const months = scenario?.mid.months
  return {
    rung: id,
    set,
    shown: { ...shown, payoff: { ...payoff, cautions: [...payoff.cautions, ...cautions] } },
    merits: {
      ...merits,
      breakEvenMonths: months === undefined || months === 'never' ? Number.POSITIVE_INFINITY : Number(months),
      npvLow: scenario === undefined ? Number.POSITIVE_INFINITY : -scenario.low.npv.minor,
    },
  }
}

/** The rung from which somebody climbs: the highest held below the target, or else the only one that is held. */
function standingBelow(id: string, { placement, compiled, read }: State): Rung | undefined {
  const below = rungsBelow(compiled.graph, id)
  const held = placement.current.filter((one) => below.has(one)).sort()
  const lower = placement.rungs.filter((one) => HELD.has(one.status) && below.has(one.id)).map((one) => one.id)
  const candidates = (held.length > 0 ? held : lower.length > 0 ? lower : [...placement.current].sort()).map(
    (one) => compiled.rungs.get(one) as Rung,
  )
  return candidates.find((rung) => evidenceOf(rung, read.evidence).length > 0) ?? candidates[0]
}

function whyOf(
  id: string,
  rung: Rung,
  count: number,
  approximate: boolean,
  set: ItemSet | undefined,
  region: Place | undefined,
  { search, read, scene, compiled }: State,
): readonly Problem[] {
  const why: Problem[] = []
  const { items, badges, badgeOf } = search.catalogue
  if (set === undefined) why.push(problem('plan.blocked', { rung: id }))
  else if (set === 0n) why.push(problem('plan.ready', { rung: id }))
  else why.push(problem('plan.things_missing', { count: membersOf(set).length, sets: count }))
  const below = membersOf((set ?? 0n) & badges).map((item) => badgeOf.get(item) as string)
  if (below.length > 0) why.push(problem('plan.rungs_first', { rungs: below }))
  const open = membersOf(set ?? 0n).filter((item) => items[item]?.shown.kind === 'settle').length
  if (open > 0) why.push(problem('plan.undecided', { count: open }))
  if (approximate) why.push(problem('plan.approximate', { limit: read.maxSets }))
  if (rung.regulated === true) why.push(problem('plan.regulated', { rung: id }))
  const available = availabilityOf(rung, compiled.ladder, region, scene.nowMs)
  if (available?.state === 'closed')
    why.push(problem('plan.not_offered', { rung: id, phase: available.code.slice('ladder.rollout_'.length) as Phase }))
  return why
}
