import { describe, expect, it } from 'vitest'
import {
  type Funding,
  type Incentive,
  type Payoff,
  type PayoffAssumptions,
  type PayoffStep,
  payoff,
  type WageEvidence,
} from '../../../src/ladder/index.js'
import { above, needs, rung, rungId } from '../support.js'
import { given, level, PUBLISHER, priced, usd, wage } from './support.js'

const of = (step: Partial<PayoffStep> = {}, assumptions: Partial<PayoffAssumptions> = {}): Payoff =>
  payoff({ rungs: [priced('van')], ...step }, given(assumptions))
const withWage = (...wages: (WageEvidence | string)[]): Partial<PayoffStep> => ({ rungs: [priced('van', { wage: wages })] })
const refusals = (result: Payoff): readonly string[] => result.refusals.map(({ code }) => code)
const cautions = (result: Payoff): readonly string[] => result.cautions.map(({ code }) => code)
const grant = (changes: Partial<Funding> = {}): Funding => ({
  kind: 'scholarship',
  funder: 'https://fund.example/',
  covers: ['tuition'],
  timing: 'upfront',
  ...changes,
})
const bonus = (changes: Partial<Incentive> = {}): Incentive => ({
  id: 'urn:example:bonus',
  payer: 'https://platform.example/',
  trigger: above('van'),
  amount: usd(40_00),
  window: { from: '2026-01-01', until: '2027-01-01' },
  ...changes,
})

