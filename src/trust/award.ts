import { formatDateTime, parseDateOrDateTime } from '../core/index.js'
import type { AwardScope } from '../credential/index.js'
import { type Award, matchesAward } from '../ladder/index.js'

/** Whether an award is within a scope: every member narrows it. */
export function coversAward({ ladder, rungs, ...match }: AwardScope, award: Award): boolean {
  if (ladder !== undefined && award.rung?.ladder !== ladder) return false
  if (rungs !== undefined && !(award.rung !== undefined && rungs.includes(award.rung.id))) return false
  const { ids, alignedTo, achievementType, versions } = match
  if (ids !== undefined || alignedTo !== undefined || achievementType !== undefined) return matchesAward(match, award)
  if (ladder === undefined && rungs === undefined) return false
  return versions === undefined || matchesAward({ ids: [award.achievement.id], versions }, award)
}

/** When it was awarded, as the badge says: `awardedDate`, or else the beginning of its validity. */
export function awardedMsOf({ awardedDate, validFrom }: Award): number {
  return parseDateOrDateTime(awardedDate ?? validFrom)?.epochMs ?? Number.NaN
}

/** The years 1 to 9999. */
const [FIRST_MS, LAST_MS] = [-62_135_596_800_000, 253_402_300_799_999]

/** An instant or bound for people: unbounded ones are empty. */
export function boundText(ms: number): string {
  // A date of a hostile badge may lie before all years that can be written.
  return ms >= FIRST_MS && ms <= LAST_MS ? formatDateTime(ms) : '…'
}
