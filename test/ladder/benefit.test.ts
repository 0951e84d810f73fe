import { describe, expect, it } from 'vitest'
import { buildWageEvidenceCredential, parseWageEvidenceCredential } from '../../src/credential/index.js'
import {
  defineBenefitPlan,
  dueIncentives,
  type Fact,
  type Funding,
  type Incentive,
  parseWageSchedule,
  planEligibility,
  scheduledPay,
  toWageEvidence,
} from '../../src/ladder/index.js'
import { errorOf, type Loose } from '../support/badges.js'
import { badge, fact, ladderOf, NOW, needs, OWNER, rung, rungId, WORKER } from './support.js'

const now = { now: NOW }
const codeOf = async (step: () => unknown): Promise<string> => {
  const { code, path } = await errorOf(step)
  return `${code} ${path}`.trim()
}

const plan: Loose = {
  id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21',
  version: '1.0.0',
  administrator: 'did:web:coop.example',
  effective: { from: '2026-01-01', until: '2027-01-01' },
  modules: [{ id: 'urn:uuid:1d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab21', price: { minor: 2500, currency: 'EUR' }, per: 'month' }],
  eligibility: needs('first-aid'),
  contributions: [
    { payer: 'platform', basis: 'perHour', amount: { minor: 25, currency: 'EUR' } },
    { payer: 'fund', basis: 'percentOfEarnings', percent: '1.5' },
  ],
  enrolment: { mode: 'auto', optOutWithin: 'P30D' },
  leave: { hoursWorkedPerHour: '30', timeBase: 'engaged', capHours: '40', carryOverHours: '8', yearStartMonth: 4 },
}

describe('a benefit plan', () => {
  it('is copied, checked and frozen', () => {
    const defined = defineBenefitPlan(plan)
    expect(defined).toEqual(plan)
    expect(Object.isFrozen(defined.modules[0])).toBe(true)
  })

  it.each<[string, Loose, string]>([
    ['an id that says what it is', { id: 'https://coop.example/diabetes' }, 'ladder.value_invalid /id'],
    ['a module that says what it is', { modules: [{ id: 'urn:x:dental' }] }, 'ladder.value_invalid /modules/0/id'],
    ['words', { name: { en: 'Diabetes care' } }, 'ladder.member_unknown /name'],
    ['no way out of an automatic enrolment', { enrolment: { mode: 'auto' } }, 'ladder.member_missing /enrolment'],
    ['a rule without an amount', { contributions: [{ payer: 'fund', basis: 'flat' }] }, 'ladder.member_missing /contributions/0'],
    [
      'a rule with a percentage beside its amount',
      { contributions: [{ payer: 'fund', basis: 'flat', amount: { minor: 1, currency: 'EUR' }, percent: '1' }] },
      'ladder.member_unknown /contributions/0/percent',
    ],
    [
      'more than the whole',
      { contributions: [{ payer: 'fund', basis: 'percentOfEarnings', percent: '101' }] },
      'ladder.percent_invalid /contributions/0/percent',
    ],
    [
      'mixed currencies',
      { contributions: [{ payer: 'fund', basis: 'flat', amount: { minor: 1, currency: 'USD' } }] },
      'ladder.currency_mixed',
    ],
    [
      'a negative amount',
      { contributions: [{ payer: 'fund', basis: 'flat', amount: { minor: -1, currency: 'EUR' } }] },
      'ladder.amount_negative /contributions/0/amount/minor',
    ],
    [
      'a time that ends before it begins',
      { effective: { from: '2026-01-01', until: '2025-01-01' } },
      'ladder.dates_reversed /effective/until',
    ],
    [
      'leave for nothing',
      { leave: { hoursWorkedPerHour: '0', timeBase: 'engaged' } },
      'ladder.value_invalid /leave/hoursWorkedPerHour',
    ],
    ['a month that there is not', { leave: { ...plan.leave, yearStartMonth: 13 } }, 'ladder.value_invalid /leave/yearStartMonth'],
    ['a requirement that is none', { eligibility: { op: 'weather' } }, 'ladder.value_invalid /eligibility/op'],
  ])('with %s is refused', async (_what, changes, expected) => {
    expect(await codeOf(() => defineBenefitPlan({ ...plan, ...changes }))).toBe(expected)
  })

  it('says who is eligible by the requirements of a ladder, in its time and places', () => {
    const has = [fact('first-aid')]
    const outcome = (changes: Loose, facts: Loose = has, context: Loose = now): string =>
      planEligibility({ ...plan, ...changes }, facts, context).outcome
    expect(outcome({})).toBe('met')
    expect(outcome({}, [])).toBe('unmet')
    expect(outcome({}, [fact('first-aid', { status: 'unknown' })])).toBe('indeterminate')
    expect(outcome({}, has, { now: '2027-01-01T23:59:59Z' })).toBe('met')
    expect(outcome({}, has, { now: '2027-01-02T00:00:00Z' })).toBe('unmet')
    expect(outcome({}, has, { now: '2025-12-31T00:00:00Z' })).toBe('unmet')
    expect(outcome({ jurisdiction: ['US'] })).toBe('indeterminate')
    expect(outcome({ jurisdiction: ['US'] }, has, { ...now, jurisdiction: 'US-CA' })).toBe('met')
    expect(outcome({ jurisdiction: ['US'] }, has, { ...now, jurisdiction: 'DE' })).toBe('unmet')
    expect(planEligibility(plan, [], now).trace.reason).toBe('requirement.missing')
  })
})

