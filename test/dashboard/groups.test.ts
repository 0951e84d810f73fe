import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildStatisticalReleaseCredential, parseStatisticalReleaseCredential } from '../../src/credential/index.js'
import { dashboardData } from '../../src/dashboard/index.js'
import { toReleaseInput } from '../../src/insight/index.js'
import { refused } from '../insight/support.js'
import { badge, fact, OWNER, rungId, SCHOOL } from '../ladder/support.js'
import { FULL, fullRecords, ladder, NOW, PAY, people, publicOf, published } from './support.js'

const words = {
  id: 'urn:uuid:5b1f9c0e-6d0a-4a53-9d0d-2c8a0ad0e6a1',
  issuer: 'did:web:courier.example',
  validFrom: '2026-05-01T00:00:00Z',
  population: 'Couriers who agreed to be counted',
  basis: 'Records that workers handed in',
}

describe('the view of the public', () => {
  it('has the figures of a release by metric, those of all first, and the statement of how they were protected', () => {
    const { figures } = publicOf(fullRecords(), FULL)
    expect(figures.people.map(({ group, value }) => [group['region'], value])).toEqual([
      [undefined, '185'],
      ['North', '100'],
    ])
    expect(figures.metrics.map(({ metric }) => metric)).toEqual(FULL.metrics?.toSorted((a, b) => order(a) - order(b)))
    expect(figures.disclosure).toMatchObject({
      leastPeople: 10,
      suppression: 'complementary',
      roundedTo: 5,
      payRule: 'fivePayersQuarterThreeMonths',
    })
  })

  it('tells no name of a group of few people, nor of one that would give it away: only how many there are', () => {
    const data = publicOf(fullRecords(), FULL)
    expect(JSON.stringify(data)).not.toContain('valley')
    expect(JSON.stringify(data)).not.toContain('South')
    expect(data.figures.withheldGroups).toBe(2)
  })

  it('is the same of the release that was signed, with its words', () => {
    const release = published(fullRecords(), FULL)
    const credential = buildStatisticalReleaseCredential(toReleaseInput(release, words))
    const signed = dashboardData({ view: 'public', now: NOW, release: parseStatisticalReleaseCredential(credential) })
    const { figures } = publicOf(fullRecords(), FULL)
    expect(signed.figures).toEqual({ ...figures, population: words.population, basis: words.basis })
  })

  it('can be written as JSON, and is frozen to its depth', () => {
    const data = publicOf(fullRecords(), FULL)
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
    expect(Object.isFrozen(data.figures.metrics[0]?.figures[0]?.group)).toBe(true)
  })

  it('shows of figures that somebody else made no more than they may', () => {
    const good = published(people('North', 0, 60, 40))
    const figures = [
      ...good.figures,
      { metric: 'timeToRung', group: { region: 'Nowhere' }, value: '7' },
      { metric: 'timeToRung', group: {}, value: '40', low: '50', high: '30' },
      { metric: 'hoursPerWeek', group: {}, value: '31' },
      { metric: 'hoursPerWeek', group: {}, value: '32' },
    ] as never
    const { figures: shown } = dashboardData({ view: 'public', now: NOW, release: { ...good, figures } })
    expect(JSON.stringify(shown)).not.toContain('Nowhere')
    expect(shown.metrics.find(({ metric }) => metric === 'timeToRung')?.figures).toEqual([
      { metric: 'timeToRung', group: {}, value: '40' },
    ])
    expect(shown.metrics.find(({ metric }) => metric === 'hoursPerWeek')?.figures[0]?.value).toBe(null)
  })

  it.each([
    ['a count of few people', { figures: [{ metric: 'people', group: {}, value: '3' }] }, 'credential.field_invalid'],
    ['a count that was not rounded', { figures: [{ metric: 'people', group: {}, value: '12' }] }, 'credential.field_invalid'],
    ['a member beside', { figures: [{ metric: 'people', group: {}, value: '20', names: ['Ana'] }] }, 'credential.field_invalid'],
    ['a metric of nobody', { figures: [{ metric: 'weight', group: {}, value: '20' }] }, 'credential.field_invalid'],
    [
      'a group that is no text',
      { figures: [{ metric: 'people', group: { a: { b: 1 } }, value: '20' }] },
      'credential.field_invalid',
    ],
    [
      'fewer people than is asked for',
      { leastPeople: 5, figures: [{ metric: 'people', group: {}, value: '5' }] },
      'insight.population_too_small',
    ],
    ['no figures', { figures: [] }, 'credential.field_missing'],
  ])('refuses %s', (_, changes, code) => {
    const release = { ...published(people('North', 0, 60, 40)), ...changes } as never
    expect(refused(() => dashboardData({ view: 'public', now: NOW, release }))[0]).toBe(code)
  })

  it.each([[null], [[]], ['text'], [{}], [{ disclosure: 5 }], [{ disclosure: null, figures: [] }]])(
    'refuses %o in place of a release',
    (release) => {
      expect(refused(() => dashboardData({ view: 'public', now: NOW, release: release as never }))[0]).toMatch(
        /^(credential|core)\./,
      )
    },
  )

  it('refuses a release whose figures nothing protects', () => {
    const release = parseStatisticalReleaseCredential(
      buildStatisticalReleaseCredential({
        ...toReleaseInput(published(people('North', 0, 60, 40)), words),
        disclosure: { leastPeople: 10, suppression: 'none' },
      }),
    )
    expect(refused(() => dashboardData({ view: 'public', now: NOW, release }))).toEqual([
      'insight.population_too_small',
      'input',
      '',
    ])
    const noised = { ...release, disclosure: { ...release.disclosure, epsilon: '0.5' } }
    expect(dashboardData({ view: 'public', now: NOW, release: noised }).figures.disclosure.epsilon).toBe('0.5')
  })

  it.each<[string, number | undefined, readonly (readonly [string, string | null])[], string]>([
    [
      'whose withheld group is what is left',
      undefined,
      [
        ['North', null],
        ['South', '40'],
      ],
      'insight.population_too_small',
    ],
    [
      'that says it is rounded to one',
      1,
      [
        ['North', null],
        ['South', '40'],
      ],
      'insight.population_too_small',
    ],
    ['that does not name the group that is left', undefined, [['South', '40']], 'insight.population_too_small'],
    [
      'whose withheld groups are nobody',
      undefined,
      [
        ['North', null],
        ['South', '43'],
      ],
      'insight.population_too_small',
    ],
    [
      'whose groups are more than all',
      undefined,
      [
        ['North', '40'],
        ['South', '40'],
      ],
      'insight.table_inconsistent',
    ],
    [
      'whose withheld groups are many',
      undefined,
      [
        ['North', null],
        ['West', null],
        ['South', '20'],
      ],
      'nothing',
    ],
    [
      'whose groups are all told',
      undefined,
      [
        ['North', '21'],
        ['South', '22'],
      ],
      'nothing',
    ],
  ])('of somebody else %s', (_, roundedTo, groups, code) => {
    const figures = [
      ...groups.map(([region, value]) => ({ metric: 'people' as const, group: { region }, value })),
      { metric: 'people' as const, group: {}, value: '43' },
    ]
    const input = toReleaseInput(published(people('North', 0, 60, 40)), words)
    const disclosure = { leastPeople: 10, suppression: 'complementary' as const, ...(roundedTo !== undefined && { roundedTo }) }
    const release = parseStatisticalReleaseCredential(
      buildStatisticalReleaseCredential({ ...input, groupedBy: ['region'], figures, disclosure }),
    )
    expect(refused(() => dashboardData({ view: 'public', now: NOW, release }))[0]).toBe(code)
  })

  it.each([
    ['a withheld part of a group', [{ region: 'North', rung: 'bike' }, null], 'insight.population_too_small'],
    ['a part of a group that it does not name', undefined, 'insight.population_too_small'],
    ['parts of a group that are more than it', [{ region: 'North', rung: 'bike' }, '30'], 'insight.table_inconsistent'],
    ['a group whose parts are all of it', [{ region: 'North', rung: 'bike' }, '18'], 'nothing'],
  ] as const)('of somebody else with %s', (_, more, code) => {
    const figures = [
      [{}, '200'],
      [{ region: 'North' }, '58'],
      [{ region: 'South' }, '142'],
      [{ region: 'North', rung: 'van' }, more?.[1] === '18' ? '40' : '50'],
      ...(more === undefined ? [] : [more]),
      [{ region: 'South', rung: 'van' }, '100'],
      [{ region: 'South', rung: 'bike' }, null],
    ].map(([group, value]) => ({ metric: 'people', group, value })) as never
    const input = toReleaseInput(published(people('North', 0, 60, 40)), words)
    const disclosure = { leastPeople: 10, suppression: 'complementary' as const }
    const release = parseStatisticalReleaseCredential(
      buildStatisticalReleaseCredential({ ...input, groupedBy: ['region', 'rung'], figures, disclosure }),
    )
    expect(refused(() => dashboardData({ view: 'public', now: NOW, release }))[0]).toBe(code)
  })

  it('takes whatever was aggregated for the same least number, also where small counts were rounded up by more than half', () => {
    const regions = fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 12 })
    const least = fc.integer({ min: 5, max: 17 })
    const check = (leastPeople: number, sizes: readonly number[]): void => {
      const few = { leastPeople, ...(leastPeople < 10 && { unsafeFewPeople: true as const }) }
      const all = sizes.reduce((count, size) => count + size, 0)
      if (all < leastPeople) return
      const release = published(
        sizes.flatMap((size, at) => people(`R${at}`, at * 100, size >> 1, size - (size >> 1))),
        few,
      )
      expect(refused(() => dashboardData({ view: 'public', now: NOW, release, ...few }))[0]).toBe('nothing')
    }
    check(11, Array<number>(12).fill(11))
    check(6, Array<number>(12).fill(6))
    fc.assert(fc.property(least, regions, check), { numRuns: 60 })
  })

  it('takes fewer than ten people only where that is said, and never fewer than five', () => {
    const release = published(people('North', 0, 30, 30), { leastPeople: 5, unsafeFewPeople: true })
    const make = (more: object) => refused(() => dashboardData({ view: 'public', now: NOW, release, ...more }))
    expect(make({})[0]).toBe('insight.population_too_small')
    expect(make({ leastPeople: 5 })[0]).toBe('core.option_invalid')
    expect(make({ leastPeople: 4, unsafeFewPeople: true })[0]).toBe('core.option_invalid')
    expect(make({ leastPeople: 5, unsafeFewPeople: true })[0]).toBe('nothing')
    expect(make({ records: [] })[0]).toBe('core.option_unknown')
  })

  it('shows no group that is too small, and no count that may not be published, whatever the groups are (property)', () => {
    const group = fc.record({ yes: fc.nat({ max: 30 }), no: fc.nat({ max: 30 }) })
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 6 }), (groups) => {
        const all = sum(groups)
        fc.pre(all.yes + all.no >= 10)
        const records = groups.flatMap(({ yes, no }, at) => people(`group-${at}-`, at * 100, yes, no))
        const data = publicOf(records)
        const text = JSON.stringify(data)
        groups.forEach(({ yes, no }, at) => {
          if (yes + no < 10) expect(text).not.toContain(`group-${at}-`)
        })
        for (const { value } of data.figures.people) expect(Number(value) >= 10 && Number(value) % 5 === 0).toBe(true)
        for (const { figures } of data.figures.metrics) {
          for (const figure of figures) {
            const at = /^group-(\d)-$/.exec(figure.group['region'] ?? '')?.[1]
            const { yes, no } = at === undefined ? sum(groups) : (groups[Number(at)] as { yes: number; no: number })
            if (Math.min(yes, no) < 10) expect([figure.value, figure.coded]).toEqual([null, undefined])
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has demand beside the people of a release, where it says both who is asked for and where', () => {
    const van = rungId('van')
    const records = [
      ...people('AT-9', 0, 30, 14, undefined, { rung: van }),
      ...people('AT-3', 100, 30, 14, undefined, { rung: 'bike' }),
      ...people('AT-3', 200, 2, 1, undefined, { rung: van }),
    ]
    const release = published(records, { by: ['region', 'rung'] })
    const signal = (region: string, openings: number) => ({
      id: `urn:demand:${region}`,
      target: { framework: 'ext:rungs', kind: 'credential', uri: van } as const,
      region: [region],
      period: { from: '2026-01-01', to: '2026-12-31' },
      openings,
      source: { publisher: 'https://demand.example/' },
      asOf: '2026-01-01',
      validUntil: '2026-12-31',
    })
    const demand = { signals: [signal('AT-9', 60), signal('AT-3', 9)], region: 'region', target: 'rung' }
    const { gaps } = dashboardData({ view: 'public', now: NOW, release, demand })
    expect(JSON.stringify(gaps)).not.toContain('"people":3')
    expect(gaps.every(({ people: count }) => count === null || count % 5 === 0)).toBe(true)
    for (const wrong of [
      { ...demand, region: 'x' },
      { ...demand, target: 'region' },
    ])
      expect(refused(() => dashboardData({ view: 'public', now: NOW, release, demand: wrong }))[0]).toBe('core.option_invalid')
  })

  it('knows what is known of pay, and leaves out what is of few people', () => {
    const release = published(people('North', 0, 60, 40))
    const { returns } = dashboardData({ view: 'public', now: NOW, release, ladder: ladder() })
    expect(returns.map(({ value, interval }) => [value, interval?.low, interval?.high])).toEqual([['2.50', '1.00', '4.00']])
    const strict = dashboardData({
      view: 'public',
      now: NOW,
      release: published(people('N', 0, 600, 400), { leastPeople: 500 }),
      ladder: ladder(),
      leastPeople: 500,
    })
    expect(strict.returns).toEqual([])
  })
})

