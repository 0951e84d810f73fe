import { describe, expect, it } from 'vitest'
import { dashboardData } from '../../src/dashboard/index.js'
import { contribution, PLAN, work } from '../benefit/support.js'
import { refused } from '../insight/support.js'
import { badge, fact, rungId, WORKER } from '../ladder/support.js'
import { ladder, workerInput } from './support.js'

const own = { subject: WORKER }
const STRANGER = 'did:example:somebody-else'
const view = (more: object = {}) => dashboardData(workerInput(more))

describe('the view of a worker', () => {
  it('says how far they are, what is next and what is known of its pay', () => {
    const data = view()
    expect(data.rungs.map(({ rung, status, met, needed }) => [rung.split('/').pop(), status, met, needed])).toEqual([
      ['courier', 'held', 1, 1],
      ['dispatcher', 'inProgress', 1, 2],
      ['lead', 'inProgress', 1, 3],
    ])
    expect(data.held).toBe(1)
    expect(data.next[0]).toBe(rungId('dispatcher'))
    expect(data.returns.map(({ rung, value, basis }) => [rung, value, basis])).toEqual([
      [rungId('dispatcher'), '2.50', 'matchedComparison'],
    ])
    expect(data.events.map(({ kind, at }) => [kind, at])).toContainEqual(['badgeEnds', '2026-09-01T00:00:00Z'])
    expect(data.ladder.rungs[1]?.name).toEqual({ en: 'Dispatcher', ar: 'منسّق' })
  })

  it('adds up work and contributions over platforms, each currency by itself, and says who bore what', () => {
    const data = view({
      credentials: [
        work('alpha', own),
        work('beta', {
          ...own,
          hours: '20',
          periodFrom: '2026-04-01T00:00:00Z',
          periodUntil: '2026-05-01T00:00:00Z',
          grossEarnings: { low: 10_000, high: 12_000, currency: 'EUR' },
        }),
        contribution('alpha', own),
        contribution('beta', { ...own, payerKind: 'fund', amount: { minor: 250, currency: 'EUR' } }),
        contribution('gamma', { ...own, amount: { minor: 900, currency: 'USD' } }),
      ],
    })
    expect(data.work.hours).toEqual({ engaged: '120' })
    expect(data.stability.map(({ currency, months }) => [currency, months])).toEqual([['EUR', 1]])
    expect(
      data.plans.map(({ currency, total, shares }) => [
        currency,
        total,
        shares.map(({ payerKind, percent }) => `${payerKind} ${percent}`),
      ]),
    ).toEqual([
      ['EUR', 1500, ['platform 83.33', 'fund 16.67']],
      ['USD', 900, ['platform 100']],
    ])
    expect(data.plans[0]).toMatchObject({ from: '2026-05-01T00:00:00Z', until: '2026-06-01T00:00:00Z' })
    expect(data.problems).toEqual([])
  })

  it('says what was not counted, by its place: replays, periods that are not over, hours below nothing', () => {
    const one = contribution('alpha', own)
    const negative = structuredClone(work('alpha', own)) as { credentialSubject: { hours: string } }
    negative.credentialSubject.hours = '-5'
    const future = { ...own, periodUntil: '2027-01-01T00:00:00Z' }
    const data = view({ credentials: [one, negative, one, contribution('beta', future)] })
    expect(data.problems.map(({ code, path }) => [code, path.split('/')[1]]).sort()).toEqual([
      ['benefit.period_future', '3'],
      ['benefit.replayed', '2'],
      [expect.stringMatching(/^credential\./), '1'],
    ])
    expect(data.work.hours).toEqual({})
    expect(data.plans[0]?.total).toBe(1250)
  })

  it('reckons leave where its rule is given, and is whole where there is nothing', () => {
    const leave = { hoursWorkedPerHour: '30', timeBase: 'engaged' as const }
    expect(view({ leave, credentials: [work('alpha', own)] }).leave?.at(-1)?.balance).toBe('3.333333')
    const bare = view({ facts: [] })
    expect([bare.held, bare.plans, bare.leave, bare.work]).toEqual([0, [], undefined, { hours: {}, jobs: 0, earnings: [] }])
    expect(JSON.parse(JSON.stringify(bare))).toEqual(bare)
  })

  it('calls a plan by its name where whoever calls knows it, and by none that an object brings along', () => {
    const credentials = [contribution('alpha', own)]
    expect(view({ credentials, planNames: { [PLAN]: { en: 'Sick pay fund' } } }).plans[0]?.name).toEqual({ en: 'Sick pay fund' })
    expect(view({ credentials, planNames: {} }).plans[0]?.name).toBe(undefined)
  })

  it('is of a worker with several keys, whom whoever calls has linked', () => {
    const data = view({
      subject: [WORKER, 'did:example:second'],
      credentials: [work('alpha', { subject: 'did:example:second' })],
    })
    expect(data.work.hours).toEqual({ engaged: '100' })
  })

  it.each([
    ['a badge', { facts: [fact('first-aid'), badge('courier', { subjectKeys: [STRANGER] })] }],
    ['a badge that names nobody', { facts: [fact('first-aid', { subjectKeys: [] })] }],
    ['a work record', { credentials: [work('alpha', { subject: STRANGER })] }],
    ['a contribution among own ones', { credentials: [contribution('alpha', own), contribution('beta', { subject: STRANGER })] }],
    [
      'a credential of two subjects',
      { credentials: [{ ...work('alpha', own), credentialSubject: [{ id: WORKER }, { id: STRANGER }] }] },
    ],
    ['a credential without a subject', { credentials: [{ type: ['VerifiableCredential'] }] }],
    ['what is no credential', { credentials: [5] }],
  ])('refuses the whole where %s is of somebody else', (_, more) => {
    expect(refused(() => view(more)).slice(0, 2)).toEqual(['ladder.subject_ambiguous', 'input'])
  })

  it.each([
    [{ subject: '' }],
    [{ subject: [] }],
    [{ facts: 5 }],
    [{ facts: [null] }],
    [{ facts: [5] }],
    [{ facts: [{}] }],
    [{ facts: [{ subjectKeys: 5 }] }],
    [{ evidence: [null] }],
    [{ evidence: [[]] }],
    [{ credentials: {} }],
    [{ horizon: 'soon' }],
    [{ planNames: { 'urn:x': 'Dental' } }],
    [{ planNames: 5 }],
    [{ now: 'yesterday' }],
  ])('refuses %o', (more) => {
    expect(refused(() => view(more))[0]).toMatch(/^core\./)
  })

  it('takes no figures of groups, and shares nothing with its input', () => {
    expect(refused(() => view({ release: {} }))[0]).toBe('core.option_unknown')
    const input = { ...workerInput(), ladder: structuredClone(ladder()) as ReturnType<typeof ladder> }
    const data = dashboardData(input)
    expect(data.ladder.name).toEqual({ en: 'Delivery', ar: 'التوصيل', es: 'Reparto' })
    expect(Object.isFrozen(data.ladder.name)).toBe(true)
  })
})
