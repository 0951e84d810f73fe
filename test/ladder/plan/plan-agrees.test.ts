import { describe, expect, it } from 'vitest'
import { type Fact, type Ladder, type PlanOptions, type PlanStep, plan, type RecognitionRule } from '../../../src/ladder/index.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, SCHOOL } from '../support.js'

const OTHER = 'did:web:other.example'
const stepOf = (ladder: Ladder, name: string, facts: readonly Fact[] = [], options: Partial<PlanOptions> = {}): PlanStep =>
  plan(ladder, facts, { now: NOW, ...options }).steps.find(({ rung: id }) => id === rungId(name)) as PlanStep

describe('a plan agrees with the engine', () => {
  const issuers = { issuers: { ids: [SCHOOL, OTHER] } }
  const two = ladderOf([
    rung('x', { op: 'nOf', n: 2, minDistinctIssuers: 2, exclusive: true, of: [needs('a', issuers), needs('b', issuers)] }),
  ])

  it('one issuer is not two, however its id is written and whomever it belongs to', () => {
    const only = ladderOf([rung('x', { op: 'nOf', n: 2, minDistinctIssuers: 2, of: [needs('a'), needs('b')] })])
    expect(stepOf(only, 'x', [fact('a')]).missing).toEqual([])
    const [first] = stepOf(two, 'x', [fact('a')]).missing
    expect(first?.items).toMatchObject([{ achievement: achievement('b'), issuer: OTHER }])
    const policy = { trust: { any: true }, organisations: [[SCHOOL, OTHER]] } as const
    expect(stepOf(two, 'x', [fact('a')], { policy }).missing).toEqual([])
    // What the worker's badge says of its issuer holds for what is still to be got.
    expect(stepOf(two, 'x', [fact('a', { organisations: [OTHER] })]).missing).toEqual([])
  })

  const got = (step: PlanStep): readonly (string | undefined)[] =>
    step.missing[0]?.items.map(({ achievement: id, rung: one, kind }) => id ?? one ?? kind) ?? ['blocked']

  it('what a badge brings along below is not lost where the lower rung is held, and is got where it is not', () => {
    const lapse = { validity: { cascade: { lapseOf: 'self+upper' as const } } }
    const ladder = ladderOf([
      rung('low', needs('a'), lapse),
      rung('high', { op: 'allOf', of: [above('low', { currency: 'ever' }), needs('b')] }),
      rung('top', above('high')),
    ])
    expect(got(stepOf(ladder, 'top', [badge('low')]))).toEqual([achievement('b'), rungId('high')])
    // A badge from long ago is enough for the rung above, whose badge would not count without a new one.
    const ended = badge('low', { validUntil: '2026-01-01T00:00:00Z' })
    expect(got(stepOf(ladder, 'high', [ended]))).toEqual([achievement('b')])
    const all = [achievement('a'), achievement('b'), rungId('low'), rungId('high')]
    expect([...got(stepOf(ladder, 'top', [ended]))].sort()).toEqual([...all].sort())
  })

  const rule = (from: string, to: object, more: object = {}): RecognitionRule => ({
    id: `https://courier.example/rules/${from}`,
    assertedBy: OWNER,
    directed: true,
    from: { ids: [achievement(from)] },
    to,
    kind: 'full',
    validFrom: '2026-01-01T00:00:00Z',
    ...more,
  })

  it('a rung is ready by what a rule puts in its place, had or to be got', () => {
    const recognition = [rule('diploma', { rung: rungId('x') })]
    const ladder = ladderOf([rung('x', { op: 'allOf', of: [needs('a'), needs('b')] }), rung('y', needs('diploma'))], {
      recognition,
    })
    const policy = { trust: { ids: [OWNER, SCHOOL] }, recognition: { rules: [], acceptAssertedBy: [OWNER] } }
    expect(got(stepOf(ladder, 'x', [fact('diploma')], { policy }))).toEqual([])
    expect(got(stepOf(ladder, 'x', [], { policy }))).toEqual([achievement('diploma')])
  })

  it('a condition of a rule is met by what the worker has', () => {
    const recognition = [rule('diploma', { achievement: achievement('a') }, { conditions: needs('residence') })]
    const ladder = ladderOf([rung('x', needs('a')), rung('y', needs('diploma'))], { recognition })
    const policy = { trust: { ids: [OWNER, SCHOOL] }, recognition: { rules: [], acceptAssertedBy: [OWNER] } }
    const ways = (facts: readonly Fact[]) => stepOf(ladder, 'x', facts, { policy }).ways
    expect([ways([]), ways([fact('residence')])]).toEqual([1, 2])
  })

  it('amounts that a rule gives count for what a sum lacks', () => {
    const recognition = [rule('course', { value: { measure: 'hours' as const, amount: '30' } }, { kind: 'partial' })]
    const hours = (more: object = {}) =>
      ({ op: 'sum', of: [{ match: needs('a', more) }], measure: 'hours', min: '40', overlap: 'sum' }) as const
    const ladder = ladderOf([rung('x', hours()), rung('y', { op: 'allOf', of: [hours(), hours({ recognition: 'none' })] })], {
      recognition,
    })
    const policy = { trust: { ids: [OWNER, SCHOOL] }, recognition: { rules: [], acceptAssertedBy: [OWNER] } }
    const lacks = (name: string) =>
      stepOf(ladder, name, [fact('course')], { policy }).missing[0]?.items.map((item) => item.lacks?.amount)
    // Ten hours beside the thirty of the rule; where the rule does not count, they are not enough.
    expect([lacks('x'), lacks('y')]).toEqual([['10'], ['40']])
  })

  it('what asks for the same in several places is planned as if each were written apart', () => {
    const either = { issuers: { ids: [SCHOOL, OTHER] } }
    // The same, in two ways of writing it.
    const plain = needs('a', either)
    const written = needs('a', { ...either, currency: 'current' })
    const laddersOf = (a: typeof plain, b: typeof plain, c: typeof plain): Ladder =>
      ladderOf([
        rung('one', { op: 'anyOf', of: [a, needs('z')] }),
        rung('two', { op: 'allOf', exclusive: true, of: [b, needs('b', either)] }),
        rung('issuers', { op: 'nOf', n: 2, minDistinctIssuers: 2, of: [c, needs('c', either), needs('d', either)] }),
        rung('top', { op: 'allOf', of: [above('two'), a, { op: 'not', of: needs('x') }] }),
      ])
    const shared = laddersOf(plain, plain, plain)
    const apart = laddersOf(plain, written, written)
    for (const facts of [[], [fact('a')], [fact('b'), fact('c')], [fact('a'), fact('a', { issuer: OTHER }), fact('c')]])
      for (const name of ['one', 'two', 'issuers', 'top']) {
        const [one, other] = [stepOf(shared, name, facts), stepOf(apart, name, facts)]
        expect([one.ways, one.atLeast, got(one)]).toEqual([other.ways, other.atLeast, got(other)])
      }
    expect(got(stepOf(shared, 'two', [fact('a')]))).toEqual([achievement('b')])
  })

  it('a regulated rung counts by the badge of another than the owner, if anybody else is trusted', () => {
    const ladder = ladderOf([rung('licence', needs('a'), { regulated: true }), rung('x', above('licence'))])
    expect(got(stepOf(ladder, 'x'))).toEqual(['blocked'])
    const policy = { trust: { ids: [OWNER, 'did:web:regulator.example'] } }
    expect(got(stepOf(ladder, 'x', [], { policy }))).toEqual([achievement('a'), rungId('licence')])
  })

  it('what has to be assured is got at that level, in a group that counts awards too', () => {
    const sure = (name: string) => needs(name, { minAssurance: 'high' })
    const ladder = ladderOf([rung('x', { op: 'allOf', exclusive: true, of: [sure('a'), sure('b')] })])
    expect(got(stepOf(ladder, 'x', [fact('a')]))).toEqual([achievement('a'), achievement('b')])
  })

  const work = (hours: number, changes: Partial<Fact> = {}): Fact => ({
    ...fact('rides', { amounts: [{ measure: 'hours', amount: `${hours}` }], issuer: OWNER }),
    work: { platform: 'https://courier.example' },
    ...changes,
  })
  const done = (min: string, more: object = {}) => ({ op: 'experience', measure: 'hours', min, overlap: 'sum', ...more }) as const

  it('says how much work is lacking, and counts it once for two rungs', () => {
    const ladder = ladderOf([rung('x', done('100')), rung('y', { op: 'allOf', of: [above('x'), done('300')] })])
    const lacks = (facts: readonly Fact[], name: string) =>
      stepOf(ladder, name, facts).missing[0]?.items.map((item) => item.lacks ?? item.rung)
    expect(lacks([work(40)], 'x')).toEqual([{ measure: 'hours', amount: '60' }])
    expect(lacks([work(40)], 'y')).toEqual([{ measure: 'hours', amount: '260' }, rungId('x')])
    // A record by somebody who is not trusted is no work.
    expect(lacks([work(40, { issuer: OTHER })], 'x')).toEqual([{ measure: 'hours', amount: '100' }])
    const more = work(60, { credentialId: 'urn:example:more', work: { platform: 'https://other.example' } })
    expect(lacks([work(40), more], 'x')).toEqual([])
  })

  it('where one record alone counts, what is lacking is no small addition', () => {
    const ladder = ladderOf([
      rung('x', done('100', { overlap: 'max' })),
      rung('y', { op: 'allOf', of: [done('100', { overlap: 'max' }), done('130')] }),
    ])
    const { missing } = stepOf(ladder, 'y', [work(40)])
    // A hundred hours in one record make a hundred and forty in all.
    expect(missing[0]?.items.map(({ node }) => node)).toEqual(['/rungs/0/requires'])
  })

  it('work that had to be done by now, and an age that is not reached, cannot be got', () => {
    const ladder = ladderOf([
      rung('late', done('100', { window: { until: '2026-04-01' } })),
      rung('young', { op: 'attribute', name: 'minAge', value: 18 }),
      rung('several', done('10', { minDistinctIssuers: 2 })),
      rung('steady', { ...done('12'), measure: 'months', overlap: 'union' }),
    ])
    expect(got(stepOf(ladder, 'late'))).toEqual(['blocked'])
    expect(got(stepOf(ladder, 'young', [], { attributes: { birthDate: '2015-01-01' } }))).toEqual(['blocked'])
    expect(got(stepOf(ladder, 'young'))).toEqual(['settle'])
    expect(got(stepOf(ladder, 'several', [work(40)]))).toEqual(['settle'])
    expect(stepOf(ladder, 'steady').missing[0]?.items).toMatchObject([{ lacks: { measure: 'months', amount: '12' } }])
  })

  it('a ladder that is not offered offers none of its rungs, as in a placement', () => {
    const closed = ladderOf([rung('x', needs('a'))], { rollout: { phase: 'general', from: '2027-01-01' } })
    const { why: findings } = stepOf(closed, 'x')
    expect(findings).toMatchObject([{}, { code: 'plan.not_offered', params: { rung: rungId('x'), phase: 'not_started' } }, {}])
    expect(stepOf(ladderOf([rung('x', needs('a'))]), 'x').why.map(({ code }) => code)).not.toContain('plan.not_offered')
  })
})