describe('the view of a platform', () => {
  const release = published(people('North', 0, 60, 40))
  const view = (more: object) => dashboardData({ view: 'platform', now: NOW, release, ...more })

  it('holds groups and a pilot beside each other, with their intervals', () => {
    const parity = [
      { group: 'day', people: 400, reached: 200 },
      { group: 'night', people: 300, reached: 90 },
    ]
    const data = view({
      parity,
      rollout: { pilot: { people: 200, reached: 120 }, others: { people: 400, reached: 180 }, basis: 'randomised' },
    })
    expect(data.parity?.groups.map(({ group, signal }) => [group, signal])).toEqual([
      ['day', 'within'],
      ['night', 'below'],
    ])
    expect(data.rollout).toMatchObject({ difference: '0.150', signal: 'higher', basis: 'randomised' })
  })

  it.each([
    [{ parity: [{ group: 'a', people: 0, reached: 0 }] }, 'insight.population_empty'],
    [{ parity: [{ group: 'a', people: 2, reached: 1 }] }, 'insight.population_too_small'],
    [{ rollout: { pilot: { people: 3, reached: 1 }, others: { people: 400, reached: 180 } } }, 'insight.population_too_small'],
    [{ rollout: { pilot: { people: -3, reached: 1 }, others: { people: 400, reached: 180 } } }, 'core.option_invalid'],
    [{ rollout: {} }, 'core.option_invalid'],
    [{ rollout: null }, 'core.option_invalid'],
    [{ release: undefined }, 'core.option_invalid'],
    [{ own: [] }, 'core.option_unknown'],
  ])('refuses %o', (more, code) => expect(refused(() => view(more))[0]).toBe(code))
})

