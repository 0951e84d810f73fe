import { formatDecimal, type Problem, problem, requireDecimal } from '../../core/index.js'
import { isWithin } from '../jurisdiction.js'
import { lastInstantOf } from '../last-instant.js'
import type { Rung } from '../model/rung.js'
import type { WageBasis, WageEvidence } from '../model/wage.js'
import { convertUnits, msOf } from './convert.js'
import { add, compare, divide, type Fraction, fromText, multiply, ONE, subtract, whole, ZERO } from './fraction.js'
import type { PayoffBasis, PayoffStep } from './model.js'
import type { Terms } from './terms.js'

/** The gain in pay for an hour, as far as the evidence goes. */
export interface Uplift {
  readonly low?: Fraction
  readonly mid: Fraction
  readonly high?: Fraction
  readonly basis: PayoffBasis
  readonly cautions: readonly Problem[]
}

export type UpliftOrRefusals = { readonly uplift: Uplift } | { readonly refusals: readonly Problem[] }

/** What tells most of what a rung does to pay comes first. */
const STRENGTH: readonly WageBasis[] = [
  'randomised',
  'quasiExperimental',
  'matchedComparison',
  'beforeAfter',
  'wageSchedule',
  'employerPledge',
  'occupationalDifferential',
  'issuerEstimate',
  'selfReported',
]
const HUNDRED: Fraction = /* @__PURE__ */ whole(100)
const YEAR_MS = 366 * 86_400_000

interface Range {
  readonly low?: Fraction
  readonly mid: Fraction
  readonly high?: Fraction
}