describe('a wage schedule', () => {
  const schedule: Loose = {
    id: 'https://courier.example/pay/2026',
    payer: OWNER,
    ladder: { id: 'https://courier.example/ladders/delivery' },
    effective: { from: '2026-01-01', until: '2027-01-01' },
    base: { amount: { minor: 1400, currency: 'EUR' }, per: 'hour' },
    steps: [
      { rung: rungId('a'), percentOf: '100', per: 'hour' },
      { rung: rungId('b'), percentOf: '112.34', per: 'hour' },
      { rung: rungId('c'), amount: { minor: 1600, currency: 'EUR' }, per: 'hour' },
    ],
  }

  it('pays by rung, rounded up, while it is in effect', () => {
    const pay = (name: string, at: string = NOW) => scheduledPay(schedule, rungId(name), { now: at })
    expect(['a', 'b', 'c'].map((name) => pay(name)?.amount.minor)).toEqual([1400, 1573, 1600])
    expect(pay('d')).toBeUndefined()
    expect(pay('a', '2027-01-01T23:59:59Z')).toBeDefined()
    expect(pay('a', '2027-01-02T00:00:00Z')).toBeUndefined()
    const toNoon = { ...schedule, effective: { from: '2026-01-01', until: '2026-12-31T12:00:00Z' } }
    expect(scheduledPay(toNoon, rungId('a'), { now: '2026-12-31T11:59:59Z' })).toBeDefined()
    expect(scheduledPay(toNoon, rungId('a'), { now: '2026-12-31T12:00:00Z' })).toBeUndefined()
    expect(pay('a', '2025-01-01T00:00:00Z')).toBeUndefined()
  })

  it.each<[string, Loose, string]>([
    ['a rung twice', { steps: [schedule.steps[0], schedule.steps[0]] }, 'ladder.rung_id_duplicate /steps/1/rung'],
    ['pay that falls', { steps: [schedule.steps[2], schedule.steps[0]] }, 'ladder.value_invalid /steps/1'],
    ['neither amount nor percentage', { steps: [{ rung: rungId('a'), per: 'hour' }] }, 'ladder.member_missing /steps/0'],
    [
      'both amount and percentage',
      { steps: [{ ...schedule.steps[2], percentOf: '100' }] },
      'ladder.member_unknown /steps/0/percentOf',
    ],
    ['a percentage of nothing', { base: undefined, steps: schedule.steps.slice(0, 1) }, 'ladder.member_missing'],
    ['mixed units', { steps: [{ ...schedule.steps[0], per: 'month' }] }, 'ladder.value_invalid /steps/0/per'],
    [
      'mixed currencies',
      { steps: [{ rung: rungId('a'), amount: { minor: 9999, currency: 'USD' }, per: 'hour' }] },
      'ladder.currency_mixed',
    ],
    [
      'mixed currencies of which the later seems less',
      {
        steps: [
          { rung: rungId('a'), amount: { minor: 2000, currency: 'EUR' }, per: 'hour' },
          { rung: rungId('b'), amount: { minor: 1500, currency: 'JPY' }, per: 'hour' },
        ],
      },
      'ladder.currency_mixed',
    ],
    [
      'a time that ends before it begins',
      { effective: { from: '2026-01-01', until: '2025-01-01' } },
      'ladder.dates_reversed /effective/until',
    ],
  ])('with %s is refused', async (_what, changes, expected) => {
    const { base, ...rest } = { ...schedule, ...changes }
    expect(await codeOf(() => parseWageSchedule({ ...rest, ...(base !== undefined && { base }) }))).toBe(expected)
  })
})

