import { keysOfAlignment, keysOfReference } from './alignment.js'
import type { Award } from './to-facts.js'
import type { AchievementMatch } from './types.js'
import { parseVersionRange } from './version-range.js'

/**
 * Whether an award is one of those that a match describes: by id or alias, alignment, type and version range. Every member
 * narrows it, within a member any entry does, and a match without a criterion matches nothing.
 *
 * @example
 * ```ts
 * import { type Award, matchesAward } from 'rungs/ladder'
 * const isFirstAid = (award: Award): boolean => matchesAward({ ids: ['https://school.example/first-aid'] }, award)
 * ```
 */
export function matchesAward(match: AchievementMatch, { achievement, alignments }: Award): boolean {
  const { ids, alignedTo, achievementType, versions } = match
  if (ids === undefined && alignedTo === undefined && achievementType === undefined) return false
  if (ids !== undefined && ![achievement.id, ...achievement.aliases].some((id) => ids.includes(id))) return false
  if (achievementType !== undefined && achievement.achievementType !== achievementType) return false
  if (alignedTo !== undefined) {
    const keys = new Set(alignments.flatMap(keysOfAlignment))
    if (!alignedTo.flatMap(keysOfReference).some((key) => keys.has(key))) return false
  }
  if (versions === undefined) return true
  return achievement.version !== undefined && parseVersionRange(versions)?.(achievement.version) === true
}
