import type { Shape } from './shapes.js'

/** The ids of metrics, which releases and observations name. */
export const outcomeMetricIds = [
  'credentialAttainmentRate',
  'completionRate',
  'timeToRung',
  'renewalRate',
  'lapseRate',
  'wageChange',
  'earningsStability',
  'hoursPerWeek',
  'customerSatisfaction',
  'benefitUtilisationRate',
  'claimProcessingTime',
  'benefitRenewalRate',
  'workerRetention',
  'perceivedSecurity',
  'perceivedAutonomy',
  'belonging',
  'productivityIndex',
] as const

/** The id of a metric. */
export type OutcomeMetricId = (typeof outcomeMetricIds)[number]

/** The classes of credentials about groups of people; terms of `https://w3id.org/rungs/v0`. */
export type StatisticsClassName = 'StatisticalRelease' | 'DisclosureStatement' | 'OutcomeObservation'

/** Those classes as data. */
export const statisticsShapes: Readonly<Record<StatisticsClassName, Shape>> = {
  StatisticalRelease: {
    type: 'StatisticalRelease',
    typeAsText: true,
    required: ['id', 'population', 'basis', 'periodFrom', 'periodUntil', 'figures', 'disclosure'],
    fields: {
      id: 'url',
      population: 'text',
      basis: 'text',
      periodFrom: 'dateTime',
      periodUntil: 'dateTime',
      groupedBy: 'texts',
      currency: 'text',
      figures: 'json',
      disclosure: { one: 'DisclosureStatement' },
    },
  },
  DisclosureStatement: {
    type: 'DisclosureStatement',
    typeAsText: true,
    required: ['leastPeople', 'suppression'],
    fields: {
      leastPeople: 'number',
      suppression: { values: ['complementary', 'none'], extensible: false },
      roundedTo: 'number',
      codedAbove: 'number',
      codedBelow: 'number',
      epsilon: 'text',
      payRule: { values: ['fivePayersQuarterThreeMonths'], extensible: false },
    },
  },
  OutcomeObservation: {
    type: 'OutcomeObservation',
    typeAsText: true,
    required: ['id', 'metric', 'value', 'people', 'periodFrom', 'periodUntil'],
    fields: {
      id: 'url',
      metric: { values: outcomeMetricIds, extensible: true },
      value: 'text',
      unit: 'text',
      people: 'number',
      population: 'text',
      periodFrom: 'dateTime',
      periodUntil: 'dateTime',
      intervalLow: 'text',
      intervalHigh: 'text',
      intervalLevel: 'text',
      instrument: 'text',
    },
  },
}
