import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContributionInput, contribute, outcomeMetrics, parseContribution } from '../../src/insight/index.js'
import { NOW, PERIOD, RELEASE, recordOf, refused } from './support.js'

const secret = new Uint8Array(32).fill(7)
const input: ContributionInput = {
  release: RELEASE,
  secret,
  consentedAt: '2026-04-02T08:00:00Z',
  ...PERIOD,
  groups: { region: 'North' },
  values: { credentialAttainmentRate: true, hoursPerWeek: 23 },
}
const pay = { minor: 150, currency: 'EUR', payer: 'https://courier.example/' }
const changed = (changes: object): unknown[] => [...refused(() => contribute({ ...input, ...changes } as never, { now: NOW }))]

describe('the metric vocabulary (ladder design section 1)', () => {
  it('has all seventeen metrics, each with a unit, bounds and a step', () => {
    const metrics = outcomeMetrics()
    expect(metrics.map(({ id }) => id)).toEqual(
      'credentialAttainmentRate completionRate timeToRung renewalRate lapseRate wageChange earningsStability hoursPerWeek customerSatisfaction benefitUtilisationRate claimProcessingTime benefitRenewalRate workerRetention perceivedSecurity perceivedAutonomy belonging productivityIndex'.split(
        ' ',
      ),
    )
    for (const { low, high, step } of metrics) expect([low < high, high % step, Math.abs(low % step)]).toEqual([true, 0, 0])
  })
})

describe('contribute', () => {
  it('makes the least record: no name, no id, coarse values, and it is read back as it is', () => {
    const record = contribute(
      { ...input, values: { ...input.values, timeToRung: 63, wageChange: { ...pay, minor: 147 } } },
      { now: NOW },
    )
    expect(Object.keys(record)).toEqual(['type', 'release', 'pseudonym', 'consentedAt', 'from', 'until', 'groups', 'values'])
    expect(record.values).toEqual({ credentialAttainmentRate: true, hoursPerWeek: 23, timeToRung: 65, wageChange: pay })
    expect(parseContribution(JSON.parse(JSON.stringify(record)), { now: NOW })).toEqual(record)
    expect(Object.isFrozen(record.values)).toBe(true)
  })

  it('is one person by their secret, and somebody else in the next release', () => {
    const pseudonym = (changes: object): string => contribute({ ...input, ...changes } as never, { now: NOW }).pseudonym
    expect(pseudonym({})).toBe(pseudonym({ groups: {} }))
    expect(pseudonym({ release: `${RELEASE}-next` })).not.toBe(pseudonym({}))
    expect(pseudonym({ secret: new Uint8Array(32) })).not.toBe(pseudonym({}))
    expect(JSON.stringify(contribute(input, { now: NOW }))).not.toContain('BwcHBwcH')
  })

  it.each<[string, object, string]>([
    ['negative hours', { values: { hoursPerWeek: -1 } }, '/values/hoursPerWeek'],
    ['more hours than a week has', { values: { hoursPerWeek: 169 } }, '/values/hoursPerWeek'],
    ['negative hours near none', { values: { hoursPerWeek: -0.4 } }, '/values/hoursPerWeek'],
    ['a few hours more than a week has', { values: { hoursPerWeek: 168.4 } }, '/values/hoursPerWeek'],
    ['negative days near none', { values: { timeToRung: -2 } }, '/values/timeToRung'],
    ['more points than there are', { values: { belonging: 102 } }, '/values/belonging'],
    ['pay below its bound', { values: { wageChange: { ...pay, minor: -100_004 } } }, '/values/wageChange'],
    ['a share that is a number', { values: { completionRate: 1 } }, '/values/completionRate'],
    ['no number', { values: { timeToRung: Number.NaN } }, '/values/timeToRung'],
    ['pay without a payer', { values: { wageChange: { minor: 10, currency: 'EUR' } } }, '/values/wageChange'],
    ['pay of no currency', { values: { wageChange: { ...pay, currency: 'euro' } } }, '/values/wageChange'],
    ['pay of a list of currencies', { values: { wageChange: { ...pay, currency: ['EUR'] } } }, '/values/wageChange'],
    ['pay with more than that', { values: { wageChange: { ...pay, name: 'Ana' } } }, '/values/wageChange'],
    ['an unknown metric', { values: { health: true } }, '/values/health'],
    ['no value', { values: {} }, '/values'],
    ['values that are none', { values: null }, '/values'],
    ['a period that is not over', { until: '2026-08-01' }, '/until'],
    ['a period that ends before it begins', { until: '2025-12-31' }, '/until'],
    ['no date', { from: 'January' }, '/from'],
    ['consent from later', { consentedAt: '2026-12-01T00:00:00Z' }, '/consentedAt'],
    ['no consent', { consentedAt: undefined }, '/consentedAt'],
    ['a group that is no text', { groups: { region: 5 } }, '/groups/region'],
    ['a group of half a character', { groups: { region: '\ud800' } }, '/groups/region'],
    ['too many groups', { groups: Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`g${at}`, 'x'])) }, '/groups'],
    ['no release', { release: '' }, '/release'],
  ])('refuses %s', (_, changes, path) => {
    expect(changed(changes)).toEqual(['insight.contribution_invalid', 'input', path])
  })

  it('refuses a short secret and unknown members', () => {
    expect(changed({ secret: new Uint8Array(15) })).toEqual(['core.option_invalid', 'usage', ''])
    expect(changed({ name: 'Ana' })).toEqual(['core.option_unknown', 'usage', ''])
    const record = recordOf(1, { completionRate: true })
    expect(refused(() => parseContribution({ ...record, name: 'Ana' }, { now: NOW }))).toEqual([
      'insight.contribution_invalid',
      'input',
      '/name',
    ])
    expect(refused(() => parseContribution({ ...record, pseudonym: 'ana' }, { now: NOW })).slice(0, 1)).toEqual([
      'insight.contribution_invalid',
    ])
    // Finer than it may be handed in.
    expect(refused(() => parseContribution({ ...record, values: { timeToRung: 63 } }, { now: NOW })).slice(2)).toEqual([
      '/values/timeToRung',
    ])
  })

  it('reads anything at all, or refuses it by its code', () => {
    const record = recordOf(1, { completionRate: true, wageChange: pay }, { region: 'North' })
    const anything = fc.oneof(fc.anything(), fc.jsonValue(), fc.constant('__proto__'))
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(record), 'more', '__proto__'), anything, (member, value) => {
        const [code] = refused(() =>
          parseContribution(Object.fromEntries([...Object.entries(record), [member, value]]), { now: NOW }),
        )
        expect(['nothing', 'insight.contribution_invalid']).toContain(code)
      }),
      { numRuns: 500 },
    )
  })
})
