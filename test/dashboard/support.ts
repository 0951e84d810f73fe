import { type Dashboard, dashboardData, type PublicDashboard, type WorkerDashboardInput } from '../../src/dashboard/index.js'
import {
  type AggregateOptions,
  type AggregateRelease,
  aggregate,
  type Contribution,
  type MetricValues,
} from '../../src/insight/index.js'
import type { Ladder, WageEvidence } from '../../src/ladder/index.js'
import { contribution, OTHER_PLAN, PLAN, work } from '../benefit/support.js'
import { PERIOD, RELEASE, recordOf, NOW as STATISTICS_NOW } from '../insight/support.js'
import { above, badge, fact, ladderOf, needs, OWNER, rung, rungId, WORKER } from '../ladder/support.js'

export const NOW = STATISTICS_NOW
export const PAY: WageEvidence = {
  id: 'https://courier.example/pay/dispatcher',
  claim: 'observed',
  basis: 'matchedComparison',
  measure: 'absolute',
  value: '2.50',
  currency: 'EUR',
  per: 'hour',
  statistic: 'median',
  ci: { low: '1.00', high: '4.00', level: '0.95' },
  sampleSize: 412,
  comparison: rungId('courier'),
  workRelationship: 'contractor',
  timeBase: 'engaged',
  expenses: 'net',
  population: { region: ['AT'] },
  observed: { from: '2025-01-01', to: '2025-12-31' },
  source: { publisher: 'https://figures.example/' },
  asOf: '2026-02-01',
}

/** A ladder of three rungs: the second has a figure of pay, the third needs both. */
export function ladder(more: Partial<Ladder> = {}): Ladder {
  return ladderOf(
    [
      rung('courier', needs('first-aid'), { name: { en: 'Courier', ar: 'ساعٍ', hi: 'कूरियर' }, validity: { duration: 'P2Y' } }),
      rung(
        'dispatcher',
        { op: 'allOf', of: [above('courier'), needs('routes')] },
        { name: { en: 'Dispatcher', ar: 'منسّق' }, wage: [PAY] },
      ),
      rung(
        'lead',
        { op: 'allOf', of: [above('dispatcher'), needs('leading'), needs('first-aid')] },
        { name: { en: 'Team lead' } },
      ),
    ],
    { name: { en: 'Delivery', ar: 'التوصيل', es: 'Reparto' }, ...more },
  )
}

/** A worker with first aid and the badge of the first rung. */
export function workerInput(more: Partial<WorkerDashboardInput> = {}): WorkerDashboardInput {
  const facts = [
    fact('first-aid'),
    badge('courier', { rung: { ladder: ladder().id, id: rungId('courier') }, validUntil: '2026-09-01T00:00:00Z' }),
  ]
  return { view: 'worker', now: NOW, ladder: ladder(), subject: WORKER, facts, ...more }
}

/** So many people of a region, of whom so many say yes. */
export function people(
  region: string,
  start: number,
  yes: number,
  no: number,
  more: (at: number) => MetricValues = () => ({}),
  groups = {},
  input: object = {},
): Contribution[] {
  return Array.from({ length: yes + no }, (_, at) =>
    recordOf(start + at, { credentialAttainmentRate: at < yes, ...more(at) }, { region, ...groups }, input),
  )
}

export const OPTIONS: AggregateOptions = {
  release: RELEASE,
  ...PERIOD,
  metrics: ['credentialAttainmentRate'],
  by: ['region'],
  now: NOW,
}

/** Figures of some records. */
export function published(records: Iterable<unknown>, more: Partial<AggregateOptions> = {}): AggregateRelease {
  return aggregate(records, { ...OPTIONS, ...more }).published
}

/** What anybody sees of some records. */
export function publicOf(records: Iterable<unknown>, more: Partial<AggregateOptions> = {}): PublicDashboard {
  return dashboardData({ view: 'public', now: NOW, release: published(records, more) })
}

/** Records of every kind of metric in three regions, one of them of three people. */
export function fullRecords(): Contribution[] {
  const values = (at: number): MetricValues => ({
    timeToRung: 30 + (at % 20) * 5,
    hoursPerWeek: 10 + (at % 30),
    lapseRate: at % 3 === 0,
    perceivedSecurity: (at % 20) * 5,
    wageChange: { minor: (at % 12) * 10, currency: 'EUR', payer: `did:web:payer${at % 6}.example` },
  })
  return [
    ...people('North', 0, 60, 40, values),
    ...people('South', 200, 48, 32, values),
    ...people('Hidden valley', 400, 2, 1, values),
  ]
}
export const FULL: Partial<AggregateOptions> = {
  metrics: ['credentialAttainmentRate', 'timeToRung', 'hoursPerWeek', 'lapseRate', 'perceivedSecurity', 'wageChange'],
  currency: 'EUR',
}

const own = { subject: WORKER }

/** One of each view, with something in every part. */
export function dashboards(): Readonly<Record<Dashboard['view'], Dashboard>> {
  const paid = contribution('alpha', own)
  const worked = { subject: WORKER, hours: '20', periodFrom: '2026-03-01T00:00:00Z', periodUntil: '2026-05-01T00:00:00Z' }
  const credentials = [
    work('alpha', { subject: WORKER }),
    work('beta', { ...worked, grossEarnings: { low: 110_000, high: 120_000, currency: 'EUR' } }),
    paid,
    paid,
    contribution('beta', { ...own, payerKind: 'fund', amount: { minor: 450, currency: 'EUR' } }),
    contribution('gamma', { ...own, plan: OTHER_PLAN, amount: { minor: 900, currency: 'USD' } }),
  ]
  const release = published(fullRecords(), FULL)
  const groups = { now: NOW, ladder: ladder(), release }
  const rungs = ['courier', 'dispatcher', 'lead']
  const awarded = Array.from({ length: 30 }, (_, at) =>
    badge(rungs[at % 3] as string, {
      credentialId: `urn:example:award-${at}`,
      rung: { ladder: ladder().id, id: rungId(rungs[at % 3] as string) },
      ...(at % 2 === 1 && { validUntil: at % 4 === 1 ? '2026-08-01T00:00:00Z' : '2026-02-01T00:00:00Z' }),
    }),
  )
  return {
    worker: dashboardData(
      workerInput({
        planNames: { [PLAN]: { en: 'Delivery' } },
        leave: { hoursWorkedPerHour: '30', timeBase: 'engaged' },
        credentials,
      }),
    ),
    educator: dashboardData({ view: 'educator', ...groups, issuer: OWNER, own: awarded }),
    platform: dashboardData({
      view: 'platform',
      ...groups,
      parity: [
        { group: 'day', people: 400, reached: 200 },
        { group: 'night', people: 300, reached: 90 },
      ],
      rollout: { pilot: { people: 200, reached: 120 }, others: { people: 400, reached: 180 } },
    }),
    public: dashboardData({ view: 'public', ...groups }),
  }
}
