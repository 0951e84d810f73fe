import { describe, expect, it } from 'vitest'
import {
  buildBenefitEligibilityCredential,
  buildBenefitEnrolmentCredential,
  buildClaimReceiptCredential,
  buildDeductionAuthorisationCredential,
} from '../../src/credential/index.js'
import { en, loadCatalogue } from '../../src/i18n/index.js'
import { type BenefitPlan, toICalendar, upcomingEvents } from '../../src/ladder/index.js'
import { kindOf } from '../credential/benefit-inputs.js'
import { ladderOf, needs, rung } from '../ladder/support.js'
import { errorOf, thaw } from '../support/badges.js'
import {
  accruedLeave,
  benefitDeadlines,
  benefitInWords,
  checkDeduction,
  checkTopUp,
  clawbackInWords,
  earningsStability,
  processingTimes,
} from './entry.js'
import { ANA, day, NOW, newId, OTHER_PLAN, PLAN, told, work } from './support.js'

const now = { now: NOW }
const COOP = { issuer: 'did:web:coop.example', validFrom: day('06-01'), subject: ANA, plan: PLAN }
const month = (number: number): string => `2026-${String(number).padStart(2, '0')}-01T00:00:00Z`
const paid = (platform: string, number: number, amount: number, currency = 'EUR') =>
  work(platform, {
    periodFrom: month(number),
    periodUntil: month(number + 1),
    grossEarnings: { low: amount - 10, high: amount + 10, currency },
  })

describe('the stability of earnings', () => {
  it('is reckoned by month over all platforms, with months of no income', () => {
    const records = [paid('a', 1, 1000), paid('b', 1, 500), paid('a', 2, 1500), paid('a', 4, 3000)]
    const { currencies, from, until } = earningsStability(records, now)
    expect([from, until]).toEqual(['2026-01-01T00:00:00Z', '2026-05-01T00:00:00Z'])
    expect(currencies).toEqual([
      { currency: 'EUR', months: 4, monthsWithoutIncome: 1, mean: 1500, p10: 0, p50: 1500, coefficientOfVariation: '0.816' },
    ])
    expect(earningsStability([...records].reverse(), now).currencies).toEqual(currencies)
  })

  it('keeps currencies apart, looks at the time asked for, and spreads what touches several months', () => {
    const long = work('a', {
      periodFrom: month(1),
      periodUntil: month(3),
      grossEarnings: { low: 5900, high: 5900, currency: 'EUR' },
    })
    const report = earningsStability([long, paid('b', 2, 700, 'USD')], { ...now, until: month(5) })
    expect(report.spread).toBe(1)
    expect(report.currencies.map(({ currency, months, monthsWithoutIncome }) => [currency, months, monthsWithoutIncome])).toEqual(
      [
        ['EUR', 4, 2],
        ['USD', 4, 3],
      ],
    )
    expect(report.currencies[0]?.mean).toBe(1475)
  })

  it('puts what was paid at one moment into the month of that moment, also in its last minute', () => {
    const at = (moment: string) =>
      work('a', {
        periodFrom: moment,
        periodUntil: moment,
        hours: '0',
        grossEarnings: { low: 6000, high: 6000, currency: 'EUR' },
      })
    const of = (moment: string) => earningsStability([at(moment)], { ...now, from: month(1), until: month(3) })
    for (const moment of ['2026-01-01T00:00:00Z', '2026-01-31T23:59:30Z', '2026-01-31T23:59:59.999Z'])
      expect(of(moment)).toMatchObject({ spread: 0, currencies: [{ months: 2, monthsWithoutIncome: 1, mean: 3000, p10: 0 }] })
    expect(of('2026-02-28T23:59:59Z').currencies).toMatchObject([{ monthsWithoutIncome: 1, mean: 3000 }])
  })

  it('looks at whole months: weekly pay is even, whatever the day it begins on', () => {
    const iso = (date: number): string => new Date(Date.UTC(2026, 0, date)).toISOString()
    const weeks = Array.from({ length: 25 }, (_, week) =>
      work('a', {
        periodFrom: iso(26 + 7 * week),
        periodUntil: iso(33 + 7 * week),
        grossEarnings: { low: 700, high: 700, currency: 'EUR' },
      }),
    )
    // From 26 January to 20 July: January and July are told of in part.
    const { from, until, currencies } = earningsStability(weeks, now)
    expect([from, until]).toEqual(['2026-02-01T00:00:00Z', '2026-07-01T00:00:00Z'])
    expect(currencies[0]).toMatchObject({ months: 5, monthsWithoutIncome: 0, mean: 3000, p10: 2800 })
    expect(Number(currencies[0]?.coefficientOfVariation)).toBeLessThan(0.05)
    const asked = earningsStability(weeks, { ...now, from: day('02-15'), until: day('05-15') })
    expect([asked.from, asked.until]).toEqual([day('03-01'), day('05-01')])
    expect(earningsStability(weeks.slice(0, 3), now)).toEqual({ currencies: [], spread: 0, problems: [] })
  })

  it('is none without earnings, and refuses times that are none', async () => {
    expect(earningsStability([work('a')], now)).toEqual({ currencies: [], spread: 0, problems: [] })
    const wrong = { ...now, from: month(3), until: month(2) }
    expect((await errorOf(() => earningsStability([paid('a', 1, 1000)], wrong))).code).toBe('core.option_invalid')
    const ages = { ...now, from: '1800-01-01T00:00:00Z' }
    expect((await errorOf(() => earningsStability([paid('a', 1, 1000)], ages))).code).toBe('ladder.too_many')
  })
})

