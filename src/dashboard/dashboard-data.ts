import { checkOptions, deepFreeze, formatDateTime, isJsonObject, requireOption, toEpochMs } from '../core/index.js'
import { auditAttainment, compareRollout } from '../insight/index.js'
import { educatorView } from './educator-view.js'
import { gapsOf } from './gaps-of.js'
import { groupsPart } from './groups-part.js'
import type { EducatorDashboardInput, PlatformDashboardInput, PublicDashboardInput, WorkerDashboardInput } from './inputs.js'
import { auditLimits } from './limits.js'
import type {
  Dashboard,
  DashboardFigures,
  EducatorDashboard,
  PlatformDashboard,
  PublicDashboard,
  WorkerDashboard,
} from './model.js'
import { workerView } from './worker-view.js'

const GROUPS = ['view', 'now', 'ladder', 'evidence', 'leastPeople', 'unsafeFewPeople', 'release']
const MEMBERS: Readonly<Record<Dashboard['view'], readonly string[]>> = {
  worker: [
    'view',
    'now',
    'ladder',
    'subject',
    'facts',
    'credentials',
    'evidence',
    'planNames',
    'leave',
    'horizon',
    'policy',
    'jurisdiction',
    'attributes',
  ],
  educator: [...GROUPS, 'issuer', 'own', 'soonDays'],
  platform: [...GROUPS, 'demand', 'parity', 'rollout'],
  public: [...GROUPS, 'demand'],
}

/**
 * A dashboard as data, which `JSON.stringify` can write. `worker`: where one worker stands, with their own badges and records; anything about
 * another person refuses the whole. `public`: a function of figures that were published, and of figures of pay; there is no way for a person's
 * record into it. `platform`: the same, and groups held beside each other. `educator`: the same, and exact counts of the school's own awards.
 *
 * @throws RungsError `ladder.subject_ambiguous`, `insight.population_too_small`, `insight.population_empty`, as
 *   `parseStatisticalReleaseCredential` (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { dashboardData, type PublicDashboard } from 'rungs/dashboard'
 * import { aggregate, type Contribution } from 'rungs/insight'
 * const publish = (records: readonly Contribution[], now: string): PublicDashboard =>
 *   dashboardData({
 *     view: 'public',
 *     now,
 *     release: aggregate(records, {
 *       release: 'https://courier.example/statistics/2026-q1',
 *       from: '2026-01-01',
 *       until: '2026-04-01',
 *       metrics: ['credentialAttainmentRate'],
 *       by: ['region'],
 *     }).published,
 *   })
 * ```
 */
export function dashboardData(input: WorkerDashboardInput): WorkerDashboard
export function dashboardData(input: EducatorDashboardInput): EducatorDashboard
export function dashboardData(input: PlatformDashboardInput): PlatformDashboard
export function dashboardData(input: PublicDashboardInput): PublicDashboard
export function dashboardData(
  input: WorkerDashboardInput | EducatorDashboardInput | PlatformDashboardInput | PublicDashboardInput,
): Dashboard {
  requireOption(
    typeof input === 'object' && input !== null && Object.hasOwn(MEMBERS, input.view),
    'view',
    'worker, educator, platform or public',
  )
  checkOptions(input, MEMBERS[input.view], 'dashboardData')
  requireOption(input.now !== undefined, 'now', 'date-time')
  return deepFreeze(viewOf(input))
}

function viewOf(input: WorkerDashboardInput | EducatorDashboardInput | PlatformDashboardInput | PublicDashboardInput): Dashboard {
  if (input.view === 'worker') return workerView(input)
  if (input.view === 'educator') return educatorView(input)
  const { figures, ...part } = groupsPart(input, input.release)
  requireOption(figures !== undefined, 'release', 'release of figures')
  const told = figures as DashboardFigures
  const gaps = input.demand === undefined ? [] : gapsOf(told, input.demand, input.now)
  const common = { at: formatDateTime(toEpochMs(input.now)), ...part, figures: told, gaps }
  if (input.view === 'public') return { view: 'public', ...common }
  const { few } = auditLimits(input)
  const { parity, rollout } = input
  requireOption(rollout === undefined || isJsonObject(rollout), 'rollout', 'object')
  return {
    view: 'platform',
    ...common,
    ...(parity !== undefined && { parity: auditAttainment(parity, few) }),
    ...(rollout !== undefined && {
      rollout: compareRollout(rollout.pilot, rollout.others, {
        ...few,
        ...(rollout.basis !== undefined && { basis: rollout.basis }),
      }),
    }),
  }
}
