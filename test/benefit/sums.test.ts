import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { requireDecimal } from '../../src/core/index.js'
import { defineBenefitPlan } from '../../src/ladder/index.js'
import { errorOf, thaw } from '../support/badges.js'
import { costShare, expectedContributions, fitInTime, sumContributions, sumWork } from './entry.js'
import { ANA, contribution, day, NOW, newId, OTHER_PLAN, PLAN, told, work } from './support.js'

const now = { now: NOW }

describe('work of several platforms', () => {
  it('adds up, each platform by itself too, in exact decimals and by currency', () => {
    const sum = sumWork(
      [
        work('courier', { hours: '96.5', jobs: 200, grossEarnings: { low: 90000, high: 100000, currency: 'EUR' } }),
        work('taxi', { hours: '10.25', jobs: 30, grossEarnings: { low: 10000, high: 20000, currency: 'EUR' } }),
        work('tasks', { hours: undefined, timeBase: undefined, jobs: 5, grossEarnings: { low: 1, high: 2, currency: 'USD' } }),
      ],
      now,
    )
    expect(sum).toMatchObject({
      hours: { engaged: '106.75' },
      jobs: 235,
      earnings: [
        { currency: 'EUR', low: 100000, high: 120000 },
        { currency: 'USD', low: 1, high: 2 },
      ],
      problems: [],
    })
    expect(sum.platforms.map(({ platform, jobs }) => [platform, jobs])).toEqual([
      ['did:web:courier.example', 200],
      ['did:web:tasks.example', 5],
      ['did:web:taxi.example', 30],
    ])
    expect(sum.counted).toHaveLength(3)
  })

  it('never adds hours of different bases', () => {
    const sum = sumWork([work('courier'), work('taxi', { timeBase: 'loggedIn' })], now)
    expect(sum.hours).toEqual({ engaged: '100', loggedIn: '100' })
  })

  it('counts hours of one base beside those of another of the same platform and time, and their jobs once', () => {
    const records = [
      work('courier', { jobs: 40 }),
      work('courier', { hours: '160', timeBase: 'loggedIn', jobs: 40 }),
      work('courier', { hours: '20', periodUntil: day('05-08') }),
    ]
    const sum = sumWork(records, now)
    expect(sum).toMatchObject({ hours: { engaged: '100', loggedIn: '160' }, jobs: 40 })
    expect(sum.platforms).toMatchObject([{ hours: { engaged: '100', loggedIn: '160' }, jobs: 40 }])
    expect(sum.counted).toEqual(
      records
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    )
    expect(told(sum.problems)).toEqual(['benefit.overlapping /2'])
    expect(sumWork([...records].reverse(), now).hours).toEqual(sum.hours)
  })

  it('counts a month rather than its weeks, of one platform, and tells of the weeks', () => {
    const weeks = ['05-01', '05-08', '05-15'].map((from, index) =>
      work('courier', { periodFrom: day(from), periodUntil: day(['05-08', '05-15', '05-22'][index] as string), hours: '20' }),
    )
    const sum = sumWork([...weeks, work('courier', { hours: '80' })], now)
    expect(sum.hours.engaged).toBe('80')
    expect(told(sum.problems)).toEqual(['/0', '/1', '/2'].map((path) => `benefit.overlapping ${path}`))
  })

  it('does not come to more hours than there was time', () => {
    const [june, july] = [day('06-01'), day('06-02')]
    const full = { periodFrom: june, periodUntil: july, hours: '20' }
    const sum = sumWork([work('courier', full), work('taxi', full)], now)
    expect(sum.hours.engaged).toBe('24')
    expect(told(sum.problems)).toEqual(['requirement.hours_capped'])
  })

  it('counts what is replayed once, and of what contradicts itself nothing', () => {
    const one = work('courier')
    const other = work('courier', { id: one['id'], hours: '744' })
    expect(told(sumWork([one, one, thaw(one)], now).problems)).toEqual(['benefit.replayed /1', 'benefit.replayed /2'])
    expect(sumWork([one, one], now).hours.engaged).toBe('100')
    const sum = sumWork([one, other], now)
    expect(sum.hours).toEqual({})
    expect(told(sum.problems)).toEqual(['benefit.conflicting /0', 'benefit.conflicting /1'])
  })

  it('takes no future period, no negative hours, no record of another worker and nothing else', async () => {
    const negative = thaw(work('courier'))
    negative.credentialSubject.hours = '-5'
    const future = work('courier', { periodUntil: '2027-02-01T00:00:00Z' })
    const sum = sumWork([negative, future, work('taxi', { subject: 'did:example:ben' }), {}, null], { ...now, subject: ANA })
    expect(sum.hours).toEqual({})
    expect(told(sum.problems)).toEqual([
      'benefit.period_future /1',
      'core.input_type /4',
      'credential.field_invalid /0/credentialSubject/hours',
      'credential.field_invalid /3/type',
      'requirement.subject_unlinked /2',
    ])
    const two = [work('a'), work('b', { subject: 'did:example:ben' })]
    expect((await errorOf(() => sumWork(two, now))).code).toBe('ladder.subject_ambiguous')
    expect(sumWork(two, { ...now, subject: [ANA, 'did:example:ben'] }).hours.engaged).toBe('200')
    expect((await errorOf(() => sumWork(Array(10_001).fill({}), now))).code).toBe('ladder.too_many')
    expect((await errorOf(() => sumWork([], {} as never))).code).toBe('core.option_invalid')
    expect((await errorOf(() => sumWork([], { ...now, days: 3 } as never))).code).toBe('core.option_unknown')
  })
})

