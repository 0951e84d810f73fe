import { inputError, usageError } from '../core/index.js'
import type { TextedFact } from './fact-shape.js'
import { acceptsIssuer } from './judge.js'
import { linksOf } from './subject-link.js'
import type { Fact, IssuerRule, PlacementPolicy, PlacementWarning, SubjectLink, SubjectLinkBasis } from './types.js'

/** The facts about one worker, and those that are not. */
export interface OwnFacts {
  /** The worker's keys, sorted. */
  readonly subject: readonly string[]
  readonly own: readonly TextedFact[]
  readonly foreign: readonly TextedFact[]
  /** The links that joined the keys. */
  readonly links: readonly SubjectLink[]
  /** What joins a key to the worker; nothing for one that needs no link. */
  readonly basisOf: ReadonlyMap<string, readonly SubjectLinkBasis[]>
  readonly warnings: readonly PlacementWarning[]
}

interface Step {
  readonly to: string
  readonly basis: SubjectLinkBasis
  readonly link?: SubjectLink
}

type Steps = Map<string, Step[]>

const MAX_KEYS = 1000

/**
 * Facts about the worker that the caller names: those that carry one of the keys, or one that is linked to them. Without a
 * name all facts must be about one worker. A fact links the keys that it carries only where the policy trusts its issuer:
 * anyone can issue a badge that names two people.
 *
 * @throws RungsError `ladder.subject_ambiguous`, `core.option_invalid`
 */
export function factsOfSubject(
  facts: readonly TextedFact[],
  subject: unknown,
  policy: PlacementPolicy,
  links: unknown,
  nowMs: number,
): OwnFacts {
  const { accepted, warnings } = linksOf(links, policy, nowMs)
  const steps: Steps = new Map()
  for (const link of accepted) join(steps, link.keys[0], link.keys[1], link.basis, link)
  if ((policy.subjectLinks ?? ['credential']).includes('credential')) {
    for (const { fact } of facts) if (mayLink(fact, policy.trust)) joinAll(steps, fact.subjectKeys)
  }
  const start = subject === undefined ? onlySubject(facts, steps) : readSubject(subject)
  const reached = reach(start, steps)
  const isOwn = ({ fact }: TextedFact): boolean => fact.subjectKeys.some((key) => reached.has(key))
  const used = new Set([...reached.values()].flatMap(({ link }) => link ?? []))
  return {
    subject: [...reached.keys()].sort(),
    own: facts.filter(isOwn),
    foreign: facts.filter((fact) => !isOwn(fact)),
    links: accepted.filter((link) => used.has(link)),
    basisOf: new Map([...reached].filter(([, { basis }]) => basis.length > 0).map(([key, { basis }]) => [key, basis])),
    warnings,
  }
}

function readSubject(subject: unknown): readonly string[] {
  const keys: unknown = typeof subject === 'string' ? [subject] : subject
  if (
    !Array.isArray(keys) ||
    keys.length === 0 ||
    keys.length > MAX_KEYS ||
    !keys.every((key) => typeof key === 'string' && key !== '')
  ) {
    throw usageError('core.option_invalid', { option: 'subject', expected: 'one or several subject keys' })
  }
  return [...new Set(keys as string[])].sort()
}

/** The least key of the one worker that every fact which names somebody is about. */
function onlySubject(facts: readonly TextedFact[], steps: Steps): readonly string[] {
  const named = facts.map(({ fact }) => fact).filter((fact) => fact.subjectKeys.length > 0 && fact.endorsement === undefined)
  const [first] = named
  if (first === undefined) return []
  const groups = new Map<string, string>()
  const groupOf = (key: string): string => {
    if (!groups.has(key)) {
      const members = [...reach([key], steps).keys()].sort()
      for (const member of members) groups.set(member, members[0] as string)
    }
    return groups.get(key) as string
  }
  const of = named.map((fact) => new Set(fact.subjectKeys.map(groupOf)))
  const common = [...(of[0] as ReadonlySet<string>)].filter((group) => of.every((other) => other.has(group))).sort()
  const [group] = common
  if (group === undefined) {
    throw inputError('ladder.subject_ambiguous', { count: new Set(of.flatMap((other) => [...other])).size }, '/facts')
  }
  return [group]
}

function mayLink(fact: Fact, trust: IssuerRule): boolean {
  if (fact.subjectKeys.length < 2 || fact.endorsement !== undefined) return false
  return fact.authorised !== 'no' && fact.status === 'active' && (fact.authorised === 'yes' || acceptsIssuer(trust, fact.issuer))
}

/** Every key is joined to the first: one line through all of them is as good as a line between each two. */
function joinAll(steps: Steps, keys: readonly string[]): void {
  const [first, ...others] = keys
  for (const key of others) join(steps, first as string, key, 'credential')
}

function join(steps: Steps, one: string, other: string, basis: SubjectLinkBasis, link?: SubjectLink): void {
  const add = (from: string, to: string): void => {
    const known = steps.get(from)
    const step: Step = { to, basis, ...(link !== undefined && { link }) }
    if (known === undefined) steps.set(from, [step])
    else known.push(step)
  }
  add(one, other)
  add(other, one)
}

interface Reached {
  /** What joins it to where the way began. */
  readonly basis: readonly SubjectLinkBasis[]
  /** The link of its last step. */
  readonly link?: SubjectLink
}

/** All keys that are reached from some, each by a shortest way. */
function reach(start: readonly string[], steps: Steps): ReadonlyMap<string, Reached> {
  const reached = new Map<string, Reached>(start.map((key) => [key, { basis: [] }]))
  const waiting = [...start]
  for (const key of waiting) {
    const { basis } = reached.get(key) as Reached
    for (const { to, basis: step, link } of steps.get(key) ?? []) {
      if (reached.has(to)) continue
      reached.set(to, { basis: basis.includes(step) ? basis : [...basis, step], ...(link !== undefined && { link }) })
      waiting.push(to)
    }
  }
  return reached
}
