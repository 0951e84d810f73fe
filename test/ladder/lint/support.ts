import { expect } from 'vitest'
import { en, render } from '../../../src/i18n/index.js'
import {
  type Funding,
  type Governance,
  type Ladder,
  type LintLadderOptions,
  lintLadder,
  type Migration,
  parseLadder,
  type RecognitionRule,
  type Requirement,
  type Rung,
  type WageEvidence,
} from '../../../src/ladder/index.js'
import { above, achievement, ladderInput, ladderOf, needs, OWNER, rung, rungId, SCHOOL } from '../support.js'

export const asking = (requires: Requirement, more: Partial<Rung> = {}, ladder: Partial<Ladder> = {}): Ladder =>
  ladderInput([rung('a', requires, more)], ladder)
export const withRung = (more: Partial<Rung>, ladder: Partial<Ladder> = {}): Ladder => asking(needs('x'), more, ladder)
export const all = (...of: readonly Requirement[]): Requirement => ({ op: 'allOf', of })
export const any = (...of: readonly Requirement[]): Requirement => ({ op: 'anyOf', of })
export const not = (of: Requirement): Requirement => ({ op: 'not', of })
export const living = (value: string): Requirement => ({ op: 'attribute', name: 'residency', value })
export const work = (more: object): Requirement =>
  ({ op: 'experience', measure: 'hours', min: '10', overlap: 'union', ...more }) as never

export const wage = (more: Partial<WageEvidence>): WageEvidence => ({
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
export const wages = (...list: readonly Partial<WageEvidence>[]): Ladder => withRung({ wage: list.map(wage) })

export const funding = (more: Partial<Funding>): Funding => ({
  kind: 'reimbursement',
  funder: OWNER,
  covers: ['tuition'],
  timing: 'onAward',
  ...more,
})
export const clawback = { until: 'P6M', note: { en: 'Paid back by who leaves.' } }
export const recognises = (more: Partial<RecognitionRule>): RecognitionRule => ({
  id: 'https://courier.example/recognition/1',
  from: { ids: [achievement('other')], issuers: { ids: [SCHOOL] } },
  to: { rung: rungId('a') },
  kind: 'full',
  validFrom: '2026-01-01',
  directed: true,
  assertedBy: OWNER,
  ...more,
})
export const withRecognition = (...rules: readonly Partial<RecognitionRule>[]): Ladder =>
  withRung({}, { recognition: rules.map(recognises) })
export const governed = (more: Partial<Governance>, ladder: Partial<Ladder> = {}): Ladder =>
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

export const first = ladderOf([rung('a', needs('x')), rung('b', above('a'))], { version: '1.4.0' })
export const second = (migrations: readonly Migration[] | undefined, more: Partial<Ladder> = {}): Ladder =>
  ladderInput([rung('a', needs('x')), rung('c', above('a'))], {
    version: '2.0.0',
    supersedes: { id: first.id, version: '1.4.0', digest: first.digest as string },
    ...(migrations !== undefined && { migrations }),
    ...more,
  })
export const kept: Migration = { fromRung: rungId('a'), to: rungId('a'), mode: 'map' }
export const moved: Migration = { fromRung: rungId('b'), to: rungId('c'), mode: 'map' }

export const otherId = 'https://other.example/ladders/guide'
export const other = (requires: Requirement): Ladder =>
  ladderOf([{ ...rung('guide', requires), id: 'https://other.example/rungs/guide' }], {
    id: otherId,
    owner: 'did:web:other.example',
  })
export const guide: Requirement = { op: 'rung', ladder: { id: otherId }, rung: 'https://other.example/rungs/guide' }
export const ours: Requirement = { op: 'rung', ladder: { id: ladderInput([]).id }, rung: rungId('a') }
export type Defect = readonly [
  code: string,
  severity: 'error' | 'warning',
  path: string,
  params: object,
  ladder: Ladder,
  options?: LintLadderOptions,
]
/** The one finding that a ladder is made for: it is told, in words, and refuses the ladder only as an error. */
export function expectDefect(one: Defect): void {
  const [code, severity, path, params, ladder, options] = one
  const found = lintLadder(ladder, options).filter((finding) => finding.code === code && finding.path === path)
  expect(found).toEqual([{ code, params, path, severity }])
  expect(render({ code: code as never, params }, en).text).not.toMatch(/[{}]/)
  if (options === undefined) {
    const refused = parseLadder(ladder).problems.map((problem) => problem.code as string)
    expect(refused.includes(code)).toBe(severity === 'error')
  }
}

export const named = (defects: readonly Defect[]) => defects.map((one) => ({ code: one[0], path: one[2], one }))
