import { describe, expect, it } from 'vitest'
import { isRungsError } from '../../src/core/index.js'
import { judgement } from '../../src/i18n/english/judgement.js'
import { en } from '../../src/i18n/index.js'
import {
  defineLadder,
  type Ladder,
  ladderDigest,
  lintLadder,
  parseLadder,
  type Requirement,
  type Rung,
  type WageEvidence,
} from '../../src/ladder/index.js'
import { above, achievement, ladderInput, ladderOf, needs, OWNER, rung, rungId, SCHOOL } from './support.js'

const basic = (): Ladder => ladderInput([rung('courier', needs('traffic-law'))])
const asking = (requires: Requirement): Ladder => ladderInput([rung('courier', requires)])
const withRung = (more: Partial<Rung>): Ladder => ladderInput([rung('courier', needs('traffic-law'), more)])
const anyone = { any: true } as const

function wageOf(more: Partial<WageEvidence>): WageEvidence {
  return {
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
  }
}

function deep(levels: number): Requirement {
  return levels === 0 ? needs('a') : { op: 'anyOf', of: [deep(levels - 1)] }
}

type Severity = 'error' | 'warning'
/** Defects of which lint.test.ts has the cases. */
const lintedElsewhere = [
  'cycle_across',
  'recognition_cycle',
  'contradiction',
  'variant_tie',
  'branch_unreachable',
  'rung_unreachable',
  'evidence_inaccessible',
  'regulated_granted',
  'currency_missing',
  'currency_mixed',
  'percent_invalid',
  'interval_invalid',
  'clawback_restricted',
  'clawback_unscoped',
  'migration_missing',
  'migration_uncovered',
  'migration_duplicate',
  'bridge_missing',
  'governance_unreachable',
  'decision_missing',
  'agreement_missing',
  // And versions.test.ts.
  'version_too_low',
  'version_not_higher',
  'edited_in_place',
  'not_successor',
  'not_an_award',
  'badge_migrated',
].map((reason) => `ladder.${reason}`)
/** For every code of a defect a ladder that has it, and where. */
const defects: readonly (readonly [code: string, severity: Severity, path: string, ladder: unknown])[] = [
  ['ladder.member_unknown', 'error', '/rungs/0/wages', { ...basic(), rungs: [{ ...basic().rungs[0], wages: [] }] }],
  ['ladder.member_missing', 'error', '', { ...basic(), owner: undefined, ...{} }],
  ['ladder.type_invalid', 'error', '/rungs', { ...basic(), rungs: {} }],
  ['ladder.value_invalid', 'error', '/status', { ...basic(), status: 'open' }],
  ['ladder.value_invalid', 'error', '/rungs', { ...basic(), rungs: [] }],
  ['ladder.value_invalid', 'error', '/id', { ...basic(), id: 'delivery' }],
  ['ladder.value_invalid', 'error', '/rungs/0/requires/op', asking({ op: 'noneOf', of: [] } as never)],
  ['ladder.text_too_long', 'error', '/name/en', { ...basic(), name: { en: 'a'.repeat(10_001) } }],
  ['ladder.too_many', 'error', '/rungs', ladderInput(Array.from({ length: 1001 }, (_, index) => rung(`r${index}`, needs('a'))))],
  [
    'ladder.too_many',
    'error',
    '/rungs/0/requires',
    asking({ op: 'allOf', exclusive: true, of: Array.from({ length: 201 }, (_, index) => needs(`a${index}`)) }),
  ],
  [
    'ladder.too_many',
    'error',
    '/rungs/1/requires/of/9998',
    ladderInput(['a', 'b'].map((name) => rung(name, { op: 'anyOf', of: Array.from({ length: 10_000 }, () => needs('a')) }))),
  ],
  ['ladder.too_deep', 'error', `/rungs/0/requires${'/of/0'.repeat(32)}`, asking(deep(32))],
  ['ladder.language_tag_invalid', 'error', '/name', { ...basic(), name: { en: 'Delivery', en_US: 'Delivery' } }],
  ['ladder.language_tag_invalid', 'error', '/name', { ...basic(), name: { en: 'Delivery', EN: 'Delivery' } }],
  [
    'ladder.currency_invalid',
    'error',
    '/rungs/0/cost/0/amount/currency',
    withRung({ cost: [{ kind: 'exam', amount: { minor: 1, currency: 'euro' }, asOf: '2026-01-01' }] }),
  ],
  [
    'ladder.amount_negative',
    'error',
    '/rungs/0/cost/0/amount/minor',
    withRung({ cost: [{ kind: 'exam', amount: { minor: -1, currency: 'EUR' }, asOf: '2026-01-01' }] }),
  ],
  [
    'ladder.version_range_invalid',
    'error',
    '/rungs/0/requires/match/versions',
    asking(needs('a', { match: { ids: [achievement('a')], versions: '^1.x' } })),
  ],
  [
    'core.decimal_invalid',
    'error',
    '/rungs/0/requires/min',
    asking({ op: 'sum', of: [{ match: needs('a') }], measure: 'hours', min: '1e3', overlap: 'sum' }),
  ],
  ['core.duration_invalid', 'error', '/rungs/0/validity/duration', withRung({ validity: { duration: '5 years' } })],
  ['core.date_time_invalid', 'error', '/effective/from', { ...basic(), effective: { from: '2026-02-30' } }],
  ['ladder.group_empty', 'error', '/rungs/0/requires/of', asking({ op: 'allOf', of: [] })],
  ['ladder.group_empty', 'error', '/rungs/0/requires/of', asking({ op: 'anyOf', of: [] })],
  ['ladder.group_empty', 'error', '/rungs/0/requires/of', asking({ op: 'nOf', n: 1, of: [] })],
  [
    'ladder.group_empty',
    'error',
    '/rungs/0/requires/of',
    asking({ op: 'sum', of: [], measure: 'hours', min: '1', overlap: 'sum' }),
  ],
  ['ladder.n_too_small', 'error', '/rungs/0/requires/n', asking({ op: 'nOf', n: 0, of: [needs('a')] })],
  ['ladder.n_too_large', 'error', '/rungs/0/requires/n', asking({ op: 'nOf', n: 2, of: [needs('a')] })],
  [
    'ladder.issuers_too_many',
    'error',
    '/rungs/0/requires/minDistinctIssuers',
    asking({ op: 'nOf', n: 1, of: [needs('a')], minDistinctIssuers: 2 }),
  ],
  [
    'ladder.sum_unreachable',
    'error',
    '/rungs/0/requires/min',
    asking({
      op: 'sum',
      of: [
        { match: needs('a'), cap: '12' },
        { match: needs('b'), cap: '22.5' },
      ],
      measure: 'hours',
      min: '35',
      overlap: 'sum',
    }),
  ],
  [
    'ladder.sum_trivial',
    'error',
    '/rungs/0/requires/min',
    asking({ op: 'sum', of: [{ match: needs('a') }], measure: 'hours', min: '0', overlap: 'sum' }),
  ],
  ['ladder.slot_duplicate', 'error', '/rungs/0/requires/of/1', asking({ op: 'nOf', n: 2, of: [needs('a'), needs('a')] })],
  [
    'ladder.slot_duplicate',
    'warning',
    '/rungs/0/requires/of/1',
    asking({ op: 'allOf', exclusive: true, of: [needs('a'), needs('a')] }),
  ],
  [
    'ladder.slot_unsupported',
    'error',
    '/rungs/0/requires/of/1',
    asking({ op: 'allOf', exclusive: true, of: [needs('a'), { op: 'allOf', of: [needs('b')] }] }),
  ],
  ['ladder.match_without_criteria', 'error', '/rungs/0/requires/match', asking(needs('a', { match: { versions: '^1' } }))],
  [
    'ladder.match_without_criteria',
    'error',
    '/rungs/0/requires/match/alignedTo/0',
    asking(
      needs('a', {
        match: { ids: [achievement('a')], alignedTo: [{ framework: 'ESCO', kind: 'skill', name: { en: 'First aid' } }] },
      }),
    ),
  ],
  [
    'ladder.uuid_without_issuers',
    'error',
    '/rungs/0/requires/match/ids/0',
    asking({ op: 'credential', match: { ids: ['urn:uuid:0f1c9dfa-0000-4000-8000-000000000000'] } }),
  ],
  [
    'ladder.uuid_without_issuers',
    'error',
    '/rungs/0/requires/match/ids/0',
    asking({ op: 'credential', match: { ids: ['urn:uuid:0f1c9dfa-0000-4000-8000-000000000000'] }, issuers: anyone }),
  ],
  ['ladder.issuers_empty', 'error', '/rungs/0/requires/issuers', asking(needs('a', { issuers: {} }))],
  ['ladder.issuers_empty', 'error', '/rungs/0/requires/issuers/ids', asking(needs('a', { issuers: { ids: [] } }))],
  [
    'ladder.result_rule_empty',
    'error',
    '/rungs/0/requires/minResult',
    asking(needs('a', { minResult: { resultType: 'Percent' } })),
  ],
  [
    'ladder.result_required_unknown',
    'error',
    '/rungs/0/results/0/required',
    withRung({
      results: [
        {
          name: 'grade',
          id: 'urn:example:grade',
          title: { en: 'Grade' },
          resultType: 'LetterGrade',
          allowedValue: ['C', 'B', 'A'],
          required: 'D',
        },
      ],
    }),
  ],
  [
    'ladder.result_required_unknown',
    'error',
    '/rungs/0/results/0/required',
    withRung({
      results: [
        {
          name: 'score',
          id: 'urn:example:score',
          title: { en: 'Score' },
          resultType: 'RawScore',
          valueMin: '0',
          valueMax: '9',
          required: '10',
        },
      ],
    }),
  ],
  ['ladder.rung_unknown', 'error', '/rungs/0/requires/rung', asking(above('nowhere'))],
  [
    'ladder.rung_unknown',
    'error',
    '/rungs/0/requires/rung',
    asking(above('nowhere', { ladder: { id: 'https://courier.example/ladders/delivery' } })),
  ],
  [
    'ladder.rung_unknown',
    'error',
    '/edges/0/to',
    { ...basic(), edges: [{ from: rungId('courier'), to: rungId('nowhere'), strength: 'recommends' }] },
  ],
  ['ladder.rung_id_duplicate', 'error', '/rungs/1/id', ladderInput([rung('a', needs('x')), rung('a', needs('y'))])],
  [
    'ladder.award_shared',
    'error',
    '/rungs/1/awards/id',
    ladderInput([rung('a', needs('x')), rung('b', needs('y'), { awards: { id: rungId('a') } })]),
  ],
  [
    'ladder.id_mixed_script',
    'error',
    '/rungs/0/id',
    ladderInput([rung('с\u043eurier', needs('x')), rung('\u0441ourier-b', needs('y'))]),
  ],
  [
    'ladder.name_look_alike',
    'warning',
    '/rungs/1/name/en',
    ladderInput([rung('a', needs('x'), { name: { en: 'Courier' } }), rung('b', needs('y'), { name: { en: 'C\u043eurier' } })]),
  ],
  [
    'ladder.cycle',
    'error',
    '/rungs/0/requires',
    ladderInput([rung('a', above('b')), rung('b', { op: 'anyOf', of: [needs('x'), above('a')] })]),
  ],
  ['ladder.cycle', 'error', '/rungs/0/requires', asking(above('courier'))],
  [
    'ladder.edge_unimplied',
    'error',
    '/edges/0',
    ladderInput([rung('a', needs('x')), rung('b', { op: 'anyOf', of: [above('a'), needs('y')] })], {
      edges: [{ from: rungId('a'), to: rungId('b'), strength: 'requires' }],
    }),
  ],
  ['ladder.language_missing', 'error', '/rungs/0/description', withRung({ description: { es: 'Sobre' } })],
  ['ladder.rung_language_missing', 'warning', '/rungs/0/name', { ...basic(), name: { en: 'Delivery', fil: 'Paghahatid' } }],
  ['ladder.dates_reversed', 'error', '/effective/until', { ...basic(), effective: { from: '2026-01-01', until: '2025-12-31' } }],
  ['ladder.rung_regulated', 'warning', '/rungs/0/regulated', withRung({ regulated: true })],
  [
    'ladder.wage_mixed',
    'warning',
    '/rungs',
    withRung({ wage: [wageOf({}), wageOf({ observed: { from: '2019-05-01', to: '2019-05-31' } })] }),
  ],
  ['ladder.wage_mixed', 'warning', '/rungs', withRung({ wage: [wageOf({}), wageOf({ workRelationship: 'contractor' })] })],
]

