import { formatDateTime, isJsonObject, parseDateOrDateTime, requireOption, toEpochMs } from '../core/index.js'
import type { Fact } from '../ladder/index.js'
import { groupsPart } from './groups-part.js'
import type { EducatorDashboardInput } from './inputs.js'
import type { AwardCount, EducatorDashboard } from './model.js'

const MS_PER_DAY = 86_400_000
const MAX_FACTS = 100_000
const MAX_AWARDS = 500

/** What a school sees. @throws RungsError `core.option_invalid` where a badge is not its own */
export function educatorView(input: EducatorDashboardInput): EducatorDashboard {
  const { own, soonDays = 90 } = input
  const issuers = [input.issuer].flat()
  requireOption(issuers.length > 0 && issuers.every((id) => typeof id === 'string' && id !== ''), 'issuer', 'ids of the issuer')
  const isFact = (one: unknown): boolean => isJsonObject(one) && isJsonObject(one['achievement'])
  requireOption(Array.isArray(own) && own.length <= MAX_FACTS && own.every(isFact), 'own', 'list of facts')
  requireOption(
    own.every(({ issuer, attestedBy }) => issuers.includes(attestedBy ?? issuer)),
    'own',
    'facts of this issuer',
  )
  requireOption(Number.isFinite(soonDays) && soonDays >= 0 && soonDays <= 36_500, 'soonDays', 'number of days')
  const nowMs = toEpochMs(input.now)
  return {
    view: 'educator',
    at: formatDateTime(nowMs),
    issuers,
    awards: awardsOf(own, nowMs, nowMs + soonDays * MS_PER_DAY),
    ...groupsPart(input, input.release),
  }
}

function awardsOf(own: readonly Fact[], nowMs: number, soonMs: number): readonly AwardCount[] {
  // A badge that is given twice was awarded once.
  const badges = new Map(own.map((fact) => [fact.credentialId, fact]))
  const found = new Map<string, { -readonly [Member in Exclude<keyof AwardCount, 'award'>]: number }>()
  for (const { rung, achievement, status, validFrom, validUntil } of badges.values()) {
    const award = rung?.id ?? achievement.id
    const count = found.get(award) ?? { awarded: 0, inForce: 0, ending: 0, ended: 0, other: 0 }
    found.set(award, count)
    const [from, until] = [msOf(validFrom), validUntil === undefined ? Number.POSITIVE_INFINITY : msOf(validUntil)]
    count.awarded++
    if (status !== 'active' || !(from <= nowMs)) count.other++
    else if (until < nowMs) count.ended++
    else {
      count.inForce++
      if (until <= soonMs) count.ending++
    }
  }
  requireOption(found.size <= MAX_AWARDS, 'own', `at most ${MAX_AWARDS} different awards`)
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([award, count]) => ({ award, ...count }))
}

function msOf(date: string): number {
  return parseDateOrDateTime(date)?.epochMs ?? Number.NaN
}