describe('contributions', () => {
  it('add up by plan, currency and period over platforms, and never over currencies', () => {
    const sum = sumContributions(
      [
        contribution('courier'),
        contribution('taxi', { amount: { minor: 750, currency: 'EUR' } }),
        contribution('courier', { periodFrom: day('06-01'), periodUntil: day('07-01') }),
        contribution('courier', { amount: { minor: 100, currency: 'USD' } }),
        contribution('courier', { plan: OTHER_PLAN }),
        contribution('ana', { payer: ANA, payerKind: 'worker', authorisation: newId(), amount: { minor: 250, currency: 'EUR' } }),
      ],
      now,
    )
    expect(sum.plans.map(({ plan, currency, total }) => [plan, currency, total])).toEqual([
      [PLAN, 'EUR', 3500],
      [PLAN, 'USD', 100],
      [OTHER_PLAN, 'EUR', 1250],
    ])
    expect(sum.plans[0]?.byPayerKind).toEqual({ platform: 3250, worker: 250 })
    expect(sum.plans[0]?.periods).toHaveLength(4)
    expect(sum.problems).toEqual([])
    expect(costShare(sum.plans[0] as never)).toEqual([
      { payerKind: 'platform', paid: 3250, percent: '92.86' },
      { payerKind: 'worker', paid: 250, percent: '7.14' },
    ])
  })

  it('tell of replays, of overlaps of one payer and of periods to come', () => {
    const one = contribution('courier')
    const half = contribution('courier', { periodUntil: day('05-16'), amount: { minor: 9999, currency: 'EUR' } })
    const again = contribution('courier')
    const future = contribution('courier', { periodUntil: '2030-01-01T00:00:00Z' })
    const sum = sumContributions([one, half, one, future, again], now)
    expect(sum.plans.map(({ total }) => total)).toEqual([1250])
    expect(told(sum.problems)).toEqual([
      'benefit.amount_disputed /1',
      'benefit.overlapping /4',
      'benefit.period_future /3',
      'benefit.replayed /2',
    ])
  })

  it('count once that are attested twice, also where one attester says no basis', () => {
    const said = contribution('courier', { basis: 'perHour' })
    const bare = contribution('coop', { payer: 'did:web:courier.example' })
    for (const given of [
      [said, bare],
      [bare, said],
    ]) {
      const { plans, problems } = sumContributions(given, now)
      expect(plans.map(({ total }) => total)).toEqual([1250])
      expect(problems.map(({ code }) => code)).toEqual(['benefit.overlapping'])
    }
    // On two bases it may be either, or both; a part of the time that no other tells of counts.
    const flat = contribution('courier', { basis: 'flat', amount: { minor: 500, currency: 'EUR' } })
    const both = contribution('coop', { payer: 'did:web:courier.example', amount: { minor: 1750, currency: 'EUR' } })
    const june = contribution('coop', {
      payer: 'did:web:courier.example',
      periodFrom: day('06-01'),
      periodUntil: day('06-08'),
    })
    const sum = sumContributions([both, said, june, flat], now)
    expect(sum.plans.map(({ total }) => total)).toEqual([3000])
    expect(told(sum.problems)).toEqual(['benefit.overlapping /0'])
  })

  it('tell where what does not count cannot be right beside what does', () => {
    const paid = (minor: number, changes: object = {}) =>
      contribution('courier', { amount: { minor, currency: 'EUR' }, ...changes })
    const longer = { periodUntil: '2026-06-01T00:00:01Z' }
    const problemsOf = (...given: readonly object[]) => told(sumContributions(given, now).problems)
    const large = paid(100_000)
    const tiny = paid(1, longer)
    const { plans, problems } = sumContributions([large, tiny], now)
    expect(plans.map(({ total }) => total)).toEqual([1])
    expect(problems).toMatchObject([
      { code: 'benefit.amount_disputed', path: '/0', params: { credential: large['id'], other: tiny['id'] } },
    ])
    expect(problemsOf(paid(1), paid(100_000, longer))).toEqual(['benefit.amount_disputed /0'])
    expect(problemsOf(paid(1249), paid(1250))).toEqual(['benefit.overlapping /0'])
    expect(problemsOf(paid(1248), paid(1250))).toEqual(['benefit.amount_disputed /0'])
    // A week is less than its month, which is no dispute.
    expect(problemsOf(paid(300, { periodUntil: day('05-08') }), paid(1250))).toEqual(['benefit.overlapping /0'])
    const halves = [
      paid(625, { periodUntil: day('05-16') }),
      paid(624, { periodFrom: day('05-16'), periodUntil: '2026-06-01T00:00:01Z' }),
    ]
    expect(problemsOf(paid(1251), ...halves)).toEqual(['benefit.overlapping /0'])
    expect(problemsOf(paid(1260), ...halves)).toEqual(['benefit.amount_disputed /0'])
    expect(problemsOf(paid(1240), ...halves)).toEqual(['benefit.amount_disputed /0'])
  })

  it('are shared in percent that are 100 together', () => {
    const parts = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(parts, ([platform = 0, client = 0, worker = 0, fund = 0, rest = 0]) => {
        const byPayerKind = { platform, client, worker, fund, public: rest }
        const total = platform + client + worker + fund + rest
        const shares = costShare({ byPayerKind, total })
        const hundredths = shares.reduce((sum, { percent }) => sum + Math.round(Number(percent) * 100), 0)
        expect(hundredths).toBe(total === 0 ? 0 : 10_000)
      }),
    )
  })

  it('are expected by the rules of a plan, capped by the month', async () => {
    const plan = defineBenefitPlan({
      id: PLAN,
      version: '1.0.0',
      administrator: 'did:web:coop.example',
      effective: { from: '2026-01-01' },
      modules: [],
      eligibility: { op: 'experience', measure: 'hours', min: '40', overlap: 'union' },
      contributions: [
        {
          payer: 'platform',
          basis: 'perHour',
          amount: { minor: 25, currency: 'EUR' },
          monthlyCap: { minor: 2000, currency: 'EUR' },
        },
        { payer: 'client', basis: 'perJob', amount: { minor: 10, currency: 'EUR' } },
        { payer: 'fund', basis: 'percentOfEarnings', percent: '1.5' },
        { payer: 'public', basis: 'flat', amount: { minor: 500, currency: 'EUR' } },
      ],
      enrolment: { mode: 'optIn' },
    })
    const paid = { hours: '100', jobs: 7, grossEarnings: { low: 1, high: 101, currency: 'EUR' } }
    const amounts = expectedContributions(plan, sumWork([work('courier', paid)], now), 'engaged')
    expect(amounts.map(({ payer, amount }) => [payer, amount.minor])).toEqual([
      ['platform', 2000],
      ['client', 70],
      ['fund', 2],
      ['public', 500],
    ])
    const mixed = sumWork([work('a', paid), work('b', { ...paid, grossEarnings: { low: 1, high: 2, currency: 'USD' } })], now)
    expect((await errorOf(() => expectedContributions(plan, mixed, 'engaged'))).code).toBe('ladder.currency_mixed')
  })
})

