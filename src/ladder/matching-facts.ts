import { keysOfReference } from './alignment.js'
import type { FactIndex, KnownFact } from './fact-index.js'
import { firstOfEach } from './first-of-each.js'
import { hasCriteria } from './requirement.js'
import type { AchievementMatch } from './types.js'

/** Every member that a match has narrows it; within a member any entry does. */
export function matching(match: AchievementMatch, index: FactIndex): readonly KnownFact[] {
  const { ids, alignedTo, achievementType } = match
  // By far the most matches have this member alone.
  if (ids !== undefined && ids.length > 0 && alignedTo === undefined && achievementType === undefined)
    return union(ids, index.byId)
  if (!hasCriteria(match)) return []
  const lists: (readonly KnownFact[])[] = []
  if (ids !== undefined) lists.push(union(ids, index.byId))
  if (alignedTo !== undefined) lists.push(union(alignedTo.flatMap(keysOfReference), index.byAlignment))
  if (achievementType !== undefined) lists.push(union([achievementType], index.byType))
  const [first, ...others] = lists.sort((a, b) => a.length - b.length) as [readonly KnownFact[], ...(readonly KnownFact[])[]]
  if (others.length === 0) return first
  const sets = others.map((list) => new Set(list))
  return first.filter((known) => sets.every((set) => set.has(known)))
}

/** Each once. */
function union(keys: readonly string[], map: ReadonlyMap<string, readonly KnownFact[]>): readonly KnownFact[] {
  let last = NOTHING
  let count = 0
  for (const key of keys) {
    const list = map.get(key)
    if (list === undefined) continue
    last = list
    count += list.length
  }
  if (count === last.length) return last
  const all = new Array<KnownFact>(count)
  let end = 0
  for (const key of keys) {
    const list = map.get(key) ?? NOTHING
    for (let at = 0; at < list.length; at++) all[end++] = list[at] as KnownFact
  }
  return firstOfEach(all, (known) => known)
}

const NOTHING: readonly KnownFact[] = /* @__PURE__ */ Object.freeze([])
