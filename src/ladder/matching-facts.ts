import { keysOfReference } from './alignment.js'
import type { FactIndex, KnownFact } from './fact-index.js'
import { hasCriteria } from './requirement.js'
import type { AchievementMatch } from './types.js'

/** Every member that a match has narrows it; within a member any entry does. */
export function matching(match: AchievementMatch, index: FactIndex): readonly KnownFact[] {
  if (!hasCriteria(match)) return []
  const sets: ReadonlySet<KnownFact>[] = []
  if (match.ids !== undefined) sets.push(union(match.ids, index.byId))
  if (match.alignedTo !== undefined) sets.push(union(match.alignedTo.flatMap(keysOfReference), index.byAlignment))
  if (match.achievementType !== undefined) sets.push(union([match.achievementType], index.byType))
  const [first, ...others] = sets.sort((a, b) => a.size - b.size) as [ReadonlySet<KnownFact>, ...ReadonlySet<KnownFact>[]]
  return [...first].filter((known) => others.every((set) => set.has(known)))
}

function union(keys: readonly string[], map: ReadonlyMap<string, readonly KnownFact[]>): ReadonlySet<KnownFact> {
  return new Set(keys.flatMap((key) => map.get(key) ?? []))
}
