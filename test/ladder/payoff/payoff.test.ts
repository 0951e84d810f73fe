import { describe, expect, it } from 'vitest'
import { type PayoffStep, payoff } from '../../../src/ladder/index.js'
import { type Fraction, whole } from '../../../src/ladder/payoff/fraction.js'
import { payoffOf as payoffTimes } from '../../../src/ladder/payoff/payoff.js'
import { readTerms } from '../../../src/ladder/payoff/terms.js'
import { needs, rung } from '../support.js'
import { bonus, cautions, given, grant, level, PUBLISHER, payoffOf, priced, refusals, usd, wage, withWage } from './support.js'

describe('payoff (ladder design 3.4)', () => {
  it('reckons hours, months and present value by the formulas', () => {
    const { scenario, outlay, refusals: none } = payoffOf()
    expect(none).toEqual([])
    // 100 / 2 = 50 hours; 1 + 50 / (20 * 4.345) months; 24 - 1 months at 2 * 86.9 less 100
    expect(scenario?.mid).toEqual({ upliftPerHour: '2', breakEvenHours: '50', months: '1.58', npv: usd(3897_40) })
    expect(scenario?.low).toMatchObject({ breakEvenHours: '100', months: '2.16', npv: usd(1898_70) })
    expect(scenario?.high).toMatchObject({ breakEvenHours: '25', npv: usd(7894_80) })
    expect(outlay).toMatchObject({ cost: usd(100_00), net: usd(100_00), hours: '20', elapsedMonths: '1' })
  })

  it('counts pay that is lost while learning, and discounts what comes later', () => {
    expect(payoffOf({}, { payPerLearningHour: '5' }).scenario?.mid).toMatchObject({ breakEvenHours: '100', npv: usd(3797_40) })
    const npv = payoffOf({}, { discountRate: '0.1' }).scenario?.mid.npv.minor as number
    // By floating point, to the cent: what comes is paid at the end of months 2 to 24.
    let expected = -100
    for (let month = 2; month <= 24; month++) expected += (2 * 86.9) / 1.1 ** (month / 12)
    expect(npv).toBe(Math.round(expected * 100))
  })

  it('weighs what comes by how likely the rung is reached, only on the word of a source', () => {
    const completion = { probability: '0.5', source: 'https://school.example/' }
    expect(payoffOf({}, { completion }).scenario?.mid.npv).toEqual(usd(1898_70))
  })

  it('gives back every assumption, defaults filled in', () => {
    expect(payoffOf().assumptions).toEqual({
      ...given(),
      payPerLearningHour: '0',
      horizonMonths: 24,
      discountRate: '0',
      minSampleSize: 30,
    })
  })

  it('without an interval the low case has no gain at all', () => {
    const { ci: _, ...open } = wage()
    const result = payoffOf(withWage(open))
    expect(result.scenario).toMatchObject({
      low: { upliftPerHour: '0', breakEvenHours: 'never', months: 'never', npv: usd(-100_00) },
    })
    expect(result.scenario?.high).toBeUndefined()
    expect(cautions(result)).toContain('payoff.interval_missing')
  })

  it('reckons the time on the calendar from hours of learning', () => {
    const slow = { rungs: [priced('van', { time: { effort: { typical: 'PT86H54M' }, excludesPrerequisites: true } })] }
    expect(payoffOf(slow, { learningHoursPerWeek: '5' }).outlay?.elapsedMonths).toBe('4')
    expect(cautions(payoffOf(slow))).toContain('payoff.elapsed_unknown')
    const nothing = payoffOf({ rungs: [rung('van', needs('van'), { wage: [wage()] })] })
    expect(cautions(nothing)).toEqual(['payoff.cost_unknown', 'payoff.effort_unknown', 'payoff.elapsed_unknown'])
    const days = { rungs: [priced('van', { time: { effort: { typical: 'P5D' }, excludesPrerequisites: true } })] }
    expect(payoffOf(days).refusals).toEqual([{ code: 'payoff.time_unclear', params: { time: 'P5D' }, path: '' }])
  })

  it('takes the longest time where the usual is not given', () => {
    const time = { effort: { min: 'PT1H', max: 'PT90M' }, excludesPrerequisites: true } as const
    expect(payoffOf({ rungs: [priced('van', { time })] }).outlay?.hours).toBe('1.5')
  })

  it('counts costs of the place only, renewals later, and every rung on the way once', () => {
    const cost = [
      { kind: 'exam' as const, amount: usd(10_00), asOf: '2026-01-01' },
      { kind: 'exam' as const, amount: usd(500_00), asOf: '2026-01-01', jurisdiction: ['US-NY'] },
      { kind: 'renewal' as const, amount: usd(60_00), asOf: '2026-01-01' },
    ]
    expect(payoffOf({ rungs: [priced('courier'), priced('van', { cost })] }).outlay).toMatchObject({
      cost: usd(110_00),
      hours: '40',
    })
    expect(payoffOf({ items: [{ cost: [usd(5_00)], hours: '2' }] }).outlay).toMatchObject({ cost: usd(105_00), hours: '22' })
  })

  it('the gain ends with the rung, or goes on at the price of its renewal', () => {
    const validity = { duration: 'P1Y' }
    const ending = payoffOf({ rungs: [priced('van', { validity })] })
    expect(ending.scenario?.mid.npv).toEqual(usd(12 * 17380 - 100_00))
    expect(ending.cautions).toContainEqual({ code: 'payoff.ends_with_validity', params: { months: '12' }, path: '' })
    const renewal = { kind: 'renewal' as const, amount: usd(60_00), asOf: '2026-01-01' }
    const renewed = payoffOf({ rungs: [priced('van', { validity, cost: [...(priced('van').cost ?? []), renewal] })] })
    expect(renewed.scenario?.mid.npv).toEqual(usd(23 * 17380 - 160_00))
    expect(cautions(renewed)).not.toContain('payoff.ends_with_validity')
    const dear = priced('van', { validity: { duration: 'P1M' }, cost: [...(priced('van').cost ?? []), renewal] })
    expect(payoffOf({ rungs: [dear] }).scenario?.low.breakEvenHours).toBe('160')
    // A month brings 86.90, and its renewal takes 90.
    const losing = { ...dear, cost: [...(priced('van').cost ?? []), { ...renewal, amount: usd(90_00) }] }
    expect(payoffOf({ rungs: [losing] }).scenario?.low.breakEvenHours).toBe('never')
    const tooShort = priced('van', {
      validity: { duration: 'P1M' },
      cost: [{ kind: 'exam', amount: usd(200_00), asOf: '2026-01-01' }],
    })
    expect(payoffOf({ rungs: [tooShort] }).scenario?.mid.breakEvenHours).toBe('never')
    const fixed = payoffOf({ rungs: [priced('van', { validity: { fixedEnd: '2026-12-01' } })] })
    expect(fixed.scenario?.mid.npv).toEqual(usd(6 * 17380 - 100_00))
  })

  it('never pays off where no hour brings a gain, even what cost nothing', () => {
    const { ci: _, ...unsure } = wage()
    const free = {
      rungs: [
        priced('a', {
          cost: [],
          time: { effort: { typical: 'PT0S' }, excludesPrerequisites: true },
          wage: [unsure],
        }),
      ],
    }
    const { low, mid } = payoffOf(free).scenario ?? {}
    expect([low?.upliftPerHour, low?.breakEvenHours, low?.months]).toEqual(['0', 'never', 'never'])
    expect(mid?.breakEvenHours).toBe('0')
  })
})

