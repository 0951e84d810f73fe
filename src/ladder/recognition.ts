import { compareDecimals, formatDateTime, requireDecimal } from '../core/index.js'
import type { RequirementCodes } from './codes.js'
import { type KnownFact, toMs } from './fact-index.js'
import { isWithin, overlaps } from './jurisdiction.js'
import { lastInstantOf } from './last-instant.js'
import { matching } from './matching-facts.js'
import type { Scene } from './scene.js'
import type { Iri, PlacementPolicy, ReasonCode, RecognitionRule, RequirementOutcome } from './types.js'

/** The rules that a reader has, by what they lead to. */
export interface Recognition {
  readonly accepted: ReadonlySet<Iri>
  readonly maxHops: number
  readonly isFirst: boolean
  readonly byTarget: ReadonlyMap<string, readonly RecognitionRule[]>
  readonly byMeasure: ReadonlyMap<string, readonly RecognitionRule[]>
  /** What was decided of a rule at an instant: it is asked about for every requirement that it may help. */
  readonly decided: Map<RecognitionRule, Map<string, RuleState>>
}

/** Whether a rule may be used, and why not. */
export interface RuleState {
  readonly outcome: RequirementOutcome
  readonly reason: ReasonCode
  readonly params: object
  /** Whether it says something at this time and place at all, so that it can conflict with another. */
  readonly inForce: boolean
}

/** A fact that rules put in the place of something else. */
export interface Recognised {
  readonly known: KnownFact
  /** From the credential to what it counts for. */
  readonly rules: readonly RecognitionRule[]
  readonly state: RuleState
}

const USABLE: RuleState = { outcome: 'met', reason: 'requirement.met_recognised', params: {}, inForce: true }

/** Makes a policy's rules ready; `undefined` where there are none to use. */
export function compileRecognition({ recognition }: PlacementPolicy): Recognition | undefined {
  if (recognition === undefined || recognition.rules.length === 0) return undefined
  const byTarget = new Map<string, RecognitionRule[]>()
  const byMeasure = new Map<string, RecognitionRule[]>()
  const add = (map: Map<string, RecognitionRule[]>, key: string | undefined, rule: RecognitionRule): void => {
    if (key === undefined) return
    const list = map.get(key)
    if (list === undefined) map.set(key, [rule])
    else list.push(rule)
  }
  for (const rule of recognition.rules) {
    const { achievement, rung, value } = rule.to
    if (value !== undefined) {
      add(byMeasure, value.measure, rule)
    } else {
      add(byTarget, achievement, rule)
      add(byTarget, rung, rule)
    }
  }
  const { acceptAssertedBy, maxHops = 1, onConflict } = recognition
  const accepted = new Set(acceptAssertedBy)
  return { accepted, maxHops, isFirst: onConflict === 'first', byTarget, byMeasure, decided: new Map() }
}

/** The facts that rules put in the place of an achievement or rung, each once, by the shortest chain of rules. */
export function recognisedAs(target: string, atMs: number, scene: Scene): readonly Recognised[] {
  const { recognition } = scene
  if (recognition === undefined || recognition.maxHops === 0) return []
  const seen = new Set<string>([target])
  const found = new Map<KnownFact, Recognised>()
  let ends: readonly { readonly target: string; readonly chain: readonly RecognitionRule[] }[] = [{ target, chain: [] }]
  // One step beyond the limit is looked at, to say that it is the limit which stands in the way.
  for (let hops = 1; hops <= recognition.maxHops + 1 && ends.length > 0; hops++) {
    const next: { readonly target: string; readonly chain: readonly RecognitionRule[] }[] = []
    for (const end of ends) {
      const rules = (recognition.byTarget.get(end.target) ?? []).filter((rule) => leadsOn(rule, end.chain[0]))
      for (const one of byFact(rules, atMs, scene)) {
        const whole = extend(one, end.chain, atMs, scene, recognition)
        const other = found.get(one.known)
        // A shorter chain decides; of two as long, the one that gives more is a way of its own.
        const isBetter = other?.rules.length === whole.rules.length && rank(whole.state) > rank(other.state)
        if (other === undefined || isBetter) found.set(one.known, whole)
      }
      if (hops > recognition.maxHops) continue
      for (const [id, leading] of bySource(rules)) {
        if (seen.has(id)) continue
        seen.add(id)
        const states = leading.map((rule) => ({ rule, state: stateOf(rule, atMs, scene) }))
        next.push({ target: id, chain: [settle(states, recognition.isFirst).rule, ...end.chain] })
      }
    }
    ends = next
  }
  return [...found.values()]
}

/** The facts that rules give an amount of a measure, by the rules that are about what is asked for. */
export function recognisedAmounts(
  measure: string,
  atMs: number,
  scene: Scene,
  isAbout: (rule: RecognitionRule) => boolean,
): readonly Recognised[] {
  const { recognition } = scene
  if (recognition === undefined || recognition.maxHops === 0) return []
  return byFact((recognition.byMeasure.get(measure) ?? []).filter(isAbout), atMs, scene)
}

/** What the next rule asks about issuers is answered by who asserts this one: nobody else says that it is the same thing. */
function leadsOn(rule: RecognitionRule, next: RecognitionRule | undefined): boolean {
  const issuers = next?.from.issuers
  return issuers === undefined || issuers.any === true || issuers.ids?.includes(rule.assertedBy) === true
}

/** Achievements by id alone: of one that was not awarded, nobody knows type, version or alignments. */
function chainable({ from }: RecognitionRule): readonly string[] {
  const isPlain = from.alignedTo === undefined && from.achievementType === undefined && from.versions === undefined
  return isPlain ? (from.ids ?? []) : []
}