describe('a wage schedule as figures of pay', () => {
  const schedule = {
    id: 'https://courier.example/pay/2026',
    payer: 'did:web:courier.example',
    ladder: { id: 'https://courier.example/ladders/delivery' },
    effective: { from: '2026-01-01', until: '2027-01-01' },
    base: { amount: { minor: 1400, currency: 'EUR' }, per: 'hour' },
    steps: [
      { rung: rungId('bicycle'), percentOf: '100', per: 'hour' },
      { rung: rungId('van'), percentOf: '112.53', per: 'hour' },
    ],
  } as const
  const basis = { region: ['DE'], workRelationship: 'employee', timeBase: 'paidHours', expenses: 'gross' } as const
  const figures = toWageEvidence(schedule, basis)

  it('gives one for each rung, of that payer, for as long as it is in effect', () => {
    expect(figures.map(({ rung: id, evidence }) => [id, evidence.value, evidence.currency, evidence.per])).toEqual([
      [rungId('bicycle'), '14.00', 'EUR', 'hour'],
      [rungId('van'), '15.76', 'EUR', 'hour'],
    ])
    expect(figures[1]?.evidence).toMatchObject({
      claim: 'schedule',
      basis: 'wageSchedule',
      population: { region: ['DE'], platforms: ['did:web:courier.example'] },
      source: { publisher: 'did:web:courier.example', url: schedule.id, digest: expect.stringMatching(/^uEi/) },
      observed: { from: '2026-01-01', to: '2027-01-01' },
      validUntil: '2027-01-02T00:00:00Z',
      workRelationship: 'employee',
    })
    expect(Object.isFrozen(figures[0]?.evidence.population)).toBe(true)
    expect(new Set(figures.map(({ evidence }) => evidence.id)).size).toBe(2)
    const other = toWageEvidence({ ...schedule, base: { ...schedule.base, amount: { minor: 1500, currency: 'EUR' } } }, basis)
    expect(other[0]?.evidence.source.digest).not.toBe(figures[0]?.evidence.source.digest)
  })

  it('can stand on a rung, and be signed', () => {
    const [first] = figures
    const evidence = (first as NonNullable<typeof first>).evidence
    expect(ladderOf([rung('bicycle', needs('x'), { wage: [evidence] })]).rungs[0]?.wage).toEqual([evidence])
    const signed = buildWageEvidenceCredential({
      id: 'urn:uuid:0d4f1a1e-3f38-4b35-8f6c-0d4fb0c9ab61',
      issuer: schedule.payer,
      validFrom: '2026-01-01T00:00:00Z',
      evidence,
    })
    expect(parseWageEvidenceCredential(signed)).toEqual(evidence)
  })

  it('has no end where the schedule has none, and writes amounts as their currency does', () => {
    const open = toWageEvidence(
      {
        id: 'urn:x:pay#1',
        payer: OWNER,
        ladder: schedule.ladder,
        effective: { from: '2026-01-01' },
        steps: [{ rung: 'urn:x:r', amount: { minor: 1250, currency: 'JPY' }, per: 'month' }],
      },
      basis,
    )
    expect(open[0]?.evidence).toMatchObject({ id: 'urn:x:pay#1.urn%3Ax%3Ar', value: '1250', per: 'month' })
    expect(open[0]?.evidence.validUntil).toBeUndefined()
    expect(open[0]?.evidence.source.url).toBeUndefined()
  })

  it.each<[string, object, object]>([
    ['core.option_invalid', {}, { region: [] }],
    ['core.option_unknown', {}, { now: NOW }],
    ['ladder.value_invalid', {}, { workRelationship: 'friend' }],
    ['ladder.dates_reversed', { effective: { from: '2026-01-01', until: '2025-01-01' } }, {}],
    ['ladder.value_invalid', { steps: [{ rung: 'urn:x:r', amount: { minor: 1, currency: 'EUR' }, per: 'week' }] }, {}],
  ])('throws %s', async (code, changes, more) => {
    expect((await errorOf(() => toWageEvidence({ ...schedule, ...changes } as never, { ...basis, ...more } as never))).code).toBe(
      code,
    )
  })
})

