import type { Fact } from './types.js'

/** The facts of one worker, and the keys that name the worker. */
export interface FactsOfWorker {
  readonly keys: readonly string[]
  readonly facts: readonly Fact[]
}

/**
 * Groups facts by worker. Only a fact of a trusted issuer links keys to one worker: anyone can issue a badge that names
 * two people, and it then stands with each of them.
 *
 * @example
 * ```ts
 * import { type Fact, groupByWorker, type Ladder } from 'rungs/ladder'
 * const workersIn = (ladder: Ladder, facts: readonly Fact[]): number => groupByWorker(facts, [ladder.owner]).length
 * ```
 */
export function groupByWorker(facts: readonly Fact[], trusted: readonly string[]): readonly FactsOfWorker[] {
  const groupOf = new Map<string, { keys: Set<string>; facts: Fact[] }>()
  for (const { subjectKeys } of facts.filter(({ issuer }) => trusted.includes(issuer))) {
    const keys = new Set(subjectKeys.flatMap((key) => [key, ...(groupOf.get(key)?.keys ?? [])]))
    const group = { keys, facts: [] }
    for (const key of keys) groupOf.set(key, group)
  }
  for (const fact of facts) {
    const known = fact.subjectKeys.filter((key) => groupOf.has(key))
    for (const key of known.length === 0 ? fact.subjectKeys.slice(0, 1) : known) {
      const group = groupOf.get(key) ?? { keys: new Set([key]), facts: [] }
      groupOf.set(key, group)
      if (!group.facts.includes(fact)) group.facts.push(fact)
    }
  }
  return [...new Set(groupOf.values())].map(({ keys, facts: own }) => ({ keys: [...keys].sort(), facts: own }))
}
