import { checkOptions, deepFreeze, type Problem, problem } from '../../core/index.js'
import { availabilityOf } from '../availability.js'
import { type CompiledLadder, compileLadder } from '../compile.js'
import { digestOf } from '../digest.js'
import { readFacts } from '../fact-shape.js'
import { rungsBelow } from '../graph.js'
import { toDigits } from '../payoff/fraction.js'
import { payoffOf } from '../payoff/payoff.js'
import { readTerms, type Terms } from '../payoff/terms.js'
import { evidenceOf } from '../payoff/uplift.js'
import { sceneOfPerson } from '../person.js'
import { placePerson } from '../place.js'
import type { Scene } from '../scene.js'
import type { Fact, Ladder, Place, Placement, PlaceOptions, Rung } from '../types.js'
import { leastCount } from './bound.js'
import { catalogueOf } from './catalogue.js'
import type { Phase } from './codes.js'
import { type Demand, demandFor } from './demand.js'
import { beatenBy, type Merits } from './front.js'
import { familyOf, isSufficient, type Search, shrink } from './missing.js'
import type { MissingSet, Plan, PlanItem, PlanOptions, PlanStep } from './model.js'
import { type PlanTerms, readPlanOptions } from './options.js'
import { inOrder } from './order.js'
import { bit, type ItemSet, membersOf } from './sets.js'
import { hoursText, type Price, priceOfItem, priceOfRung, stepOf, totalOf, unitsBy } from './ways.js'

/** What is left of the ways to one rung. */
const MAX_SHOWN = 4
/** Above this many things a set that is not the outcome of a full search is not cut down. */
const MAX_SHRUNK = 64
const HELD: ReadonlySet<string> = /* @__PURE__ */ new Set(['held', 'heldLapsing', 'grandfathered'])

/**
 * What a worker can do next: for every rung that is not held the smallest sets of things that lead there, with what they
 * cost, how long they take and, given assumptions, what they may bring. What two rungs share is counted once. Steps that
 * nothing beats in every respect are the `front`; a ranking is made only by an `objective` of the caller. The same input
 * gives the same plan, whatever its order; nothing about the person but facts goes in.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown`, `plan.rung_unknown` (usage); as `place` and `payoff`
 * @example
 * ```ts
 * import { type Fact, type Ladder, plan } from 'rungs/ladder'
 * const reachable = (ladder: Ladder, facts: readonly Fact[]): readonly string[] =>
 *   plan(ladder, facts, { now: '2026-05-01T09:00:00Z', jurisdiction: 'US-CA' }).front
 * ```
 */
export function plan(ladder: Ladder, facts: readonly Fact[], options: PlanOptions): Plan {
  checkOptions(options, [...PLACE_OPTIONS, ...PLAN_OPTIONS], 'PlanOptions')
  const compiled = compileLadder(ladder)
  const read = readPlanOptions(options, compiled.ladder)
  const all = readFacts(facts)
  const person = sceneOfPerson(all, placeOptionsOf(options), compiled.ladder)
  const placement = placePerson(compiled, all, person)
  const terms = options.assumptions === undefined ? undefined : readTerms({ ...options.assumptions, now: placement.now })
  const state = prepare(compiled, person.scene, options, read, placement, terms)
  const candidates = state.order
    .filter((id) => options.target === undefined || id === options.target)
    .map((id) => candidateOf(id, state))
  const ways = candidates.flatMap((candidate) => candidate.ways)
  const beaten = beatenBy(ways.map(({ merits }) => merits))
  const steps = candidates
    .map((candidate) => showStep(candidate, ways, beaten, state))
    .sort((a, b) => (a.rung < b.rung ? -1 : a.rung > b.rung ? 1 : 0))
  const { objective } = options
  const { id, version } = compiled.ladder
  return deepFreeze({
    ladder: { id, version, digest: compiled.digest },
    now: placement.now,
    inputDigest: digestOf(inputOf(options, placement, read, terms)),
    placement,
    steps,
    front: steps.filter(({ missing }) => missing.some(({ onFront }) => onFront)).map(({ rung }) => rung),
    ...(objective !== undefined && { objective, ranking: rank(candidates, objective) }),
  })
}

const PLACE_OPTIONS: readonly (keyof PlaceOptions)[] = ['now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes']
const PLAN_OPTIONS: readonly string[] = ['target', 'objective', 'assumptions', 'evidence', 'offers', 'demand', 'limits']

function placeOptionsOf(options: PlanOptions): PlaceOptions {
  return Object.fromEntries(Object.entries(options).filter(([key]) => !PLAN_OPTIONS.includes(key))) as unknown as PlaceOptions
}

/** Everything that a plan is computed from. A placement's digest stands for ladder, facts, trust and instant. */
function inputOf(options: PlanOptions, placement: Placement, read: PlanTerms, terms: Terms | undefined): object {
  const { target, objective } = options
  return {
    placement: placement.inputDigest,
    ...read,
    ...(target !== undefined && { target }),
    ...(objective !== undefined && { objective }),
    ...(terms !== undefined && { assumptions: terms.given }),
  }
}