describe('Money 36: what is never put together', () => {
  it('the best basis that is not refused decides', () => {
    const weak = wage({ id: 'urn:example:weak', basis: 'selfReported', value: '9', ci: { low: '9', high: '9', level: '0.95' } })
    const strong = wage({ id: 'urn:example:strong', basis: 'randomised' })
    expect(payoffOf(withWage(weak, strong)).basis?.evidence.id).toBe('urn:example:strong')
    expect(payoffOf(withWage(weak, { ...strong, sampleSize: 3 })).basis?.evidence.id).toBe('urn:example:weak')
  })

  it('of the rung below, too, the figure counts that nothing keeps from it, one of the same basis first', () => {
    const at = (id: string, value: string, changes: object = {}) => level(value, { id: `urn:example:${id}`, ...changes })
    const elsewhere = { population: { region: ['US-NY'] } }
    const climb = (...below: ReturnType<typeof level>[]) =>
      payoffOf({ ...withWage(at('a', '30', elsewhere), at('b', '20')), from: priced('courier', { wage: below }) })
    expect(climb(at('c', '25', elsewhere), at('d', '18')).scenario?.mid.upliftPerHour).toBe('2')
    expect(climb(at('c', '25', { basis: 'beforeAfter' }), at('d', '18')).scenario?.mid.upliftPerHour).toBe('2')
    expect(climb(at('c', '25', { currency: 'EUR' }), at('d', '18')).scenario?.mid.upliftPerHour).toBe('2')
    expect(climb(at('c', '16', { basis: 'beforeAfter' })).scenario?.mid.upliftPerHour).toBe('4')
    expect(refusals(climb(at('c', '25', elsewhere)))).toContain('payoff.region_outside')
    const nested = payoffOf({
      ...withWage(wage()),
      from: priced('courier', { wage: [wage({ value: '1.50', ...elsewhere }), wage({ value: '1.00', basis: 'beforeAfter' })] }),
    })
    expect(nested.scenario?.mid.upliftPerHour).toBe('1')
  })

  it('pay of another time is not pay now (design 3.4, mixed vintages)', () => {
    const gain = withWage(wage({ measure: 'percent', value: '10', ci: { low: '5', high: '15', level: '0.95' } }))
    const at = (asOf: string, step = gain) => refusals(payoffOf(step, { currentPay: { amount: '15', currency: 'USD', asOf } }))
    expect([at('2026-05-01'), at('2025-05-01')]).toEqual([[], []])
    expect(at('2024-05-01')).toEqual(['payoff.vintage_mixed'])
    expect(at('2026-05-02')).toEqual(['payoff.vintage_mixed'])
    expect(at('2026-05-02', withWage(level('20')))).toEqual(['payoff.vintage_mixed'])
  })

  it("what one payer binds itself to is compared with no other's pay, and counts for its hours alone", () => {
    const payer = 'did:web:courier.example'
    const bound = (value: string, platforms: readonly string[], claim: 'pledged' | 'schedule' = 'pledged') =>
      level(value, {
        claim,
        basis: claim === 'pledged' ? 'employerPledge' : 'wageSchedule',
        population: { region: ['US'], platforms },
      })
    const from = (...wages: ReturnType<typeof level>[]) => ({ from: priced('courier', { wage: wages }) })
    expect(refusals(payoffOf({ ...withWage(level('20')), ...from(bound('15', [payer])) }))).toEqual([
      'payoff.payer_hours_missing',
    ])
    const terms = { payers: [{ payer, hoursPerWeek: '8' }] }
    const same = payoffOf({ ...withWage(bound('20', [payer])), ...from(bound('15', [payer])) }, terms)
    expect(same.scenario?.mid.upliftPerHour).toBe('5')
    expect(same.basis?.hoursPerWeek).toBe('8')
    const other = payoffOf({ ...withWage(bound('20', [payer])), ...from(bound('15', ['did:web:other.example'])) }, terms)
    expect(refusals(other)).toEqual(['payoff.payer_hours_missing'])
    const scheduled = { ...withWage(bound('20', [payer], 'schedule')), ...from(bound('15', [payer], 'schedule')) }
    expect(payoffOf(scheduled, terms).basis?.hoursPerWeek).toBe('8')
    expect(refusals(payoffOf(scheduled))).toEqual(['payoff.payer_hours_missing'])
  })

  it("a payer's bonus for each hour is as good as that much more pay, whatever hours the figure counts for", () => {
    const payer = 'did:web:courier.example'
    const pledge = (value: string): Partial<PayoffStep> =>
      withWage(
        wage({
          value,
          ci: { low: value, high: value, level: '0.95' },
          claim: 'pledged',
          basis: 'employerPledge',
          population: { region: ['US'], platforms: [payer] },
        }),
      )
    const terms = { hoursPerWeek: '40', payers: [{ payer, hoursPerWeek: '10' }] }
    const paid = bonus({ payer, per: 'hour', amount: usd(1_00), window: { from: '2026-01-01' } })
    const same = { ...payoffOf(pledge('3'), terms).scenario?.mid, upliftPerHour: '2' }
    expect(payoffOf({ ...pledge('2'), incentives: [paid] }, terms).scenario?.mid).toEqual(same)
    // One that ends is paid for the hours until then: those of two months, of which the first is spent on learning.
    const ending = { ...paid, window: { from: '2026-01-01', until: '2026-07-01T06:00:00Z' } }
    const npv = (step: Partial<PayoffStep>): number => payoffOf(step, terms).scenario?.mid.npv.minor as number
    const gained = npv({ ...pledge('2'), incentives: [ending] }) - npv(pledge('2'))
    expect(gained).toBeGreaterThan(43_00)
    expect(gained).toBeLessThan(44_00)
  })

  it('a bonus that ends is paid for as many more hours until then as are worked', () => {
    const paid = bonus({ per: 'hour', amount: usd(1_00), window: { from: '2026-01-01', until: '2026-09-01' } })
    const terms = readTerms(given({ payers: [{ payer: paid.payer, hoursPerWeek: '20' }] }))
    const gained = (factor: Fraction): number => {
      const [plain, more] = [{ rungs: [priced('van')] }, { rungs: [priced('van')], incentives: [paid] }].map(
        (step) => payoffTimes(step, terms, factor).scenario?.mid.npv.minor as number,
      ) as [number, number]
      return more - plain
    }
    expect(gained(whole(2))).toBe(2 * gained(whole(1)))
  })

  it('warns of illustrations, of occupations and of figures of unknown size', () => {
    const { sampleSize: _, ...uncounted } = level('20', { illustrative: true })
    const result = payoffOf(withWage(uncounted), { currentPay: { amount: '15', currency: 'USD', asOf: '2026-04-01' } })
    expect(cautions(result)).toEqual(['payoff.illustrative', 'payoff.occupational', 'payoff.sample_size_missing'])
  })

  it('refuses amounts beyond exact reckoning', () => {
    const huge = wage({ value: '9'.repeat(30), ci: { low: '0', high: '9'.repeat(30), level: '0.95' } })
    expect(refusals(payoffOf(withWage(huge)))).toEqual(['payoff.amount_too_large'])
    const dear = priced('van', {
      cost: Array.from({ length: 3 }, () => ({
        kind: 'exam' as const,
        amount: usd(Number.MAX_SAFE_INTEGER),
        asOf: '2026-01-01',
      })),
    })
    expect(refusals(payoffOf({ rungs: [dear] }))).toEqual(['payoff.amount_too_large'])
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
    expect(() => payoffOf({}, assumptions)).toThrow(/core\.option_(invalid|unknown)/)
  })

  it('says which assumption is wrong, and what is expected of it', () => {
    const { region: _, ...without } = given()
    const thrown = (assumptions: object): unknown => {
      try {
        return payoff({ rungs: [priced('van')] }, assumptions as never)
      } catch (error) {
        return error
      }
    }
    expect(thrown(without)).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'PayoffAssumptions/region', expected: 'present' },
    })
    expect(thrown({ ...given(), timeBase: 'dreamt' })).toMatchObject({
      code: 'core.option_invalid',
      params: { option: 'PayoffAssumptions/timeBase', expected: expect.not.stringMatching(/^ladder\./) },
    })
    expect(thrown({ ...given(), currentPay: { amount: '1', currency: 'USD', asOf: '2026-01-01', hourly: true } })).toMatchObject({
      code: 'core.option_unknown',
      params: { option: 'hourly', where: 'PayoffAssumptions' },
    })
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