describe('money that is due on a ladder', () => {
  const incentive = (name: string, changes: Partial<Incentive> = {}): Incentive => ({
    id: `https://courier.example/incentives/${name}`,
    payer: OWNER,
    trigger: { op: 'rung', rung: rungId('a') },
    amount: { minor: 15000, currency: 'EUR' },
    window: { from: '2026-01-01', until: '2026-12-31' },
    ...changes,
  })
  const funding = (changes: Partial<Funding> = {}): Funding => ({
    kind: 'reimbursement',
    funder: OWNER,
    covers: ['tuition'],
    timing: 'onAward',
    ...changes,
  })
  const ladderWith = (incentives: readonly Incentive[], fund: readonly Funding[] = []) =>
    ladderOf([rung('a', needs('first-aid'), { incentives, funding: fund })])
  const stateOf = (changes: Partial<Incentive>, facts: Loose = [badge('a')], options: Loose = now) =>
    dueIncentives(ladderWith([incentive('x', changes)]), facts, options).incentives[0]?.state

  it('is due once its trigger is met, in its window, and not a second time', () => {
    expect(stateOf({})).toBe('due')
    expect(stateOf({}, [])).toBe('unmet')
    expect(stateOf({}, [badge('a', { status: 'unknown' })])).toBe('unknown')
    expect(stateOf({ window: { from: '2026-06-01' } })).toBe('notYet')
    expect(stateOf({ window: { until: '2026-04-30' } })).toBe('closed')
    expect(stateOf({ window: { until: '2026-05-01' } })).toBe('due')
    expect(stateOf({}, [badge('a')], { ...now, redeemed: ['https://courier.example/incentives/x'] })).toBe('redeemed')
    const [one] = dueIncentives(
      ladderWith([incentive('x', { cap: { minor: 20000, currency: 'EUR' } })]),
      [badge('a')],
      now,
    ).incentives
    expect(one).toMatchObject({ per: 'once', cap: { minor: 20000 }, claimFrom: '2026-01-01', claimUntil: '2026-12-31' })
    expect(one?.trace.outcome).toBe('met')
  })

  it('design case 33: an endorsement in return pays nothing, as it reaches no rung', () => {
    const trigger = { op: 'endorsement', from: 'peer', min: 1, distinct: true } as const
    const endorsed = (issuer: string, by: string): Fact =>
      fact(`e-${by}`, { issuer, subjectKeys: [by], endorsement: { from: 'peer' } })
    const given = endorsed('did:key:peer', WORKER)
    const returned = endorsed(WORKER, 'did:key:peer')
    const options = { ...now, subject: WORKER }
    expect(stateOf({ trigger }, [fact('x'), given], options)).toBe('due')
    expect(stateOf({ trigger }, [fact('x'), given, returned], options)).toBe('unmet')
  })

  it('is no money of others', () => {
    const other = badge('a', { credentialId: 'urn:example:other', subjectKeys: ['did:example:other'] })
    const subject = 'did:example:me'
    const mine = fact('first-aid', { subjectKeys: [subject] })
    expect(stateOf({}, [other, mine], { ...now, subject })).toBe('unmet')
  })

  it('says when a reimbursement is payable, and what may have to be paid back until when', () => {
    const clawback = { until: 'P1Y', note: { en: 'Half of it.' } }
    const of = (changes: Partial<Funding>, facts: Loose = [badge('a')], options: Loose = now) =>
      dueIncentives(ladderWith([], [funding(changes)]), facts, options).funding[0]
    const places = { jurisdiction: ['DE'] }
    expect(of({}, [])).toMatchObject({ state: 'notYet', timing: 'onAward' })
    expect(of({ clawback, ...places }, [badge('a')], { ...now, jurisdiction: 'DE' })).toMatchObject({
      state: 'due',
      payableSince: '2025-05-01T09:00:00Z',
      clawback,
      clawbackEnds: '2026-05-01T09:00:00Z',
    })
    expect(of({ clawback, ...places }, [], { ...now, jurisdiction: 'DE' })?.clawback).toEqual(clawback)
    expect(of(places)?.state).toBe('unknown')
    expect(of(places, [badge('a')], { ...now, jurisdiction: 'US' })?.state).toBe('unmet')
    expect(of({ timing: 'upfront' }, [])?.state).toBe('due')
    expect(of({ timing: 'upfront', eligibility: needs('license') }, [])?.state).toBe('unmet')
    expect(of({ timing: 'upfront', window: { until: '2026-01-01' } }, [])?.state).toBe('closed')
  })
})
