import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Aggregated, aggregate, compareReleases } from '../../src/insight/index.js'
import { NOW, recordOf, refused } from './support.js'

/** A release of so many people of each region, of whom so many say yes. */
function release(
  name: string,
  regions: Readonly<Record<string, readonly [yes: number, no: number]>>,
  more: object = {},
): Aggregated {
  const id = `https://courier.example/statistics/${name}`
  let person = 0
  const records = Object.entries(regions).flatMap(([region, [yes, no]]) =>
    Array.from({ length: yes + no }, (_, at) =>
      recordOf(person++, { credentialAttainmentRate: at < yes }, { region }, { release: id }),
    ),
  )
  return aggregate(records, {
    release: id,
    from: '2026-01-01',
    until: '2026-04-01',
    metrics: ['credentialAttainmentRate'],
    by: ['region'],
    now: NOW,
    ...more,
  })
}
const first = release('q1', { North: [60, 40], South: [50, 50] })
const changesOf = (later: Aggregated): readonly unknown[] =>
  compareReleases(first, later).changes.map(({ metric, group, change }) => [metric, group['region'] ?? 'all', change])

describe('compareReleases', () => {
  it('says how each figure changed, where no difference is about few people', () => {
    const later = release('q2', { North: [90, 40], South: [50, 80] })
    expect(compareReleases(first, later)).toMatchObject({ isSafe: true, differences: [] })
    expect(changesOf(later)).toEqual([
      ['people', 'North', '30'],
      ['people', 'South', '30'],
      ['people', 'all', '60'],
      ['credentialAttainmentRate', 'North', '9'],
      ['credentialAttainmentRate', 'South', '-12'],
      ['credentialAttainmentRate', 'all', '-1'],
    ])
  })

  it('tells no change at all of releases one person apart', () => {
    const later = release('q2', { North: [61, 40], South: [50, 50] })
    const { isSafe, differences, changes } = compareReleases(first, later)
    expect(isSafe).toBe(false)
    expect(differences.map(({ code }) => code)).toContain('insight.difference_too_small')
    expect(changes.every(({ change }) => change === null)).toBe(true)
    expect(changes.length).toBe(6)
  })

  it('takes a group that came for one that was withheld: with few people in it, nothing is told', () => {
    expect(compareReleases(first, release('q2', { North: [60, 40], South: [50, 50], East: [20, 20] })).isSafe).toBe(true)
    expect(compareReleases(first, release('q2', { North: [60, 40], South: [50, 50], East: [2, 1] })).isSafe).toBe(false)
  })

  it('tells no change where few gave another answer, or few more answered, of as many people', () => {
    const of = (name: string, yes: number, no: number, silent: number, metric = 'credentialAttainmentRate') => {
      const release = `https://courier.example/statistics/${name}`
      const values = (at: number) =>
        at >= yes + no
          ? { timeToRung: 60 }
          : metric === 'hoursPerWeek'
            ? { hoursPerWeek: at < yes ? 40 : 20 }
            : { credentialAttainmentRate: at < yes }
      const records = Array.from({ length: yes + no + silent }, (_, at) => recordOf(at, values(at), {}, { release }))
      return aggregate(records, { release, from: '2026-01-01', until: '2026-04-01', metrics: [metric as never], now: NOW })
    }
    const rows = (one: Aggregated, other: Aggregated) =>
      compareReleases(one, other).differences.map(({ params: { row, column } }) => [row, column])
    const [attained, hours] = ['credentialAttainmentRate', 'hoursPerWeek']
    for (const metric of [attained, hours]) {
      const before = of('a', 30, 30, 0, metric)
      expect(rows(before, of('b', 31, 29, 0, metric))).toEqual([['', metric]])
      expect(compareReleases(before, of('b', 31, 29, 0, metric)).changes.map(({ change }) => change)).toEqual([null, null])
      expect(rows(before, of('b', 45, 15, 0, metric))).toEqual([])
      expect(rows(before, of('b', 30, 30, 0, metric))).toEqual([])
      expect(rows(of('a', 20, 20, 20, metric), of('b', 21, 20, 19, metric))).toEqual([['', metric]])
    }
    expect(JSON.stringify(of('a', 30, 30, 0).published)).not.toContain('answers')
    const { answers: _, ...old } = of('a', 30, 30, 0)
    expect(refused(() => compareReleases(old as never, of('b', 45, 15, 0)))[0]).toBe('core.option_invalid')
  })

  it('tells no change of what is coded', () => {
    const early = release('q1', { North: [98, 40] })
    const late = release('q2', { North: [400, 12] })
    const share = compareReleases(early, late).changes.find(({ metric }) => metric !== 'people')
    expect([share?.after, share?.change]).toEqual(['95', null])
  })

  it.each([
    ['other groups', () => release('q2', { North: [60, 40] }, { by: [] })],
    ['itself', () => first],
    [
      'another currency',
      () => release('q2', { North: [60, 40] }, { currency: 'EUR', metrics: ['credentialAttainmentRate', 'wageChange'] }),
    ],
  ])('refuses a release of %s', (_, make) => {
    expect(refused(() => compareReleases(first, make()))[0]).toBe('core.option_invalid')
  })

  it('never tells a change where all differ by few people (property)', () => {
    const count = fc.integer({ min: 20, max: 40 })
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 9 }), fc.boolean(), (yes, no, more, saysYes) => {
        const [early, late] = [
          release('a', { North: [yes, no] }),
          release('b', { North: [yes + (saysYes ? more : 0), no + (saysYes ? 0 : more)] }),
        ]
        const { isSafe, changes } = compareReleases(early, late)
        expect([isSafe, changes.filter(({ change }) => change !== null)]).toEqual([false, []])
      }),
      { numRuns: 40 },
    )
  })
})
