import { describe, expect, it } from 'vitest'
import {
  type Funding,
  type Incentive,
  type Ladder,
  lintLadder,
  type PayoffAssumptions,
  type WageEvidence,
} from '../../../src/ladder/index.js'
import { clawback, funding, wages, withRung } from '../lint/support.js'
import { bonus, cautions, grant, level, payoffOf, priced, refusals, usd, wage, withWage } from '../payoff/support.js'
import { rungId } from './support.js'

const codes = (ladder: Ladder): readonly string[] => [...new Set(lintLadder(ladder).map(({ code }) => code as string))].sort()

describe('case 36: currency mixing, minor units, mixed vintage, per-job and per-hour, nested uplift, negative interval, scholarship above cost, reimbursement, clawback, incentive paid twice', () => {
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
    const result = payoffOf(withWage(wage(changes)), assumptions)
    expect(refusals(result)).toEqual([code])
    expect(result.scenario).toBeUndefined()
    expect(result.assumptions.region).toBe('US-CA')
  })

  it('an amount needs a currency, and a rung a figure', () => {
    const { currency: _, ...bare } = wage()
    expect(refusals(payoffOf(withWage(bare)))).toEqual(['payoff.currency_missing'])
    expect(payoffOf(withWage()).refusals).toEqual([
      { code: 'payoff.evidence_missing', params: { rung: rungId('van') }, path: '' },
    ])
    expect(refusals(payoffOf(withWage('urn:example:elsewhere')))).toEqual(['payoff.evidence_missing'])
    expect(refusals(payoffOf({ ...withWage('urn:example:wage'), evidence: [wage()] }))).toEqual([])
  })

  it('mixed vintage: May 2025 couriers and May 2019 light trucks are not subtracted', () => {
    const courier = level('18.85', { observed: { from: '2025-05-01', to: '2025-05-31' } })
    const truck = level('16.70', { observed: { from: '2019-05-01', to: '2019-05-31' } })
    const from = priced('courier', { wage: [courier] })
    const result = payoffOf({ ...withWage(truck), from })
    expect(result.refusals).toMatchObject([
      { code: 'payoff.vintage_mixed', params: { values: ['2019-05-01/2019-05-31', '2025-05-01/2025-05-31'] } },
    ])
    const later = level('20.85', { observed: courier.observed })
    expect(payoffOf({ ...withWage(later), from }).scenario?.mid.upliftPerHour).toBe('2')
    const prices = level('20.85', { observed: courier.observed, priceYear: 2024 })
    expect(refusals(payoffOf({ ...withWage(prices), from }))).toEqual(['payoff.vintage_mixed'])
  })

  it('a mean is not subtracted from a median', () => {
    const from = priced('courier', { wage: [level('18.85')] })
    expect(refusals(payoffOf({ ...withWage(level('20', { statistic: 'mean' })), from }))).toEqual(['payoff.statistic_mixed'])
  })

  it('pay by a figure is compared with pay now only of the same time', () => {
    const figure = withWage(level('20'))
    const pay = (asOf: string) => ({ currentPay: { amount: '15.50', currency: 'USD', asOf } })
    expect(payoffOf(figure, pay('2026-04-01')).scenario?.mid.upliftPerHour).toBe('4.5')
    expect(refusals(payoffOf(figure, pay('2027-02-01')))).toEqual(['payoff.vintage_mixed'])
    expect(refusals(payoffOf(figure, pay('2020-01-01')))).toEqual(['payoff.vintage_mixed'])
    expect(refusals(payoffOf(figure))).toEqual(['payoff.pay_missing'])
  })

  it('currencies: only by a dated rate in that direction', () => {
    const rates = {
      asOf: '2026-04-30',
      validUntil: '2026-05-31',
      source: 'https://bank.example/',
      rates: [{ from: 'EUR', to: 'USD', rate: '1.25' }],
    }
    const euro = withWage(wage({ currency: 'EUR' }))
    expect(payoffOf(euro, { rates }).scenario?.mid.upliftPerHour).toBe('2.5')
    expect(refusals(payoffOf(euro, { rates: { ...rates, asOf: '2026-05-02' } }))).toEqual(['payoff.rates_out_of_date'])
    expect(refusals(payoffOf(euro, { rates: { ...rates, validUntil: '2026-04-30' } }))).toEqual(['payoff.rates_out_of_date'])
    expect(refusals(payoffOf({}, { currency: 'EUR', rates }))).toEqual([
      'payoff.currency_unconverted',
      'payoff.currency_unconverted',
    ])
  })

  it('minor units: none of the yen, three digits of the dinar', () => {
    const inYen = (minor: number) => ({ kind: 'exam' as const, amount: { minor, currency: 'JPY' }, asOf: '2026-01-01' })
    const yen = priced('van', {
      cost: [inYen(3000)],
      wage: [wage({ value: '150', currency: 'JPY', ci: { low: '150', high: '150', level: '0.95' } })],
    })
    const inJapan = payoffOf({ rungs: [yen] }, { currency: 'JPY' })
    expect(inJapan.scenario?.mid).toMatchObject({ breakEvenHours: '20', npv: { minor: 23 * 13035 - 3000, currency: 'JPY' } })
    const dinar = priced('van', {
      cost: [{ kind: 'exam', amount: { minor: 1_250, currency: 'KWD' }, asOf: '2026-01-01' }],
      wage: [wage({ value: '0.125', currency: 'KWD', ci: { low: '0.125', high: '0.125', level: '0.95' } })],
    })
    expect(payoffOf({ rungs: [dinar] }, { currency: 'KWD' }).scenario?.mid).toMatchObject({
      breakEvenHours: '10',
      npv: { minor: 249_838 - 1_250, currency: 'KWD' },
    })
  })

  it('nested uplift: of rungs above each other only the increment counts', () => {
    const from = priced('courier', { wage: [wage({ value: '1.50', ci: { low: '1.00', high: '2.00', level: '0.95' } })] })
    const both = payoffOf({ from })
    expect(both.scenario).toMatchObject({
      low: { upliftPerHour: '-1' },
      mid: { upliftPerHour: '0.5' },
      high: { upliftPerHour: '3' },
    })
    expect(both.basis?.compared).toMatchObject({ with: 'evidence' })
    expect(refusals(payoffOf({ from: priced('courier', { wage: [] }) }))).toEqual(['payoff.uplift_nested'])
    expect(refusals(payoffOf({ from: priced('courier', { wage: [wage({ comparison: 'another group' })] }) }))).toEqual([
      'payoff.uplift_nested',
    ])
    expect(payoffOf({ ...withWage(wage({ comparison: rungId('courier') })), from }).scenario?.mid.upliftPerHour).toBe('2')
  })

  it('percentages are of the pay without either rung, and do not compound', () => {
    const percent = (value: string) => wage({ measure: 'percent', value, ci: { low: value, high: value, level: '0.95' } })
    const currentPay = { amount: '22', currency: 'USD', asOf: '2026-04-01' }
    expect(payoffOf(withWage(percent('25')), { currentPay }).scenario?.mid.upliftPerHour).toBe('5.5')
    const from = priced('courier', { wage: [percent('10')] })
    // 22 holds the 10 % already: 15 % of 20.
    expect(payoffOf({ ...withWage(percent('25')), from }, { currentPay }).scenario?.mid.upliftPerHour).toBe('3')
    const ruin = priced('courier', { wage: [percent('-100')] })
    expect(refusals(payoffOf({ ...withWage(percent('25')), from: ruin }, { currentPay }))).toEqual(['payoff.uplift_nested'])
  })

  it('a negative interval is never earned back in the low case', () => {
    const result = payoffOf(withWage(wage({ ci: { low: '-0.50', high: '4', level: '0.95' } })))
    expect(result.scenario?.low).toMatchObject({ upliftPerHour: '-0.5', breakEvenHours: 'never', npv: usd(-109935) })
  })

  it('a scholarship that covers more than the cost leaves nothing to keep', () => {
    const two = { funding: [grant(), grant({ cap: usd(500_00) })] }
    expect(payoffOf(two).outlay).toMatchObject({ cost: usd(100_00), paidUpfront: usd(100_00), net: usd(0) })
    expect(payoffOf(two).scenario?.mid).toMatchObject({ breakEvenHours: '0', months: '1', npv: usd(3997_40) })
    expect(payoffOf({ funding: [grant({ percent: '250' })] }).outlay?.net).toEqual(usd(0))
    expect(payoffOf({ funding: [grant({ percent: '25' })] }).outlay?.net).toEqual(usd(75_00))
    expect(payoffOf({ funding: [grant({ cap: usd(30_00) })] }).outlay?.net).toEqual(usd(70_00))
    expect(payoffOf({ funding: [grant({ covers: ['exam'] })] }).outlay?.net).toEqual(usd(100_00))
    expect(payoffOf({ funding: [{ ...grant(), rung: rungId('courier') }] }).outlay?.net).toEqual(usd(100_00))
  })

  it('a reimbursement comes only on the award: until then it is the worker’s money', () => {
    const repaid = payoffOf({ funding: [grant({ kind: 'reimbursement', timing: 'onAward' })] }, { discountRate: '0.1' })
    const given = payoffOf({ funding: [grant()] }, { discountRate: '0.1' })
    expect(repaid.outlay).toMatchObject({ paidOnAward: usd(100_00), net: usd(0) })
    expect(cautions(repaid)).toContain('payoff.paid_on_award')
    expect((repaid.scenario?.mid.npv.minor as number) - (given.scenario?.mid.npv.minor as number)).toBe(-79)
    const halfway = { completion: { probability: '0', source: 'https://school.example/' } }
    expect(payoffOf({ funding: [grant({ timing: 'onAward' })] }, halfway).scenario?.mid.npv).toEqual(usd(-100_00))
  })

  it('clawback: what would have to be paid back is told beside', () => {
    const result = payoffOf({ funding: [grant({ percent: '40', clawback: { until: 'P2Y', note: { en: 'Stay.' } } })] })
    expect(result.outlay).toMatchObject({ net: usd(60_00), atRisk: usd(40_00) })
    expect(result.cautions).toContainEqual({
      code: 'payoff.clawback',
      params: { funder: 'https://fund.example/', until: 'P2Y', minor: 40_00, currency: 'USD' },
      path: '',
    })
  })

  it('a loan is no gift; funding of elsewhere or of another time is none', () => {
    expect(cautions(payoffOf({ funding: [grant({ kind: 'loan' })] }))).toContain('payoff.loan_not_counted')
    expect(payoffOf({ funding: [grant({ kind: 'loan' })] }).outlay?.net).toEqual(usd(100_00))
    const because = (changes: Partial<Funding>) => payoffOf({ funding: [grant(changes)] }).cautions.map(({ params }) => params)
    expect(because({ jurisdiction: ['DE'] })).toEqual([{ funder: 'https://fund.example/', because: 'place' }])
    expect(because({ window: { until: '2026-04-01' } })).toEqual([{ funder: 'https://fund.example/', because: 'window' }])
    // Awarded a month from now, after the window.
    expect(because({ timing: 'onAward', window: { until: '2026-05-15' } })).toEqual([
      { funder: 'https://fund.example/', because: 'window' },
    ])
    expect(cautions(payoffOf({ funding: [grant({ jurisdiction: ['DE'] })] }))).toEqual(['payoff.funding_not_counted'])
  })

  it('an incentive is paid once, however often it is listed, and not again', () => {
    expect(payoffOf({ incentives: [bonus(), bonus()] }).scenario?.mid).toMatchObject({ breakEvenHours: '30', npv: usd(3937_40) })
    expect(payoffOf({ incentives: [bonus({ cap: usd(25_00) })] }).outlay?.incentives).toEqual(usd(25_00))
    const redeemed = payoffOf({ incentives: [bonus()] }, { redeemed: ['urn:example:bonus'] })
    expect(redeemed.outlay?.incentives).toEqual(usd(0))
    const skipped = (changes: Partial<Incentive>) => payoffOf({ incentives: [bonus(changes)] }).cautions
    expect(redeemed.cautions).toMatchObject([{ code: 'payoff.incentive_not_counted', params: { because: 'redeemed' } }])
    expect(skipped({ window: { until: '2026-05-15' } })).toMatchObject([{ params: { because: 'window' } }])
    expect(skipped({ per: 'job' })).toMatchObject([{ params: { because: 'perJob' } }])
    expect(skipped({ per: 'hour' })).toMatchObject([{ params: { because: 'payer' } }])
    expect(payoffOf({ incentives: [bonus({ amount: usd(500_00) })] }).scenario?.low.breakEvenHours).toBe('0')
  })

  it('a bonus for each hour counts for that payer’s hours, up to its cap and its end', () => {
    const hourly = bonus({ per: 'hour', amount: usd(2_00), window: {} })
    const payers = [{ payer: hourly.payer, hoursPerWeek: '10' }]
    // Half of the hours are the payer's: 2 + 1 an hour.
    expect(payoffOf({ incentives: [hourly] }, { payers }).scenario?.mid.breakEvenHours).toBe('33.34')
    // The cap is reached after 20 hours.
    expect(payoffOf({ incentives: [{ ...hourly, cap: usd(20_00) }] }, { payers }).scenario?.mid).toMatchObject({
      breakEvenHours: '40',
      npv: usd(3917_40),
    })
    const all = [{ payer: hourly.payer, hoursPerWeek: '168' }]
    expect(payoffOf({ incentives: [hourly] }, { payers: all }).scenario?.mid.breakEvenHours).toBe('25')
  })

  it('a pledge counts for that payer’s hours only', () => {
    const pledge = wage({
      claim: 'pledged',
      basis: 'employerPledge',
      population: { region: ['US'], platforms: ['https://platform.example/'] },
    })
    const payers = [{ payer: 'https://platform.example/', hoursPerWeek: '10' }]
    const result = payoffOf(withWage(pledge), { payers })
    expect(result.basis?.hoursPerWeek).toBe('10')
    expect(result.scenario?.mid).toMatchObject({ breakEvenHours: '50', months: '2.16', npv: usd(1898_70) })
  })

  it('lint tells currencies and vintages that are mixed, money below nothing, and a clawback', () => {
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
})