it('each code says which credential it is about', () => {
  const one = work('courier', { periodUntil: day('05-16') })
  const month = work('courier')
  const future = work('courier', { periodUntil: '2030-01-01T00:00:00Z' })
  const liar = [work('taxi'), work('taxi')] as const
  const second = { ...thaw(liar[1]), id: liar[0]['id'] }
  second.credentialSubject.hours = '1'
  const { problems } = sumWork([one, month, month, future, liar[0], second], now)
  const params = new Map<string, unknown>(problems.map((found) => [found.code, found.params]))
  expect(params.get('benefit.overlapping')).toEqual({ credential: one['id'], other: month['id'] })
  expect(params.get('benefit.replayed')).toEqual({ credential: month['id'] })
  expect(params.get('benefit.conflicting')).toEqual({ credential: liar[0]['id'] })
  expect(params.get('benefit.period_future')).toEqual({ until: '2030-01-01T00:00:00Z', now: NOW })
})

describe('whatever is given', () => {
  const platform = fc.constantFrom('a', 'b', 'c')
  const start = fc.integer({ min: 1, max: 20 })
  const record = fc.record({ platform, start, days: fc.integer({ min: 1, max: 8 }), hours: fc.integer({ min: 0, max: 24 }) })
  const iso = (date: number): string => new Date(Date.UTC(2026, 4, date)).toISOString()
  const toWork = ({
    platform: name,
    start: first,
    days,
    hours,
  }: {
    platform: string
    start: number
    days: number
    hours: number
  }) => work(name, { periodFrom: iso(first), periodUntil: iso(first + days), hours: String(hours), jobs: hours })
  const toPaid = ({
    platform: name,
    start: first,
    days,
    hours,
  }: {
    platform: string
    start: number
    days: number
    hours: number
  }) => contribution(name, { periodFrom: iso(first), periodUntil: iso(first + days), amount: { minor: hours, currency: 'EUR' } })
  const shuffled = <T>(list: readonly T[], order: readonly number[]): T[] =>
    list
      .map((one, index) => [order[index] ?? index, one] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, one]) => one)

  it('the order does not matter, and nothing counts twice', () => {
    const order = fc.array(fc.nat(), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), order, (records, by) => {
        const given = records.map(toWork)
        const { problems: _p, ...sum } = sumWork(given, now)
        const { problems: _q, ...again } = sumWork(shuffled([...given, ...given.map(thaw)], by), now)
        expect(again).toEqual(sum)
        const paid = records.map(toPaid)
        const { problems: _r, ...one } = sumContributions(paid, now)
        const { problems: _s, ...other } = sumContributions(shuffled([...paid, ...paid], by), now)
        expect(other).toEqual(one)
      }),
      { numRuns: 60 },
    )
  })

  it('of one platform no instant counts twice, and every record is counted or told of', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const given = records.map(toWork)
        const { counted, problems } = sumWork(given, now)
        const kept = given.filter((one) => counted.includes(one['id'] as string))
        for (const one of kept)
          for (const other of kept) {
            const [a, b] = [one, other].map((credential) => credential['credentialSubject'] as Record<string, string>)
            if (one === other || one['issuer'] !== other['issuer']) continue
            expect(
              (a?.['periodUntil'] as string) <= (b?.['periodFrom'] as string) ||
                (b?.['periodUntil'] as string) <= (a?.['periodFrom'] as string),
            ).toBe(true)
          }
        const paths = problems.filter(({ path }) => path !== '').map(({ path }) => path)
        expect(counted.length + new Set(paths).size).toBe(given.length)
      }),
      { numRuns: 60 },
    )
  })

  it('hours fit into time as an exhaustive search has it', () => {
    const piece = fc.record({ from: fc.nat({ max: 5 }), days: fc.integer({ min: 1, max: 4 }), hours: fc.nat({ max: 4 }) })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), (pieces) => {
        const hour = 3_600_000
        const own = pieces.map(({ from, days, hours }) => ({ from, until: from + days, hours: Math.min(hours, days) }))
        const { hours } = fitInTime(
          own.map((one) => ({ fromMs: one.from * hour, untilMs: one.until * hour, hours: requireDecimal(String(one.hours)) })),
        )
        // By Hall: what is left out is the greatest excess of demands over the time of any set of hours.
        let most = Number.POSITIVE_INFINITY
        for (let set = 0; set < 1 << 9; set++) {
          const time = [...Array(9).keys()].filter((at) => set & (1 << at)).length
          const outside = own.reduce((sum, one) => {
            const inside = [...Array(9).keys()].every((at) => at < one.from || at >= one.until || set & (1 << at))
            return sum + (inside ? 0 : one.hours)
          }, 0)
          most = Math.min(most, time + outside)
        }
        expect(Number(hours)).toBe(most)
      }),
      { numRuns: 200 },
    )
  })
})
