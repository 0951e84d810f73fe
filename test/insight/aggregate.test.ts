import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildStatisticalReleaseCredential } from '../../src/credential/index.js'
import { dashboardData } from '../../src/dashboard/index.js'
import {
  type AggregateOptions,
  aggregate,
  type Contribution,
  diffTables,
  judgePay,
  toReleaseInput,
} from '../../src/insight/index.js'
import { NOW, PERIOD, RELEASE, recordOf, refused } from './support.js'

const options: AggregateOptions = {
  release: RELEASE,
  ...PERIOD,
  metrics: ['credentialAttainmentRate'],
  by: ['region'],
  now: NOW,
}
const people = (count: number, make: (person: number) => Contribution): Contribution[] =>
  Array.from({ length: count }, (_, at) => make(at))
const region = (name: string, start: number, yes: number, no: number): Contribution[] =>
  people(yes + no, (at) => recordOf(start + at, { credentialAttainmentRate: at < yes }, { region: name }))
const figuresOf = (records: Iterable<unknown>, changes: object = {}) =>
  aggregate(records, { ...options, ...changes } as AggregateOptions).published.figures.map(
    ({ metric, group, value, coded, low, high }) =>
      [metric, ...Object.values(group), value, coded, low, high].filter((part) => part !== undefined),
  )