describe('lintLadder (ladder design 3.3)', () => {
  it.each(defects)('%s is a %s at %s', (code, severity, path, ladder) => {
    const clean = JSON.parse(JSON.stringify(ladder)) as unknown
    expect(lintLadder(clean).map((found) => [found.code, found.severity, found.path])).toContainEqual([code, severity, path])
    expect(parseLadder(clean).ladder === undefined).toBe(severity === 'error')
  })

  it('Graph 1: a cycle of three is told once, and one through another ladder is not one', () => {
    const found = lintLadder(ladderInput([rung('a', above('b')), rung('b', above('c')), rung('c', above('a'))]))
    expect(found.map(({ code, params }) => [code, params as unknown])).toEqual([
      ['ladder.cycle', { rungs: [rungId('a'), rungId('b'), rungId('c')] }],
    ])
    expect(lintLadder(asking(above('courier', { ladder: { id: 'https://other.example/ladder' } })))).toEqual([])
  })

  it.each([
    ['case', 'Courier'],
    ['slash at the end', 'courier/'],
    ['percent-encoding', '%63ourier'],
    ['normalization', 'ｃourier'],
    ['Cyrillic', '\u0441\u043eurier'],
  ])('ladder.id_look_alike: ids that differ by %s', (_, other) => {
    const found = lintLadder(ladderInput([rung('courier', needs('x')), rung(other, needs('y'))]))
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'ladder.id_look_alike', severity: 'error', path: '/rungs/1/id' }),
    )
  })

  it('gives what JSON cannot say as a finding rather than throwing', () => {
    expect(lintLadder({ ...basic(), owner: () => OWNER })).toMatchObject([
      { code: 'core.json_value_unsupported', severity: 'error', path: '/owner' },
    ])
    expect(lintLadder(null)).toMatchObject([{ code: 'ladder.type_invalid' }])
  })

  it('has a case for every code of a defect', () => {
    const told = new Set(defects.map(([code]) => code).concat('ladder.id_look_alike'))
    const elsewhere = [
      'ladder.digest_mismatch',
      'ladder.version_differs',
      'ladder.subject_ambiguous',
      'ladder.report_not_verified',
    ]
    const known = new Set([...elsewhere, ...lintedElsewhere])
    expect(
      Object.keys(en.words).filter(
        (code) => code.startsWith('ladder.') && !(code in judgement) && !told.has(code) && !known.has(code),
      ),
    ).toEqual([])
  })
})

