import { compareCodePoints, requireOption } from '../core/index.js'
import type { Contribution } from './contribution.js'

/** People by the groups that they are in. */
export interface Groups {
  /** What each group is called, by dimension. */
  readonly labels: readonly Readonly<Record<string, string>>[]
  /** A name for each, different from all others. */
  readonly keys: readonly string[]
  readonly members: readonly (readonly Contribution[])[]
}

const MAX_GROUPS = 200

/** @throws RungsError `core.option_invalid` (usage) where there are too many */
export function toGroups(people: readonly Contribution[], by: readonly string[]): Groups {
  const found = new Map<string, Contribution[]>()
  for (const person of people) {
    const key = JSON.stringify(by.map((dimension) => person.groups[dimension]))
    const members = found.get(key)
    if (members === undefined) found.set(key, [person])
    else members.push(person)
  }
  requireOption(found.size <= MAX_GROUPS, 'by', `at most ${MAX_GROUPS} groups`)
  const keys = [...found.keys()].sort(compareCodePoints)
  return {
    keys,
    labels: keys.map((key) => Object.fromEntries((JSON.parse(key) as string[]).map((group, at) => [by[at] as string, group]))),
    members: keys.map((key) => found.get(key) as readonly Contribution[]),
  }
}
