import { describe, expect, it } from 'vitest'
import { en, render } from '../../src/i18n/index.js'
import {
  type Funding,
  type Governance,
  type Ladder,
  type LintLadderOptions,
  lintLadder,
  type Migration,
  parseLadder,
  place,
  type RecognitionRule,
  type Requirement,
  type Rung,
  type WageEvidence,
} from '../../src/ladder/index.js'
import { above, achievement, fact, ladderInput, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL } from './support.js'

const asking = (requires: Requirement, more: Partial<Rung> = {}, ladder: Partial<Ladder> = {}): Ladder =>
  ladderInput([rung('a', requires, more)], ladder)
const withRung = (more: Partial<Rung>, ladder: Partial<Ladder> = {}): Ladder => asking(needs('x'), more, ladder)
const all = (...of: readonly Requirement[]): Requirement => ({ op: 'allOf', of })
const any = (...of: readonly Requirement[]): Requirement => ({ op: 'anyOf', of })
const not = (of: Requirement): Requirement => ({ op: 'not', of })
const living = (value: string): Requirement => ({ op: 'attribute', name: 'residency', value })
const work = (more: object): Requirement =>
  ({ op: 'experience', measure: 'hours', min: '10', overlap: 'union', ...more }) as never

const wage = (more: Partial<WageEvidence>): WageEvidence => ({
  id: 'https://courier.example/wages/1',
  claim: 'observed',
  basis: 'occupationalDifferential',
  measure: 'absolute',
  value: '18.85',
  currency: 'USD',
  per: 'hour',
  statistic: 'median',
  workRelationship: 'employee',
  timeBase: 'paidHours',
  expenses: 'gross',
  population: { region: ['US'] },
  observed: { from: '2025-05-01', to: '2025-05-31' },
  source: { publisher: 'https://bls.example' },
  asOf: '2026-01-01',
  ...more,
})
const wages = (...list: readonly Partial<WageEvidence>[]): Ladder => withRung({ wage: list.map(wage) })

const funding = (more: Partial<Funding>): Funding => ({
  kind: 'reimbursement',
  funder: OWNER,
  covers: ['tuition'],
  timing: 'onAward',
  ...more,
})
const clawback = { until: 'P6M', note: { en: 'Paid back by who leaves.' } }
const recognises = (more: Partial<RecognitionRule>): RecognitionRule => ({
  id: 'https://courier.example/recognition/1',
  from: { ids: [achievement('other')], issuers: { ids: [SCHOOL] } },
  to: { rung: rungId('a') },
  kind: 'full',
  validFrom: '2026-01-01',
  directed: true,
  assertedBy: OWNER,
  ...more,
})
const recognising = (...rules: readonly Partial<RecognitionRule>[]): Ladder =>
  withRung({}, { recognition: rules.map(recognises) })
const governed = (more: Partial<Governance>, ladder: Partial<Ladder> = {}): Ladder =>
  withRung(
    {},
    {
      governance: {
        bodies: [
          { id: 'https://courier.example/council', name: { en: 'Council' }, seats: [{ constituency: 'workers', count: 2 }] },
        ],
        decisions: [],
        ...more,
      },
      ...ladder,
    },
  )

const first = ladderOf([rung('a', needs('x')), rung('b', above('a'))], { version: '1.4.0' })
const second = (migrations: readonly Migration[] | undefined, more: Partial<Ladder> = {}): Ladder =>
  ladderInput([rung('a', needs('x')), rung('c', above('a'))], {
    version: '2.0.0',
    supersedes: { id: first.id, version: '1.4.0', digest: first.digest as string },
    ...(migrations !== undefined && { migrations }),
    ...more,
  })
const kept: Migration = { fromRung: rungId('a'), to: rungId('a'), mode: 'map' }
const moved: Migration = { fromRung: rungId('b'), to: rungId('c'), mode: 'map' }

const otherId = 'https://other.example/ladders/guide'
const other = (requires: Requirement): Ladder =>
  ladderOf([{ ...rung('guide', requires), id: 'https://other.example/rungs/guide' }], {
    id: otherId,
    owner: 'did:web:other.example',
  })