describe('defineLadder', () => {
  it('copies, freezes and sets the digest, which does not depend on the order of members or on the status', () => {
    const input = basic()
    const ladder = defineLadder(input)
    expect(ladder.digest).toMatch(/^uEi[A-Za-z0-9_-]{44}$/)
    expect(Object.isFrozen(ladder.rungs[0]?.requires)).toBe(true)
    expect(input).not.toHaveProperty('digest')
    expect(defineLadder(Object.fromEntries(Object.entries(input).reverse())).digest).toBe(ladder.digest)
    expect(defineLadder({ ...ladder, status: 'retired' }).digest).toBe(ladder.digest)
    expect(ladderDigest({ ...ladder, proof: { type: 'DataIntegrityProof' } } as never)).toBe(ladder.digest)
    expect(defineLadder({ ...input, version: '1.0.1' }).digest).not.toBe(ladder.digest)
  })

  it('pins the digest: u, multihash of SHA-256, canonical JSON', () => {
    expect(defineLadder(basic()).digest).toBe(PINNED)
  })

  it('ladder.digest_mismatch: Versions 39, a ladder edited in place', () => {
    const ladder = defineLadder(basic())
    const edited = { ...ladder, name: { en: 'Delivery!' } }
    const { problems } = parseLadder(edited)
    expect(problems).toEqual([
      { code: 'ladder.digest_mismatch', params: { expected: ladderDigest(edited), actual: ladder.digest }, path: '/digest' },
    ])
  })

  it('throws the first problem as an input error', () => {
    const thrown = catchError(() => defineLadder({ ...basic(), ownr: OWNER }))
    expect(isRungsError(thrown) && [thrown.kind, thrown.code, thrown.path]).toEqual(['input', 'ladder.member_unknown', '/ownr'])
  })

  it.each([undefined, null, 1, 'x', [], new Date(), Object.create(null)])('refuses %s with an error of the library', (input) => {
    expect(isRungsError(catchError(() => defineLadder(input)))).toBe(true)
  })

  it('takes a ladder with everything in it', () => {
    const full = ladderOf(
      [
        rung(
          'a',
          needs('x', {
            issuers: { ids: [SCHOOL], authorisedFor: 'achievement', registry: 'https://registry.example' },
            currency: { maxAge: 'P2Y' },
          }),
          {
            ordinal: 1,
            track: 'bike',
            awards: { id: achievement('a'), version: '1' },
            recommends: needs('y', { currency: 'ever' }),
            validity: {
              duration: 'P5Y',
              grace: 'P30D',
              renewal: {
                op: 'sum',
                of: [{ match: needs('z'), cap: '12' }, { match: needs('w') }],
                measure: 'hours',
                min: '35',
                window: { last: 'P5Y' },
                overlap: 'union',
              },
            },
            time: { effort: { typical: 'PT35H' }, elapsed: { max: 'P3M' }, excludesPrerequisites: true },
            cost: [{ kind: 'tuition', amount: { minor: 9900, currency: 'EUR' }, asOf: '2026-01-01' }],
            wage: [wageOf({}), 'https://courier.example/wages/2'],
            alignments: [
              {
                framework: 'ESCO',
                version: '1.1.1',
                uri: 'http://data.europa.eu/esco/occupation/a3a959644',
                code: '9331.1',
                kind: 'occupation',
              },
            ],
          },
        ),
      ],
      {
        contributors: [SCHOOL],
        jurisdiction: ['EU'],
        license: 'https://creativecommons.org/licenses/by/4.0/',
        supersedes: { id: 'https://courier.example/ladders/old', version: '0.9' },
      },
    )
    expect(lintLadder(full)).toEqual([])
  })
})

/** Computed apart from this library, from sorted JSON. */
const PINNED = 'uEiAYE5W0ronW-u45oisI-UktjHooE_T6FfqfKmLPP96qFA'

function catchError(step: () => unknown): unknown {
  try {
    step()
  } catch (error) {
    return error
  }
  return undefined
}
