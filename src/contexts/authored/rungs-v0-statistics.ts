import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { json, link, literal, protectedType } from './terms.js'

const text = (names: readonly string[]): JsonObject => Object.fromEntries(names.map((name) => [name, RUNGS + name]))
const typed = (datatype: string, names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, literal(RUNGS + name, datatype)]))

/** Types of credentials about groups of people. */
export const statisticsTypes: JsonObject = {
  StatisticalReleaseCredential: protectedType(`${RUNGS}StatisticalReleaseCredential`, {}),
  StatisticalRelease: protectedType(`${RUNGS}StatisticalRelease`, {
    population: `${RUNGS}populationCounted`,
    basis: `${RUNGS}statisticalBasis`,
    ...typed('dateTime', ['periodFrom', 'periodUntil']),
    ...text(['currency']),
    groupedBy: { '@id': `${RUNGS}groupedBy`, '@container': '@set' },
    figures: json(`${RUNGS}figures`),
    disclosure: link(`${RUNGS}disclosureStatement`),
  }),
  DisclosureStatement: protectedType(`${RUNGS}DisclosureStatement`, {
    ...typed('integer', ['leastPeople', 'roundedTo', 'codedAbove', 'codedBelow']),
    ...typed('decimal', ['epsilon']),
    ...text(['suppression', 'payRule']),
  }),
  OutcomeObservationCredential: protectedType(`${RUNGS}OutcomeObservationCredential`, {}),
  OutcomeObservation: protectedType(`${RUNGS}OutcomeObservation`, {
    ...text(['metric', 'unit', 'instrument']),
    population: `${RUNGS}populationCounted`,
    value: literal(`${RUNGS}observedValue`, 'decimal'),
    people: literal(`${RUNGS}peopleCounted`, 'integer'),
    ...typed('dateTime', ['periodFrom', 'periodUntil']),
    ...typed('decimal', ['intervalLow', 'intervalHigh', 'intervalLevel']),
    question: link(`${RUNGS}question`),
    questionMap: { '@id': `${RUNGS}questionText`, '@container': '@language' },
    method: `${RUNGS}tallyMethod`,
    ...text(['constituency', 'leading']),
    ...typed('integer', ['electorate', 'choices']),
    options: json(`${RUNGS}optionsCounted`),
    disclosure: link(`${RUNGS}disclosureStatement`),
  }),
  /** What a council or a ballot decided on one edition of a ladder. */
  GovernanceDecisionCredential: protectedType(`${RUNGS}GovernanceDecisionCredential`, {}),
  GovernanceDecision: protectedType(`${RUNGS}GovernanceDecision`, {
    ladder: link(`${RUNGS}ladder`),
    ...text(['ladderVersion', 'ladderDigest', 'previousDigest']),
    body: link(`${RUNGS}decidedBy`),
    outcome: `${RUNGS}decisionOutcome`,
    ...typed('dateTime', ['decidedAt', 'effectiveFrom', 'objectionUntil', 'appealUntil']),
    votes: json(`${RUNGS}votes`),
    ballots: json(`${RUNGS}ballots`),
    reasonMap: { '@id': `${RUNGS}decisionReason`, '@container': '@language' },
    minutes: link(`${RUNGS}minutes`),
    minutesDigest: `${RUNGS}minutesDigest`,
    appealTo: link(`${RUNGS}appealTo`),
  }),
}
