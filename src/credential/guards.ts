import { isJsonObject } from '../core/index.js'
import type { AchievementCredential, RungAchievement } from './types.js'

/** Whether a verified credential is an Open Badges 3.0 badge. */
export function isAchievementCredential(credential: unknown): credential is AchievementCredential {
  if (!isJsonObject(credential) || !Array.isArray(credential['type'])) return false
  const types = credential['type'] as readonly unknown[]
  const subject = credential['credentialSubject']
  return (
    (types.includes('OpenBadgeCredential') || types.includes('AchievementCredential')) &&
    isJsonObject(subject) &&
    isJsonObject(subject['achievement'])
  )
}

/** Whether an achievement is a rung of a ladder. */
export function isRungAchievement(achievement: unknown): achievement is RungAchievement {
  return (
    isJsonObject(achievement) &&
    Array.isArray(achievement['type']) &&
    achievement['type'].includes('LadderRung') &&
    isJsonObject(achievement['ladder'])
  )
}
