import { type Problem, problem } from '../../core/index.js'
import { keysOfEntry, keysOfReference } from '../alignment.js'
import { isWithin } from '../jurisdiction.js'
import { lastInstantOf } from '../last-instant.js'
import { msOf } from '../payoff/convert.js'
import { type Fraction, fromText, larger, smaller, toDigits } from '../payoff/fraction.js'
import type { Place, Rung } from '../types.js'
import type { DemandSignal } from './model.js'

/** By how much demand changes the expected hours, and what was made of each signal. */
export interface Demand {
  readonly factor?: Fraction
  readonly why: readonly Problem[]
}

const LEAST: Fraction = /* @__PURE__ */ Object.freeze({ n: 1n, d: 2n })
const MOST: Fraction = /* @__PURE__ */ Object.freeze({ n: 3n, d: 2n })
const LEVELS: Readonly<Record<NonNullable<DemandSignal['level']>, Fraction>> = {
  low: { n: 3n, d: 4n },
  steady: { n: 1n, d: 1n },
  high: { n: 5n, d: 4n },
  inDemand: { n: 3n, d: 2n },
}

/** The demand for what a rung is about, where the worker is: of several signals the most careful counts. */
export function demandFor(rung: Rung, signals: readonly DemandSignal[], region: Place | undefined, nowMs: number): Demand {
  const keys = new Set((rung.alignments ?? []).flatMap(keysOfEntry))
  const about = signals.filter(({ target }) => keysOfReference(target).some((key) => keys.has(key)))
  const why: Problem[] = []
  let chosen: { readonly signal: DemandSignal; readonly factor: Fraction } | undefined
  for (const signal of [...about].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
    const because = whyIgnored(signal, region, nowMs)
    if (because !== undefined) {
      why.push(problem('plan.demand_ignored', { signal: signal.id, because }))
      continue
    }
    const factor = factorOf(signal)
    if (chosen === undefined || smaller(factor, chosen.factor) !== chosen.factor) chosen = { signal, factor }
  }
  if (chosen === undefined) return { why }
  const { signal, factor } = chosen
  const params = { signal: signal.id, factor: toDigits(factor, 4), region: region as string }
  return { factor, why: [problem('plan.demand_counted', params), ...why] }
}

function whyIgnored(
  { region, asOf, validUntil, period }: DemandSignal,
  place: Place | undefined,
  nowMs: number,
): 'expired' | 'future' | 'region' | undefined {
  if (place === undefined || !region.some((outer) => isWithin(place, outer))) return 'region'
  if (lastInstantOf(validUntil) < nowMs || lastInstantOf(period.to) < nowMs) return 'expired'
  return msOf(asOf) > nowMs ? 'future' : undefined
}

function factorOf({ index, level }: DemandSignal): Fraction {
  const told = index === undefined ? LEVELS[level ?? 'steady'] : fromText(index)
  return larger(LEAST, smaller(told, MOST))
}
