import { type Finding, finding } from '../core/index.js'
import type { Authority, AwardScope } from '../credential/index.js'
import type { Award } from '../ladder/index.js'
import { awardedMsOf, boundText, coversAward } from './award.js'

/** One verified authority credential: a link from who delegates to who may award. */
export interface AuthorityLink extends Authority {
  /** Whether it can be revoked and nobody looked. */
  readonly isUnchecked: boolean
}

/** Who is relied on to say who may award, and for what; everything where it has no scope. */
export interface AuthorityRoot {
  readonly id: string
  readonly name?: string
  readonly scope?: readonly AwardScope[]
}

/** The links and roots that are searched. */
export interface AuthorityGraph {
  readonly roots: ReadonlyMap<string, AuthorityRoot>
  readonly bySubject: ReadonlyMap<string, readonly AuthorityLink[]>
  readonly byIssuer: ReadonlyMap<string, readonly AuthorityLink[]>
  readonly maxDepth: number
}

/** Whether an issuer may award what it did. */
export interface AuthorityVerdict {
  readonly authorised: 'yes' | 'no' | 'unknown'
  /** The links it rests on, from the issuer up to the root; empty where the root itself awarded. */
  readonly chain: readonly AuthorityLink[]
  /** Why not, and where it ended. */
  readonly findings: readonly Finding[]
  /** Whether it could not be checked, rather than not being known. */
  readonly isUnsure: boolean
}

/** A link as it was reached, with the one that leads down to the issuer. */
interface Step {
  readonly link: AuthorityLink
  readonly below: Step | undefined
  /** How many links are below. */
  readonly height: number
}

/** What stood in the way, each once. */
interface Obstacles {
  readonly findings: Finding[]
  isUnsure: boolean
}

const MAX_FINDINGS = 8

/**
 * Looks for a chain of links from a root down to the issuer of an award, shortest first. Every link must cover the award, by
 * what it is and by when it was awarded, and every link above another must allow that many below it. A link is looked at once:
 * reached by fewer links it allows more, so no longer way to it can do better.
 */
export function judgeAward(award: Award, graph: AuthorityGraph): AuthorityVerdict {
  const obstacles: Obstacles = { findings: [], isUnsure: false }
  if (isRootFor(award.issuer, award, graph)) return { authorised: 'yes', chain: [], findings: [], isUnsure: false }
  const seen = new Set<AuthorityLink>()
  let level = stepsTo(award.issuer, undefined, award, graph, seen, obstacles)
  while (level.length > 0) {
    const root = level.find(({ link }) => isRootFor(link.issuer, award, graph))
    if (root !== undefined) return { authorised: 'yes', chain: linksOf(root), findings: [], isUnsure: false }
    level = level.flatMap((step) => stepsTo(step.link.issuer, step, award, graph, seen, obstacles))
  }
  const params = { issuer: award.issuer.slice(0, 2048), achievement: award.achievement.id.slice(0, 2048) }
  const isNo = !obstacles.isUnsure && isGoverned(award, graph)
  return {
    authorised: isNo ? 'no' : 'unknown',
    chain: [],
    findings: [
      finding('trust', isNo ? 'trust.not_authorised' : 'trust.authority_unknown', params, '/issuer'),
      ...obstacles.findings,
    ],
    isUnsure: obstacles.isUnsure,
  }
}

/** The links that give authority to somebody and allow what is below. */
function stepsTo(
  subject: string,
  below: Step | undefined,
  award: Award,
  graph: AuthorityGraph,
  seen: Set<AuthorityLink>,
  obstacles: Obstacles,
): Step[] {
  const height = below === undefined ? 0 : below.height + 1
  const from = below?.link.delegatedFrom
  const candidates = (graph.bySubject.get(subject) ?? []).filter((link) => from === undefined || link.credentialId === from)
  if (candidates.length === 0 && below !== undefined) tell(obstacles, 'trust.authority_unrooted', { delegator: cut(subject) })
  if (candidates.length > 0 && height >= graph.maxDepth) {
    obstacles.isUnsure = true
    tell(obstacles, 'trust.authority_too_deep', { limit: graph.maxDepth })
    return []
  }
  return candidates.flatMap((link) => {
    if (isOnPath(link, below)) {
      tell(obstacles, 'trust.authority_cycle', { issuer: cut(award.issuer) })
      return []
    }
    if (seen.has(link)) return []
    seen.add(link)
    return isUsable(link, height, award, obstacles) ? [{ link, below, height }] : []
  })
}

function isUsable(link: AuthorityLink, height: number, award: Award, obstacles: Obstacles): boolean {
  if (!covers(link.mayAward, award)) {
    tell(obstacles, 'trust.authority_not_covered', { issuer: cut(link.subject) })
    return false
  }
  const awardedMs = awardedMsOf(award)
  if (!(link.fromMs <= awardedMs && awardedMs <= link.untilMs)) {
    const period = { from: boundText(link.fromMs), until: boundText(link.untilMs) }
    tell(obstacles, 'trust.authority_outside_period', { issuer: cut(link.subject), awarded: boundText(awardedMs), ...period })
    return false
  }
  if (link.mayDelegate < height) {
    tell(obstacles, 'trust.authority_not_delegable', { delegator: cut(link.subject) })
    return false
  }
  if (link.isUnchecked) {
    obstacles.isUnsure = true
    tell(obstacles, 'trust.authority_unchecked', { delegator: cut(link.issuer) })
    return false
  }
  return true
}

/** Whether a root, or somebody whom it authorised directly, has a say on this award: then those who are not named may not. */
function isGoverned(award: Award, { roots, byIssuer }: AuthorityGraph): boolean {
  return [...roots.values()].some(
    ({ id, scope }) =>
      (scope === undefined || covers(scope, award)) &&
      (scope !== undefined || (byIssuer.get(id) ?? []).some(({ mayAward }) => covers(mayAward, award))),
  )
}

function isRootFor(id: string, award: Award, { roots }: AuthorityGraph): boolean {
  const root = roots.get(id)
  return root !== undefined && (root.scope === undefined || covers(root.scope, award))
}

function covers(scopes: readonly AwardScope[], award: Award): boolean {
  return scopes.some((scope) => coversAward(scope, award))
}

function isOnPath(link: AuthorityLink, step: Step | undefined): boolean {
  for (let at = step; at !== undefined; at = at.below) if (at.link === link) return true
  return false
}

function linksOf(step: Step): readonly AuthorityLink[] {
  return step.below === undefined ? [step.link] : [...linksOf(step.below), step.link]
}

function tell<C extends Finding['code']>(obstacles: Obstacles, code: C, params: Extract<Finding, { code: C }>['params']): void {
  const one = finding('trust', code, params as never, '/issuer')
  const text = JSON.stringify(one)
  if (obstacles.findings.length >= MAX_FINDINGS || obstacles.findings.some((other) => JSON.stringify(other) === text)) return
  obstacles.findings.push(one)
}

function cut(id: string): string {
  return id.slice(0, 2048)
}
