import { formatDecimal, parseDecimal } from '../../core/index.js'
import { chooseText, phrase, type StepBook, stepEnglish } from '../../i18n/index.js'
import type { FrameworkRef } from '../model/base.js'
import type { Rung } from '../model/rung.js'
import type { WageEvidence } from '../model/wage.js'
import { formatMoney } from './format-money.js'
import type { Payoff, PayoffScenario } from './model.js'

/**
 * A payoff in plain sentences: whom the figure is about, how many they are, how sure it is and from when; what the step
 * costs; the three cases. Names come in the wanted language (BCP 47) where the rung has it; the phrases are those of the catalogue, by default English.
 *
 * @example
 * ```ts
 * import { type Payoff, payoffInWords, type Rung } from 'rungs/ladder'
 * const told = (rung: Rung, result: Payoff): string => payoffInWords(rung, result, 'es').join('\n')
 * ```
 */
export function payoffInWords(rung: Rung, payoff: Payoff, lang: string, book: StepBook = stepEnglish): readonly string[] {
  const { scenario, basis, outlay, assumptions } = payoff
  if (scenario === undefined || basis === undefined || outlay === undefined) return [phrase(book, 'payoff.refused')]
  const name = chooseText(rung.name, [String(lang)]) ?? rung.id
  const horizon = assumptions.horizonMonths as number
  const funding = formatMoney({ minor: outlay.cost.minor - outlay.net.minor, currency: outlay.cost.currency })
  const lines: string[] = [evidenceInWords(basis.evidence, name, lang, book), phrase(book, 'payoff.limits')]
  if (basis.evidence.illustrative === true) lines.push(phrase(book, 'payoff.illustrative'))
  const [net, cost] = [formatMoney(outlay.net), formatMoney(outlay.cost)]
  lines.push(phrase(book, 'payoff.cost', { net, cost, funding, hours: String(outlay.hours) }))
  for (const which of ['low', 'mid', 'high'] as const) {
    const found: PayoffScenario | undefined = scenario[which]
    if (found === undefined) continue
    const { breakEvenHours: hours, months, npv } = found
    const parts = { case: phrase(book, `payoff.${which}`), npv: formatMoney(npv), horizon }
    lines.push(
      hours === 'never'
        ? phrase(book, 'payoff.never', parts)
        : phrase(book, 'payoff.scenario', { ...parts, hours: String(hours), months: String(months) }),
    )
  }
  return lines
}

/** One figure of pay in a sentence: what its people earned, never what a badge does. */
function evidenceInWords(evidence: WageEvidence, rung: string, lang: string, book: StepBook): string {
  const { claim, basis, source, population, sampleSize, ci, observed, statistic } = evidence
  const facts = [
    statistic,
    sampleSize === undefined ? phrase(book, 'payoff.peopleUnknown') : phrase(book, 'payoff.people', { count: sampleSize }),
    ci === undefined
      ? phrase(book, 'payoff.intervalUnknown')
      : phrase(book, 'payoff.interval', {
          level: percentOf(ci.level),
          low: unitOf(ci.low, evidence),
          high: unitOf(ci.high, evidence),
        }),
    phrase(book, 'payoff.dates', observed),
    phrase(book, 'payoff.basis', { basis: phrase(book, `basis.${basis}`) }),
    phrase(book, 'payoff.source', { source: source.publisher }),
  ].join(phrase(book, 'brief.and'))
  const isGain = evidence.measure === 'percent' || evidence.comparison !== undefined
  // The sentences but one say themselves that a figure is of an hour; a gain has its sign in them.
  const figure = isGain ? signed(evidence) : unitOf(evidence.value, evidence)
  const place = { region: population.region.join(phrase(book, 'brief.and')), figure, facts }
  if (basis === 'occupationalDifferential') {
    const [named] = population.occupations ?? []
    const occupation = named === undefined ? phrase(book, 'payoff.anOccupation') : nameOf(named, lang)
    return phrase(book, 'payoff.occupation', { ...place, occupation })
  }
  const { publisher } = source
  if (claim === 'pledged' || basis === 'employerPledge')
    return phrase(book, 'payoff.pledged', { rung, figure, facts, source: publisher })
  if (claim === 'schedule') return phrase(book, 'payoff.schedule', { ...place, rung, source: publisher })
  if (claim === 'projected') return phrase(book, 'payoff.projected', { ...place, rung, source: publisher })
  if (isGain) return phrase(book, 'payoff.gained', { ...place, rung, figure: gainInWords(evidence, book) })
  return phrase(book, 'payoff.earned', { ...place, rung })
}

function signed(evidence: WageEvidence): string {
  const { value, comparison } = evidence
  const figure = unitOf(value.startsWith('-') ? value : `+${value}`, evidence)
  return comparison === undefined ? figure : `${figure} (${comparison})`
}

function gainInWords({ value, measure, comparison, currency }: WageEvidence, book: StepBook): string {
  const negative = value.startsWith('-')
  const size = negative ? value.slice(1) : value
  const name =
    measure === 'percent' ? (negative ? 'payoff.percentLess' : 'payoff.percentMore') : negative ? 'payoff.less' : 'payoff.more'
  const figure = phrase(book, name, { value: measure === 'percent' ? size : `${currency ?? ''} ${size}` })
  return comparison === undefined ? figure : phrase(book, 'payoff.than', { figure, comparison })
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
