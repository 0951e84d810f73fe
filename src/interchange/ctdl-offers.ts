import type { JsonObject } from '../core/index.js'
import { type CostItem, type Funding, majorUnits, type Place, type Rung, type WageEvidence } from '../ladder/index.js'
import { COST_TYPE_SCHEME, COST_TYPES, CTDL, CTDL_CLASSES } from './ctdl-terms.js'
import type { LossLog } from './exported.js'

/** What a badge costs, who pays for it, where it holds and what its holders earned, as far as CTDL has words for it. */
export function offersOf(rung: Rung, path: string, log: LossLog): JsonObject {
  const { cost = [], funding = [], wage = [], jurisdiction } = rung
  const earnings = wage.flatMap((evidence, index) => earningsOf(evidence, `${path}/wage/${index}`, log))
  return {
    ...(jurisdiction !== undefined && { [CTDL.jurisdiction]: jurisdictionsOf(jurisdiction) }),
    ...(cost.length > 0 && { [CTDL.estimatedCost]: cost.map((item, index) => costOf(item, `${path}/cost/${index}`, log)) }),
    ...(funding.length > 0 && {
      [CTDL.financialAssistance]: funding.map((item, index) => fundingOf(item, `${path}/funding/${index}`, log)),
    }),
    ...(earnings.length > 0 && { [CTDL.aggregateData]: earnings }),
  }
}

/** Places by their codes (ISO 3166), of which CTDL has country and region as texts. */
function jurisdictionsOf(places: readonly Place[]): readonly JsonObject[] {
  return places.map((place) => ({
    '@type': CTDL_CLASSES.jurisdiction,
    [CTDL.mainJurisdiction]: [
      {
        '@type': CTDL_CLASSES.place,
        [CTDL.addressCountry]: { und: place.split('-')[0] as string },
        ...(place.includes('-') && { [CTDL.addressRegion]: { und: place } }),
      },
    ],
  }))
}

function costOf(item: CostItem, path: string, log: LossLog): JsonObject {
  log.dropped(item, ['kind', 'amount', 'jurisdiction'], path)
  const type = COST_TYPES[item.kind]
  if (type === undefined) log.add('export.term_missing', { member: 'kind', value: item.kind }, `${path}/kind`)
  return {
    '@type': CTDL_CLASSES.cost,
    [CTDL.price]: Number(majorUnits(item.amount)),
    [CTDL.currency]: item.amount.currency,
    ...(item.jurisdiction !== undefined && { [CTDL.jurisdiction]: jurisdictionsOf(item.jurisdiction) }),
    ...(type === undefined
      ? { [CTDL.name]: { en: item.kind } }
      : {
          [CTDL.directCostType]: {
            '@type': CTDL_CLASSES.alignment,
            [CTDL.framework]: COST_TYPE_SCHEME,
            [CTDL.targetNode]: type,
          },
        }),
  }
}

/**
 * Its kind and what it covers are words for people: CTDL has a scheme of kinds that does not tell ours apart. A value is a limit or a
 * percentage, never both, and its unit is a reference to a currency.
 */
function fundingOf(item: Funding, path: string, log: LossLog): JsonObject {
  const { cap, covers, percent } = item
  log.dropped(item, ['kind', 'covers', cap === undefined ? 'percent' : 'cap'], path)
  for (const member of ['kind', 'covers']) log.add('export.note_only', { member }, `${path}/${member}`)
  const value =
    cap !== undefined
      ? { [CTDL.unitText]: currencyOf(cap.currency), [CTDL.maxValue]: Number(majorUnits(cap)) }
      : percent !== undefined && { [CTDL.percentage]: Number(percent) }
  return {
    '@type': CTDL_CLASSES.financialAssistance,
    [CTDL.name]: { en: item.kind },
    [CTDL.description]: { en: `${item.kind}: ${covers.join(', ')}` },
    ...(value !== false && { [CTDL.financialAssistanceValue]: [{ '@type': CTDL_CLASSES.quantitativeValue, ...value }] }),
  }
}

function currencyOf(code: string): JsonObject {
  return {
    '@type': CTDL_CLASSES.alignment,
    [CTDL.frameworkName]: { und: 'ISO 4217' },
    [CTDL.codedNotation]: code,
    [CTDL.targetNodeName]: { und: code },
  }
}

/** What of a figure of pay is kept where one is written. */
const WAGE_MEMBERS: readonly (keyof WageEvidence)[] = [
  'measure',
  'value',
  'currency',
  'per',
  'statistic',
  'postReceiptMonths',
  'asOf',
]

/**
 * Median earnings of a year in whole units, which is all that an AggregateDataProfile has. Pay for an hour or a job, gains over
 * others, and what was promised or made up as an illustration are not earnings of holders, and would be read as such.
 */
function earningsOf(evidence: NonNullable<Rung['wage']>[number], path: string, log: LossLog): readonly JsonObject[] {
  if (typeof evidence === 'string') {
    log.add('export.member_dropped', { member: 'wage' }, path)
    return []
  }
  const { claim, comparison, currency, illustrative, measure, per, statistic, value } = evidence
  const isEarnings = claim === 'observed' && measure === 'absolute' && comparison === undefined && illustrative !== true
  if (!isEarnings || per !== 'year' || statistic !== 'median' || currency === undefined || !/^\d{1,15}(\.0*)?$/.test(value)) {
    log.add('export.member_dropped', { member: 'wage' }, path)
    return []
  }
  log.dropped(evidence, [...WAGE_MEMBERS, 'claim', 'source', 'population'], path)
  log.dropped(evidence.source, ['url'], `${path}/source`)
  log.dropped(evidence.population, ['region'], `${path}/population`)
  const { url } = evidence.source
  return [
    {
      '@type': CTDL_CLASSES.aggregateData,
      [CTDL.medianEarnings]: Number(value),
      [CTDL.currency]: currency,
      [CTDL.dateEffective]: evidence.asOf.slice(0, 10),
      [CTDL.jurisdiction]: jurisdictionsOf(evidence.population.region),
      ...(evidence.postReceiptMonths !== undefined && { [CTDL.postReceiptMonths]: evidence.postReceiptMonths }),
      ...(url !== undefined && { [CTDL.source]: url }),
    },
  ]
}