interface State {
  readonly search: Search
  readonly scene: Scene
  readonly options: PlanOptions
  readonly read: PlanTerms
  readonly placement: Placement
  readonly compiled: CompiledLadder
  readonly order: readonly string[]
  /** Where each rung is in that order. */
  readonly position: ReadonlyMap<string, number>
  readonly prices: readonly Price[]
  readonly badgeItem: ReadonlyMap<string, number>
  readonly terms?: Terms
}

function prepare(
  compiled: CompiledLadder,
  scene: Scene,
  options: PlanOptions,
  read: PlanTerms,
  placement: Placement,
  terms: Terms | undefined,
): State {
  const { policy, jurisdiction, attributes } = options
  const context = {
    now: placement.now,
    ladder: compiled.ladder,
    ...(policy !== undefined && { policy }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(attributes !== undefined && { attributes }),
  }
  const open = compiled.ladder.rungs
    .map((rung, index) => ({ rung, index }))
    .filter(({ index }) => !HELD.has(placement.rungs[index]?.status as string))
  const catalogue = catalogueOf({ scene, context, open, subject: placement.subject, offers: read.offers })
  const search: Search = {
    catalogue,
    budget: { maxSets: read.maxSets, work: read.maxWork },
    ...(jurisdiction !== undefined && { jurisdiction }),
    open: new Map(open.map((one) => [one.rung.id, one])),
    done: new Map(),
    waiting: new Set(),
    takingUpper: compiled.takingUpper(),
  }
  const costs = [
    ...open.flatMap(({ rung }) => rung.cost ?? []).map(({ amount }) => amount),
    ...read.offers.flatMap(({ cost }) => cost),
  ]
  const toUnits = unitsBy(terms, new Set(costs.map(({ currency }) => currency)))
  const rungOf = (item: number): Rung | undefined => search.open.get(catalogue.badgeOf.get(item) ?? '')?.rung
  const prices = catalogue.items.map(({ shown }, item) => {
    const rung = rungOf(item)
    return rung === undefined
      ? priceOfItem(shown, read.offers, toUnits)
      : priceOfRung(rung, jurisdiction ?? terms?.given.region, toUnits)
  })
  const order = inOrder(search)
  const position = new Map(order.map((rung, at) => [rung, at]))
  for (const id of order) familyOf(id, search)
  return {
    search,
    scene,
    options,
    read,
    placement,
    compiled,
    order,
    position,
    prices,
    badgeItem: catalogue.badgeFor,
    ...(terms !== undefined && { terms }),
  }
}

interface Way {
  readonly rung: string
  readonly set: ItemSet
  readonly merits: Merits
  readonly shown: Omit<MissingSet, 'onFront'>
}

interface Candidate {
  readonly id: string
  readonly ways: readonly Way[]
  readonly count: number
  readonly atLeast: number
  readonly approximate: boolean
  readonly demand: Demand
  readonly why: readonly Problem[]
}

function candidateOf(id: string, state: State): Candidate {
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

function showStep(candidate: Candidate, all: readonly Way[], beaten: readonly number[], state: State): PlanStep {
  const { id, ways, count, atLeast, approximate, demand, why } = candidate
  const missing = ways.map((way): MissingSet => ({ ...way.shown, onFront: beaten[all.indexOf(way)] === -1 }))
  const [first] = ways
  const by = first === undefined ? -1 : (beaten[all.indexOf(first)] as number)
  const standing = missing.some(({ onFront }) => onFront)
    ? [problem('plan.on_front', { count: state.order.length })]
    : by >= 0
      ? [problem('plan.dominated', { by: (all[by] as Way).rung })]
      : []
  const unpriced = missing.find(({ cost }) => cost.length > 1)
  const isUncompared = unpriced !== undefined && ways.some(({ merits }) => merits.cost === Number.POSITIVE_INFINITY)
  const costs = isUncompared
    ? [problem('plan.cost_unconverted', { currencies: unpriced.cost.map(({ currency }) => currency) })]
    : []
  return {
    rung: id,
    missing,
    ways: count,
    atLeast,
    approximate,
    ...(demand.factor !== undefined && { demand: toDigits(demand.factor, 4) }),
    why: [...why, ...standing, ...costs],
  }
}

/** The best way to each rung by one merit, and the rungs by it; of equals the one whose id comes first. */
function rank(candidates: readonly Candidate[], objective: NonNullable<PlanOptions['objective']>): readonly string[] {
  return candidates
    .filter(({ ways }) => ways.length > 0)
    .map(({ id, ways }) => ({ id, merit: Math.min(...ways.map(({ merits }) => merits[objective])) }))
    .sort((a, b) => (a.merit < b.merit ? -1 : a.merit > b.merit ? 1 : a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}