describe('the view of a school', () => {
  const own = [
    fact('routes', { credentialId: 'urn:1' }),
    fact('routes', { credentialId: 'urn:1' }),
    fact('routes', { credentialId: 'urn:2', validUntil: '2026-08-01T00:00:00Z' }),
    fact('routes', { credentialId: 'urn:3', validUntil: '2026-01-01T00:00:00Z' }),
    fact('routes', { credentialId: 'urn:4', status: 'revoked' }),
    fact('first-aid', { credentialId: 'urn:5', validFrom: '2027-01-01T00:00:00Z' }),
  ]
  const view = (more: object = {}) => dashboardData({ view: 'educator', now: NOW, issuer: SCHOOL, own, ...more })

  it('counts its own awards, each once, and has nothing of who holds them', () => {
    const data = view({ ladder: ladder() })
    expect(data.awards).toEqual([
      { award: 'https://school.example/achievements/first-aid', awarded: 1, inForce: 0, ending: 0, ended: 0, other: 1 },
      { award: 'https://school.example/achievements/routes', awarded: 4, inForce: 2, ending: 1, ended: 1, other: 1 },
    ])
    expect(JSON.stringify(data)).not.toContain('did:key')
    expect(data.figures).toBe(undefined)
    expect(view({ own: [] }).awards).toEqual([])
  })

  it('has the outcomes of those who hold them as groups alone', () => {
    expect(view({ release: published(people('North', 0, 60, 40)) }).figures?.people).toHaveLength(2)
    expect(
      refused(() => view({ release: published(people('N', 0, 30, 30), { leastPeople: 5, unsafeFewPeople: true }) }))[0],
    ).toBe('insight.population_too_small')
  })

  it.each([
    [{ own: [...own, badge('courier')] }],
    [{ own: [fact('routes', { attestedBy: OWNER })] }],
    [{ issuer: [] }],
    [{ soonDays: -1 }],
    [{ own: 5 }],
    [{ own: [null] }],
    [{ own: [...own, 'x'] }],
    [{ own: [{ ...own[0], achievement: null }] }],
    [{ ladder: ladder(), evidence: [null] }],
    [{ ladder: ladder(), evidence: [PAY, 5] }],
    [{ view: 'teacher' }],
    [{ now: undefined }],
  ])('refuses %o', (more) => expect(refused(() => view(more))[0]).toBe('core.option_invalid'))
})

function sum(groups: readonly { readonly yes: number; readonly no: number }[]): { yes: number; no: number } {
  return groups.reduce((all, { yes, no }) => ({ yes: all.yes + yes, no: all.no + no }), { yes: 0, no: 0 })
}

function order(metric: string): number {
  return ['credentialAttainmentRate', 'timeToRung', 'lapseRate', 'wageChange', 'hoursPerWeek', 'perceivedSecurity'].indexOf(
    metric,
  )
}
