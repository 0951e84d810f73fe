import type { Ladder, Requirement } from '../../src/ladder/index.js'

/** A type with every optional member present, so that a new member of a ladder does not compile here until it is tried. */
type Full<T> = T extends readonly (infer Item)[]
  ? readonly Full<Item>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Full<T[K]> }
    : T

const school = 'did:web:school.example'
const at = (path: string): string => `https://courier.example/${path}`
const reference = { id: at('ladders/first'), version: '1', digest: 'uEiA' }
const alignment = {
  framework: 'ESCO',
  version: '1.1.1',
  uri: 'http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6',
  code: 'S1',
  name: { en: 'provide first aid' },
  kind: 'skill',
} as const

const credential: Full<Extract<Requirement, { readonly op: 'credential' }>> = {
  op: 'credential',
  match: { ids: [at('courses/first-aid')], alignedTo: [alignment], achievementType: 'Course', versions: '>=1.2 <3' },
  issuers: { any: true, ids: [school], authorisedFor: 'achievement', registry: 'national' },
  minResult: { resultDescription: at('results/1'), resultType: 'Percent', min: '70.5', level: at('levels/1'), value: 'good' },
  currency: { maxAge: 'P2Y' },
  recognition: 'policy',
  minAssurance: 'high',
}

const requirement: Full<Requirement> = {
  op: 'allOf',
  exclusive: true,
  of: [
    credential,
    { op: 'anyOf', of: [{ op: 'rung', ladder: reference, rung: at('rungs/rider'), orHigher: true, currency: 'ever' }] },
    { op: 'nOf', n: 1, exclusive: false, minDistinctIssuers: 1, of: [credential] },
    {
      op: 'sum',
      of: [{ match: credential, cap: '12' }],
      measure: 'hours',
      min: '35',
      window: { from: '2026-01-01', until: '2026-12-31T24:00:00Z', last: 'P5Y' },
      overlap: 'union',
    },
    {
      op: 'experience',
      measure: 'months',
      min: '6',
      occupations: [alignment],
      window: { from: '2026-01-01', until: '2026-12-31', last: 'P1Y' },
      minDistinctIssuers: 2,
      overlap: 'max',
    },
    { op: 'evidence', genre: ['workSample', 'observedTask'], min: 2, assessor: 'supervisor' },
    { op: 'endorsement', from: 'client', min: 3, distinct: true },
    { op: 'attribute', name: 'minAge', value: 18 },
    { op: 'not', of: { op: 'attribute', name: 'residency', value: 'US-CA' } },
    { op: 'attribute', name: 'ext:bicycle', value: true },
  ],
}

