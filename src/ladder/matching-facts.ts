import { keysOfReference } from './alignment.js'
import type { FactIndex, KnownFact } from './fact-index.js'
import { hasCriteria } from './requirement.js'
import type { AchievementMatch } from './types.js'

/** Every member that a match has narrows it; within a member any entry does. */
export function matching(match: AchievementMatch, index: FactIndex): readonly KnownFact[] {
  if (!hasCriteria(match)) return []
  const lists: (readonly KnownFact[])[] = []
  if (match.ids !== undefined) lists.push(union(match.ids, index.byId))
  if (match.alignedTo !== undefined) lists.push(union(match.alignedTo.flatMap(keysOfReference), index.byAlignment))
  if (match.achievementType !== undefined) lists.push(union([match.achievementType], index.byType))
  // By far the most matches have one member.
  const [first, ...others] = lists.sort((a, b) => a.length - b.length) as [readonly KnownFact[], ...(readonly KnownFact[])[]]
  if (others.length === 0) return first
  const sets = others.map((list) => new Set(list))
  return first.filter((known) => sets.every((set) => set.has(known)))
}

/** Each once. */
function union(keys: readonly string[], map: ReadonlyMap<string, readonly KnownFact[]>): readonly KnownFact[] {
  let first: readonly KnownFact[] | undefined
  let all: Set<KnownFact> | undefined
  for (const key of keys) {
    const list = map.get(key)
    if (list === undefined) continue
    if (first === undefined) {
      first = list
      continue
    }
    all ??= new Set(first)
    for (const known of list) all.add(known)
  }
  return all === undefined ? (first ?? NOTHING) : [...all]
}

const NOTHING: readonly KnownFact[] = /* @__PURE__ */ Object.freeze([])
