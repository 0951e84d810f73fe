import { formatDecimal, parseDecimal } from '../../core/index.js'
import { chooseText } from '../../i18n/index.js'
import type { FrameworkRef } from '../model/base.js'
import type { Rung } from '../model/rung.js'
import type { WageEvidence } from '../model/wage.js'
import { fill } from '../requirement-words.js'
import { formatMoney } from './format-money.js'
import type { Payoff, PayoffScenario } from './model.js'

/** English, the only language so far. */
const words = {
  earned: 'People holding "{rung}" in {region} earned {figure} an hour ({facts}).',
  gained: 'People holding "{rung}" in {region} earned {figure} ({facts}).',
  projected: 'People holding "{rung}" in {region} are projected by {source} to earn {figure} an hour ({facts}).',
  pledged: '{source} pledges {figure} an hour to people holding "{rung}", for hours worked for it ({facts}).',
  schedule: 'The wage schedule of {source} gives people holding "{rung}" in {region} {figure} an hour ({facts}).',
  occupation:
    'Workers in {occupation} in {region} earned {figure} an hour ({facts}). This is pay in an occupation, not an effect of the badge.',
  more: '{value} more an hour',
  less: '{value} less an hour',
  percentMore: '{value} % more an hour',
  percentLess: '{value} % less an hour',
  than: ' than {comparison}',
  anOccupation: 'this occupation',
  people: '{n} people',
  peopleUnknown: 'number of people not stated',
  interval: '{level} % interval {low} to {high}',
  intervalUnknown: 'no interval stated',
  dates: '{from} to {to}',
  basis: 'basis: {basis}',
  source: 'source: {source}',
  limits: 'Before tax and benefit changes. Not a promise of pay.',
  illustrative: 'The figure is an illustration only.',
  cost: 'It costs {net} in the end ({cost} less {funding} paid by others) and takes {hours} hours.',
  cases: { low: 'Low case', mid: 'Middle case', high: 'High case' },
  scenario: '{case}: earned back after {hours} paid hours, {months} months from the start; worth {npv} over {horizon} months.',
  never: '{case}: not earned back; worth {npv} over {horizon} months.',
  refused: 'No payoff is given.',
} as const

/**
 * A payoff in plain sentences: whom the figure is about, how many they are, how sure it is and from when; what the step
 * costs; the three cases. Names come in the wanted language (BCP 47) where the rung has it; the phrases are English.
 *
 * @example
 * ```ts
 * import { type Payoff, payoffInWords, type Rung } from 'rungs/ladder'
 * const told = (rung: Rung, result: Payoff): string => payoffInWords(rung, result, 'es').join('\n')
 * ```
 */
export function payoffInWords(rung: Rung, payoff: Payoff, lang: string): readonly string[] {
  const { scenario, basis, outlay, assumptions } = payoff
  if (scenario === undefined || basis === undefined || outlay === undefined) return [words.refused]
  const name = chooseText(rung.name, [String(lang)]) ?? rung.id
  const horizon = assumptions.horizonMonths as number
  const funding = formatMoney({ minor: outlay.cost.minor - outlay.net.minor, currency: outlay.cost.currency })
  const lines: string[] = [evidenceInWords(basis.evidence, name, lang), words.limits]
  if (basis.evidence.illustrative === true) lines.push(words.illustrative)
  lines.push(fill(words.cost, { net: formatMoney(outlay.net), cost: formatMoney(outlay.cost), funding, hours: outlay.hours }))
  for (const which of ['low', 'mid', 'high'] as const) {
    const found: PayoffScenario | undefined = scenario[which]
    if (found === undefined) continue
    const { breakEvenHours: hours, months, npv } = found
    const parts = { case: words.cases[which], hours, months, npv: formatMoney(npv), horizon }
    lines.push(fill(hours === 'never' ? words.never : words.scenario, parts))
  }
  return lines
}

/** One figure of pay in a sentence: what its people earned, never what a badge does. */
function evidenceInWords(evidence: WageEvidence, rung: string, lang: string): string {
  const { claim, basis, source, population, sampleSize, ci, observed, statistic } = evidence
  const facts = [
    statistic,
    sampleSize === undefined ? words.peopleUnknown : fill(words.people, { n: sampleSize }),
    ci === undefined
      ? words.intervalUnknown
      : fill(words.interval, { level: percentOf(ci.level), low: unitOf(ci.low, evidence), high: unitOf(ci.high, evidence) }),
    fill(words.dates, observed),
    fill(words.basis, { basis }),
    fill(words.source, { source: source.publisher }),
  ].join(', ')
  const isGain = evidence.measure === 'percent' || evidence.comparison !== undefined
  const figure = isGain ? gainInWords(evidence) : unitOf(evidence.value, evidence)
  const parts = { rung, region: population.region.join(', '), figure, facts, source: source.publisher }
  if (basis === 'occupationalDifferential') {
    const [occupation] = population.occupations ?? []
    return fill(words.occupation, {
      ...parts,
      occupation: occupation === undefined ? words.anOccupation : nameOf(occupation, lang),
    })
  }
  if (claim === 'pledged' || basis === 'employerPledge') return fill(words.pledged, parts)
  if (claim === 'schedule') return fill(words.schedule, parts)
  if (claim === 'projected') return fill(words.projected, parts)
  return fill(isGain ? words.gained : words.earned, parts)
}

function gainInWords({ value, measure, comparison, currency }: WageEvidence): string {
  const negative = value.startsWith('-')
  const size = negative ? value.slice(1) : value
  const phrase = measure === 'percent' ? (negative ? words.percentLess : words.percentMore) : negative ? words.less : words.more
  const than = comparison === undefined ? '' : fill(words.than, { comparison })
  return fill(phrase, { value: measure === 'percent' ? size : `${currency ?? ''} ${size}` }) + than
}

function unitOf(value: string, { measure, currency }: WageEvidence): string {
  return measure === 'percent' ? `${value} %` : `${currency ?? ''} ${value}`
}

/** A level of 0.95 as 95; one that is already in percent as it is. */
function percentOf(level: string): string {
  const parsed = parseDecimal(level)
  if (parsed === undefined || parsed.units > 10n ** BigInt(parsed.scale)) return level
  return formatDecimal({ units: parsed.units * 100n, scale: parsed.scale })
}

function nameOf({ name, framework, code, uri }: FrameworkRef, lang: string): string {
  return (name === undefined ? undefined : chooseText(name, [lang])) ?? `${framework} ${code ?? uri ?? ''}`
}