describe('leave earned by hours worked', () => {
  const rule = { hoursWorkedPerHour: '30', timeBase: 'engaged', capHours: '40', carryOverHours: '5' } as const

  it('adds up over platforms, is capped by the year, and goes over into the next', () => {
    const records = [
      work('a', { hours: '300' }),
      work('b', { hours: '330' }),
      work('a', { hours: '150', periodFrom: '2027-05-01T00:00:00Z', periodUntil: '2027-06-01T00:00:00Z' }),
    ]
    const options = { now: '2027-07-01T00:00:00Z', taken: [{ at: day('08-01'), hours: '8.5' }] }
    const { years, balance } = accruedLeave(records, rule, options)
    expect(years.map(({ worked, carriedIn, earned, taken, balance: left }) => [worked, carriedIn, earned, taken, left])).toEqual([
      ['630', '0', '21', '8.5', '12.5'],
      ['150', '5', '5', '0', '10'],
    ])
    expect(balance).toBe('10')
    expect(accruedLeave([...records].reverse(), rule, options)).toEqual(accruedLeave(records, rule, options))
    // Hours of another base, which are not asked for, take the place of none.
    const loggedIn = work('a', { hours: '700', timeBase: 'loggedIn' })
    expect(accruedLeave([...records, loggedIn], rule, options)).toEqual(accruedLeave(records, rule, options))
    const capped = accruedLeave([work('a', { hours: '600' })], { ...rule, capHours: '12' }, now)
    expect(capped.years.map(({ earned }) => earned)).toEqual(['12', '0'])
  })

  it('is split where a record touches two years, and counts nothing twice', () => {
    const across = work('a', { hours: '62', periodFrom: day('12-01'), periodUntil: '2027-02-01T00:00:00Z' })
    const { years, problems } = accruedLeave([across, across], rule, { now: '2027-03-01T00:00:00Z' })
    expect(years.map(({ worked }) => worked)).toEqual(['31', '31'])
    expect(told(problems)).toEqual(['benefit.replayed /1'])
    const fiscal = accruedLeave([across], { ...rule, yearStartMonth: 7 }, { now: '2027-03-01T00:00:00Z' })
    expect(fiscal.years.map(({ from, worked }) => [from, worked])).toEqual([['2026-07-01T00:00:00Z', '62']])
  })

  it('takes off what was taken until now, and nothing that is to come', () => {
    const taken = ['2026-07-01', '2026-08-01', '2027-02-01'].map((date) => ({ at: `${date}T00:00:00Z`, hours: '3' }))
    const at = (now: string) => accruedLeave([work('a', { hours: '300' })], rule, { now, taken })
    expect(at(day('07-01'))).toMatchObject({ balance: '7', years: [{ taken: '3' }] })
    expect(told(at(day('07-01')).problems)).toEqual(['benefit.period_future /taken/1', 'benefit.period_future /taken/2'])
    expect(at(day('12-01'))).toMatchObject({ balance: '4', years: [{ taken: '6' }] })
    expect(at('2027-03-01T00:00:00Z')).toMatchObject({ balance: '1', years: [{ taken: '6' }, { taken: '3' }], problems: [] })
  })

  it('says how much more was taken than there was, and refuses what cannot be', async () => {
    expect(accruedLeave([], rule, { ...now, taken: [{ at: day('12-01'), hours: '2' }] }).years.at(-1)?.carriedIn).toBe('-2')
    const negative = { ...now, taken: [{ at: day('12-01'), hours: '-2' }] }
    expect((await errorOf(() => accruedLeave([], rule, negative))).code).toBe('ladder.amount_negative')
    expect((await errorOf(() => accruedLeave([], { ...rule, hoursWorkedPerHour: '0' }, now))).code).toBe('ladder.value_invalid')
    expect((await errorOf(() => accruedLeave([], { ...rule, hours: '1' } as never, now))).code).toBe('ladder.member_unknown')
  })
})

