import { describe, expect, it } from 'vitest'
import { en } from '../../../src/i18n/index.js'
import {
  type DemandSignal,
  type Fact,
  type Ladder,
  type Offer,
  type Plan,
  type PlanOptions,
  type PlanStep,
  pace,
  place,
  plan,
  progressReport,
  why,
  whyInWords,
} from '../../../src/ladder/index.js'
import { given, usd, wage } from '../payoff/support.js'
import { above, achievement, badge, fact, ladderOf, NOW, needs, rung, rungId, SCHOOL } from '../support.js'

const at = (ladder: Ladder, facts: readonly Fact[] = [], options: Partial<PlanOptions> = {}): Plan =>
  plan(ladder, facts, { now: NOW, ...options })
const stepOf = (made: Plan, name: string): PlanStep => made.steps.find(({ rung: id }) => id === rungId(name)) as PlanStep
const codes = (step: PlanStep): readonly string[] => step.why.map(({ code }) => code)
const cost = (minor: number, currency = 'USD') => [{ kind: 'tuition' as const, amount: { minor, currency }, asOf: '2026-01-01' }]
const takes = (hours: number) => ({ effort: { typical: `PT${hours}H` }, excludesPrerequisites: true as const })
const { now: _, ...assumptions } = given()

const delivery = ladderOf([
  rung('courier', needs('traffic-law'), { cost: cost(10_00), time: takes(5) }),
  rung(
    'motorcycle',
    { op: 'allOf', of: [above('courier'), needs('first-aid'), needs('licence-a')] },
    { cost: cost(300_00), time: takes(40) },
  ),
  rung('van', { op: 'allOf', of: [above('courier'), needs('first-aid')] }, { cost: cost(50_00), time: takes(10) }),
  rung(
    'cargo',
    { op: 'allOf', of: [{ op: 'anyOf', of: [above('motorcycle'), above('van')] }, needs('loading')] },
    { time: takes(20), cost: cost(0) },
  ),
  rung('lead', { op: 'allOf', of: [above('motorcycle'), above('van')] }, { time: takes(1), cost: cost(0) }),
])

