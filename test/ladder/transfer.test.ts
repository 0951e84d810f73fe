import { describe, expect, it } from 'vitest'
import {
  catalogue,
  findRungs,
  type Ladder,
  matchesJob,
  type RecognitionRule,
  type Requirement,
  type Transfer,
  transferReport,
} from '../../src/ladder/index.js'
import {
  above,
  achievement,
  badge,
  fact,
  ladderInput,
  ladderOf,
  NOW,
  needs,
  OWNER,
  rung,
  rungId,
  SCHOOL,
  WORKER,
} from './support.js'

const CARE = 'did:web:care.example'
const careRung = (name: string): string => `https://care.example/rungs/${name}`
const care = (rungs: Ladder['rungs'], more: Partial<Ladder> = {}): Ladder =>
  ladderOf(rungs, { id: 'https://care.example/ladders/care', owner: CARE, ...more })
const skill = { framework: 'ESCO', uri: 'http://data.europa.eu/esco/skill/first-aid', kind: 'skill' } as const
const delivery = ladderOf([rung('courier', needs('x'), { alignments: [skill] }), rung('van', above('courier'))])
const rule = (more: Partial<RecognitionRule> = {}): RecognitionRule => ({
  id: 'urn:rule:van',
  from: { ids: [rungId('van')], issuers: { ids: [OWNER] } },
  to: { rung: careRung('companion') },
  kind: 'full',
  validFrom: '2026-01-01',
  directed: true,
  assertedBy: CARE,
  ...more,
})
const companion = (requires: Requirement): Ladder['rungs'][number] => ({ ...rung('c', requires), id: careRung('companion') })
const transfersOf = (a: Ladder, b: Ladder, id: string): readonly Transfer[] =>
  transferReport(a, b, undefined, { now: NOW }).rungs.find((one) => one.id === id)?.transfers ?? []

describe('transferReport', () => {
  it('finds what counts by alignment, id and rung, and what stands in the way', () => {
    const target = care([
      companion({
        op: 'allOf',
        of: [
          needs('x', { match: { alignedTo: [skill] }, issuers: { ids: [OWNER] } }),
          { op: 'rung', ladder: { id: delivery.id }, rung: rungId('van') },
          needs('x', { match: { ids: [rungId('van')] }, issuers: { ids: [OWNER] }, minResult: { min: '5' } }),
        ],
      }),
    ])
    expect(transfersOf(delivery, target, rungId('courier'))).toEqual([
      {
        rung: careRung('companion'),
        path: '/rungs/0/requires/of/0',
        as: 'whole',
        outcome: 'met',
        reason: 'requirement.met_direct',
        params: {},
      },
    ])
    expect(transfersOf(delivery, target, rungId('van')).map(({ path, outcome, reason }) => [path, outcome, reason])).toEqual([
      ['/rungs/0/requires/of/1', 'unmet', 'requirement.issuer_not_accepted'],
      ['/rungs/0/requires/of/2', 'unmet', 'requirement.result_missing'],
    ])
  })

  it('finds what counts by a rule, in its direction alone', () => {
    const target = care([companion(needs('c'))], { recognition: [rule()] })
    expect(transfersOf(delivery, target, rungId('van'))).toMatchObject([
      { rung: careRung('companion'), path: '/rungs/0', outcome: 'met', rules: ['urn:rule:van'] },
    ])
    expect(transfersOf(target, delivery, careRung('companion'))).toEqual([])
  })

  it('a rule with a condition depends on the worker, one that ended says so, and one of an amount adds to a sum', () => {
    const sum: Requirement = { op: 'sum', of: [{ match: needs('h') }], measure: 'hours', min: '10', overlap: 'sum' }
    const state = (more: Partial<RecognitionRule>, requires: Requirement = needs('c')): Partial<Transfer> | undefined =>
      transfersOf(delivery, care([companion(requires)], { recognition: [rule(more)] }), rungId('van'))[0]
    expect(state({ conditions: needs('d') })).toMatchObject({
      outcome: 'indeterminate',
      reason: 'requirement.recognition_condition_unknown',
    })
    expect(state({ validUntil: '2026-02-01' })).toMatchObject({ outcome: 'unmet', reason: 'requirement.recognition_expired' })
    const value = { measure: 'hours', amount: '4' }
    expect(state({ to: { value }, kind: 'partial' }, sum)).toMatchObject({
      path: '/rungs/0/requires',
      as: 'amount',
      outcome: 'met',
      rules: ['urn:rule:van'],
    })
  })

  it('of an amount it tells only where a sum counts it, and of whom', () => {
    const sum = (more: object = {}): Requirement => ({
      op: 'sum',
      of: [{ match: needs('h', more) }],
      measure: 'hours',
      min: '10',
      overlap: 'sum',
    })
    const value = { measure: 'hours', amount: '4' }
    const outcomes = (more: Partial<RecognitionRule>, requires: Requirement = sum()): readonly string[] =>
      transfersOf(
        delivery,
        care([companion(requires)], { recognition: [rule({ kind: 'partial', ...more })] }),
        rungId('van'),
      ).map(({ outcome, reason }) => `${outcome} ${reason}`)
    expect(outcomes({ to: { value, achievement: achievement('h') } })).toEqual(['met requirement.met_recognised'])
    expect(outcomes({ to: { value, achievement: achievement('else') } })).toEqual([])
    expect(outcomes({ to: { value } }, sum({ recognition: 'none' }))).toEqual([])
    const { from } = rule()
    expect(outcomes({ to: { value }, from: { ...from, issuers: { ids: [CARE] } } })).toEqual([
      'unmet requirement.issuer_not_accepted',
    ])
  })

  it('with facts it says where the worker stands, and which badges are used', () => {
    const target = care([companion(needs('c'))], { recognition: [rule()] })
    const facts = [badge('courier'), badge('van')]
    const policy = { trust: { ids: [CARE] }, recognition: { rules: [], acceptAssertedBy: [CARE] } }
    const { worker } = transferReport(delivery, target, facts, { now: NOW, policy })
    expect(worker?.from.current).toEqual([rungId('van')])
    expect(worker?.to.rungs[0]).toMatchObject({
      status: 'eligible',
      outcome: 'met',
      trace: { reason: 'requirement.met_recognised' },
    })
    expect(worker?.used).toEqual([{ credential: 'urn:example:badge-van', rung: rungId('van'), for: [careRung('companion')] }])
  })
})

