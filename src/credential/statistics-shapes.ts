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

/** How people were asked. */
export const tallyMethods = ['secretBallot', 'openBallot', 'survey', 'sampleSurvey'] as const

/** The id of a metric. */
export type OutcomeMetricId = (typeof outcomeMetricIds)[number]

/** The classes of credentials about groups of people, and of what they decide; terms of `https://w3id.org/rungs/v0`. */
export type StatisticsClassName = 'StatisticalRelease' | 'DisclosureStatement' | 'OutcomeObservation' | 'GovernanceDecision'

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
      question: 'url',
      questionMap: 'languageMap',
      method: { values: tallyMethods, extensible: false },
      constituency: 'text',
      electorate: 'number',
      choices: 'number',
      options: 'json',
      leading: 'text',
      disclosure: { one: 'DisclosureStatement' },
    },
  },
  GovernanceDecision: {
    type: 'GovernanceDecision',
    typeAsText: true,
    required: ['id', 'ladder', 'ladderVersion', 'ladderDigest', 'outcome', 'decidedAt'],
    fields: {
      id: 'url',
      ladder: 'url',
      ladderVersion: 'text',
      ladderDigest: 'text',
      previousDigest: 'text',
      body: 'url',
      outcome: { values: ['adopted', 'rejected', 'deferred'], extensible: false },
      decidedAt: 'dateTime',
      effectiveFrom: 'dateTime',
      votes: 'json',
      ballots: 'json',
      reasonMap: 'languageMap',
      minutes: 'url',
      minutesDigest: 'text',
      objectionUntil: 'dateTime',
      appealUntil: 'dateTime',
      appealTo: 'url',
    },
  },
}