describe('payoff (ladder design 3.4)', () => {
  it('reckons hours, months and present value by the formulas', () => {
    const { scenario, outlay, refusals: none } = of()
    expect(none).toEqual([])
    // 100 / 2 = 50 hours; 1 + 50 / (20 * 4.345) months; 24 - 1 months at 2 * 86.9 less 100
    expect(scenario?.mid).toEqual({ upliftPerHour: '2', breakEvenHours: '50', months: '1.58', npv: usd(3897_40) })
    expect(scenario?.low).toMatchObject({ breakEvenHours: '100', months: '2.16', npv: usd(1898_70) })
    expect(scenario?.high).toMatchObject({ breakEvenHours: '25', npv: usd(7894_80) })
    expect(outlay).toMatchObject({ cost: usd(100_00), net: usd(100_00), hours: '20', elapsedMonths: '1' })
  })

  it('counts pay that is lost while learning, and discounts what comes later', () => {
    expect(of({}, { payPerLearningHour: '5' }).scenario?.mid).toMatchObject({ breakEvenHours: '100', npv: usd(3797_40) })
    const npv = of({}, { discountRate: '0.1' }).scenario?.mid.npv.minor as number
    // By floating point, to the cent: what comes is paid at the end of months 2 to 24.
    let expected = -100
    for (let month = 2; month <= 24; month++) expected += (2 * 86.9) / 1.1 ** (month / 12)
    expect(npv).toBe(Math.round(expected * 100))
  })

  it('weighs what comes by how likely the rung is reached, only on the word of a source', () => {
    const completion = { probability: '0.5', source: 'https://school.example/' }
    expect(of({}, { completion }).scenario?.mid.npv).toEqual(usd(1898_70))
  })

  it('gives back every assumption, defaults filled in', () => {
    expect(of().assumptions).toEqual({
      ...given(),
      payPerLearningHour: '0',
      horizonMonths: 24,
      discountRate: '0',
      minSampleSize: 30,
    })
  })

  it('without an interval the low case has no gain at all', () => {
    const { ci: _, ...open } = wage()
    const result = of(withWage(open))
    expect(result.scenario).toMatchObject({
      low: { upliftPerHour: '0', breakEvenHours: 'never', months: 'never', npv: usd(-100_00) },
    })
    expect(result.scenario?.high).toBeUndefined()
    expect(cautions(result)).toContain('payoff.interval_missing')
  })

  it('reckons the time on the calendar from hours of learning', () => {
    const slow = { rungs: [priced('van', { time: { effort: { typical: 'PT86H54M' }, excludesPrerequisites: true } })] }
    expect(of(slow, { learningHoursPerWeek: '5' }).outlay?.elapsedMonths).toBe('4')
    expect(cautions(of(slow))).toContain('payoff.elapsed_unknown')
    const nothing = of({ rungs: [rung('van', needs('van'), { wage: [wage()] })] })
    expect(cautions(nothing)).toEqual(['payoff.cost_unknown', 'payoff.effort_unknown', 'payoff.elapsed_unknown'])
    const days = { rungs: [priced('van', { time: { effort: { typical: 'P5D' }, excludesPrerequisites: true } })] }
    expect(of(days).refusals).toEqual([{ code: 'payoff.time_unclear', params: { time: 'P5D' }, path: '' }])
  })

  it('takes the longest time where the usual is not given', () => {
    const time = { effort: { min: 'PT1H', max: 'PT90M' }, excludesPrerequisites: true } as const
    expect(of({ rungs: [priced('van', { time })] }).outlay?.hours).toBe('1.5')
  })

  it('counts costs of the place only, renewals later, and every rung on the way once', () => {
    const cost = [
      { kind: 'exam' as const, amount: usd(10_00), asOf: '2026-01-01' },
      { kind: 'exam' as const, amount: usd(500_00), asOf: '2026-01-01', jurisdiction: ['US-NY'] },
      { kind: 'renewal' as const, amount: usd(60_00), asOf: '2026-01-01' },
    ]
    expect(of({ rungs: [priced('courier'), priced('van', { cost })] }).outlay).toMatchObject({ cost: usd(110_00), hours: '40' })
    expect(of({ items: [{ cost: [usd(5_00)], hours: '2' }] }).outlay).toMatchObject({ cost: usd(105_00), hours: '22' })
  })

  it('the gain ends with the rung, or goes on at the price of its renewal', () => {
    const validity = { duration: 'P1Y' }
    const ending = of({ rungs: [priced('van', { validity })] })
    expect(ending.scenario?.mid.npv).toEqual(usd(12 * 17380 - 100_00))
    expect(ending.cautions).toContainEqual({ code: 'payoff.ends_with_validity', params: { months: '12' }, path: '' })
    const renewal = { kind: 'renewal' as const, amount: usd(60_00), asOf: '2026-01-01' }
    const renewed = of({ rungs: [priced('van', { validity, cost: [...(priced('van').cost ?? []), renewal] })] })
    expect(renewed.scenario?.mid.npv).toEqual(usd(23 * 17380 - 160_00))
    expect(cautions(renewed)).not.toContain('payoff.ends_with_validity')
    const dear = priced('van', { validity: { duration: 'P1M' }, cost: [...(priced('van').cost ?? []), renewal] })
    expect(of({ rungs: [dear] }).scenario?.low.breakEvenHours).toBe('160')
    // A month brings 86.90, and its renewal takes 90.
    const losing = { ...dear, cost: [...(priced('van').cost ?? []), { ...renewal, amount: usd(90_00) }] }
    expect(of({ rungs: [losing] }).scenario?.low.breakEvenHours).toBe('never')
    const tooShort = priced('van', {
      validity: { duration: 'P1M' },
      cost: [{ kind: 'exam', amount: usd(200_00), asOf: '2026-01-01' }],
    })
    expect(of({ rungs: [tooShort] }).scenario?.mid.breakEvenHours).toBe('never')
    const fixed = of({ rungs: [priced('van', { validity: { fixedEnd: '2026-12-01' } })] })
    expect(fixed.scenario?.mid.npv).toEqual(usd(6 * 17380 - 100_00))
  })
})