describe('findRungs', () => {
  it('finds a code of any edition where one side names none (design 4, case 30)', () => {
    const soc = { framework: 'SOC', code: '31-1121', kind: 'occupation' } as const
    const listed = catalogue([ladderOf([rung('new', needs('x'), { alignments: [{ ...soc, version: '2018' }] })])], { now: NOW })
    const plain = catalogue([ladderOf([rung('any', needs('x'), { alignments: [soc] })])], { now: NOW })
    const count = (version?: string): readonly number[] =>
      [listed, plain].map((one) => findRungs(one, { alignedTo: { ...soc, ...(version !== undefined && { version }) } }).length)
    expect([count(), count('2018'), count('2010')]).toEqual([
      [1, 1],
      [1, 1],
      [0, 1],
    ])
  })
})

describe('catalogue', () => {
  const pilot = { phase: 'pilot', regions: ['US'] } as const
  const other = care([{ ...companion(needs('x')), rollout: pilot }])

  it('lists rungs of several ladders, to be filtered', () => {
    const listed = catalogue([other, delivery, delivery], { now: NOW, jurisdiction: 'DE' })
    expect(listed.entries.map(({ rung: id }) => id)).toEqual([careRung('companion'), rungId('courier'), rungId('van')])
    const found = (query: Parameters<typeof findRungs>[1]): readonly string[] => findRungs(listed, query).map((one) => one.rung)
    expect(found({ asksFor: achievement('x') })).toEqual([careRung('companion'), rungId('courier')])
    expect(found({ asksFor: achievement('x'), offered: true })).toEqual([rungId('courier')])
    expect(found({ alignedTo: { framework: 'ESCO', uri: skill.uri.replace('http:', 'https:'), kind: 'skill' } })).toEqual([
      rungId('courier'),
    ])
    expect(found({ owner: CARE })).toEqual([careRung('companion')])
    expect(found({ awards: rungId('van') })).toEqual([rungId('van')])
    expect(found({ ladder: delivery.id })).toEqual([rungId('courier'), rungId('van')])
    expect(listed.entries[2]).toMatchObject({ after: [rungId('courier')], owner: OWNER, regulated: false })
  })

  it('lists none of two ladders that say they are the same edition', () => {
    const edited = ladderOf([rung('courier', needs('y'))])
    const { entries, conflicts } = catalogue([delivery, edited, other], { now: NOW })
    expect(entries.map(({ rung: id }) => id)).toEqual([careRung('companion')])
    expect(conflicts).toEqual([
      { id: delivery.id, version: '1.0.0', digests: [delivery.digest as string, edited.digest as string].sort() },
    ])
  })

  it('does not depend on the order of ladders', () => {
    expect(catalogue([delivery, other], { now: NOW })).toEqual(catalogue([other, delivery], { now: NOW }))
  })
})

describe('matchesJob', () => {
  const job: Requirement = { op: 'allOf', of: [needs('a'), { op: 'attribute', name: 'minAge', value: 18 }] }

  it('is a match only where everything is met, with the trace', () => {
    const facts = [fact('a')]
    expect(matchesJob(job, facts, { now: NOW, attributes: { minAge: 18 } })).toMatchObject({ matches: true, outcome: 'met' })
    expect(matchesJob(job, facts, { now: NOW })).toMatchObject({ matches: false, outcome: 'indeterminate' })
    expect(matchesJob(job, [], { now: NOW, attributes: { minAge: 18 } })).toMatchObject({ matches: false, outcome: 'unmet' })
  })

  it("counts what is the worker's alone, and rungs of a ladder", () => {
    const facts = [fact('a', { subjectKeys: ['did:key:other'] }), badge('courier')]
    expect(matchesJob(needs('a'), facts, { now: NOW, subject: WORKER }).trace.reason).toBe('requirement.missing')
    expect(matchesJob(above('courier'), facts, { now: NOW, subject: WORKER, ladder: ladderInput(delivery.rungs) }).matches).toBe(
      true,
    )
    expect(matchesJob(needs('a', { issuers: { ids: [SCHOOL] } }), facts, { now: NOW, subject: 'did:key:other' }).matches).toBe(
      true,
    )
  })
})
