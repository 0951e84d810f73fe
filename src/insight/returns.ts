import { checkOptions, deepFreeze, isJsonObject, type Now, parseDateOrDateTime, requireOption, toEpochMs } from '../core/index.js'
import type { FrameworkRef, Ladder, Rung, WageEvidence } from '../ladder/index.js'
import { isPast } from './demand.js'

/** One figure of pay about one rung, as its source has it. */
export interface RungReturn {
  readonly rung: string
  readonly evidence: string
  readonly basis: WageEvidence['basis']
  readonly claim: WageEvidence['claim']
  readonly value: string
  readonly measure: WageEvidence['measure']
  readonly currency?: string
  readonly per: WageEvidence['per']
  readonly statistic: WageEvidence['statistic']
  /** What a gain is measured against; a figure without it is pay, and no gain. */
  readonly comparison?: string
  /** Absent where the source gives none: then nobody knows that there is a gain at all. */
  readonly interval?: { readonly low: string; readonly high: string; readonly level: string }
  readonly sampleSize?: number
  readonly asOf: string
  /** Figures with the same text may be compared with each other, and with no others. */
  readonly comparable: string
}

/** The figures of the rungs that teach a competency. A rung teaches several: no figure is the effect of one of them. */
export interface CompetencyReturn {
  readonly competency: FrameworkRef
  readonly rungs: readonly string[]
  readonly figures: readonly RungReturn[]
}

/** What is known of the pay that comes with rungs and competencies. */
export interface Returns {
  readonly rungs: readonly RungReturn[]
  readonly competencies: readonly CompetencyReturn[]
  /** Figures that were not counted, and why. */
  readonly leftOut: readonly { readonly evidence: string; readonly because: 'expired' | 'future' | 'fewPeople' }[]
}

/** Options of {@link returns}. */
export interface ReturnsOptions {
  readonly now?: Now
  /** Figures of fewer people are left out. Default 10. */
  readonly leastPeople?: number
}

/**
 * What figures of pay say of each rung of a ladder, and of each competency that its rungs are aligned with: every figure with its basis and its
 * interval, none added up, averaged or ranked. Figures of few people, and those that have ended, are left out.
 *
 * @param evidence Figures for the ids that rungs give; those that rungs hold themselves need not be repeated.
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { returns } from 'rungs/insight'
 * import type { Ladder, WageEvidence } from 'rungs/ladder'
 * const table = (ladder: Ladder, evidence: readonly WageEvidence[]) =>
 *   returns(ladder, evidence).rungs.map(({ rung, value, basis, interval }) => [rung, value, basis, interval?.low, interval?.high])
 * ```
 */
export function returns(ladder: Ladder, evidence: readonly WageEvidence[], options: ReturnsOptions = {}): Returns {
  checkOptions(options, ['now', 'leastPeople'], 'returns')
  const { leastPeople = 10 } = options
  requireOption(Number.isSafeInteger(leastPeople) && leastPeople >= 5, 'leastPeople', 'whole number from 5')
  const isList = Array.isArray(evidence) && evidence.length <= 10_000 && evidence.every(isJsonObject)
  requireOption(isList, 'evidence', 'list of wage evidence')
  const nowMs = toEpochMs(options.now)
  const byId = new Map(evidence.map((figure) => [figure.id, figure]))
  const leftOut = new Map<string, Returns['leftOut'][number]['because']>()
  const ofRung = (rung: Rung): readonly RungReturn[] =>
    (rung.wage ?? []).flatMap((entry) => {
      const figure = typeof entry === 'string' ? byId.get(entry) : entry
      if (figure === undefined) return []
      const because = whyNot(figure, nowMs, leastPeople)
      if (because !== undefined) leftOut.set(figure.id, because)
      return because === undefined ? [toReturn(rung, figure)] : []
    })
  const byRung = new Map(ladder.rungs.map((rung) => [rung.id, ofRung(rung)]))
  return deepFreeze({
    rungs: [...byRung.values()].flat(),
    competencies: competenciesOf(ladder).map(({ competency, rungs }) => ({
      competency: { ...competency },
      rungs,
      figures: rungs.flatMap((rung) => byRung.get(rung) ?? []),
    })),
    leftOut: [...leftOut].map(([id, because]) => ({ evidence: id, because })),
  })
}

function whyNot(
  { asOf, validUntil, sampleSize, disclosure }: WageEvidence,
  nowMs: number,
  leastPeople: number,
): Returns['leftOut'][number]['because'] | undefined {
  if ((parseDateOrDateTime(asOf)?.epochMs ?? Number.POSITIVE_INFINITY) > nowMs) return 'future'
  if (validUntil !== undefined && isPast(validUntil, nowMs)) return 'expired'
  const isFew = (people: number | undefined): boolean => people !== undefined && people < leastPeople
  return isFew(sampleSize) || isFew(disclosure?.k) ? 'fewPeople' : undefined
}

function toReturn(rung: Rung, figure: WageEvidence): RungReturn {
  const { id, basis, claim, value, measure, currency, per, statistic, comparison, ci, sampleSize, asOf } = figure
  return {
    rung: rung.id,
    evidence: id,
    basis,
    claim,
    value,
    measure,
    ...(currency !== undefined && { currency }),
    per,
    statistic,
    ...(comparison !== undefined && { comparison }),
    ...(ci !== undefined && { interval: { ...ci } }),
    ...(sampleSize !== undefined && { sampleSize }),
    asOf,
    comparable: comparableOf(figure),
  }
}

/** What two figures must have in common to be held against each other. */
function comparableOf(figure: WageEvidence): string {
  const { measure, currency = '-', per, statistic, workRelationship, timeBase, expenses, basis, priceYear = '-' } = figure
  const region = [...figure.population.region].sort().join('+')
  // Pay and a gain in pay are two things.
  const kind = figure.comparison === undefined ? 'pay' : 'gain'
  return [kind, basis, measure, currency, per, statistic, workRelationship, timeBase, expenses, priceYear, region].join(' ')
}

function competenciesOf({ rungs }: Ladder): readonly { readonly competency: FrameworkRef; readonly rungs: readonly string[] }[] {
  const found = new Map<string, { readonly competency: FrameworkRef; readonly rungs: string[] }>()
  for (const { id, alignments = [] } of rungs) {
    for (const competency of alignments) {
      const key = competency.uri ?? `${competency.framework} ${competency.version ?? ''} ${competency.code ?? ''}`
      const before = found.get(key)
      if (before === undefined) found.set(key, { competency, rungs: [id] })
      else if (!before.rungs.includes(id)) before.rungs.push(id)
    }
  }
  return [...found.values()]
}
