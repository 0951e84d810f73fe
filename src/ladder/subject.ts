import { inputError, usageError } from '../core/index.js'
import type { TextedFact } from './fact-shape.js'
import { acceptsIssuer } from './judge.js'
import type { Fact, IssuerRule } from './types.js'

/** The facts about one worker, and those that are not. */
export interface OwnFacts {
  /** The worker's keys, sorted. */
  readonly subject: readonly string[]
  readonly own: readonly TextedFact[]
  readonly foreign: readonly TextedFact[]
}

/**
 * Facts about the worker that the caller names: those that carry one of the keys. Without a name all facts must be about
 * one worker. Keys are only linked by a fact whose issuer the policy trusts: anyone can issue a badge that names two people.
 *
 * @throws RungsError `ladder.subject_ambiguous`, `core.option_invalid`
 */
export function factsOfSubject(facts: readonly TextedFact[], subject: unknown, trust: IssuerRule): OwnFacts {
  const keys = subject === undefined ? onlySubject(facts, trust) : readSubject(subject)
  const own = facts.filter(({ fact }) => fact.subjectKeys.some((key) => keys.has(key)))
  return { subject: [...keys].sort(), own, foreign: facts.filter((fact) => !own.includes(fact)) }
}

function readSubject(subject: unknown): ReadonlySet<string> {
  const keys: unknown = typeof subject === 'string' ? [subject] : subject
  if (
    !Array.isArray(keys) ||
    keys.length === 0 ||
    keys.length > 1000 ||
    !keys.every((key) => typeof key === 'string' && key !== '')
  ) {
    throw usageError('core.option_invalid', { option: 'subject', expected: 'one or several subject keys' })
  }
  return new Set(keys as string[])
}

function onlySubject(facts: readonly TextedFact[], trust: IssuerRule): ReadonlySet<string> {
  const named = facts.map(({ fact }) => fact).filter((fact) => fact.subjectKeys.length > 0)
  if (named.length === 0) return new Set()
  const rootOf = linkKeys(named.filter((fact) => mayLink(fact, trust)))
  const reached = named.map((fact) => new Set(fact.subjectKeys.map(rootOf)))
  const common = [...(reached[0] as ReadonlySet<string>)].filter((root) => reached.every((roots) => roots.has(root))).sort()
  const [root] = common
  if (root === undefined) {
    throw inputError('ladder.subject_ambiguous', { count: new Set(reached.flatMap((roots) => [...roots])).size }, '/facts')
  }
  return new Set(named.flatMap((fact) => fact.subjectKeys).filter((key) => rootOf(key) === root))
}

function mayLink(fact: Fact, trust: IssuerRule): boolean {
  return fact.authorised !== 'no' && fact.status === 'active' && (fact.authorised === 'yes' || acceptsIssuer(trust, fact.issuer))
}

/** Joins the keys that a fact carries together; the smallest key of a group stands for it. */
function linkKeys(facts: readonly Fact[]): (key: string) => string {
  const parents = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    for (let at = key; at !== root; ) {
      const next = parents.get(at) as string
      parents.set(at, root)
      at = next
    }
    return root
  }
  for (const { subjectKeys } of facts) {
    for (const key of subjectKeys) {
      const [low, high] = [rootOf(subjectKeys[0] as string), rootOf(key)].sort() as [string, string]
      if (low !== high) parents.set(high, low)
    }
  }
  return rootOf
}
