import { parseDuration } from '../core/index.js'
import { keysOfReference } from './alignment.js'
import type { RequirementCodes } from './codes.js'
import type { FactIndex, KnownFact } from './fact-index.js'
import { type CountingRule, compareVerdicts, judge, type Verdict } from './judge.js'
import { hasCriteria } from './requirement.js'
import type { Scene } from './scene.js'
import type {
  AchievementMatch,
  CredentialRequirement,
  Currency,
  LadderRef,
  ReasonCode,
  Requirement,
  Rung,
  Trace,
} from './types.js'

type RungRequirement = Extract<Requirement, { readonly op: 'rung' }>

/** An award that a requirement can be met with. */
export interface Ground {
  readonly award: number
  readonly issuer: string
  /** Whether it counts, rather than perhaps. */
  readonly certain: boolean
}

/** A requirement decided, with what a group above may need. */
export interface Evaluated {
  readonly trace: Trace
  readonly grounds: readonly Ground[]
  /** Whether any one of the grounds meets it, so that it can be a slot. */
  readonly isSlot: boolean
  /** Its trace when it may have this award only (or none, when all were taken). */
  readonly pick: (award: number | undefined, taken: ReadonlySet<number>) => Trace
}

/** Why a leaf that nothing counts for is not met. */
interface Absence {
  readonly outcome: 'unmet' | 'indeterminate'
  readonly reason: ReasonCode
  readonly params: object
}

const MISSING: Absence = { outcome: 'unmet', reason: 'requirement.missing', params: {} }

/** Decides a `credential` requirement. */
export function evaluateCredential(leaf: CredentialRequirement, node: string, scene: Scene): Evaluated {
  return leafOf(node, 'credential', judgeCredential(leaf, scene), isListed(leaf))
}

/** The verdicts on all facts that a `credential` requirement is about. */
export function judgeCredential(leaf: CredentialRequirement, scene: Scene): readonly Verdict[] {
  const rule: CountingRule = {
    issuers: leaf.issuers ?? scene.trust,
    currency: leaf.currency ?? 'current',
    nowMs: scene.nowMs,
    awardedAtMs: scene.awardedAtMs,
    ...(leaf.match.versions !== undefined && { versions: leaf.match.versions }),
    ...(leaf.minResult !== undefined && { minResult: leaf.minResult }),
    ...(leaf.minAssurance !== undefined && { minAssurance: leaf.minAssurance }),
  }
  return matching(leaf.match, scene.index).map((known) => judge(known, rule))
}

/** A type alone would list all that a worker has. */
function isListed({ match }: CredentialRequirement): boolean {
  return match.ids !== undefined || match.alignedTo !== undefined
}