describe('aggregate', () => {
  it('counts people once, rounded to 5, and gives shares in whole percent', () => {
    const records = [...region('North', 0, 60, 40), ...region('South', 200, 33, 30)]
    expect(figuresOf(records)).toEqual([
      ['people', 'North', '100'],
      ['people', 'South', '65'],
      ['people', '165'],
      ['credentialAttainmentRate', 'North', '60'],
      ['credentialAttainmentRate', 'South', '52'],
      ['credentialAttainmentRate', '57'],
    ])
  })

  it.each([
    [11, 11, '15', false],
    [11, 13, '15', false],
    [12, 12, '15', false],
    [12, 17, '15', false],
    [12, 18, '20', false],
    [6, 6, '10', true],
    [6, 12, '10', true],
    [10, 12, '10', false],
  ])('of at least %i people, %i are published as %s', (leastPeople, count, value, isFew) => {
    const few = { leastPeople, ...(isFew && { unsafeFewPeople: true as const }) }
    const records = [...region('North', 0, count, 0), ...region('South', 100, 30, 30)]
    const { published } = aggregate(records, { ...options, ...few })
    expect(published.figures[0]).toEqual({ metric: 'people', group: { region: 'North' }, value })
    // What may be published is what a release and a dashboard take.
    const release = toReleaseInput(published, {
      id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
      issuer: 'did:web:courier.example',
      validFrom: NOW,
      population: 'Couriers',
      basis: 'Records',
    })
    expect(buildStatisticalReleaseCredential(release).credentialSubject.figures[0]?.value).toBe(value)
    expect(dashboardData({ view: 'public', release: published, now: NOW, ...few })).toMatchObject({
      figures: { disclosure: { leastPeople } },
    })
  })

  it('counts a replay once, leaves out who says two things, and tells what was wrong with a record', () => {
    const records = region('North', 0, 30, 30)
    const [first, second] = records as [Contribution, Contribution]
    const { published, leftOut } = aggregate(
      [
        ...records,
        JSON.parse(JSON.stringify(first)),
        { ...second, values: { credentialAttainmentRate: false } },
        second,
        recordOf(900, { credentialAttainmentRate: true }, {}),
        { ...recordOf(901, { credentialAttainmentRate: true }, { region: 'North' }), release: 'https://other.example/' },
        { ...recordOf(902, { hoursPerWeek: 1 }, { region: 'North' }), values: { hoursPerWeek: -1 } },
        recordOf(903, { hoursPerWeek: 1 }, { region: 'North' }, { from: '2025-01-01' }),
        null,
      ],
      options,
    )
    expect(published.figures[0]?.value).toBe('60')
    expect([leftOut.replayed, leftOut.conflicting, leftOut.invalid]).toEqual([1, 1, 5])
    expect(leftOut.problems.map(({ code, params, path }) => `${code} ${(params as { member: string }).member} ${path}`)).toEqual([
      'insight.contribution_invalid region /63',
      'insight.contribution_invalid release /64',
      'insight.contribution_invalid hoursPerWeek /65/values/hoursPerWeek',
      'insight.contribution_invalid from /66',
      'insight.contribution_invalid Contribution /67',
    ])
  })

  it('refuses empty populations and groups of few, and has no figure of a metric that nobody answered', () => {
    expect(refused(() => aggregate([], options))).toEqual(['insight.population_empty', 'input', ''])
    expect(refused(() => aggregate(region('North', 0, 1, 0), options)).slice(0, 2)).toEqual([
      'insight.population_too_small',
      'input',
    ])
    const { refused: without, published } = aggregate(region('North', 0, 20, 20), {
      ...options,
      metrics: ['credentialAttainmentRate', 'timeToRung', 'renewalRate'],
    })
    expect(without.map(({ metric, problem }) => `${metric} ${problem.code}`)).toEqual([
      'timeToRung insight.population_empty',
      'renewalRate insight.population_empty',
    ])
    expect(new Set(published.figures.map(({ metric }) => metric))).toEqual(new Set(['people', 'credentialAttainmentRate']))
  })

  it('a group of one is withheld, and so is another one', () => {
    const records = [...region('North', 0, 60, 40), ...region('South', 200, 30, 30), ...region('West', 400, 1, 0)]
    const values = figuresOf(records).filter(([metric]) => metric === 'people')
    expect(values).toEqual([
      ['people', 'North', '100'],
      ['people', 'South', null],
      ['people', 'West', null],
      ['people', '160'],
    ])
  })

  it('tells nothing of the five who lack what forty have but five: neither by a share nor by another metric of the others', () => {
    // Who reached the rung has a time to it: 35 of 40. With both counts published, five would be left.
    const north = people(40, (at) =>
      recordOf(at, at < 35 ? { credentialAttainmentRate: true, timeToRung: 60 } : { credentialAttainmentRate: false }, {
        region: 'North',
      }),
    )
    const figures = figuresOf([...north, ...region('South', 100, 50, 50)], {
      metrics: ['credentialAttainmentRate', 'timeToRung'],
    })
    expect(figures).toContainEqual(['credentialAttainmentRate', 'North', null])
    expect(figures).toContainEqual(['people', 'North', '40'])
    expect(figures).toContainEqual(['timeToRung', 'North', '60'])
    expect(figures.flat()).not.toContain('35')
    // With the share of South and that of all it could be worked out.
    const shares = figures.filter(([metric]) => metric === 'credentialAttainmentRate')
    expect(shares.filter((figure) => figure.includes(null)).length).toBeGreaterThan(1)
  })

  it('gives medians, quartiles of large groups only, and never the least or the greatest', () => {
    const hours = (name: string, start: number, count: number): Contribution[] =>
      people(count, (at) => recordOf(start + at, { hoursPerWeek: 10 + (at % 20) }, { region: name }))
    const figures = figuresOf([...hours('North', 0, 60), ...hours('South', 100, 20)], { metrics: ['hoursPerWeek'] })
    expect(figures).toContainEqual(['hoursPerWeek', 'North', '20', '15', '24'])
    expect(figures).toContainEqual(['hoursPerWeek', 'South', '20'])
  })

  it('codes shares of nearly all at the top', () => {
    expect(figuresOf(region('North', 0, 970, 30))).toContainEqual(['credentialAttainmentRate', 'North', '95', 'atLeast'])
    expect(figuresOf(region('North', 0, 20, 980))).toContainEqual(['credentialAttainmentRate', 'North', '5', 'atMost'])
  })

  it('codes medians at the bounds of their metric, where everybody may be, and gives no quartiles of them', () => {
    const rated = (start: number, ratings: readonly number[]): Contribution[] =>
      ratings.map((belonging, at) => recordOf(start + at, { belonging }, { region: 'North' }))
    const of = (ratings: readonly number[]) => figuresOf(rated(0, ratings), { metrics: ['belonging'] })[2]
    const forty = (rating: number): number[] => Array(40).fill(rating)
    expect(of(forty(0))).toEqual(['belonging', 'North', '5', 'atMost'])
    expect(of(forty(100))).toEqual(['belonging', 'North', '95', 'atLeast'])
    expect(of(forty(5))).toEqual(['belonging', 'North', '5', '5', '5'])
    expect(of(forty(95))).toEqual(['belonging', 'North', '95', '95', '95'])
    // A quarter at the bound is not everybody.
    expect(of([...Array(15).fill(0), ...Array(25).fill(50)])).toEqual(['belonging', 'North', '50', '0', '50'])
  })

  it('whatever the records: no figure is about fewer than ten people, and what is withheld stays so', () => {
    const group = fc.record({ yes: fc.nat({ max: 30 }), no: fc.nat({ max: 30 }) })
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (groups) => {
        const all = groups.flatMap(({ yes, no }, at) => region(`g${at}`, at * 100, yes, no))
        if (all.length < 10) return
        const { published, people: counted } = aggregate(all, options)
        expect(counted.audit.isSafe).toBe(true)
        const published_ = new Map(
          published.figures.map(({ metric, group: of, value }) => [`${metric} ${of['region'] ?? ''}`, value]),
        )
        const totals = groups.reduce((sum, { yes, no }) => ({ yes: sum.yes + yes, no: sum.no + no }), { yes: 0, no: 0 })
        const hidden = groups.filter(({ yes, no }, at) => {
          const [count, share] = [published_.get(`people g${at}`), published_.get(`credentialAttainmentRate g${at}`)]
          if (yes + no === 0) return false
          if (yes + no < 10) expect(count).toBeNull()
          if (Math.min(yes, no) < 10) expect(share ?? null).toBeNull()
          return (share ?? null) === null
        })
        // An attacker who even knows each count of people subtracts the shares of the others from that of all.
        const share = published_.get('credentialAttainmentRate ') ?? null
        if (share === null || hidden.length !== 1) return
        const [one] = hidden as [{ yes: number; no: number }]
        expect(Math.min(one.yes, one.no), JSON.stringify([groups, totals])).toBeGreaterThanOrEqual(10)
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it.each([
    { metrics: [] },
    { metrics: ['wealth'] },
    { metrics: ['completionRate', 'completionRate'] },
    { metrics: ['wageChange'] },
    { currency: 'EUR' },
    { by: ['a', 'b', 'c', 'd'] },
    { until: '2027-01-01' },
    { until: '2025-01-01' },
    { leastPeople: 9 },
    { release: '' },
    { k: 3 },
  ])('refuses %j', (changes) => {
    expect(refused(() => aggregate([], { ...options, ...changes } as never))[1]).toBe('usage')
  })
})

describe('pay of several payers', () => {
  const paid = (payers: readonly number[], currency = 'EUR'): Contribution[] =>
    payers.flatMap((count, payer) =>
      people(count, (at) =>
        recordOf(
          payer * 1000 + at,
          { wageChange: { minor: 100 + 10 * (at % 5), currency, payer: `https://p${payer}.example/` } },
          { region: 'North' },
        ),
      ),
    )
  const pay = (records: readonly Contribution[], changes: object = {}) =>
    figuresOf(records, { metrics: ['wageChange'], currency: 'EUR', ...changes }).filter(([metric]) => metric === 'wageChange')

  it('is published of five payers as large', () => {
    expect(pay(paid([10, 10, 10, 10, 10]))[0]).toEqual(['wageChange', 'North', '120', '110', '130'])
  })

  it.each<[string, readonly number[], object]>([
    ['of four payers', [10, 10, 10, 10], {}],
    ['where one has more than a quarter', [20, 10, 10, 10, 10], {}],
    ['of a period that ended two months ago', [10, 10, 10, 10, 10], { now: '2026-06-15T00:00:00Z' }],
  ])('is withheld %s', (_, payers, changes) => {
    expect(pay(paid(payers), changes).map(([, , value]) => value ?? null)).toEqual([null, null])
  })

  it('is of one currency: records in another one are refused', () => {
    const { leftOut } = aggregate(
      [
        ...paid([10, 10, 10, 10, 10]),
        recordOf(9999, { wageChange: { minor: 10, currency: 'USD', payer: 'x' } }, { region: 'North' }),
      ],
      {
        ...options,
        metrics: ['wageChange'],
        currency: 'EUR',
      },
    )
    expect(leftOut.problems.map(({ code, params }) => [code, params as unknown])).toEqual([
      ['insight.contribution_invalid', { member: 'currency' }],
    ])
  })

  it('is judged by people, by money, by who rules the sum, and by age', () => {
    const even = Array.from({ length: 5 }, () => ({ people: 10, minor: 1000 }))
    const terms = { until: '2026-04-01', now: '2026-07-01T00:00:00Z' }
    expect(judgePay(even, terms)).toEqual({ isAllowed: true, because: [] })
    expect(judgePay(even, { ...terms, now: '2026-06-30T23:59:59Z' }).because).toEqual(['recent'])
    expect(judgePay(even.slice(1), terms).because).toEqual(['fewPayers'])
    expect(judgePay([...even, { people: 1, minor: 90_000 }], terms).because).toEqual(['largePayer', 'dominated'])
    expect(judgePay([], terms).because).toEqual(['fewPayers', 'dominated'])
    expect(refused(() => judgePay([{ people: -1, minor: 0 }], terms))[0]).toBe('core.option_invalid')
  })
})

describe('two releases (differencing)', () => {
  const release = (north: number, south: number) =>
    aggregate([...region('North', 0, north, 40), ...region('South', 500, south, 40)], options).people.table

  it('of which one has one person more are not both to be published', () => {
    expect(diffTables(release(60, 50), release(61, 50)).map(({ code }) => code)).toContain('insight.difference_too_small')
    expect(diffTables(release(60, 50), release(60, 50))).toEqual([])
    expect(diffTables(release(60, 50), release(80, 50))).toEqual([])
  })

  const of = (
    rows: readonly string[],
    counts: readonly (readonly (number | null)[])[],
    totals: readonly (number | null)[],
    total: number | null,
  ) => ({
    rows,
    columns: ['a', 'b', 'c'],
    counts,
    rowTotals: totals,
    columnTotals: [null, null, null],
    total,
    leastPeople: 10,
  })

  it('give away the few who came into what is withheld in both', () => {
    const before = of(['North'], [[50, null, null]], [75], null)
    const after = of(['North'], [[78, null, null]], [105], null)
    // 30 more in all and 28 of them in `a`: two came into `b` and `c`.
    expect(diffTables(before, after).map(({ params }) => params as unknown)).toEqual([{ row: 'North', column: '', least: 10 }])
  })

  it('with groups that were put together since are compared as those together', () => {
    const before = of(
      ['North', 'South', 'West'],
      [
        [20, 20, 20],
        [30, 30, 30],
        [40, 40, 40],
      ],
      [60, 90, 120],
      null,
    )
    const one = of(
      ['East', 'West'],
      [
        [50, 51, 50],
        [40, 40, 40],
      ],
      [151, 120],
      null,
    )
    const rows = { East: ['North', 'South'] }
    expect(diffTables(before, one, { rows }).map(({ params }) => params as unknown)).toEqual([
      { row: 'East', column: 'b', least: 10 },
      { row: 'East', column: '', least: 10 },
    ])
    expect(refused(() => diffTables(before, one))[0]).toBe('core.option_invalid')
    expect(refused(() => diffTables(before, one, { rows: { East: ['North'] } }))[0]).toBe('core.option_invalid')
    expect(refused(() => diffTables(before, one, { rows: { East: ['North', 'North'] } }))[0]).toBe('core.option_invalid')
    expect(refused(() => diffTables(before, one, { lines: {} } as never))[0]).toBe('core.option_unknown')
  })
})