const guide: Requirement = { op: 'rung', ladder: { id: otherId }, rung: 'https://other.example/rungs/guide' }
const ours: Requirement = { op: 'rung', ladder: { id: ladderInput([]).id }, rung: rungId('a') }

type Defect = readonly [
  code: string,
  severity: 'error' | 'warning',
  path: string,
  params: object,
  ladder: Ladder,
  options?: LintLadderOptions,
]
const defects: readonly Defect[] = [
  // Graph and logic
  [
    'ladder.cycle_across',
    'error',
    '/rungs/0/requires',
    { ladders: [ladderInput([]).id, otherId], rungs: [rungId('a'), 'https://other.example/rungs/guide'] },
    asking(guide),
    { ladders: [other(ours)] },
  ],
  [
    'ladder.recognition_cycle',
    'warning',
    '/recognition/0',
    { achievements: [achievement('one'), achievement('two')] },
    recognising(
      { from: { ids: [achievement('one')], issuers: { any: true } }, to: { achievement: achievement('two') } },
      { from: { ids: [achievement('two')], issuers: { any: true } }, to: { achievement: achievement('one') } },
    ),
  ],
  [
    'ladder.contradiction',
    'error',
    '/rungs/0/requires/of/1',
    { first: '/rungs/0/requires/of/0' },
    asking(all(needs('a'), not(needs('a')))),
  ],
  [
    'ladder.contradiction',
    'error',
    '/rungs/0/requires/of/1/of/0',
    { first: '/rungs/0/requires/of/0' },
    asking(all(needs('a'), all(not(any(needs('b'), needs('a'))), needs('c')))),
  ],
  [
    'ladder.contradiction',
    'error',
    '/rungs/2/requires/of/1',
    { first: '/rungs/2/requires/of/0' },
    ladderInput([rung('a', needs('x')), rung('b', all(above('a'), needs('y'))), rung('c', all(above('b'), not(above('a'))))]),
  ],
  ['ladder.group_empty', 'error', '/rungs/0/requires/genre', { op: 'genre' }, asking({ op: 'evidence', genre: [], min: 1 })],
  ['ladder.group_empty', 'error', '/rungs/0/requires/occupations', { op: 'occupations' }, asking(work({ occupations: [] }))],
  [
    'ladder.match_without_criteria',
    'error',
    '/rungs/0/requires/occupations/0',
    {},
    asking(work({ occupations: [{ framework: 'ESCO', kind: 'occupation', name: { en: 'courier' } }] })),
  ],
  ['ladder.n_too_small', 'error', '/rungs/0/requires/min', { n: 0 }, asking({ op: 'evidence', min: 0 })],
  [
    'ladder.n_too_small',
    'error',
    '/rungs/0/requires/min',
    { n: -1 },
    asking({ op: 'endorsement', from: 'peer', min: -1, distinct: true }),
  ],
  ['ladder.n_too_small', 'error', '/rungs/0/requires/minDistinctIssuers', { n: 0 }, asking(work({ minDistinctIssuers: 0 }))],
  ['ladder.sum_trivial', 'error', '/rungs/0/requires/min', { min: '0' }, asking(work({ min: '0' }))],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '769', reachable: '768' },
    asking(work({ min: '769', window: { last: 'P1M' } })),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '49', reachable: '48' },
    asking(work({ min: '49', window: { from: '2026-01-01', until: '2026-01-02' } })),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '15', reachable: '14' },
    asking(work({ min: '15', measure: 'months', window: { last: 'P1Y' } })),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    { min: '200', reachable: '192' },
    asking({ op: 'sum', of: [{ match: needs('a') }], measure: 'hours', min: '200', window: { last: 'P1W' }, overlap: 'union' }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/rungs/0/requires/window/until',
    { from: '2026-02-01', until: '2026-01-01' },
    asking(work({ window: { from: '2026-02-01', until: '2026-01-01' } })),
  ],
  // Places
  [
    'ladder.variant_tie',
    'error',
    '/rungs/0/variants/1/jurisdiction/0',
    { jurisdiction: 'us-ca' },
    withRung({
      variants: [
        { jurisdiction: ['US-CA', 'US'], requires: needs('y') },
        { jurisdiction: ['us-ca'], requires: needs('z') },
      ],
    }),
  ],
  [
    'ladder.group_empty',
    'error',
    '/rungs/0/variants/0/jurisdiction',
    { op: 'variants' },
    withRung({ variants: [{ jurisdiction: [], requires: needs('y') }] }),
  ],
  [
    'ladder.branch_unreachable',
    'warning',
    '/rungs/0/variants/0/requires/of/1',
    { jurisdiction: ['US-WA'] },
    withRung({ variants: [{ jurisdiction: ['US-WA'], requires: any(needs('y'), all(living('US-CA'), needs('z'))) }] }),
  ],
  [
    'ladder.branch_unreachable',
    'warning',
    '/rungs/1/requires/of/0',
    { jurisdiction: ['DE', 'FR'] },
    ladderInput([rung('a', needs('x'), { jurisdiction: ['US'] }), rung('b', any(above('a'), needs('y')))], {
      jurisdiction: ['DE', 'FR'],
    }),
  ],
  [
    'ladder.rung_unreachable',
    'warning',
    '/rungs/0/requires',
    { rung: rungId('a'), jurisdiction: ['FR'] },
    asking(all(needs('x'), not(living('FR'))), {}, { jurisdiction: ['DE', 'FR'] }),
  ],
  // Money
  [
    'ladder.currency_missing',
    'warning',
    '/rungs/0/wage/0',
    {},
    withRung({ wage: [{ ...wage({}), currency: undefined } as never].map((one) => JSON.parse(JSON.stringify(one))) }),
  ],
  ['ladder.amount_negative', 'warning', '/rungs/0/wage/0/value', { value: '-1' }, wages({ value: '-1' })],
  [
    'ladder.amount_negative',
    'error',
    '/rungs/0/cost/0/amount/minor',
    { value: '-1' },
    withRung({ cost: [{ kind: 'exam', amount: { minor: -1, currency: 'EUR' }, asOf: '2026-01-01' }] }),
  ],
  [
    'ladder.currency_mixed',
    'warning',
    '/rungs/0',
    { currencies: ['EUR', 'USD'] },
    withRung({
      cost: [
        { kind: 'exam', amount: { minor: 100, currency: 'EUR' }, asOf: '2026-01-01' },
        { kind: 'tuition', amount: { minor: 100, currency: 'USD' }, jurisdiction: ['US'], asOf: '2026-01-01' },
      ],
    }),
  ],
  [
    'ladder.currency_mixed',
    'warning',
    '/rungs/0/incentives/0/cap',
    { currencies: ['EUR', 'USD'] },
    withRung({
      incentives: [
        {
          id: 'https://courier.example/bonus',
          payer: OWNER,
          trigger: needs('y'),
          amount: { minor: 100, currency: 'EUR' },
          cap: { minor: 1000, currency: 'USD' },
          window: {},
        },
      ],
    }),
  ],
  [
    'ladder.percent_invalid',
    'error',
    '/rungs/0/funding/0/percent',
    { percent: '100.01' },
    withRung({ funding: [funding({ percent: '100.01' })] }),
  ],
  [
    'ladder.group_empty',
    'error',
    '/rungs/0/funding/0/covers',
    { op: 'covers' },
    withRung({ funding: [funding({ covers: [] })] }),
  ],
  [
    'ladder.interval_invalid',
    'warning',
    '/rungs/0/wage/0/ci',
    { low: '20', high: '19', level: '0.95' },
    wages({ ci: { low: '20', high: '19', level: '0.95' } }),
  ],
  [
    'ladder.interval_invalid',
    'warning',
    '/rungs/0/wage/0/ci',
    { low: '18', high: '19', level: '95' },
    wages({ ci: { low: '18', high: '19', level: '95' } }),
  ],
  [
    'ladder.clawback_restricted',
    'warning',
    '/rungs/0/funding/0/clawback',
    { jurisdiction: 'US-CA', law: 'California Business and Professions Code 16608' },
    withRung({ funding: [funding({ clawback, jurisdiction: ['US-CA'] })] }),
  ],
  [
    'ladder.clawback_restricted',
    'warning',
    '/rungs/0/funding/0/clawback',
    { jurisdiction: 'DE', law: 'Directive (EU) 2019/1152, Article 13' },
    withRung({ funding: [funding({ clawback })] }, { jurisdiction: ['DE'] }),
  ],
  ['ladder.clawback_unscoped', 'warning', '/rungs/0/funding/0/clawback', {}, withRung({ funding: [funding({ clawback })] })],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'vintage', values: ['2019', '2025'] },
    wages({}, { observed: { from: '2019-05-01', to: '2019-05-31' } }),
  ],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'workRelationship', values: ['contractor', 'employee'] },
    wages({}, { workRelationship: 'contractor' }),
  ],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'timeBase', values: ['engaged', 'paidHours'] },
    wages({}, { timeBase: 'engaged' }),
  ],
  ['ladder.wage_mixed', 'warning', '/rungs', { what: 'expenses', values: ['gross', 'net'] }, wages({}, { expenses: 'net' })],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'basis', values: ['beforeAfter', 'occupationalDifferential'] },
    wages({}, { basis: 'beforeAfter' }),
  ],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    { what: 'measure', values: ['absolute', 'percent'] },
    wages({}, { measure: 'percent' }),
  ],
  ['ladder.wage_mixed', 'warning', '/rungs', { what: 'per', values: ['hour', 'job'] }, wages({}, { per: 'job' })],
  ['ladder.wage_mixed', 'warning', '/rungs', { what: 'currency', values: ['EUR', 'USD'] }, wages({}, { currency: 'EUR' })],
  // Access, languages
  [
    'ladder.evidence_inaccessible',
    'warning',
    '/rungs/0/requires/of/1/genre',
    { genre: ['Video'] },
    asking(all(needs('x'), { op: 'evidence', genre: ['Video'], min: 1 })),
  ],
  [
    'ladder.language_missing',
    'error',
    '/rungs/0/funding/0/clawback/note',
    { language: 'en' },
    withRung({ funding: [funding({ clawback: { until: 'P1M', note: { es: 'Se devuelve.' } }, jurisdiction: ['CL'] })] }),
  ],
  [
    'ladder.language_missing',
    'error',
    '/governance/bodies/0/name',
    { language: 'en' },
    governed({ bodies: [{ id: 'https://courier.example/council', name: { fr: 'Conseil' }, seats: [] }] }),
  ],
  // Rules
  [
    'ladder.regulated_granted',
    'error',
    '/recognition/0/to',
    { rung: rungId('a') },
    withRung({ regulated: true }, { recognition: [recognises({})] }),
  ],
  [
    'ladder.regulated_granted',
    'error',
    '/recognition/0/to',
    { rung: achievement('licence') },
    withRung(
      { regulated: true, awards: { id: achievement('licence') } },
      { recognition: [recognises({ to: { achievement: achievement('licence') } })] },
    ),
  ],
  [
    'ladder.regulated_granted',
    'error',
    '/migrations/0/to',
    { rung: rungId('a') },
    withRung({ regulated: true }, { migrations: [{ fromRung: rungId('old'), to: rungId('a'), mode: 'map' }] }),
  ],
  ['ladder.group_empty', 'error', '/recognition/0/to', { op: 'to' }, recognising({ to: {} })],
  [
    'ladder.rung_unknown',
    'error',
    '/recognition/0/to/rung',
    { rung: rungId('zzz') },
    recognising({ to: { rung: rungId('zzz') } }),
  ],
  ['ladder.match_without_criteria', 'error', '/recognition/0/from', {}, recognising({ from: {} })],
  [
    'ladder.uuid_without_issuers',
    'error',
    '/recognition/0/from/ids/0',
    { id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1' },
    recognising({ from: { ids: ['urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1'] } }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/recognition/0/validUntil',
    { from: '2026-01-01', until: '2025-01-01' },
    recognising({ validUntil: '2025-01-01' }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/rollout/until',
    { from: '2026-02-01', until: '2026-01-01' },
    withRung({}, { rollout: { phase: 'pilot', from: '2026-02-01', until: '2026-01-01' } }),
  ],
  [
    'ladder.dates_reversed',
    'error',
    '/rungs/0/rollout/until',
    { from: '2026-02-01', until: '2026-01-01' },
    withRung({ rollout: { phase: 'pilot', from: '2026-02-01', until: '2026-01-01' } }),
  ],
  [
    'ladder.id_look_alike',
    'warning',
    '/contributors/0',
    { id: 'did:web:c\u043eurier.example', other: OWNER },
    withRung({}, { contributors: ['did:web:c\u043eurier.example'] }),
  ],
  // Versions
  ['ladder.migration_missing', 'warning', '/supersedes', { version: '1.4.0' }, second(undefined)],
  ['ladder.migration_uncovered', 'error', '/migrations', { rung: rungId('b') }, second([kept]), { ladders: [first] }],
  [
    'ladder.migration_uncovered',
    'error',
    '/migrations',
    { rung: rungId('b') },
    second([kept], { version: '1.5.0' }),
    { ladders: [first] },
  ],
  ['ladder.migration_duplicate', 'error', '/migrations/1/fromRung', { rung: rungId('a') }, second([kept, kept])],
  ['ladder.bridge_missing', 'error', '/migrations/0', { rung: rungId('a') }, second([{ ...kept, mode: 'bridge' }])],
  [
    'ladder.rung_unknown',
    'error',
    '/migrations/0/to',
    { rung: rungId('zzz') },
    second([{ ...kept, to: [rungId('a'), rungId('zzz')] }]),
  ],
  [
    'ladder.rung_unknown',
    'error',
    '/migrations/2/fromRung',
    { rung: rungId('zzz') },
    second([kept, moved, { ...kept, fromRung: rungId('zzz') }]),
    { ladders: [first] },
  ],
  ['ladder.group_empty', 'error', '/migrations/0/to', { op: 'to' }, second([{ ...kept, to: [] }])],
  [
    'ladder.rung_unknown',
    'error',
    '/migrations/0/bridge/rung',
    { rung: rungId('zzz') },
    second([{ ...kept, mode: 'bridge', bridge: above('zzz') }]),
  ],
  // Governance
  [
    'ladder.governance_unreachable',
    'error',
    '/governance/required/0/min',
    { constituency: 'workers', min: 3, seats: 2 },
    governed({ required: [{ constituency: 'workers', min: 3 }] }),
  ],
  [
    'ladder.decision_missing',
    'warning',
    '/governance/decisions',
    {},
    governed({ required: [{ constituency: 'workers', min: 2 }] }),
  ],
]

describe('lintLadder', () => {
  it.each(defects.map((one) => ({ code: one[0], path: one[2], one })))('$code at $path', ({ one }) => {
    const [code, severity, path, params, ladder, options] = one
    const found = lintLadder(ladder, options).filter((finding) => finding.code === code && finding.path === path)
    expect(found).toEqual([{ code, params, path, severity }])
    expect(render({ code: code as never, params }, en).text).not.toMatch(/[{}]/)
    if (options === undefined) {
      const refused = parseLadder(ladder).problems.map((problem) => problem.code as string)
      expect(refused.includes(code)).toBe(severity === 'error')
    }
  })

  const fine: readonly (readonly [string, Ladder, LintLadderOptions?])[] = [
    ['two ladders that ask for each other without a circle', asking(guide), { ladders: [other(needs('x'))] }],
    ['a ladder with its own earlier edition', second([kept, moved], { version: '2.0.0' }), { ladders: [first] }],
    [
      'a rung of which an absence is asked',
      ladderInput([rung('a', all(needs('x'), not(above('b')))), rung('b', all(needs('y'), above('a')))]),
    ],
    ['the absence of something else', asking(all(needs('a'), not(needs('b'))))],
    ['a way for each of two places', asking(any(living('DE'), living('FR')), {}, { jurisdiction: ['DE', 'FR'] })],
    [
      'a variant for a part of a place',
      withRung({
        variants: [
          { jurisdiction: ['US'], requires: needs('y') },
          { jurisdiction: ['US-CA'], requires: needs('z') },
        ],
      }),
    ],
    ['as many hours as there are', asking(work({ min: '768', window: { last: 'P1M' } }))],
    ['hours that add up', asking(work({ min: '9999', window: { last: 'P1M' }, overlap: 'sum' }))],
    ['evidence on video beside other evidence', asking({ op: 'evidence', genre: ['video', 'workSample'], min: 1 })],
    [
      'evidence on video with help',
      asking({ op: 'evidence', genre: ['video'], min: 1 }, { access: { accessibility: ['alternativeAssessment'] } }),
    ],
    ['a clawback where none is known to be restricted', withRung({ funding: [funding({ clawback, jurisdiction: ['CL'] })] })],
    [
      'costs of two places',
      withRung({
        cost: ['US', 'DE'].map((place) => ({
          kind: 'exam' as const,
          amount: { minor: 1, currency: place === 'US' ? 'USD' : 'EUR' },
          jurisdiction: [place],
          asOf: '2026-01-01',
        })),
      }),
    ],
    ['figures that are alike', wages({}, { id: 'https://courier.example/wages/2', value: '20' })],
    ['recognition one way', recognising({})],
    ['a regulated rung that stays one', withRung({ regulated: false }, { migrations: [{ ...kept, fromRung: rungId('a') }] })],
    ['a draft without a decision', governed({ required: [{ constituency: 'workers', min: 2 }] }, { status: 'draft' })],
    [
      'a minor edition with the same rungs',
      ladderInput(first.rungs, { version: '1.5.0', supersedes: { id: first.id, version: '1.4.0' } }),
      { ladders: [first] },
    ],
  ]
  it.each(fine.map((one) => ({ what: one[0], one })))('has nothing against $what', ({ one: [, ladder, options] }) => {
    expect(lintLadder(ladder, options)).toEqual([])
  })

  it('refuses options it does not know, and ladders that are none', () => {
    const code = (options: unknown): unknown => {
      try {
        return lintLadder(first, options as LintLadderOptions)
      } catch (error) {
        return (error as { code: unknown }).code
      }
    }
    expect(code({ others: [] })).toBe('core.option_unknown')
    expect(code({ ladders: Array.from({ length: 51 }, () => first) })).toBe('core.option_invalid')
    expect(code({ ladders: [{}] })).toBe('ladder.member_missing')
  })
})

describe('graph and logic (ladder design section 4)', () => {
  const codes = (ladder: Ladder, options?: LintLadderOptions): readonly string[] =>
    lintLadder(ladder, options).map(({ code }) => code)

  it('1. a cycle through rung leaves, through recognition, and across two ladders that reference each other', () => {
    const chain = (size: number): Ladder =>
      ladderInput(Array.from({ length: size }, (_, at) => rung(`r${at}`, above(`r${(at + 1) % size}`))))
    expect(codes(chain(3))).toContain('ladder.cycle')
    expect(codes(chain(1))).toContain('ladder.cycle')
    // A thousand rungs in a ring: found without running out of stack.
    expect(codes(chain(1000))).toContain('ladder.cycle')
    const loop = recognising(
      { from: { ids: [achievement('p')], issuers: { any: true } }, to: { rung: rungId('a') } },
      { from: { ids: [rungId('a')], issuers: { any: true } }, to: { achievement: achievement('p') } },
    )
    expect(codes(loop)).toEqual(['ladder.recognition_cycle'])
    expect(codes(asking(guide), { ladders: [other(ours)] })).toEqual(['ladder.cycle_across'])
    // Alone, neither ladder is a circle, and what the other asks for is not known.
    expect(codes(asking(guide))).toEqual([])
  })

  it('1. a cycle in one place only, and none where each place goes its own way', () => {
    const swapped = (first: string, last: string): Ladder =>
      ladderInput([
        rung('a', needs('x'), { variants: [{ jurisdiction: [first], requires: above('b') }] }),
        rung('b', needs('y'), { variants: [{ jurisdiction: [last], requires: above('a') }] }),
      ])
    expect(codes(swapped('US-CA', 'US'))).toContain('ladder.cycle')
    expect(codes(swapped('US-CA', 'US-WA'))).toEqual([])
  })

  it('2. a skill that two rungs share is not a cycle', () => {
    const shared = needs('first-aid')
    expect(
      codes(
        ladderInput([rung('a', all(shared, needs('x'))), rung('b', all(shared, above('a'))), rung('c', all(shared, above('b')))]),
      ),
    ).toEqual([])
  })

  it.each(['allOf', 'anyOf', 'nOf', 'sum'])('3. an empty %s is an error, and awards nothing', (op) => {
    const empty = { op, of: [], n: 1, measure: 'hours', min: '1', overlap: 'sum' }
    const members = {
      allOf: ['op', 'of'],
      anyOf: ['op', 'of'],
      nOf: ['op', 'of', 'n'],
      sum: ['op', 'of', 'measure', 'min', 'overlap'],
    }[op]
    const requires = Object.fromEntries(Object.entries(empty).filter(([key]) => members?.includes(key))) as unknown as Requirement
    expect(codes(asking(requires))).toContain('ladder.group_empty')
    expect(parseLadder(asking(requires)).ladder).toBeUndefined()
  })

  it('4. n greater than the options, unreachable hours, contradictory not', () => {
    expect(codes(asking({ op: 'nOf', n: 3, of: [needs('a'), needs('b')] }))).toEqual(['ladder.n_too_large'])
    const capped = { op: 'sum', of: [{ match: needs('a'), cap: '12' }], measure: 'hours', min: '35', overlap: 'sum' } as const
    expect(codes(asking(capped))).toEqual(['ladder.sum_unreachable'])
    expect(codes(asking(work({ min: '1000', window: { last: 'P1W' } })))).toEqual(['ladder.sum_unreachable'])
    expect(codes(asking(all(not(needs('a')), needs('a'))))).toEqual(['ladder.contradiction'])
    expect(codes(asking({ op: 'nOf', n: 2, of: [not(needs('a')), needs('a')] }))).toEqual(['ladder.contradiction'])
    expect(codes(asking({ op: 'nOf', n: 1, of: [not(needs('a')), needs('a')] }))).toEqual([])
  })

  it('5. a way that is closed in this jurisdiction', () => {
    const ladder = asking(any(all(living('US-CA'), needs('x')), needs('y')), {}, { jurisdiction: ['US-WA'] })
    expect(codes(ladder)).toEqual(['ladder.branch_unreachable'])
    expect(codes({ ...ladder, jurisdiction: ['US'] })).toEqual([])
  })

  it('6. variants that overlap are decided by the most specific, and a tie is an error', () => {
    const variants = (...places: readonly string[]): Ladder =>
      withRung({ variants: places.map((place, index) => ({ jurisdiction: [place], requires: needs(`v${index}`) })) })
    expect(codes(variants('US', 'US-CA'))).toEqual([])
    expect(codes(variants('US', 'US'))).toEqual(['ladder.variant_tie'])
    const placed = place(ladderOf(variants('US', 'US-CA').rungs), [fact('v1')], { now: NOW, jurisdiction: 'US-CA' })
    expect(placed.rungs[0]?.outcome).toBe('met')
  })
})

describe('what lint sees of the other cases (ladder design section 4)', () => {
  const codes = (ladder: Ladder): readonly string[] => [...new Set(lintLadder(ladder).map(({ code }) => code as string))].sort()

  it('11. and 13. a sub-cap below the sum, and more issuers than there are credentials', () => {
    const capped = (cap: string): Requirement => ({
      op: 'sum',
      of: [
        { match: needs('class'), cap },
        { match: needs('e-learning'), cap: '12' },
      ],
      measure: 'hours',
      min: '35',
      overlap: 'sum',
    })
    expect([codes(asking(capped('23'))), codes(asking(capped('22')))]).toEqual([[], ['ladder.sum_unreachable']])
    expect(codes(asking({ op: 'nOf', n: 1, of: [needs('a')], minDistinctIssuers: 2 }))).toEqual(['ladder.issuers_too_many'])
  })

  it('26. recognition is not taken for symmetric: both ways are told as a circle, one way is not', () => {
    const one = { from: { ids: [achievement('p')], issuers: { any: true } as const }, to: { achievement: achievement('q') } }
    const back = { from: { ids: [achievement('q')], issuers: { any: true } as const }, to: { achievement: achievement('p') } }
    expect([codes(recognising(one)), codes(recognising(one, back))]).toEqual([[], ['ladder.recognition_cycle']])
  })

  it('29. a UUID of an achievement says nothing without its issuers, also in a rule of recognition', () => {
    const ids = ['urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1']
    expect(codes(asking({ op: 'credential', match: { ids } }))).toEqual(['ladder.uuid_without_issuers'])
    expect(codes(recognising({ from: { ids, issuers: { any: true } } }))).toEqual(['ladder.uuid_without_issuers'])
    expect(codes(recognising({ from: { ids, issuers: { ids: [SCHOOL] } } }))).toEqual([])
  })

  it('36. currencies and vintages that are mixed, money below nothing, and a clawback', () => {
    expect(codes(wages({}, { observed: { from: '2019-05-01', to: '2019-05-31' }, currency: 'EUR', per: 'job' }))).toEqual([
      'ladder.wage_mixed',
    ])
    expect(codes(wages({ value: '-1', ci: { low: '1', high: '-2', level: '0.9' } }))).toEqual([
      'ladder.amount_negative',
      'ladder.interval_invalid',
    ])
    expect(codes(withRung({ funding: [funding({ percent: '150', cap: { minor: -5, currency: 'EUR' } })] }))).toEqual([
      'ladder.amount_negative',
    ])
    expect(codes(withRung({ funding: [funding({ clawback, jurisdiction: ['US'] })] }))).toEqual(['ladder.clawback_restricted'])
  })

  it('37. a text that is missing in the default language, wherever it stands', () => {
    expect(codes(withRung({ name: { es: 'Mensajero' } }))).toEqual(['ladder.language_missing'])
    expect(codes(withRung({}, { name: { en: 'Delivery', 'es-419': 'Reparto' } }))).toEqual(['ladder.rung_language_missing'])
  })
})

describe('hostile ladders', () => {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
  const deepPart = (levels: number): Requirement =>
    levels === 0 ? needs('a') : all(deepPart(levels - 1), not(needs(`n${levels}`)))
  const large: readonly (readonly [string, () => Ladder])[] = [
    [
      'many ways in many places',
      () =>
        asking(
          any(...many(15_000, (at) => (at % 2 === 0 ? living(`P${at}`) : not(needs(`n${at}`))))),
          {},
          {
            jurisdiction: many(300, (at) => `P${at}`),
          },
        ),
    ],
    ['depth', () => ladderInput(many(150, (at) => rung(`r${at}`, deepPart(30))))],
    [
      'rungs that ask for each other',
      () => ladderInput(many(1000, (at) => rung(`r${at}`, any(...many(18, (to) => above(`r${(at * 7 + to) % 1000}`)))))),
    ],
    [
      'rungs above each other',
      () =>
        ladderInput(
          many(1000, (at) =>
            rung(`r${at}`, at === 0 ? needs('x') : all(...many(Math.min(at, 18), (to) => above(`r${at - 1 - to}`)))),
          ),
        ),
    ],
    [
      'rules of recognition',
      () =>
        recognising(
          ...many(5000, (at) => ({
            id: `https://courier.example/recognition/${at}`,
            from: { ids: many(20, (to) => achievement(`${(at + to) % 5000}`)), issuers: { any: true } as const },
            to: { achievement: achievement(String((at * 31) % 5000)) },
          })),
        ),
    ],
    [
      'variants',
      () => withRung({ variants: many(9000, (at) => ({ jurisdiction: [`P${at}`, `Q${at}`], requires: above('a') })) }),
    ],
    [
      'currencies',
      () =>
        withRung({
          cost: many(10_000, (at) => ({
            kind: 'exam' as const,
            amount: {
              minor: 1,
              currency: `${String.fromCharCode(65 + (at % 26))}${String.fromCharCode(65 + ((at >> 5) % 26))}A`,
            },
            jurisdiction: [`P${at}`],
            asOf: '2026-01-01',
          })),
        }),
    ],
  ]

  it.each(large)('are linted in time: %s', (_, make) => {
    const ladder = make()
    const started = performance.now()
    lintLadder(ladder)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
