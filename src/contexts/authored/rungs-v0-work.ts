import type { JsonObject } from '../../core/index.js'
import { RUNGS_VOCABULARY as RUNGS } from '../urls.js'
import { json, link, literal, protectedType } from './terms.js'

const dateTime = (name: string): JsonObject => literal(RUNGS + name, 'dateTime')
const decimal = (name: string): JsonObject => literal(RUNGS + name, 'decimal')

/** Types of credentials about work done; each value is a statement of its own, so that it can be shown alone. */
export const workTypes: JsonObject = {
  WorkRecordCredential: protectedType(`${RUNGS}WorkRecordCredential`, {}),
  WorkRecord: protectedType(`${RUNGS}WorkRecord`, {
    platform: link(`${RUNGS}platform`),
    periodFrom: dateTime('periodFrom'),
    periodUntil: dateTime('periodUntil'),
    hours: decimal('hoursWorked'),
    timeBase: `${RUNGS}timeBase`,
    jobs: literal(`${RUNGS}jobsDone`, 'integer'),
    workRelationship: `${RUNGS}workRelationship`,
    occupations: json(`${RUNGS}workOccupations`),
    reliability: link(`${RUNGS}reliability`),
    grossEarnings: link(`${RUNGS}grossEarnings`),
  }),
  WorkReliability: protectedType(`${RUNGS}WorkReliability`, {
    onTimeRate: decimal('onTimeRate'),
    completionRate: decimal('completionRate'),
    count: literal(`${RUNGS}jobsCounted`, 'integer'),
  }),
  EarningsBand: protectedType(`${RUNGS}EarningsBand`, {
    low: literal(`${RUNGS}earnedAtLeast`, 'integer'),
    high: literal(`${RUNGS}earnedAtMost`, 'integer'),
    currency: `${RUNGS}currency`,
  }),
}