describe('Money 36: what is never put together', () => {
  it.each<readonly [string, Partial<WageEvidence>, Partial<PayoffAssumptions>]>([
    ['payoff.region_outside', { population: { region: ['DE', 'US-NY'] } }, {}],
    ['payoff.evidence_ended', { validUntil: '2026-04-30' }, {}],
    ['payoff.evidence_future', { asOf: '2026-06-01' }, {}],
    ['payoff.per_unsupported', { per: 'job' }, {}],
    ['payoff.per_unsupported', { per: 'month' }, {}],
    ['payoff.work_differs', { workRelationship: 'employee' }, {}],
    ['payoff.work_differs', { workRelationship: 'mixed' }, {}],
    ['payoff.work_differs', { timeBase: 'loggedIn' }, {}],
    ['payoff.work_differs', { expenses: 'gross' }, {}],
    ['payoff.sample_too_small', { sampleSize: 29 }, {}],
    ['payoff.sample_too_small', { sampleSize: 412 }, { minSampleSize: 500 }],
    ['payoff.interval_invalid', { ci: { low: '3', high: '1', level: '0.95' } }, {}],
    ['payoff.currency_unconverted', { currency: 'EUR' }, {}],
    ['payoff.currency_unknown', { currency: 'XXX' }, {}],
    ['payoff.currency_unknown', { currency: 'XAU' }, {}],
    ['payoff.payer_hours_missing', { claim: 'pledged' }, {}],
    [
      'payoff.payer_hours_missing',
      { basis: 'employerPledge' },
      { payers: [{ payer: 'https://other.example/', hoursPerWeek: '5' }] },
    ],
    ['payoff.pay_missing', { measure: 'percent' }, {}],
  ])('%s for %j and %j', (code, changes, assumptions) => {
    const result = of(withWage(wage(changes)), assumptions)
    expect(refusals(result)).toEqual([code])
    expect(result.scenario).toBeUndefined()
    expect(result.assumptions.region).toBe('US-CA')
  })

  it('an amount needs a currency, and a rung a figure', () => {
    const { currency: _, ...bare } = wage()
    expect(refusals(of(withWage(bare)))).toEqual(['payoff.currency_missing'])
    expect(of(withWage()).refusals).toEqual([{ code: 'payoff.evidence_missing', params: { rung: rungId('van') }, path: '' }])
    expect(refusals(of(withWage('urn:example:elsewhere')))).toEqual(['payoff.evidence_missing'])
    expect(refusals(of({ ...withWage('urn:example:wage'), evidence: [wage()] }))).toEqual([])
  })

  it('mixed vintage: May 2025 couriers and May 2019 light trucks are not subtracted', () => {
    const courier = level('18.85', { observed: { from: '2025-05-01', to: '2025-05-31' } })
    const truck = level('16.70', { observed: { from: '2019-05-01', to: '2019-05-31' } })
    const from = priced('courier', { wage: [courier] })
    const result = of({ ...withWage(truck), from })
    expect(result.refusals).toMatchObject([
      { code: 'payoff.vintage_mixed', params: { values: ['2019-05-01/2019-05-31', '2025-05-01/2025-05-31'] } },
    ])
    const later = level('20.85', { observed: courier.observed })
    expect(of({ ...withWage(later), from }).scenario?.mid.upliftPerHour).toBe('2')
    const prices = level('20.85', { observed: courier.observed, priceYear: 2024 })
    expect(refusals(of({ ...withWage(prices), from }))).toEqual(['payoff.vintage_mixed'])
  })

  it('a mean is not subtracted from a median', () => {
    const from = priced('courier', { wage: [level('18.85')] })
    expect(refusals(of({ ...withWage(level('20', { statistic: 'mean' })), from }))).toEqual(['payoff.statistic_mixed'])
  })

  it('pay by a figure is compared with pay now only of the same time', () => {
    const figure = withWage(level('20'))
    const pay = (asOf: string) => ({ currentPay: { amount: '15.50', currency: 'USD', asOf } })
    expect(of(figure, pay('2026-04-01')).scenario?.mid.upliftPerHour).toBe('4.5')
    expect(refusals(of(figure, pay('2027-02-01')))).toEqual(['payoff.vintage_mixed'])
    expect(refusals(of(figure, pay('2020-01-01')))).toEqual(['payoff.vintage_mixed'])
    expect(refusals(of(figure))).toEqual(['payoff.pay_missing'])
  })

  it('currencies: only by a dated rate in that direction', () => {
    const rates = {
      asOf: '2026-04-30',
      validUntil: '2026-05-31',
      source: 'https://bank.example/',
      rates: [{ from: 'EUR', to: 'USD', rate: '1.25' }],
    }
    const euro = withWage(wage({ currency: 'EUR' }))
    expect(of(euro, { rates }).scenario?.mid.upliftPerHour).toBe('2.5')
    expect(refusals(of(euro, { rates: { ...rates, asOf: '2026-05-02' } }))).toEqual(['payoff.rates_out_of_date'])
    expect(refusals(of(euro, { rates: { ...rates, validUntil: '2026-04-30' } }))).toEqual(['payoff.rates_out_of_date'])
    expect(refusals(of({}, { currency: 'EUR', rates }))).toEqual(['payoff.currency_unconverted', 'payoff.currency_unconverted'])
  })

  it('minor units: none of the yen, three digits of the dinar', () => {
    const inYen = (minor: number) => ({ kind: 'exam' as const, amount: { minor, currency: 'JPY' }, asOf: '2026-01-01' })
    const yen = priced('van', {
      cost: [inYen(3000)],
      wage: [wage({ value: '150', currency: 'JPY', ci: { low: '150', high: '150', level: '0.95' } })],
    })
    const inJapan = of({ rungs: [yen] }, { currency: 'JPY' })
    expect(inJapan.scenario?.mid).toMatchObject({ breakEvenHours: '20', npv: { minor: 23 * 13035 - 3000, currency: 'JPY' } })
    const dinar = priced('van', {
      cost: [{ kind: 'exam', amount: { minor: 1_250, currency: 'KWD' }, asOf: '2026-01-01' }],
      wage: [wage({ value: '0.125', currency: 'KWD', ci: { low: '0.125', high: '0.125', level: '0.95' } })],
    })
    expect(of({ rungs: [dinar] }, { currency: 'KWD' }).scenario?.mid).toMatchObject({
      breakEvenHours: '10',
      npv: { minor: 249_838 - 1_250, currency: 'KWD' },
    })
  })

  it('nested uplift: of rungs above each other only the increment counts', () => {
    const from = priced('courier', { wage: [wage({ value: '1.50', ci: { low: '1.00', high: '2.00', level: '0.95' } })] })
    const both = of({ from })
    expect(both.scenario).toMatchObject({
      low: { upliftPerHour: '-1' },
      mid: { upliftPerHour: '0.5' },
      high: { upliftPerHour: '3' },
    })
    expect(both.basis?.compared).toMatchObject({ with: 'evidence' })
    expect(refusals(of({ from: priced('courier', { wage: [] }) }))).toEqual(['payoff.uplift_nested'])
    expect(refusals(of({ from: priced('courier', { wage: [wage({ comparison: 'another group' })] }) }))).toEqual([
      'payoff.uplift_nested',
    ])
    expect(of({ ...withWage(wage({ comparison: rungId('courier') })), from }).scenario?.mid.upliftPerHour).toBe('2')
  })

  it('percentages are of the pay without either rung, and do not compound', () => {
    const percent = (value: string) => wage({ measure: 'percent', value, ci: { low: value, high: value, level: '0.95' } })
    const currentPay = { amount: '22', currency: 'USD', asOf: '2026-04-01' }
    expect(of(withWage(percent('25')), { currentPay }).scenario?.mid.upliftPerHour).toBe('5.5')
    const from = priced('courier', { wage: [percent('10')] })
    // 22 holds the 10 % already: 15 % of 20.
    expect(of({ ...withWage(percent('25')), from }, { currentPay }).scenario?.mid.upliftPerHour).toBe('3')
    const ruin = priced('courier', { wage: [percent('-100')] })
    expect(refusals(of({ ...withWage(percent('25')), from: ruin }, { currentPay }))).toEqual(['payoff.uplift_nested'])
  })

  it('a negative interval is never earned back in the low case', () => {
    const result = of(withWage(wage({ ci: { low: '-0.50', high: '4', level: '0.95' } })))
    expect(result.scenario?.low).toMatchObject({ upliftPerHour: '-0.5', breakEvenHours: 'never', npv: usd(-109935) })
  })

  it('a scholarship that covers more than the cost leaves nothing to keep', () => {
    const two = { funding: [grant(), grant({ cap: usd(500_00) })] }
    expect(of(two).outlay).toMatchObject({ cost: usd(100_00), paidUpfront: usd(100_00), net: usd(0) })
    expect(of(two).scenario?.mid).toMatchObject({ breakEvenHours: '0', months: '1', npv: usd(3997_40) })
    expect(of({ funding: [grant({ percent: '250' })] }).outlay?.net).toEqual(usd(0))
    expect(of({ funding: [grant({ percent: '25' })] }).outlay?.net).toEqual(usd(75_00))
    expect(of({ funding: [grant({ cap: usd(30_00) })] }).outlay?.net).toEqual(usd(70_00))
    expect(of({ funding: [grant({ covers: ['exam'] })] }).outlay?.net).toEqual(usd(100_00))
    expect(of({ funding: [{ ...grant(), rung: rungId('courier') }] }).outlay?.net).toEqual(usd(100_00))
  })

  it('a reimbursement comes only on the award: until then it is the worker’s money', () => {
    const repaid = of({ funding: [grant({ kind: 'reimbursement', timing: 'onAward' })] }, { discountRate: '0.1' })
    const given = of({ funding: [grant()] }, { discountRate: '0.1' })
    expect(repaid.outlay).toMatchObject({ paidOnAward: usd(100_00), net: usd(0) })
    expect(cautions(repaid)).toContain('payoff.paid_on_award')
    expect((repaid.scenario?.mid.npv.minor as number) - (given.scenario?.mid.npv.minor as number)).toBe(-79)
    const halfway = { completion: { probability: '0', source: 'https://school.example/' } }
    expect(of({ funding: [grant({ timing: 'onAward' })] }, halfway).scenario?.mid.npv).toEqual(usd(-100_00))
  })

  it('clawback: what would have to be paid back is told beside', () => {
    const result = of({ funding: [grant({ percent: '40', clawback: { until: 'P2Y', note: { en: 'Stay.' } } })] })
    expect(result.outlay).toMatchObject({ net: usd(60_00), atRisk: usd(40_00) })
    expect(result.cautions).toContainEqual({
      code: 'payoff.clawback',
      params: { funder: 'https://fund.example/', until: 'P2Y', minor: 40_00, currency: 'USD' },
      path: '',
    })
  })

  it('a loan is no gift; funding of elsewhere or of another time is none', () => {
    expect(cautions(of({ funding: [grant({ kind: 'loan' })] }))).toContain('payoff.loan_not_counted')
    expect(of({ funding: [grant({ kind: 'loan' })] }).outlay?.net).toEqual(usd(100_00))
    const because = (changes: Partial<Funding>) => of({ funding: [grant(changes)] }).cautions.map(({ params }) => params)
    expect(because({ jurisdiction: ['DE'] })).toEqual([{ funder: 'https://fund.example/', because: 'place' }])
    expect(because({ window: { until: '2026-04-01' } })).toEqual([{ funder: 'https://fund.example/', because: 'window' }])
    // Awarded a month from now, after the window.
    expect(because({ timing: 'onAward', window: { until: '2026-05-15' } })).toEqual([
      { funder: 'https://fund.example/', because: 'window' },
    ])
    expect(cautions(of({ funding: [grant({ jurisdiction: ['DE'] })] }))).toEqual(['payoff.funding_not_counted'])
  })

  it('an incentive is paid once, however often it is listed, and not again', () => {
    expect(of({ incentives: [bonus(), bonus()] }).scenario?.mid).toMatchObject({ breakEvenHours: '30', npv: usd(3937_40) })
    expect(of({ incentives: [bonus({ cap: usd(25_00) })] }).outlay?.incentives).toEqual(usd(25_00))
    const redeemed = of({ incentives: [bonus()] }, { redeemed: ['urn:example:bonus'] })
    expect(redeemed.outlay?.incentives).toEqual(usd(0))
    const skipped = (changes: Partial<Incentive>) => of({ incentives: [bonus(changes)] }).cautions
    expect(redeemed.cautions).toMatchObject([{ code: 'payoff.incentive_not_counted', params: { because: 'redeemed' } }])
    expect(skipped({ window: { until: '2026-05-15' } })).toMatchObject([{ params: { because: 'window' } }])
    expect(skipped({ per: 'job' })).toMatchObject([{ params: { because: 'perJob' } }])
    expect(skipped({ per: 'hour' })).toMatchObject([{ params: { because: 'payer' } }])
    expect(of({ incentives: [bonus({ amount: usd(500_00) })] }).scenario?.low.breakEvenHours).toBe('0')
  })

  it('a bonus for each hour counts for that payer’s hours, up to its cap and its end', () => {
    const hourly = bonus({ per: 'hour', amount: usd(2_00), window: {} })
    const payers = [{ payer: hourly.payer, hoursPerWeek: '10' }]
    // Half of the hours are the payer's: 2 + 1 an hour.
    expect(of({ incentives: [hourly] }, { payers }).scenario?.mid.breakEvenHours).toBe('33.34')
    // The cap is reached after 20 hours.
    expect(of({ incentives: [{ ...hourly, cap: usd(20_00) }] }, { payers }).scenario?.mid).toMatchObject({
      breakEvenHours: '40',
      npv: usd(3917_40),
    })
    const all = [{ payer: hourly.payer, hoursPerWeek: '168' }]
    expect(of({ incentives: [hourly] }, { payers: all }).scenario?.mid.breakEvenHours).toBe('25')
  })

  it('a pledge counts for that payer’s hours only', () => {
    const pledge = wage({
      claim: 'pledged',
      basis: 'employerPledge',
      population: { region: ['US'], platforms: ['https://platform.example/'] },
    })
    const payers = [{ payer: 'https://platform.example/', hoursPerWeek: '10' }]
    const result = of(withWage(pledge), { payers })
    expect(result.basis?.hoursPerWeek).toBe('10')
    expect(result.scenario?.mid).toMatchObject({ breakEvenHours: '50', months: '2.16', npv: usd(1898_70) })
  })

  it('the best basis that is not refused decides', () => {
    const weak = wage({ id: 'urn:example:weak', basis: 'selfReported', value: '9', ci: { low: '9', high: '9', level: '0.95' } })
    const strong = wage({ id: 'urn:example:strong', basis: 'randomised' })
    expect(of(withWage(weak, strong)).basis?.evidence.id).toBe('urn:example:strong')
    expect(of(withWage(weak, { ...strong, sampleSize: 3 })).basis?.evidence.id).toBe('urn:example:weak')
  })

  it('warns of illustrations, of occupations and of figures of unknown size', () => {
    const { sampleSize: _, ...uncounted } = level('20', { illustrative: true })
    const result = of(withWage(uncounted), { currentPay: { amount: '15', currency: 'USD', asOf: '2026-04-01' } })
    expect(cautions(result)).toEqual(['payoff.illustrative', 'payoff.occupational', 'payoff.sample_size_missing'])
  })

  it('refuses amounts beyond exact reckoning', () => {
    const huge = wage({ value: '9'.repeat(30), ci: { low: '0', high: '9'.repeat(30), level: '0.95' } })
    expect(refusals(of(withWage(huge)))).toEqual(['payoff.amount_too_large'])
    const dear = priced('van', {
      cost: Array.from({ length: 3 }, () => ({
        kind: 'exam' as const,
        amount: usd(Number.MAX_SAFE_INTEGER),
        asOf: '2026-01-01',
      })),
    })
    expect(refusals(of({ rungs: [dear] }))).toEqual(['payoff.amount_too_large'])
  })

  it.each<readonly [string, object]>([
    ['hoursPerWeek', { hoursPerWeek: '0' }],
    ['hoursPerWeek', { hoursPerWeek: '169' }],
    ['hoursPerWeek', { hoursPerWeek: '-1' }],
    ['horizonMonths', { horizonMonths: 601 }],
    ['horizonMonths', { horizonMonths: 0 }],
    ['discountRate', { discountRate: '11' }],
    ['completion', { completion: { probability: '1.1', source: PUBLISHER } }],
    ['completion', { completion: { probability: '0.5' } }],
    ['currency', { currency: 'XXX' }],
    ['now', { now: 'today' }],
    ['age', { age: 40 }],
    ['gender', { gender: 'f' }],
  ])('refuses an unusable %s: %j', (_option, assumptions) => {
    expect(() => of({}, assumptions)).toThrow(/core\.option_(invalid|unknown)/)
  })

  it('refuses rungs that are none, and no rungs', () => {
    expect(() => payoff({ rungs: [] }, given())).toThrow(/core\.option_invalid/)
    expect(() => payoff({ rungs: [{ id: 5 }] } as never, given())).toThrow(/ladder\./)
    expect(() => payoff({ rungs: [priced('van')], funding: [{ ...grant(), rung: 'x' }] }, given())).toThrow(
      /ladder\.value_invalid/,
    )
    expect(() => payoff({ rungs: [priced('van')], who: 1 } as never, given())).toThrow(/core\.option_unknown/)
  })
})