/** A ladder with every member of the model at least once; not free of defects, only well-formed. */
export const fullLadder: Full<Ladder> = {
  id: at('ladders/delivery'),
  version: '2.0.0',
  digest: 'uEiB',
  status: 'active',
  effective: { from: '2026-01-01', until: '2028-01-01T00:00:00+01:00' },
  defaultLanguage: 'en',
  name: { en: 'Delivery', 'zh-Hant-TW': '\u5916\u9001' },
  description: { en: 'From first ride to dispatcher.' },
  owner: 'did:web:courier.example',
  contributors: [school],
  jurisdiction: ['EU'],
  rollout: { phase: 'general', regions: ['EU'], from: '2026-01-01', until: '2027-01-01' },
  rungs: [
    {
      id: at('rungs/rider'),
      ordinal: 1,
      track: 'riding',
      name: { en: 'Rider' },
      description: { en: 'Rides safely.' },
      awards: { id: at('achievements/rider'), version: '2' },
      requires: requirement,
      recommends: credential,
      variants: [{ jurisdiction: ['US-CA'], requires: credential }],
      jurisdiction: ['US', 'EU'],
      rollout: { phase: 'pilot', regions: ['US-CA'], from: '2026-01-01', until: '2026-12-31' },
      results: [
        {
          name: 'ride',
          id: at('rungs/rider#ride'),
          title: { en: 'Test ride' },
          resultType: 'Percent',
          allowedValue: ['0', '100'],
          valueMin: '0',
          valueMax: '100',
          required: '70',
        },
      ],
      validity: {
        duration: 'P2Y',
        fixedEnd: '2030-12-31',
        grace: 'P3M',
        renewal: credential,
        cascade: { renewsLower: true, lapseOf: 'self+upper' },
        grandfather: { awardedBefore: '2011-01-01', terms: 'lifetime' },
      },
      time: {
        effort: { min: 'PT4H', typical: 'PT6H', max: 'PT9H' },
        elapsed: { min: 'P1D', typical: 'P1W', max: 'P1M' },
        excludesPrerequisites: true,
      },
      cost: [{ kind: 'exam', amount: { minor: 4500, currency: 'EUR' }, jurisdiction: ['DE'], asOf: '2026-01-01' }],
      funding: [
        {
          kind: 'scholarship',
          funder: at(''),
          covers: ['tuition', 'exam'],
          percent: '50.5',
          cap: { minor: 2000, currency: 'EUR' },
          eligibility: credential,
          timing: 'onAward',
          window: { from: '2026-01-01', until: '2026-12-31', last: 'P1Y' },
          jurisdiction: ['DE'],
          clawback: { until: 'P6M', note: { en: 'Paid back by who leaves.' } },
        },
      ],
      incentives: [
        {
          id: at('incentives/1'),
          payer: at(''),
          trigger: credential,
          amount: { minor: 50, currency: 'EUR' },
          per: 'hour',
          cap: { minor: 50_000, currency: 'EUR' },
          window: { from: '2026-01-01', until: '2026-12-31', last: 'P1Y' },
        },
      ],
      wage: [
        at('wages/2'),
        {
          id: at('wages/1'),
          claim: 'observed',
          basis: 'beforeAfter',
          measure: 'absolute',
          value: '-0.50',
          currency: 'EUR',
          per: 'hour',
          statistic: 'median',
          ci: { low: '-1', high: '1', level: '0.95' },
          sampleSize: 120,
          comparison: 'the year before',
          workRelationship: 'contractor',
          timeBase: 'engaged',
          expenses: 'net',
          population: { region: ['DE'], occupations: [alignment], platforms: [at('')] },
          observed: { from: '2025-01-01', to: '2025-12-31' },
          postReceiptMonths: 6,
          priceYear: 2025,
          source: { publisher: at(''), url: at('wages'), digest: 'uEiC', licence: 'CC0-1.0' },
          asOf: '2026-01-01',
          validUntil: '2027-01-01',
          disclosure: { k: 10, method: 'suppression' },
          illustrative: true,
        },
      ],
      access: {
        modes: ['inPerson', 'online'],
        offlineAvailable: true,
        deviceNeeds: ['smartphone', 'ext:headset'],
        languages: ['en', 'es-419'],
        accessibility: ['captions'],
      },
      alignments: [{ ...alignment, framework: 'ext:guild', kind: 'level' }],
      regulated: false,
    },
  ],
  edges: [{ from: at('rungs/rider'), to: at('rungs/driver'), strength: 'recommends' }],
  recognition: [
    {
      id: at('recognition/1'),
      from: {
        ids: [at('courses/first-aid')],
        alignedTo: [alignment],
        achievementType: 'Course',
        versions: '^1',
        issuers: { any: true, ids: [school], authorisedFor: 'rung', registry: 'national' },
      },
      to: { achievement: at('achievements/rider'), rung: at('rungs/rider'), value: { measure: 'hours', amount: '12' } },
      kind: 'partial',
      conditions: credential,
      jurisdiction: ['EU'],
      validFrom: '2026-01-01',
      validUntil: '2027-01-01',
      directed: true,
      assertedBy: school,
      evidence: at('recognition/1/evidence'),
    },
  ],
  alignments: [alignment],
  supersedes: reference,
  migrations: [
    { fromRung: at('rungs/old'), to: at('rungs/rider'), mode: 'bridge', bridge: credential, deadline: '2027-01-01' },
    { fromRung: at('rungs/older'), to: [at('rungs/rider')], mode: 'map', bridge: credential, deadline: '2027-01-01' },
    { fromRung: at('rungs/oldest'), to: 'none', mode: 'grandfather', bridge: credential, deadline: '2027-01-01' },
  ],
  governance: {
    bodies: [{ id: at('council'), name: { en: 'Council' }, seats: [{ constituency: 'workers', count: 5 }] }],
    required: [{ constituency: 'workers', min: 3, quorum: 4 }],
    decisions: [at('decisions/1')],
    constituencies: [
      { id: 'workers', name: { en: 'Workers' }, endorsers: ['did:web:a.example', 'did:web:b.example', 'did:web:c.example'] },
    ],
    procedure: {
      method: 'ballot',
      turnout: '40',
      moreThan: '50',
      notice: 'P14D',
      objection: 'P30D',
      appeal: 'P60D',
      appealTo: 'mailto:appeal@courier.example',
    },
  },
  license: 'https://creativecommons.org/licenses/by/4.0/',
}