/** Every member that a match has narrows it; within a member any entry does. */
function matching(match: AchievementMatch, index: FactIndex): readonly KnownFact[] {
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

/** Decides a `rung` requirement: by the badges of that rung, whoever may have earned it otherwise. */
export function evaluateRung(leaf: RungRequirement, node: string, scene: Scene): Evaluated {
  const { ladder } = scene
  if (ladder !== undefined && (leaf.ladder === undefined || leaf.ladder.id === ladder.ladder.id)) {
    const ids = leaf.orHigher === true ? (ladder.orHigher().get(leaf.rung) ?? []) : [leaf.rung]
    return leafOf(
      node,
      'rung',
      ids.flatMap((id) => judgeBadges(id, leaf.currency ?? 'current', scene)),
      true,
    )
  }
  return evaluateForeignRung(leaf, node, scene)
}

/** The verdicts on the badges of a rung of the scene's ladder. */
export function judgeBadges(id: string, currency: Currency, scene: Scene): readonly Verdict[] {
  const rung = scene.ladder?.rungs.get(id) as Rung | undefined
  const grace = parseDuration(rung?.validity?.grace)
  const rule: CountingRule = {
    issuers: scene.trust,
    currency,
    nowMs: scene.nowMs,
    awardedAtMs: scene.awardedAtMs,
    ...(rung?.results !== undefined && { required: rung.results }),
    ...(grace !== undefined && { grace }),
    bridge: scene.bridge,
    // A badge of the ladder's own is not the regulator's word.
    ...(rung?.regulated === true && scene.ladder !== undefined && { barred: scene.ladder.ladder.owner }),
  }
  return (scene.badges.get(id) ?? []).map((known) => judge(known, rule))
}

/** A rung of a ladder that is not at hand: its badges say that they are it; which rungs are above it is not known. */
function evaluateForeignRung(leaf: RungRequirement, node: string, scene: Scene): Evaluated {
  const { index, trust, nowMs, awardedAtMs } = scene
  const rule: CountingRule = { issuers: trust, currency: leaf.currency ?? 'current', nowMs, awardedAtMs }
  const ofLadder = leaf.ladder === undefined ? index.all : (index.byLadder.get(leaf.ladder.id) ?? [])
  const badges = ofLadder.filter(({ fact }) => fact.rung?.id === leaf.rung)
  const exact = leaf.ladder?.version !== undefined || leaf.ladder?.digest !== undefined
  // A badge without a word of a ladder is known by its achievement, but not as one of an exact edition.
  const plain = exact ? [] : (index.byId.get(leaf.rung) ?? []).filter(({ fact }) => fact.rung === undefined)
  const verdicts = [...badges, ...plain].map((known) => otherEdition(known, leaf.ladder, judge(known, rule)))
  const mayBeHigher = leaf.orHigher === true && ofLadder.some(({ fact }) => fact.rung !== undefined && fact.rung.id !== leaf.rung)
  const ladder = leaf.ladder?.id ?? scene.ladder?.ladder.id ?? leaf.rung
  const unresolved: Absence = { outcome: 'indeterminate', reason: 'requirement.ladder_unresolved', params: { ladder } }
  return leafOf(node, 'rung', verdicts, true, mayBeHigher ? unresolved : MISSING)
}

function otherEdition(known: KnownFact, asked: LadderRef | undefined, verdict: Verdict): Verdict {
  const { rung } = known.fact
  const member = (['digest', 'version'] as const).find((name) => asked?.[name] !== undefined && rung?.[name] !== asked[name])
  if (member === undefined || verdict.outcome === 'unmet') return verdict
  const params: RequirementCodes['requirement.ladder_version_differs'] = {
    expected: asked?.[member] as string,
    actual: rung?.[member] ?? '',
  }
  return { ...verdict, outcome: 'unmet', reason: 'requirement.ladder_version_differs', params }
}

function leafOf(
  node: string,
  op: 'credential' | 'rung',
  verdicts: readonly Verdict[],
  listed: boolean,
  absence: Absence = MISSING,
): Evaluated {
  const sorted = [...verdicts].sort(compareVerdicts)
  const counting = sorted.filter((verdict) => verdict.outcome !== 'unmet')
  const pick = (award: number | undefined, taken: ReadonlySet<number>): Trace => {
    const chosen = counting.find((verdict) => verdict.known.award === award)
    const others = listed ? sorted.filter((verdict) => verdict !== chosen) : []
    const considered = others.map((verdict) => ({
      id: verdict.known.fact.credentialId,
      rejected: whyUnused(verdict, chosen, taken),
    }))
    const base = { node, op, considered }
    if (chosen === undefined) {
      if (counting.length > 0) return { ...base, outcome: 'unmet', reason: 'requirement.already_used', params: {}, used: [] }
      if (absence.outcome === 'indeterminate') return { ...base, ...absence, used: [] }
      const nearest = sorted.reduce<Verdict | undefined>(
        (best, next) => (best === undefined || next.passed > best.passed ? next : best),
        undefined,
      )
      return {
        ...base,
        outcome: 'unmet',
        reason: nearest?.reason ?? absence.reason,
        params: nearest?.params ?? absence.params,
        used: [],
      }
    }
    const { outcome, reason, params, known } = chosen
    if (outcome !== 'met') return { ...base, outcome, reason, params, used: [] }
    const { attestedBy, credentialId } = known.fact
    return {
      ...base,
      outcome,
      reason,
      params,
      used: [credentialId],
      ...(attestedBy !== undefined && { attestedBy: [attestedBy] }),
    }
  }
  const grounds = new Map<number, Ground>()
  for (const { known, outcome } of counting) {
    const earlier = grounds.get(known.award)
    if (earlier === undefined)
      grounds.set(known.award, { award: known.award, issuer: known.fact.issuer, certain: outcome === 'met' })
  }
  return { trace: pick(counting[0]?.known.award, new Set()), grounds: [...grounds.values()], isSlot: true, pick }
}

function whyUnused(verdict: Verdict, chosen: Verdict | undefined, taken: ReadonlySet<number>): ReasonCode {
  if (verdict.outcome !== 'met') return verdict.reason
  const { award } = verdict.known
  return chosen === undefined || (taken.has(award) && award !== chosen.known.award)
    ? 'requirement.already_used'
    : 'requirement.duplicate_award'
}