/** The figures of a rung, with their JSON pointers. */
export function evidenceOf(rung: Rung, more: readonly WageEvidence[] = []): readonly (readonly [WageEvidence, string])[] {
  const found = (rung.wage ?? []).flatMap((entry, at): (readonly [WageEvidence, string])[] => {
    const evidence = typeof entry === 'string' ? more.find(({ id }) => id === entry) : entry
    return evidence === undefined ? [] : [[evidence, `/wage/${at}`]]
  })
  return found.sort(
    ([a], [b]) =>
      STRENGTH.indexOf(a.basis) - STRENGTH.indexOf(b.basis) ||
      msOf(b.asOf) - msOf(a.asOf) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

/** The uplift by the best figure that is not refused, or all refusals. */
export function upliftOf(step: PayoffStep, terms: Terms): UpliftOrRefusals {
  const target = step.rungs[step.rungs.length - 1] as Rung
  const found = evidenceOf(target, step.evidence)
  const refusals: Problem[] = []
  for (const [evidence, path] of found) {
    const one = upliftBy(evidence, path, target, step, terms)
    if ('uplift' in one) return one
    refusals.push(...one.refusals)
  }
  return { refusals: found.length === 0 ? [problem('payoff.evidence_missing', { rung: target.id })] : refusals }
}

function upliftBy(evidence: WageEvidence, path: string, target: Rung, step: PayoffStep, terms: Terms): UpliftOrRefusals {
  const refusals = refusalsOf(evidence, path, terms)
  const hours = hoursOf(evidence, terms)
  if (hours === undefined) refusals.push(problem('payoff.payer_hours_missing', { payers: payersOf(evidence) }, path))
  if (refusals.length > 0 || hours === undefined) return { refusals }
  const gained = gainOf(evidence, path, target, step, terms)
  if ('refusals' in gained) return gained
  return {
    uplift: {
      ...gained.range,
      basis: { evidence, compared: gained.compared, hoursPerWeek: hours },
      cautions: cautionsOf(evidence, path),
    },
  }
}

/** What keeps a figure from saying anything about this worker now. */
function refusalsOf(evidence: WageEvidence, path: string, terms: Terms): Problem[] {
  const { now, region } = terms.given
  const refusals: Problem[] = []
  const refuse = (found: Problem): void => void refusals.push(found)
  const { asOf, validUntil, per, sampleSize, population, ci } = evidence
  if (msOf(asOf) > terms.nowMs || msOf(evidence.observed.from) > terms.nowMs)
    refuse(problem('payoff.evidence_future', { asOf, now }, path))
  if (validUntil !== undefined && lastInstantOf(validUntil) < terms.nowMs)
    refuse(problem('payoff.evidence_ended', { validUntil, now }, path))
  if (per !== 'hour') refuse(problem('payoff.per_unsupported', { per }, `${path}/per`))
  for (const what of ['workRelationship', 'timeBase', 'expenses'] as const) {
    const [expected, actual] = [terms.given[what], evidence[what]]
    if (expected !== actual) refuse(problem('payoff.work_differs', { what, expected, actual }, `${path}/${what}`))
  }
  if (!population.region.some((place) => isWithin(region, place)))
    refuse(problem('payoff.region_outside', { region, regions: population.region.slice(0, 20) }, `${path}/population/region`))
  if (sampleSize !== undefined && sampleSize < terms.minSampleSize)
    refuse(problem('payoff.sample_too_small', { sampleSize, least: terms.minSampleSize }, `${path}/sampleSize`))
  if (ci !== undefined) {
    const value = fromText(evidence.value)
    if (compare(fromText(ci.low), value) > 0 || compare(value, fromText(ci.high)) > 0)
      refuse(problem('payoff.interval_invalid', { low: ci.low, value: evidence.value, high: ci.high }, `${path}/ci`))
  }
  if (evidence.measure === 'absolute' && evidence.currency === undefined) refuse(problem('payoff.currency_missing', {}, path))
  return refusals
}

function cautionsOf(evidence: WageEvidence, path: string): readonly Problem[] {
  const cautions: Problem[] = []
  if (evidence.illustrative === true) cautions.push(problem('payoff.illustrative', {}, path))
  if (evidence.basis === 'occupationalDifferential') cautions.push(problem('payoff.occupational', {}, path))
  if (evidence.ci === undefined) cautions.push(problem('payoff.interval_missing', {}, path))
  const isMeasured = evidence.claim === 'observed' || evidence.claim === 'projected'
  if (isMeasured && evidence.sampleSize === undefined) cautions.push(problem('payoff.sample_size_missing', {}, path))
  return cautions
}

type Gained = { readonly range: Range; readonly compared: PayoffBasis['compared'] } | { readonly refusals: readonly Problem[] }

/**
 * The gain for an hour. A percentage, and an amount that names a comparison, are gains over it; any other amount is the pay
 * itself. Of two rungs only the difference counts, never the sum.
 */
function gainOf(evidence: WageEvidence, path: string, target: Rung, step: PayoffStep, terms: Terms): Gained {
  const { from } = step
  const own = evidence.measure === 'percent' ? { range: rangeOf(evidence) } : inCurrency(evidence, path, terms)
  if ('refusals' in own) return own
  if (isLevel(evidence)) return overPay(own.range, evidence, path, step, terms)
  const compared = { with: 'comparison' as const, ...(evidence.comparison !== undefined && { comparison: evidence.comparison }) }
  const pay = evidence.measure === 'percent' ? payThisYear(path, terms) : undefined
  if (pay !== undefined && 'refusals' in pay) return pay
  const inMoney = (range: Range, base: Fraction): Range => mapRange(range, (value) => divide(multiply(value, base), HUNDRED))
  if (from === undefined || evidence.comparison === from.id)
    return { range: pay === undefined ? own.range : inMoney(own.range, pay.amount), compared }
  const other = lowerFigure(
    step,
    evidence,
    path,
    terms,
    (one) => one.measure === evidence.measure && !isLevel(one) && one.comparison === evidence.comparison,
  )
  if (other === undefined) return { refusals: [problem('payoff.uplift_nested', { rung: target.id, from: from.id }, path)] }
  if ('refusals' in other) return other
  const against = { with: 'evidence' as const, evidence: other.evidence }
  if (pay === undefined) {
    const lower = inCurrency(other.evidence, other.path, terms)
    return 'refusals' in lower ? lower : { range: difference(own.range, lower.range), compared: against }
  }
  // Today's pay has the lower rung's gain in it already: both percentages are of the pay without either.
  const grown = add(ONE, divide(fromText(other.evidence.value), HUNDRED))
  if (compare(grown, ZERO) <= 0) return { refusals: [problem('payoff.uplift_nested', { rung: target.id, from: from.id }, path)] }
  return { range: inMoney(difference(own.range, rangeOf(other.evidence)), divide(pay.amount, grown)), compared: against }
}

/** Whether a figure is the pay itself rather than a gain. */
function isLevel({ measure, comparison }: WageEvidence): boolean {
  return measure === 'absolute' && comparison === undefined
}

/** Pay by a figure, less what is earned on the rung below or, where nothing tells that, now. */
function overPay(range: Range, evidence: WageEvidence, path: string, step: PayoffStep, terms: Terms): Gained {
  const lower = lowerFigure(step, evidence, path, terms, isLevel)
  if (lower !== undefined) {
    if ('refusals' in lower) return lower
    const below = inCurrency(lower.evidence, lower.path, terms)
    if ('refusals' in below) return below
    return { range: difference(range, below.range), compared: { with: 'evidence', evidence: lower.evidence } }
  }
  const pay = payNow(path, terms)
  if ('refusals' in pay) return pay
  const { currentPay } = terms.given
  const asOf = currentPay?.asOf as string
  const { from, to } = evidence.observed
  if (msOf(asOf) < msOf(from) || msOf(asOf) - msOf(to) > YEAR_MS)
    return { refusals: [problem('payoff.vintage_mixed', { values: [to, asOf] }, path)] }
  return { range: mapRange(range, (value) => subtract(value, pay.amount)), compared: { with: 'currentPay' } }
}

/**
 * The figure of the rung below that one is to be compared with: of those that nothing keeps from it one of the same basis, or else
 * the best. Nothing where there is none of the kind; all refusals where each is refused.
 */
function lowerFigure(
  { from, evidence: more }: PayoffStep,
  evidence: WageEvidence,
  path: string,
  terms: Terms,
  isOfKind: (one: WageEvidence) => boolean,
): { readonly evidence: WageEvidence; readonly path: string } | { readonly refusals: readonly Problem[] } | undefined {
  const found = from === undefined ? [] : evidenceOf(from, more).filter(([one]) => isOfKind(one))
  if (found.length === 0) return undefined
  const isLike = ([one]: (typeof found)[number]): number => Number(one.basis !== evidence.basis || one.claim !== evidence.claim)
  const refusals: Problem[] = []
  for (const [one, at] of [...found].sort((a, b) => isLike(a) - isLike(b))) {
    const converted = one.measure === 'absolute' && one.currency !== undefined ? inCurrency(one, at, terms) : undefined
    const unconverted = converted !== undefined && 'refusals' in converted ? converted.refusals : []
    const against = [...refusalsOf(one, at, terms), ...unlike(evidence, one, path), ...unconverted]
    if (against.length === 0) return { evidence: one, path: at }
    refusals.push(...against)
  }
  return { refusals }
}

/** What keeps two figures from being subtracted. */
function unlike(a: WageEvidence, b: WageEvidence, path: string): readonly Problem[] {
  const found: Problem[] = []
  const years = [a, b].map((one) => String(one.priceYear ?? new Date(msOf(one.observed.to)).getUTCFullYear()))
  if (years[0] !== years[1] || (a.priceYear === undefined) !== (b.priceYear === undefined))
    found.push(problem('payoff.vintage_mixed', { values: [...new Set([a, b].map(vintageOf))].sort() }, path))
  if (a.statistic !== b.statistic)
    found.push(problem('payoff.statistic_mixed', { values: [a.statistic, b.statistic].sort() }, path))
  // What one payer binds itself to says nothing of what another pays.
  if (isPledge(b) && !(isPledge(a) && payersOf(b).every((payer) => payersOf(a).includes(payer))))
    found.push(problem('payoff.payer_hours_missing', { payers: payersOf(b) }, path))
  return found
}

function vintageOf({ priceYear, observed }: WageEvidence): string {
  return priceYear === undefined ? `${observed.from}/${observed.to}` : `prices of ${priceYear}, ${observed.from}/${observed.to}`
}

/** A percentage is of what is earned now: nobody can say what it is of pay of long ago. */
function payThisYear(path: string, terms: Terms): ReturnType<typeof payNow> {
  const asOf = terms.given.currentPay?.asOf
  if (asOf !== undefined && terms.nowMs - msOf(asOf) > YEAR_MS)
    return { refusals: [problem('payoff.vintage_mixed', { values: [asOf, terms.given.now] }, path)] }
  return payNow(path, terms)
}

function payNow(path: string, terms: Terms): { readonly amount: Fraction } | { readonly refusals: readonly Problem[] } {
  const { currentPay } = terms.given
  if (currentPay === undefined) return { refusals: [problem('payoff.pay_missing', {}, path)] }
  const { asOf } = currentPay
  if (msOf(asOf) > terms.nowMs) return { refusals: [problem('payoff.vintage_mixed', { values: [asOf, terms.given.now] }, path)] }
  const converted = convertUnits(fromText(currentPay.amount), currentPay.currency, terms, path)
  return 'refusal' in converted ? { refusals: [converted.refusal] } : converted
}

function rangeOf({ value, ci }: WageEvidence): Range {
  return { mid: fromText(value), ...(ci !== undefined && { low: fromText(ci.low), high: fromText(ci.high) }) }
}

function inCurrency(
  evidence: WageEvidence,
  path: string,
  terms: Terms,
): { readonly range: Range } | { readonly refusals: readonly Problem[] } {
  const one = convertUnits(ONE, evidence.currency as string, terms, path)
  if ('refusal' in one) return { refusals: [one.refusal] }
  return { range: mapRange(rangeOf(evidence), (value) => multiply(value, one.amount)) }
}

function mapRange({ low, mid, high }: Range, change: (value: Fraction) => Fraction): Range {
  return {
    mid: change(mid),
    ...(low !== undefined && { low: change(low) }),
    ...(high !== undefined && { high: change(high) }),
  }
}

/** The worst and the best that two intervals allow: at least as wide as the interval of the difference. */
function difference(a: Range, b: Range): Range {
  const isSure = a.low !== undefined && a.high !== undefined && b.low !== undefined && b.high !== undefined
  return {
    mid: subtract(a.mid, b.mid),
    ...(isSure && {
      low: subtract(a.low as Fraction, b.high as Fraction),
      high: subtract(a.high as Fraction, b.low as Fraction),
    }),
  }
}

function payersOf({ population, source }: WageEvidence): readonly string[] {
  return population.platforms ?? [source.publisher]
}

/** Whether it is what a payer binds itself to, for the hours worked for that payer. */
function isPledge({ claim, basis, population }: WageEvidence): boolean {
  return claim === 'pledged' || basis === 'employerPledge' || (claim === 'schedule' && population.platforms !== undefined)
}

/** The weekly hours that a figure counts for: all of them, or of a pledge those for its payer. */
function hoursOf(evidence: WageEvidence, terms: Terms): string | undefined {
  const { hoursPerWeek, payers = [] } = terms.given
  if (!isPledge(evidence)) return hoursPerWeek
  const pledged = payersOf(evidence)
  const own = payers.filter(({ payer }) => pledged.includes(payer))
  if (own.length === 0) return undefined
  const sum = own.map((one) => fromText(one.hoursPerWeek)).reduce(add)
  const scale = Math.max(...own.map((one) => requireDecimal(one.hoursPerWeek).scale))
  const text = formatDecimal({ units: (sum.n * 10n ** BigInt(scale)) / sum.d, scale })
  return compare(sum, terms.hoursPerWeek) > 0 ? hoursPerWeek : text
}