function bySource(rules: readonly RecognitionRule[]): ReadonlyMap<string, readonly RecognitionRule[]> {
  const sources = new Map<string, RecognitionRule[]>()
  for (const rule of rules) {
    for (const id of chainable(rule)) {
      const list = sources.get(id)
      if (list === undefined) sources.set(id, [rule])
      else list.push(rule)
    }
  }
  return sources
}

function byFact(rules: readonly RecognitionRule[], atMs: number, scene: Scene): readonly Recognised[] {
  const candidates = new Map<KnownFact, Recognised[]>()
  for (const rule of rules) {
    const facts = matching(rule.from, scene.index)
    if (facts.length === 0) continue
    const state = stateOf(rule, atMs, scene)
    for (const known of facts) {
      const list = candidates.get(known)
      const one = { known, rules: [rule], state }
      if (list === undefined) candidates.set(known, [one])
      else list.push(one)
    }
  }
  return [...candidates.values()].map((list) => settle(list, scene.recognition?.isFirst === true, compareAmounts))
}

function compareAmounts(a: Recognised, b: Recognised): number {
  const [one, other] = [a, b].map(({ rules }) => rules[0]?.to.value)
  if (one === undefined || other === undefined) return 0
  return compareDecimals(requireDecimal(one.amount), requireDecimal(other.amount))
}

/** Of several rules for one fact those in force decide: the first of them, or the one that gives least. */
function settle<T extends { readonly state: RuleState }>(
  candidates: readonly T[],
  isFirst: boolean,
  compare: (a: T, b: T) => number = () => 0,
): T {
  const inForce = candidates.filter(({ state }) => state.inForce)
  const list = inForce.length > 0 ? inForce : candidates
  if (isFirst) return list[0] as T
  return list.reduce((least, next) => {
    const difference = rank(next.state) - rank(least.state) || compare(next, least)
    return difference < 0 ? next : least
  })
}

function rank({ outcome }: RuleState): number {
  return outcome === 'met' ? 2 : outcome === 'indeterminate' ? 1 : 0
}

function extend(
  one: Recognised,
  chain: readonly RecognitionRule[],
  atMs: number,
  scene: Scene,
  { maxHops }: Recognition,
): Recognised {
  const rules = [...one.rules, ...chain]
  if (rules.length > maxHops) {
    const params = { rules: rules.map(({ id }) => id), limit: maxHops }
    return { ...one, rules, state: { outcome: 'unmet', reason: 'requirement.recognition_hops_exceeded', params, inForce: true } }
  }
  const states = [one.state, ...chain.map((rule) => stateOf(rule, atMs, scene))]
  return { ...one, rules, state: states.reduce((least, next) => (rank(next) < rank(least) ? next : least)) }
}

/** Whether a rule may be used at an instant. It need not hold any longer once a rung was awarded with it. */
function stateOf(rule: RecognitionRule, atMs: number, scene: Scene): RuleState {
  const { decided } = scene.recognition as Recognition
  const byTime = decided.get(rule) ?? new Map<string, RuleState>()
  decided.set(rule, byTime)
  const time = `${atMs} ${scene.awardedAtMs}`
  const known = byTime.get(time)
  if (known !== undefined) return known
  const state = decideRule(rule, atMs, scene)
  byTime.set(time, state)
  return state
}

function decideRule(rule: RecognitionRule, atMs: number, scene: Scene): RuleState {
  const { id, assertedBy, validFrom, validUntil, jurisdiction, conditions, kind } = rule
  if (!scene.recognition?.accepted.has(assertedBy)) {
    return outOfForce('unmet', 'requirement.recognition_not_accepted', { rule: id, assertedBy })
  }
  const now = formatDateTime(atMs)
  if (atMs < toMs(validFrom)) {
    return outOfForce('unmet', 'requirement.recognition_not_yet_valid', { rule: id, validFrom, now })
  }
  if (validUntil !== undefined && atMs > lastInstantOf(validUntil)) {
    return outOfForce('unmet', 'requirement.recognition_expired', { rule: id, validUntil, now })
  }
  if (jurisdiction !== undefined) {
    const place = scene.jurisdiction
    if (place !== undefined && !jurisdiction.some((outer) => isWithin(place, outer))) {
      return jurisdiction.some((outer) => overlaps(place, outer))
        ? state('indeterminate', 'requirement.recognition_place_unknown', { rule: id })
        : outOfForce('unmet', 'requirement.recognition_elsewhere', { rule: id })
    }
    if (place === undefined) return state('indeterminate', 'requirement.recognition_place_unknown', { rule: id })
  }
  if (conditions !== undefined) {
    // Without rules of recognition: one that were its own condition would have no end.
    const { recognition: _, ...plain } = scene
    const { outcome } = scene.decide(conditions, '/conditions', plain).trace()
    if (outcome === 'unmet') return state('unmet', 'requirement.recognition_condition_unmet', { rule: id })
    if (outcome === 'indeterminate') return state('indeterminate', 'requirement.recognition_condition_unknown', { rule: id })
  }
  if (kind === 'provisional') return state('indeterminate', 'requirement.recognition_provisional', { rule: id })
  // A part of something is not the thing: it needs an amount to be counted.
  if (kind === 'partial' && rule.to.value === undefined) return state('unmet', 'requirement.recognition_partial', { rule: id })
  return USABLE
}

function state<C extends keyof RequirementCodes>(outcome: RequirementOutcome, reason: C, params: RequirementCodes[C]): RuleState {
  return { outcome, reason, params, inForce: true }
}

function outOfForce<C extends keyof RequirementCodes>(
  outcome: RequirementOutcome,
  reason: C,
  params: RequirementCodes[C],
): RuleState {
  return { outcome, reason, params, inForce: false }
}
