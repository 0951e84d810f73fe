import type { Shape } from './shapes.js'

/** The classes of credentials about work done; terms of `https://w3id.org/rungs/v0`. */
export type WorkClassName = 'WorkRecord' | 'WorkReliability' | 'EarningsBand'

/** Those classes as data. */
export const workShapes: Readonly<Record<WorkClassName, Shape>> = {
  WorkRecord: {
    type: 'WorkRecord',
    typeAsText: true,
    required: ['id', 'periodFrom', 'periodUntil'],
    fields: {
      id: 'url',
      platform: 'url',
      periodFrom: 'dateTime',
      periodUntil: 'dateTime',
      hours: 'text',
      timeBase: { values: ['engaged', 'loggedIn', 'paidHours'], extensible: false },
      jobs: 'count',
      workRelationship: { values: ['employee', 'contractor', 'mixed'], extensible: false },
      occupations: { many: 'FrameworkEntry' },
      reliability: { one: 'WorkReliability' },
      grossEarnings: { one: 'EarningsBand' },
    },
  },
  WorkReliability: {
    type: 'WorkReliability',
    typeAsText: true,
    required: ['count'],
    fields: { onTimeRate: 'text', completionRate: 'text', count: 'count' },
  },
  EarningsBand: {
    type: 'EarningsBand',
    typeAsText: true,
    required: ['low', 'high', 'currency'],
    fields: { low: 'whole', high: 'whole', currency: 'text' },
  },
}