describe('plan (ladder design 3.5)', () => {
  it('takes what is needed below along, and what two rungs share once', () => {
    const lead = stepOf(at(delivery), 'lead')
    expect(lead.ways).toBe(1)
    expect(lead.missing[0]).toMatchObject({
      rungs: ['courier', 'motorcycle', 'van', 'lead'].map(rungId),
      cost: [usd(360_00)],
      hours: '56',
    })
    const got = lead.missing[0]?.items.map(({ achievement: id, rung: one }) => id ?? one)
    expect(got).toEqual([
      ...['traffic-law', 'first-aid', 'licence-a'].map(achievement),
      ...['courier', 'motorcycle', 'van'].map(rungId),
    ])
  })

  it('of alternatives takes the one that nothing beats in cost and effort', () => {
    const cargo = stepOf(at(delivery), 'cargo')
    expect([cargo.ways, cargo.missing.length]).toEqual([2, 1])
    expect(cargo.missing[0]?.rungs).toEqual(['courier', 'van', 'cargo'].map(rungId))
    const swift = ladderOf([
      rung('slow', needs('a'), { cost: cost(10_00), time: takes(50) }),
      rung('dear', needs('b'), { cost: cost(90_00), time: takes(5) }),
      rung('top', { op: 'anyOf', of: [above('slow'), above('dear')] }, { cost: cost(0), time: takes(0) }),
    ])
    expect(stepOf(at(swift), 'top').missing.map(({ rungs }) => rungs[0])).toEqual([rungId('slow'), rungId('dear')])
  })

  it('a course that serves two rungs is paid once', () => {
    const offers: Offer[] = [{ achievement: achievement('first-aid'), cost: [usd(80_00)], effort: 'PT6H', asOf: '2026-01-01' }]
    const lead = stepOf(at(delivery, [], { offers }), 'lead').missing[0]
    expect(lead).toMatchObject({ cost: [usd(440_00)], hours: '62' })
    expect(lead?.items[1]).toMatchObject({ achievement: achievement('first-aid'), offer: 0 })
  })

  it('leaves out what is held, and asks for the badge where everything is there', () => {
    const made = at(delivery, [badge('courier'), fact('first-aid')])
    expect(made.steps.map(({ rung: id }) => id)).not.toContain(rungId('courier'))
    expect(stepOf(made, 'van').missing[0]?.items).toEqual([])
    expect(codes(stepOf(made, 'van'))[0]).toBe('plan.ready')
    expect(stepOf(made, 'motorcycle').missing[0]?.items).toHaveLength(1)
    expect(codes(stepOf(made, 'lead'))).toEqual(['plan.things_missing', 'plan.rungs_first', 'plan.dominated'])
  })

  it('Counting 8: an exclusive group needs another award, whichever slot it fills', () => {
    const pick = needs('x', { match: { ids: [achievement('a'), achievement('b')] } })
    const ladder = ladderOf([rung('two', { op: 'allOf', exclusive: true, of: [pick, needs('a')] })])
    // The award a can fill either slot: b for the other, or a once more.
    const { missing, ways } = stepOf(at(ladder, [fact('a')]), 'two')
    expect([ways, missing[0]?.items.length]).toEqual([2, 1])
  })

  it('Counting 10: says how much a sum lacks, and counts it once for two rungs', () => {
    const hours = (min: string) => ({
      op: 'sum' as const,
      of: [{ match: needs('course'), cap: '100' }],
      measure: 'hours' as const,
      min,
      overlap: 'sum' as const,
    })
    const ladder = ladderOf([rung('some', hours('35')), rung('more', { op: 'allOf', of: [above('some'), hours('70')] })])
    const made = at(ladder, [fact('course', { amounts: [{ measure: 'hours', amount: '20' }] })])
    expect(stepOf(made, 'some').missing[0]?.items[0]).toMatchObject({ kind: 'amount', lacks: { measure: 'hours', amount: '15' } })
    // Fifty hours more are enough for the lower rung as well.
    expect(stepOf(made, 'more').missing[0]?.items.map(({ lacks }) => lacks?.amount)).toEqual(['50', undefined])
  })

  it('Counting 10: of a sum that is reached no more is to be got, though it counts among issuers', () => {
    const sum = { op: 'sum' as const, of: [{ match: needs('b') }], measure: 'hours' as const, min: '2', overlap: 'sum' as const }
    const ladder = ladderOf([
      rung('y', { op: 'nOf', n: 1, minDistinctIssuers: 2, of: [sum, needs('d', { issuers: { any: true } })] }),
      rung('z', needs('b', { issuers: { ids: ['did:web:other.example'] } })),
    ])
    const made = at(ladder, [fact('b', { amounts: [{ measure: 'hours', amount: '3' }] })])
    expect(made.steps.flatMap(({ missing }) => missing.flatMap(({ items }) => items.map(({ kind }) => kind)))).toEqual([
      'credential',
      'credential',
    ])
  })

  it('what no badge answers is to be settled, and what must be absent and is there blocks', () => {
    const ladder = ladderOf([
      rung('adult', { op: 'allOf', of: [{ op: 'attribute', name: 'minAge', value: 18 }, needs('a')] }),
      rung('clean', { op: 'not', of: needs('ban') }),
    ])
    const made = at(ladder, [fact('ban')])
    expect(
      stepOf(made, 'adult')
        .missing[0]?.items.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['credential', 'settle'])
    expect(codes(stepOf(made, 'adult'))).toContain('plan.undecided')
    expect(stepOf(made, 'clean')).toMatchObject({ missing: [], ways: 0, why: [{ code: 'plan.blocked' }] })
  })

  it('Graph 6: where no place is given, what any place asks for is needed', () => {
    const ladder = ladderOf([rung('aide', needs('basic'), { variants: [{ jurisdiction: ['US-CA'], requires: needs('long') }] })])
    expect(stepOf(at(ladder), 'aide').missing[0]?.items).toHaveLength(2)
    expect(stepOf(at(ladder, [], { jurisdiction: 'US-CA' }), 'aide').missing[0]?.items).toMatchObject([
      { achievement: achievement('long') },
    ])
  })

  it('reckons with the first offer, unless another asks for less of everything (design 3.5)', () => {
    const offer = (minor: number, changes: Partial<Offer> = {}): Offer => ({
      achievement: achievement('x'),
      cost: [usd(minor)],
      effort: 'PT5H',
      asOf: '2026-01-01',
      ...changes,
    })
    const chosen = (...offers: Offer[]) =>
      stepOf(at(ladderOf([rung('a', needs('x'))]), [], { offers }), 'a').missing[0]?.items[0]?.offer
    expect(chosen(offer(100), offer(60))).toBe(1)
    expect(chosen(offer(60), offer(100))).toBe(0)
    expect(chosen(offer(100), offer(100, { effort: 'PT300M' }), offer(100, { effort: 'PT4H' }))).toBe(2)
    // More of one and less of the other, or in another currency or without a time, is a matter of taste.
    expect(chosen(offer(100), offer(60, { effort: 'PT50H' }))).toBe(0)
    expect(chosen(offer(100), { ...offer(60), cost: [{ minor: 1, currency: 'EUR' }] })).toBe(0)
    const { effort: _, ...unknown } = offer(60)
    expect(chosen(offer(100), unknown)).toBe(0)
    expect(chosen(offer(50), offer(100, { issuer: SCHOOL }), offer(80, { issuer: SCHOOL }))).toBe(2)
  })

  it('says which rungs are regulated, and which are not offered here', () => {
    const ladder = ladderOf([
      rung('licence', needs('a'), { regulated: true }),
      rung('pilot', needs('b'), { rollout: { phase: 'pilot', regions: ['US-NY'] } }),
      rung('planned', needs('c'), { rollout: { phase: 'planned' } }),
      rung('late', needs('d'), { rollout: { phase: 'general', until: '2026-04-30' } }),
      rung('german', needs('e'), { jurisdiction: ['DE'] }),
    ])
    const made = at(ladder, [], { jurisdiction: 'US-CA' })
    expect(codes(stepOf(made, 'licence'))).toContain('plan.regulated')
    for (const name of ['pilot', 'planned', 'late', 'german']) expect(codes(stepOf(made, name))).toContain('plan.not_offered')
    expect(codes(stepOf(at(ladder, [], { jurisdiction: 'US-NY' }), 'pilot'))).not.toContain('plan.not_offered')
  })

  it('makes a ranking only by an objective; of equals the id that comes first', () => {
    expect(at(delivery).ranking).toBeUndefined()
    expect(at(delivery, [], { objective: 'cost' }).ranking).toEqual(['courier', 'cargo', 'van', 'motorcycle', 'lead'].map(rungId))
    const equal = ladderOf([rung('b', needs('x')), rung('a', needs('y'))])
    expect(at(equal, [], { objective: 'effort' }).ranking).toEqual(['a', 'b'].map(rungId))
    expect(() => at(delivery, [], { objective: 'npvLow' })).toThrow(/core\.option_invalid/)
  })

  it('Money 36: costs in several currencies are not added up', () => {
    const ladder = ladderOf([
      rung('a', needs('a'), { cost: cost(10_00, 'EUR') }),
      rung('b', { op: 'allOf', of: [above('a'), needs('b')] }, { cost: cost(1000, 'JPY') }),
    ])
    const step = stepOf(at(ladder), 'b')
    expect(step.missing[0]?.cost).toEqual([
      { minor: 10_00, currency: 'EUR' },
      { minor: 1000, currency: 'JPY' },
    ])
    expect(step.why).toContainEqual({ code: 'plan.cost_unconverted', params: { currencies: ['EUR', 'JPY'] }, path: '' })
  })

  it('beyond its limits takes one good set, says so, and stays quick', () => {
    const choices = Array.from({ length: 8 }, (_, slot) => ({
      op: 'anyOf' as const,
      of: Array.from({ length: 6 }, (__, option) => needs(`s${slot}o${option}`)),
    }))
    const ladder = ladderOf([rung('wide', { op: 'allOf', of: choices })])
    const step = stepOf(at(ladder), 'wide')
    expect(step).toMatchObject({ approximate: true, atLeast: 8 })
    expect(step.missing[0]?.items).toHaveLength(8)
    expect(codes(step)).toContain('plan.approximate')
    const narrow = stepOf(at(ladder, [], { limits: { maxSets: 1 } }), 'wide')
    expect(narrow.missing[0]?.items).toHaveLength(8)
  })

  it('a long chain and a wide exclusive group end', () => {
    const chain = ladderOf(
      Array.from({ length: 400 }, (_, index) =>
        rung(`n${index}`, index === 0 ? needs('a') : { op: 'allOf', of: [above(`n${index - 1}`), needs(`b${index % 5}`)] }),
      ),
    )
    expect(stepOf(at(chain), 'n399').missing[0]?.rungs).toHaveLength(400)
    const wide = ladderOf([
      rung('w', { op: 'nOf', n: 20, exclusive: true, of: Array.from({ length: 40 }, (_, index) => needs(`w${index}`)) }),
    ])
    expect(stepOf(at(wide), 'w')).toMatchObject({ approximate: true, missing: [{ items: { length: 20 } }] })
  })

  it('reckons the payoff from the rung on which the worker stands', () => {
    const paid = (name: string, value: string) => [
      wage({ id: `urn:example:${name}`, value, ci: { low: value, high: value, level: '0.95' } }),
    ]
    const ladder = ladderOf([
      rung('courier', needs('traffic-law'), { wage: paid('courier', '1'), time: takes(5), cost: cost(10_00) }),
      rung(
        'van',
        { op: 'allOf', of: [above('courier'), needs('first-aid')] },
        { wage: paid('van', '3'), time: takes(5), cost: cost(100_00) },
      ),
    ])
    const fresh = at(ladder, [], { assumptions, objective: 'breakEvenMonths' })
    expect(stepOf(fresh, 'van').missing[0]?.payoff).toMatchObject({
      scenario: { mid: { upliftPerHour: '3' } },
      outlay: { cost: usd(110_00) },
    })
    expect(fresh.ranking).toEqual([rungId('courier'), rungId('van')])
    const standing = stepOf(at(ladder, [badge('courier')], { assumptions }), 'van').missing[0]?.payoff
    expect(standing).toMatchObject({
      scenario: { mid: { upliftPerHour: '2', breakEvenHours: '50' } },
      outlay: { cost: usd(100_00) },
    })
  })

  it('counts funding that the worker is eligible for, and incentives that the step brings about', () => {
    const window = { from: '2026-01-01', until: '2027-01-01' }
    const grant = {
      kind: 'scholarship' as const,
      funder: 'https://fund.example/',
      covers: ['tuition' as const],
      timing: 'upfront' as const,
    }
    const bonus = (id: string, trigger: string) => ({
      id: `urn:example:${id}`,
      payer: 'https://pay.example/',
      trigger: above(trigger),
      amount: usd(20_00),
      window,
    })
    const ladder = ladderOf([
      rung('courier', needs('traffic-law')),
      rung('van', needs('first-aid'), {
        wage: [wage()],
        time: takes(5),
        cost: cost(100_00),
        funding: [
          { ...grant, percent: '30' },
          { ...grant, funder: 'https://other.example/', eligibility: needs('member') },
        ],
        incentives: [bonus('own', 'van'), bonus('other', 'courier')],
      }),
    ])
    const payoffOf = (facts: readonly Fact[]) => stepOf(at(ladder, facts, { assumptions }), 'van').missing[0]?.payoff
    expect(payoffOf([])?.outlay).toMatchObject({ paidUpfront: usd(30_00), incentives: usd(20_00) })
    expect(payoffOf([])?.cautions.map(({ code }) => code)).toEqual([
      'payoff.elapsed_unknown',
      'payoff.funding_not_counted',
      'payoff.incentive_not_counted',
    ])
    expect(payoffOf([fact('member')])?.outlay).toMatchObject({ net: usd(0) })
    // The other incentive is due already, and no gain of this step.
    expect(payoffOf([badge('courier')])?.outlay).toMatchObject({ incentives: usd(20_00) })
  })

  it('demand scales hours within half and one and a half, never pay, and shows itself', () => {
    const occupation = { framework: 'ESCO' as const, code: '8322.2', kind: 'occupation' as const }
    const ladder = ladderOf([
      rung('van', needs('a'), { wage: [wage()], time: takes(5), cost: cost(100_00), alignments: [occupation] }),
    ])
    const signal = (changes: Partial<DemandSignal> = {}): DemandSignal => ({
      id: 'urn:example:signal',
      target: occupation,
      region: ['US'],
      period: { from: '2026-01-01', to: '2026-12-31' },
      level: 'high',
      source: { publisher: 'https://demand.example/' },
      asOf: '2026-04-01',
      validUntil: '2026-07-01',
      ...changes,
    })
    const by = (...demand: DemandSignal[]) => stepOf(at(ladder, [], { assumptions, demand }), 'van')
    const base = stepOf(at(ladder, [], { assumptions }), 'van')
    expect(base.demand).toBeUndefined()
    const more = by(signal())
    expect(more.demand).toBe('1.25')
    expect(more.missing[0]?.payoff?.scenario?.mid).toMatchObject({ upliftPerHour: '2', breakEvenHours: '50', months: '0.47' })
    expect(base.missing[0]?.payoff?.scenario?.mid).toMatchObject({ upliftPerHour: '2', breakEvenHours: '50', months: '0.58' })
    expect(more.why).toContainEqual({
      code: 'plan.demand_counted',
      params: { signal: 'urn:example:signal', factor: '1.25', region: 'US-CA' },
      path: '',
    })
    expect([by(signal({ index: '40' })).demand, by(signal({ index: '0' })).demand]).toEqual(['1.5', '0.5'])
    expect(by(signal(), signal({ id: 'urn:example:low', level: 'low' })).demand).toBe('0.75')
    for (const [changes, because] of [
      [{ validUntil: '2026-04-30' }, 'expired'],
      [{ period: { from: '2025-01-01', to: '2025-12-31' } }, 'expired'],
      [{ asOf: '2026-05-02' }, 'future'],
      [{ region: ['DE'] }, 'region'],
    ] as const) {
      expect(by(signal(changes)).demand).toBeUndefined()
      expect(by(signal(changes)).why).toContainEqual({
        code: 'plan.demand_ignored',
        params: { signal: 'urn:example:signal', because },
        path: '',
      })
    }
    expect(by(signal({ target: { ...occupation, code: '1' } })).why).toEqual(base.why)
    // A code is of its edition where both sides name one (design 4, case 30).
    expect(by(signal({ target: { ...occupation, version: '1.1.1' } })).demand).toBe('1.25')
    const edition = ladderOf([
      rung('van', needs('a'), { wage: [wage()], time: takes(5), alignments: [{ ...occupation, version: '1.1.1' }] }),
    ])
    const of = (target: object) =>
      stepOf(at(edition, [], { assumptions, demand: [signal({ target: { ...occupation, ...target } })] }), 'van').demand
    expect([of({}), of({ version: 'v1.1.1' }), of({ version: '1.2' })]).toEqual(['1.25', '1.25', undefined])
  })

  it('the digest changes with everything that goes in', () => {
    const digest = (facts: readonly Fact[], options: Partial<PlanOptions> = {}): string =>
      at(delivery, facts, options).inputDigest
    const offers: Offer[] = [{ achievement: achievement('first-aid'), cost: [], asOf: '2026-01-01' }]
    const all = [
      digest([]),
      digest([fact('a')]),
      digest([], { now: '2026-05-02' }),
      digest([], { target: rungId('van') }),
      digest([], { objective: 'cost' }),
      digest([], { assumptions }),
      digest([], { assumptions: { ...assumptions, hoursPerWeek: '21' } }),
      digest([], { offers }),
      digest([], { limits: { maxSets: 5 } }),
      digest([], { evidence: [wage()] }),
      digest([], { jurisdiction: 'US' }),
    ]
    expect(new Set(all).size).toBe(all.length)
    expect(digest([])).toBe(digest([]))
  })

  it.each<readonly [string, object, RegExp]>([
    ['target', { target: 'https://courier.example/rungs/none' }, /plan\.rung_unknown/],
    ['objective', { objective: 'luck' }, /core\.option_invalid/],
    ['limits', { limits: { maxSets: 0 } }, /core\.option_invalid/],
    ['limits', { limits: { more: 1 } }, /core\.option_invalid/],
    ['age', { age: 50 }, /core\.option_unknown/],
    ['gender', { gender: 'f' }, /core\.option_unknown/],
    ['offers', { offers: [{ achievement: 'x' }] }, /ladder\./],
    ['effort', { offers: [{ achievement: 'urn:x:y', cost: [], effort: 'P5D', asOf: '2026-01-01' }] }, /core\.option_invalid/],
    ['demand', { demand: [{ id: 'urn:x:y', extra: 1 }] }, /ladder\./],
    ['assumptions', { assumptions: { ...assumptions, hoursPerWeek: '0' } }, /core\.option_invalid/],
  ])('refuses an unusable %s: %j', (_name, options, expected) => {
    expect(() => at(delivery, [], options as Partial<PlanOptions>)).toThrow(expected)
  })
})

