import type { Ladder, Requirement, Rung } from '../../src/ladder/index.js'
import { above, ladderOf, needs, rung, rungId, SCHOOL } from '../ladder/support.js'

export const SKILL = 'http://data.europa.eu/esco/skill/1d21f6ad-340f-45da-a0a3-4e83867f47a6'
export const names = (en: string): { name: Rung['name']; description: Rung['description'] } => ({
  name: { en, es: `${en} (es)` },
  description: { en: `About ${en}.`, es: `Sobre ${en}.` },
})

/** A rung that has a value for every member there is. */
export const full: Rung = rung(
  'van',
  {
    op: 'allOf',
    of: [
      above('courier', { orHigher: true, currency: 'ever' }),
      needs('aid', { minResult: { min: '80', resultType: 'Percent' }, currency: { maxAge: 'P2Y' }, minAssurance: 'high' }),
      { op: 'nOf', n: 2, exclusive: true, minDistinctIssuers: 2, of: [needs('a'), needs('b'), needs('c')] },
      {
        op: 'anyOf',
        of: [needs('x'), { op: 'credential', match: { alignedTo: [{ framework: 'ESCO', uri: SKILL, kind: 'skill' }] } }],
      },
    ],
  },
  {
    ...names('Van driver'),
    ordinal: 2,
    track: 'road',
    awards: { id: 'https://courier.example/achievements/van', version: '2.0.0' },
    recommends: above('bike'),
    variants: [{ jurisdiction: ['US-CA'], requires: all(above('courier'), needs('ca')) }],
    jurisdiction: ['US'],
    rollout: { phase: 'pilot', regions: ['US-CA'] },
    results: [
      {
        name: 'test',
        id: 'https://courier.example/results/test',
        title: { en: 'Test' },
        resultType: 'Percent',
        valueMin: '0',
        valueMax: '100',
      },
    ],
    validity: { duration: 'P3Y', grace: 'P1M', cascade: { renewsLower: true } },
    time: {
      effort: { min: 'PT10H', typical: 'PT20H', max: 'PT30H' },
      elapsed: { min: 'P1W', max: 'P2M' },
      excludesPrerequisites: true,
    },
    cost: [
      { kind: 'tuition', amount: { minor: 12550, currency: 'EUR' }, asOf: '2026-01-01' },
      { kind: 'exam', amount: { minor: 5000, currency: 'JPY' }, asOf: '2026-01-01' },
      { kind: 'travel', amount: { minor: 5, currency: 'KWD' }, asOf: '2026-01-01', jurisdiction: ['KW'] },
    ],
    funding: [{ kind: 'grant', funder: 'did:web:fund.example', covers: ['tuition'], timing: 'upfront' }],
    incentives: [
      {
        id: 'urn:x:i',
        payer: 'did:web:courier.example',
        trigger: needs('aid'),
        amount: { minor: 100, currency: 'EUR' },
        window: { from: '2026-01-01' },
      },
    ],
    wage: ['https://wages.example/1'],
    access: { modes: ['inPerson', 'online', 'paper'], languages: ['en', 'es-MX', 'tl'], offlineAvailable: true },
    alignments: [
      {
        framework: 'ESCO',
        version: '1.1.1',
        uri: 'http://data.europa.eu/esco/occupation/0c408028-c48f-4df8-ba5d-c3d3be15f5a2',
        kind: 'occupation',
      },
      { framework: 'ESCO', uri: SKILL.replace('http:', 'https:'), name: { en: 'provide first aid' }, kind: 'skill' },
      { framework: 'EQF', code: '3', kind: 'level' },
      { framework: 'RSD', code: 'x-1', kind: 'skill' },
    ],
    regulated: true,
  },
)

export function all(...of: readonly Requirement[]): Requirement {
  return { op: 'allOf', of }
}

/** A ladder that has a value for every member there is. */
export const ladder: Ladder = ladderOf(
  [
    rung('courier', needs('traffic'), { ...names('Courier'), ordinal: 1 }),
    rung(
      'bike',
      all(above('courier'), {
        op: 'experience',
        measure: 'hours',
        min: '500',
        overlap: 'union',
        occupations: [{ framework: 'SOC', code: '43-5021', kind: 'occupation' }],
      }),
      names('Motorcycle'),
    ),
    full,
    rung(
      'lead',
      all(
        { op: 'anyOf', of: [above('van'), above('bike')] },
        {
          op: 'sum',
          measure: 'hours',
          min: '35',
          overlap: 'union',
          window: { last: 'P5Y' },
          of: [{ match: needs('h1') }, { match: needs('h2'), cap: '12' }],
        },
        { op: 'sum', measure: 'projects', min: '6', overlap: 'sum', of: [{ match: needs('p1') }] },
        { op: 'endorsement', from: 'peer', min: 2, distinct: true },
        { op: 'attribute', name: 'minAge', value: 18 },
        { op: 'evidence', genre: ['simulation'], min: 1 },
        { op: 'not', of: needs('banned') },
      ),
      names('Lead'),
    ),
  ],
  {
    ...names('Delivery'),
    effective: { from: '2026-01-01', until: '2030-01-01' },
    contributors: [SCHOOL],
    jurisdiction: ['US'],
    license: 'https://creativecommons.org/licenses/by/4.0/',
    supersedes: { id: 'https://courier.example/ladders/old', version: '0.9.0' },
    migrations: [
      { fromRung: 'https://courier.example/old/courier', to: rungId('courier'), mode: 'map' },
      { fromRung: 'https://courier.example/old/van', to: [rungId('lead'), rungId('bike')], mode: 'map' },
      { fromRung: 'https://courier.example/old/boat', to: 'none', mode: 'grandfather' },
    ],
  },
)
