import { CREDENTIALS_V2, OB_3_0_3, RUNGS_V0 } from '../../../src/contexts/index.js'
import type { JsonMap } from '../json.js'

const rung: JsonMap = {
  '@context': [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0],
  id: 'urn:uuid:6f2c9a52-8a0f-4d5e-9b1a-0d5c2f1f7a11',
  type: ['VerifiableCredential', 'OpenBadgeCredential', 'RungCredential', 'SuccessorCredential'],
  name: 'Van delivery driver',
  issuer: { id: 'did:example:issuer', type: 'Profile', name: 'Cooperative' },
  validFrom: '2026-01-01T00:00:00Z',
  replaces: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab10',
  credentialSubject: {
    id: 'did:example:worker',
    type: 'AchievementSubject',
    achievement: {
      id: 'https://ladders.example/achievements/van-driver',
      type: ['Achievement', 'LadderRung'],
      name: 'Van delivery driver',
      description: 'Drives and delivers safely.',
      criteria: { narrative: 'Assessed on the road.' },
      nameMap: { en: 'Van delivery driver', fil: 'Tagahatid', 'zh-Hans': '\u8d27\u8f66\u53f8\u673a' },
      descriptionMap: { en: ['Drives safely.', 'Delivers.'], ar: '\u064a\u0642\u0648\u062f' },
      ladder: {
        id: 'https://ladders.example/delivery',
        type: 'LadderReference',
        ladderVersion: '1.2.0',
        ladderDigest: 'uEiA',
        rung: 'https://ladders.example/delivery#van-driver',
      },
      timeToEarn: { type: 'TimeToEarn', effortMin: 'PT20H', elapsedMax: 'P1M', excludesPrerequisites: true },
    },
  },
}

const definition: JsonMap = {
  '@context': [CREDENTIALS_V2, OB_3_0_3, RUNGS_V0],
  id: 'https://ladders.example/delivery/1.2.0',
  type: ['VerifiableCredential', 'LadderDefinitionCredential'],
  issuer: 'did:example:issuer',
  replaces: 'https://ladders.example/delivery/1.1.0',
  credentialSubject: {
    id: 'https://ladders.example/delivery',
    type: 'Ladder',
    nameMap: { en: 'Delivery', de: 'Zustellung' },
    ladderVersion: '1.2.0',
    ladderDefinition: { rungs: [{ id: '#1', requires: { op: 'allOf', of: [] }, '@type': 'kept', n: 1.5 }] },
    wageEvidence: [
      {
        id: 'https://ladders.example/delivery/wage/1',
        type: 'WageEvidence',
        claim: 'observed',
        value: '0.90',
        currency: 'EUR',
        sampleSize: 412,
        asOf: '2025-05-31',
        illustrative: true,
        ci: { low: '0.40', high: '1.40', level: '0.95' },
        population: {
          region: ['DE', 'AT'],
          platforms: ['https://platform.example/'],
          occupations: [{ framework: 'ESCO', uri: 'https://data.example/o/1', nameMap: { de: 'Fahrer' } }],
        },
        source: { publisher: 'https://stats.example/', url: 'https://stats.example/t/1', digest: 'uEiB' },
        disclosure: { k: 10, method: 'threshold' },
      },
    ],
  },
}

/** Credentials of the ladder terms. */
export const ladders: readonly (readonly [name: string, document: JsonMap])[] = [
  ['rung', rung],
  ['ladder definition', definition],
]