describe('why', () => {
  it('tells in data and in words why a rung stands where it does', () => {
    const made = at(delivery, [badge('courier')], { assumptions })
    expect(why(made, rungId('van'))).toMatchObject({
      placed: { status: 'inProgress' },
      step: { rung: rungId('van') },
      findings: [
        { code: 'plan.things_missing' },
        { code: 'plan.on_front' },
        { code: 'payoff.evidence_missing' },
        { code: 'payoff.elapsed_unknown' },
      ],
    })
    expect(whyInWords(delivery, made, rungId('van'), 'en', en)).toEqual([
      '1 of 2 are met; 2 are needed.',
      `- a credential for ${achievement('first-aid')}, issued by did:web:school.example`,
      'Things missing: 1; ways to get there: 1.',
      'No other of 4 steps is better in every respect.',
      `Nothing is known of what people holding ${rungId('van')} earn.`,
      'How long it takes on the calendar is not known for every part.',
    ])
    expect(why(made, rungId('courier'))?.step).toBeUndefined()
    expect(why(made, 'urn:example:none')).toBeUndefined()
    expect(whyInWords(delivery, made, 'urn:example:none', 'en', en)).toEqual([])
  })
})

describe('pace', () => {
  const way = () => stepOf(at(delivery), 'van').missing[0] as PlanStep['missing'][number]

  it('puts one thing after the other, at so many hours a week', () => {
    const made = pace(delivery, way(), { hoursPerWeek: '5', start: '2026-05-04' })
    expect(made.entries.map(({ rung: id, from, until, hours }) => [id, from, until, hours])).toEqual([
      [undefined, '2026-05-04T00:00:00Z', '2026-05-04T00:00:00Z', undefined],
      [undefined, '2026-05-04T00:00:00Z', '2026-05-04T00:00:00Z', undefined],
      [rungId('courier'), '2026-05-04T00:00:00Z', '2026-05-11T00:00:00Z', '5'],
      [rungId('van'), '2026-05-11T00:00:00Z', '2026-05-25T00:00:00Z', '10'],
    ])
    expect(made).toMatchObject({ start: '2026-05-04T00:00:00Z', end: '2026-05-25T00:00:00Z', unknown: 2 })
  })

  it('a rung takes at least its time on the calendar, to the end of a short month', () => {
    const slow = ladderOf([rung('one', needs('a'), { time: { ...takes(1), elapsed: { typical: 'P1M' } } })])
    const made = pace(slow, stepOf(at(slow), 'one').missing[0] as never, { hoursPerWeek: '40', start: '2026-01-31' })
    expect(made.end).toBe('2026-02-28T00:00:00Z')
    const offers: Offer[] = [{ achievement: achievement('a'), cost: [], effort: 'PT40H', asOf: '2026-01-01' }]
    const offered = stepOf(at(slow, [], { offers }), 'one').missing[0] as never
    expect(pace(slow, offered, { hoursPerWeek: '40', start: '2026-01-01', offers })).toMatchObject({
      unknown: 0,
      end: '2026-02-08T00:00:00Z',
    })
  })

  it.each([
    { hoursPerWeek: '0' },
    { hoursPerWeek: '200' },
    { hoursPerWeek: 'x' },
    { start: 'soon' },
    { start: new Date(Number.NaN) },
    { extra: 1 },
  ])('refuses %j', (changes) => {
    expect(() => pace(delivery, way(), { hoursPerWeek: '5', start: '2026-05-04', ...changes } as never)).toThrow(/core\.option_/)
  })
})

describe('progressReport', () => {
  it('counts parts, of alternatives those of the nearest, and gives 100 only where all is met', () => {
    const report = progressReport(place(delivery, [badge('courier'), fact('first-aid')], { now: NOW }))
    expect(report).toMatchObject({ held: 1, total: 5 })
    expect(report.rungs.map(({ met, needed, percent, status }) => [met, needed, percent, status])).toEqual([
      [0, 1, 100, 'held'],
      [2, 3, 66, 'inProgress'],
      [2, 2, 100, 'eligible'],
      [0, 2, 0, 'locked'],
      [0, 2, 0, 'locked'],
    ])
    const open = ladderOf([rung('a', { op: 'nOf', n: 2, of: [needs('x'), needs('y'), needs('z')] })])
    expect(progressReport(place(open, [fact('z')], { now: NOW })).rungs[0]).toMatchObject({ met: 1, needed: 2, percent: 50 })
    const age = ladderOf([rung('a', { op: 'attribute', name: 'minAge', value: 18 })])
    expect(progressReport(place(age, [], { now: NOW })).rungs[0]).toMatchObject({ met: 0, undecided: 1, percent: 0 })
  })
})