describe('how long claims took', () => {
  const claim = (submitted: string, decided?: string, more: object = {}) =>
    buildClaimReceiptCredential({
      ...COOP,
      id: newId(),
      submittedAt: day(submitted),
      ...(decided !== undefined && { decidedAt: day(decided) }),
      ...more,
    } as never)

  it('is reckoned from receipts, open claims up to now', () => {
    const first = claim('06-01')
    const records = [
      first,
      claim('06-01', '06-15', { appealBy: '2027-02-01T00:00:00Z' }),
      claim('07-01', '07-04'),
      claim('12-31'),
    ]
    const { claims, medianDays, problems } = processingTimes(records, now)
    expect(claims.map(({ days, isDecided }) => [days, isDecided])).toEqual([
      [14, true],
      [3, true],
      [1, false],
    ])
    expect(claims[0]?.appealBy).toBe('2027-02-01T00:00:00Z')
    expect(medianDays).toBe(3)
    expect(problems).toEqual([])
    expect(processingTimes([...records].reverse(), now)).toEqual(processingTimes(records, now))
  })

  it('is not reckoned from decisions to come', () => {
    expect(told(processingTimes([claim('06-01', '06-15')], { now: day('06-10') }).problems)).toEqual(['benefit.period_future /0'])
  })
})

describe('a deduction', () => {
  const authorisation = buildDeductionAuthorisationCredential({
    id: newId(),
    issuer: ANA,
    validFrom: day('06-01'),
    subject: ANA,
    plan: PLAN,
    amount: { minor: 500, currency: 'EUR' },
    per: 'month',
    periodFrom: day('06-01'),
    periodUntil: '2028-01-01T00:00:00Z',
  })
  const enrolment = (deduction: object | undefined, more: object = {}) =>
    buildBenefitEnrolmentCredential({
      ...COOP,
      id: newId(),
      mode: 'optIn',
      enrolledAt: day('06-01'),
      periodFrom: day('06-01'),
      ...(deduction !== undefined && {
        deduction: { amount: { minor: 500, currency: 'EUR' }, per: 'month', authorisation: authorisation.id, ...deduction },
      }),
      ...more,
    } as never)
  const because = (enrolled: object, signed: readonly unknown[] = [authorisation], at: string = NOW) =>
    checkDeduction(enrolled, signed, { now: at }).map(({ code, params }) => [code, (params as { because: string }).because])
  const no = (reason: string) => [['benefit.deduction_not_authorised', reason]]

  it('needs what the worker signed, for that plan, amount and time', () => {
    expect(because(enrolment(undefined), [])).toEqual([])
    expect(because(enrolment({}))).toEqual([])
    expect(because(enrolment({}), [])).toEqual(no('missing'))
    expect(because(enrolment({}), [{ ...thaw(authorisation), issuer: 'did:web:courier.example' }])).toEqual(no('missing'))
    expect(because(enrolment({}, { subject: 'did:example:ben' }))).toEqual(no('worker'))
    expect(because(enrolment({}, { plan: OTHER_PLAN }))).toEqual(no('plan'))
    expect(because(enrolment({ amount: { minor: 501, currency: 'EUR' } }))).toEqual(no('amount'))
    expect(because(enrolment({ amount: { minor: 500, currency: 'USD' } }))).toEqual(no('amount'))
    expect(because(enrolment({ per: 'hour' }))).toEqual(no('amount'))
    expect(because(enrolment({}), [authorisation], '2028-01-01T00:00:00Z')).toEqual(no('window'))
    expect(because(enrolment({}), [authorisation], day('05-01'))).toEqual(no('window'))
    expect(because(enrolment({}, { optedOutAt: day('07-01') }))).toEqual(no('window'))
  })

  it('is made while the enrolment lasts only, however long the worker signed for', () => {
    const { periodUntil: _, ...openEnded } = thaw(authorisation).credentialSubject
    const signed = [{ ...thaw(authorisation), credentialSubject: { ...openEnded, periodFrom: day('01-01') } }]
    const spring = enrolment({}, { periodFrom: day('02-01'), periodUntil: day('03-31') })
    const at = (time: string) => because(spring, signed, time)
    expect(at(day('01-31'))).toEqual(no('window'))
    expect(at(day('02-01'))).toEqual([])
    expect(at(day('03-30'))).toEqual([])
    expect(at(day('03-31'))).toEqual(no('window'))
    expect(at(day('07-01'))).toEqual(no('window'))
  })
})

