import { checkOptions, deepFreeze, problem } from '../../core/index.js'
import { compileLadder } from '../compile.js'
import { digestOf } from '../digest.js'
import { readFacts } from '../fact-shape.js'
import { toDigits } from '../payoff/fraction.js'
import { readTerms, type Terms } from '../payoff/terms.js'
import { sceneOfPerson } from '../person.js'
import { placePerson } from '../place.js'
import type { Fact, Ladder, Placement, PlaceOptions } from '../types.js'
import { type Candidate, candidateOf, type Way } from './candidate.js'
import { beatenBy } from './front.js'
import type { MissingSet, Plan, PlanOptions, PlanStep } from './model.js'
import { type PlanTerms, readPlanOptions } from './options.js'
import { prepare, type State } from './plan-state.js'

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
