import { describe, expect, it } from 'vitest'
import { formatMoney, minorDigits, payoff, payoffInWords, type WageEvidence } from '../../../src/ladder/index.js'
import { given, level, PUBLISHER, priced, wage } from './support.js'

const told = (figure: WageEvidence, more = {}): readonly string[] => {
  const rung = priced('van', { wage: [figure], name: { en: 'Van driver', es: 'Conductora' } })
  return payoffInWords(rung, payoff({ rungs: [rung] }, given(more)), 'en')
}
const currentPay = { amount: '15', currency: 'USD', asOf: '2026-04-01' }

describe('payoffInWords', () => {
  it('says whom the figure is about, how many, how sure, from when, and that it is no promise', () => {
    expect(told(wage())).toEqual([
      'People holding "Van driver" in US earned USD 2.00 more an hour than workers without it (median, 412 people, 95 % interval USD 1.00 to USD 4.00, January 1, 2025 to December 31, 2025, basis: comparison with similar people, source: https://statistics.example/).',
      'Before tax and benefit changes. Not a promise of pay.',
      'It costs USD 100.00 in the end (USD 100.00 less USD 0.00 paid by others) and takes 20 hours.',
      'Low case: earned back after 100 paid hours, 2.16 months from the start; worth USD 1898.70 over 24 months.',
      'Middle case: earned back after 50 paid hours, 1.58 months from the start; worth USD 3897.40 over 24 months.',
      'High case: earned back after 25 paid hours, 1.29 months from the start; worth USD 7894.80 over 24 months.',
    ])
  })

  it('never words a difference between occupations as an effect of the badge', () => {
    const occupations = [{ framework: 'ESCO', kind: 'occupation', code: '8322.2', name: { en: 'van drivers' } }] as const
    const [first] = told(level('20', { population: { region: ['US'], occupations } }), { currentPay })
    expect(first).toMatch(
      /^Workers in van drivers in US earned USD 20 an hour \(.*\)\. This is pay in an occupation, not an effect of the badge\.$/,
    )
    expect(told(level('20'), { currentPay })[0]).toMatch(/^Workers in this occupation/)
    expect(told(level('20', { illustrative: true }), { currentPay })).toContain('The figure is an illustration only.')
  })

  it('words a gain within an occupation as pay in an occupation, and its hour once', () => {
    expect(told(wage({ basis: 'occupationalDifferential' }))[0]).toMatch(
      /^Workers in this occupation in US earned USD \+2\.00 \(workers without it\) an hour \(.*an effect of the badge\.$/,
    )
  })

  it.each<readonly [Partial<WageEvidence>, RegExp]>([
    [{ basis: 'beforeAfter' }, /^People holding "Van driver" in US earned USD 20 an hour \(/],
    [{ basis: 'beforeAfter', claim: 'projected' }, /are projected by https:\/\/statistics\.example\/ to earn/],
    [{ basis: 'wageSchedule', claim: 'schedule' }, /^The wage schedule of https:\/\/statistics\.example\/ gives/],
    [
      { basis: 'employerPledge', claim: 'pledged' },
      /^https:\/\/statistics\.example\/ pledges USD 20 an hour .* for hours worked for it/,
    ],
  ])('words %j', (changes, expected) => {
    const payers = [{ payer: PUBLISHER, hoursPerWeek: '5' }]
    expect(told(level('20', changes), { currentPay, payers })[0]).toMatch(expected)
  })

  it('words a gain in percent, a loss, an unknown size and a missing interval', () => {
    const { sampleSize: _, ci: __, comparison: ___, ...open } = wage({ measure: 'percent', value: '-4' })
    const words = told(open, { currentPay })
    expect(words[0]).toContain('earned 4 % less an hour (median, number of people not stated, no interval stated,')
    expect(words[3]).toBe('Low case: not earned back; worth USD -1299.22 over 24 months.')
    expect(told(wage({ value: '-1', ci: { low: '-2', high: '0', level: '95' } }))[0]).toContain(
      'USD 1 less an hour than workers without it (median, 412 people, 95 % interval',
    )
  })

  it('gives no figure where it was refused, and names in the wanted language', () => {
    expect(told(wage({ sampleSize: 2 }))).toEqual(['No payoff is given.'])
    const rung = priced('van', { name: { en: 'Van driver', es: 'Conductora' } })
    expect(payoffInWords(rung, payoff({ rungs: [rung] }, given()), 'es-MX')[0]).toContain('"Conductora"')
  })
})

describe('Money 36: minor units', () => {
  it.each([
    [{ minor: 1500, currency: 'JPY' }, 'JPY 1500'],
    [{ minor: 1250, currency: 'KWD' }, 'KWD 1.250'],
    [{ minor: 5, currency: 'EUR' }, 'EUR 0.05'],
    [{ minor: -305, currency: 'EUR' }, 'EUR -3.05'],
    [{ minor: -7, currency: 'ISK' }, 'ISK -7'],
    [{ minor: 12345, currency: 'CLF' }, 'CLF 1.2345'],
  ])('%j is %s', (money, text) => expect(formatMoney(money)).toBe(text))

  it('are unknown of what is no currency in use', () => {
    expect([minorDigits('EUR'), minorDigits('XAU'), minorDigits('eur'), minorDigits('toString')]).toEqual([
      2,
      undefined,
      undefined,
      undefined,
    ])
  })
})