describe('a top-up', () => {
  it('can be claimed in its window', () => {
    const topUp = kindOf('WageTopUpEntitlement')
    const built = topUp.build(topUp.input as never)
    const at = (now: string) => checkTopUp(built, { now }).map(({ code }) => code)
    expect(at(day('06-01'))).toEqual([])
    expect(at(day('08-31'))).toEqual([])
    expect(at(day('09-01'))).toEqual(['requirement.outside_window'])
    expect(at(day('05-31'))).toEqual(['requirement.outside_window'])
  })
})

describe('what is coming up', () => {
  it('is told of the credentials of a worker, each once, the earliest first', () => {
    const built = (name: string, changes: object = {}) => {
      const { build, input } = kindOf(name)
      const copy = { ...thaw(input), ...changes }
      for (const [key, value] of Object.entries(copy)) if (value === undefined) delete copy[key]
      return build(copy as never)
    }
    const own = [
      built('WageTopUpEntitlement'),
      built('BenefitEnrolment', { optedOutAt: undefined }),
      built('BenefitEnrolment'),
      built('ClaimReceipt'),
      built('ScholarshipAward', { state: 'prospective', acceptedAt: undefined, termsDigest: undefined }),
      built('ScholarshipAward'),
      work('courier'),
    ]
    const wrong = thaw(built('ClaimReceipt'))
    wrong.credentialSubject.illness = 'x'
    const { deadlines, problems } = benefitDeadlines([...own, ...own, null, wrong], { now: day('05-15') })
    expect(deadlines.map(({ kind, at }) => `${at.slice(5, 10)} ${kind}`)).toEqual([
      '05-31 optOutEnds',
      '06-01 enrolmentEnds',
      '06-01 topUpOpens',
      '06-30 acceptanceEnds',
      '07-15 appealEnds',
      '09-01 topUpCloses',
    ])
    expect(told(problems)).toEqual(['credential.field_unknown /15/credentialSubject'])
    expect(benefitDeadlines(own, { now: day('09-01') }).deadlines).toEqual([])
  })

  it('tells when an eligibility, an enrolment and a plan end, and that nothing outlasts its credential', () => {
    const frame = { issuer: 'did:web:coop.example', validFrom: day('05-01'), subject: ANA, plan: PLAN }
    const period = { periodFrom: day('05-01'), periodUntil: day('12-01') }
    const enrol = (more: object = {}) =>
      buildBenefitEnrolmentCredential({
        id: newId(),
        ...frame,
        ...period,
        mode: 'optIn',
        enrolledAt: day('05-01'),
        ...more,
      })
    const eligible = (more: object = {}) =>
      buildBenefitEligibilityCredential({ id: newId(), ...frame, ...period, eligible: true, ...more })
    const plan: BenefitPlan = {
      id: PLAN,
      version: '1',
      administrator: 'did:web:coop.example',
      effective: { from: '2026-01-01', until: '2026-10-31' },
      modules: [],
      eligibility: { op: 'attribute', name: 'minAge', value: 18 },
      contributions: [],
      enrolment: { mode: 'optIn' },
    }
    const of = (credentials: readonly unknown[], more: object = {}) =>
      benefitDeadlines(credentials, { now: day('06-01'), ...more }).deadlines.map(({ kind, at }) => `${at.slice(5, 10)} ${kind}`)
    expect(of([enrol(), eligible()], { plans: [plan] })).toEqual([
      '11-01 planEnds',
      '12-01 eligibilityEnds',
      '12-01 enrolmentEnds',
    ])
    expect(benefitDeadlines([enrol()], { now: day('06-01') }).deadlines[0]).toMatchObject({ plan: PLAN })
    // Who is eligible only, has left, or is in another plan, is not told of its end.
    expect(of([eligible()], { plans: [plan] })).toEqual(['12-01 eligibilityEnds'])
    expect(of([enrol({ optedOutAt: day('05-02') })], { plans: [plan] })).toEqual([])
    expect(of([enrol({ plan: OTHER_PLAN })], { plans: [plan] })).toEqual(['12-01 enrolmentEnds'])
    expect(of([eligible({ eligible: false })])).toEqual([])
    expect(of([enrol({ validUntil: day('08-01') }), eligible({ validUntil: day('07-01') })])).toEqual([
      '07-01 eligibilityEnds',
      '08-01 enrolmentEnds',
    ])
    expect(of([eligible({ periodUntil: undefined, validUntil: day('07-01') })])).toEqual(['07-01 eligibilityEnds'])
    expect(of([enrol({ validUntil: day('06-01') })])).toEqual([])
    const auto = { mode: 'auto', optOutUntil: day('09-01') }
    expect(of([enrol(auto)])).toEqual(['09-01 optOutEnds', '12-01 enrolmentEnds'])
    expect(of([enrol({ ...auto, validUntil: day('08-01') })])).toEqual(['08-01 enrolmentEnds', '08-01 optOutEnds'])
    const { build, input } = kindOf('ClaimReceipt')
    expect(of([build({ ...thaw(input), validUntil: day('07-01') } as never)])).toEqual(['07-01 appealEnds'])
  })

  it('stands in a calendar, beside what is coming up on a ladder', async () => {
    const topUp = kindOf('WageTopUpEntitlement')
    const credential = topUp.build(topUp.input as never)
    const enrolment = buildBenefitEnrolmentCredential({
      id: newId(),
      issuer: 'did:web:coop.example',
      validFrom: day('05-01'),
      subject: ANA,
      plan: PLAN,
      mode: 'auto',
      enrolledAt: day('05-01'),
      periodFrom: day('05-01'),
      optOutUntil: day('05-31'),
    })
    const { deadlines } = benefitDeadlines([credential, enrolment], { now: day('05-15') })
    const ladder = ladderOf([rung('courier', needs('x'))])
    const events = upcomingEvents(ladder, [], { now: day('05-15'), subject: [ANA], horizon: 'P60D', deadlines })
    // What closes in September is beyond the horizon.
    expect(events.map(({ kind, at, about }) => [kind, at.slice(0, 10), about])).toEqual([
      ['optOutEnds', '2026-05-31', PLAN],
      ['topUpOpens', '2026-06-01', undefined],
    ])
    const stamp = day('05-15')
    const calendar = toICalendar(ladder, events, { stamp, catalogue: await loadCatalogue('fr') })
    expect(calendar).toContain('SUMMARY:Dernier jour pour quitter un avantage sans frais\r\n')
    expect(calendar).toContain('DTSTART:20260531T000000Z')
    expect(calendar).toContain(`UID:${events[0]?.id}`)
    const again = upcomingEvents(ladder, [], { now: day('05-16'), subject: [ANA], horizon: 'P60D', deadlines })
    expect(again[0]?.id).toBe(events[0]?.id)
    for (const lang of ['en', 'es', 'pt', 'hi', 'ar']) {
      expect(toICalendar(ladder, events, { stamp, catalogue: await loadCatalogue(lang) })).not.toMatch(/undefined|\{/)
    }
    const [good] = deadlines
    for (const wrong of [
      {},
      [1],
      [{ ...good, kind: 'badgeEnds' }],
      [{ ...good, at: '2026-05-31' }],
      [{ ...good, plan: 'diabetes' }],
    ]) {
      expect(() =>
        upcomingEvents(ladder, [], { now: day('05-15'), subject: [ANA], horizon: 'P1Y', deadlines: wrong as never }),
      ).toThrow(expect.objectContaining({ code: 'core.option_invalid' }))
    }
  })
})

describe('what a worker is told', () => {
  it('states the limits, with the English beside them in a draft', async () => {
    expect(benefitInWords()).toEqual(['Eligibility as stated by the plan. Not insurance. No view on employment status.'])
    const es = await loadCatalogue('es')
    const [optOut, limits] = benefitInWords({ optOutUntil: day('07-01') }, { book: es })
    expect(optOut).toContain('[English: Nothing is taken from your pay for this unless you sign for it. You can opt out until')
    expect(limits).toContain(`[English: ${en.phrases['benefit.limits']}]`)
    expect(clawbackInWords(undefined)).toBeUndefined()
    const terms = { until: 'P1Y', noteMap: { en: 'Half of it.', es: 'La mitad.' } }
    expect(clawbackInWords(terms)).toContain('Half of it.')
    expect(clawbackInWords(terms, { book: es })).toContain('La mitad.')
  })
})
