import { parseDuration } from '../core/index.js'
import type { RequirementCodes } from './codes.js'
import type { CompiledLadder } from './compile.js'
import { type Absence, decideLeaf, MISSING } from './decided-leaf.js'
import { type Evaluated, leafAt, ruleOf, withRecognised } from './evaluate-leaf.js'
import type { KnownFact } from './fact-index.js'
import { judge, type Verdict } from './judge.js'
import type { Scene } from './scene.js'
import type { Currency, LadderRef, Requirement, Rung } from './types.js'

type RungRequirement = Extract<Requirement, { readonly op: 'rung' }>

/** Decides a `rung` requirement: by the badges of that rung, or what stands in for one. */
export function evaluateRung(leaf: RungRequirement, node: string, scene: Scene): Evaluated {
  return leafAt(node, decideLeaf('rung', judgeRung(leaf, scene), true, scene, absenceOf(leaf, scene)))
}

/** The verdicts on all facts that a `rung` requirement is about. */
export function judgeRung(leaf: RungRequirement, scene: Scene): readonly Verdict[] {
  if (!isOwn(leaf, scene)) return judgeForeignRung(leaf, scene)
  const ids = leaf.orHigher === true ? (scene.ladder?.orHigher(leaf.rung) ?? []) : [leaf.rung]
  const direct = ids.flatMap((id) => judgeBadges(id, leaf.currency ?? 'current', scene))
  const targets = ids.flatMap((id) => targetsOf(id, scene))
  return withRecognised(direct, targets, ruleOf(leaf.currency, scene), scene)
}

function isOwn({ ladder }: RungRequirement, scene: Scene): boolean {
  return scene.ladder !== undefined && (ladder === undefined || ladder.id === scene.ladder.ladder.id)
}

/** What a rule may name to stand in for a rung: the rung, or the achievement of its badge. */
function targetsOf(id: string, { ladder, recognition }: Scene): readonly string[] {
  if (recognition === undefined) return []
  const award = ladder?.rungs.get(id)?.awards?.id
  return award === undefined || award === id ? [id] : [id, award]
}

/** What rules put in the place of a rung's badge. */
export function evaluateRecognisedRung(id: string, node: string, scene: Scene): Evaluated {
  return leafAt(node, decideLeaf('rung', judgeRecognisedRung(id, scene), true, scene))
}

/** The verdicts on what rules put in the place of a rung's badge. */
export function judgeRecognisedRung(id: string, scene: Scene): readonly Verdict[] {
  return withRecognised([], targetsOf(id, scene), ruleOf('current', scene), scene)
}

/** The verdicts on the badges of a rung of the scene's ladder. */
export function judgeBadges(id: string, currency: Currency, scene: Scene): readonly Verdict[] {
  const verdicts = judgeOwnBadges(id, currency, scene)
  return verdicts.length === 0 || currency === 'ever' || currency === 'atAward' ? verdicts : underTerms(verdicts, id, scene)
}

/** By each badge alone. */
function judgeOwnBadges(id: string, currency: Currency, scene: Scene): readonly Verdict[] {
  const rung = scene.ladder?.rungs.get(id) as Rung | undefined
  const rule = ruleOf(currency, scene, {
    required: rung?.results,
    grace: parseDuration(rung?.validity?.grace),
    bridge: scene.bridge,
    // A badge of the ladder's own is not the regulator's word.
    barred: rung?.regulated === true ? scene.ladder?.ladder.owner : undefined,
  })
  return (scene.badges.get(id) ?? []).map((known) => judge(known, rule))
}

/** Badges that would count, as far as the rungs below and the terms for older badges let them. */
function underTerms(verdicts: readonly Verdict[], id: string, scene: Scene): readonly Verdict[] {
  const { ladder } = scene
  if (ladder === undefined) return verdicts
  const lapsed = verdicts.some(({ outcome }) => outcome !== 'unmet') ? lapsedBelow(id, ladder, scene) : undefined
  return verdicts.map((verdict) => {
    if (verdict.outcome === 'unmet') return verdict
    const bridged = bridge(verdict, id, scene)
    if (lapsed === undefined || bridged.outcome === 'unmet') return bridged
    return lapsed.outcome === 'unmet' || bridged.outcome === 'met' ? { ...bridged, ...lapsed } : bridged
  })
}

type Term = Pick<Verdict, 'outcome' | 'reason' | 'params'>

/** The first rung below that takes those above with it when it ends, and is not held. Of one without a badge nobody can say. */
function lapsedBelow(id: string, ladder: CompiledLadder, scene: Scene): Term | undefined {
  const terms = ladder.takingUpper(id)
  let open: Term | undefined
  for (const rung of terms) {
    const outcomes = judgeOwnBadges(rung, 'current', scene).map((verdict) => bridge(verdict, rung, scene).outcome)
    if (outcomes.includes('met')) continue
    const term = { reason: 'requirement.lower_lapsed' as const, params: { rung } }
    if (outcomes.length > 0 && !outcomes.includes('indeterminate')) return { outcome: 'unmet', ...term }
    open ??= { outcome: 'indeterminate', ...term }
  }
  return open
}

/** A badge from before the rung was given an end counts once its renewal is met; any other as it is. */
function bridge(verdict: Verdict, id: string, scene: Scene): Verdict {
  if (verdict.outcome === 'unmet' || verdict.known.grandfathered?.isBridge !== true) return verdict
  const { ladder, decide } = scene
  const awardedBefore = verdict.known.grandfathered?.awardedBefore as string
  const renewal = ladder?.rungs.get(id)?.validity?.renewal
  // A bridge cannot rest on another one, which might rest on it in turn.
  const outcome =
    renewal === undefined
      ? 'unmet'
      : scene.isBridging === true
        ? 'indeterminate'
        : decide(renewal, '/renewal', { ...scene, isBridging: true }).trace().outcome
  if (outcome === 'met') return verdict
  return { ...verdict, outcome, reason: 'requirement.older_terms_unmet', params: { awardedBefore } }
}

/** A rung of a ladder that is not at hand: its badges say that they are it. */
function judgeForeignRung(leaf: RungRequirement, scene: Scene): readonly Verdict[] {
  const rule = ruleOf(leaf.currency, scene)
  const badges = badgesOfLadder(leaf, scene).filter(({ fact }) => fact.rung?.id === leaf.rung)
  const exact = leaf.ladder?.version !== undefined || leaf.ladder?.digest !== undefined
  // A badge without a word of a ladder is known by its achievement, but not as one of an exact edition.
  const plain = exact ? [] : (scene.index.byId.get(leaf.rung) ?? []).filter(({ fact }) => fact.rung === undefined)
  const direct = [...badges, ...plain].map((known) => otherEdition(known, leaf.ladder, judge(known, rule)))
  return scene.recognition === undefined ? direct : withRecognised(direct, [leaf.rung], rule, scene)
}

function badgesOfLadder({ ladder }: RungRequirement, { index }: Scene): readonly KnownFact[] {
  return ladder === undefined ? index.all : (index.byLadder.get(ladder.id) ?? [])
}

/** Of a ladder that is not at hand nobody knows which rungs are above another. */
function absenceOf(leaf: RungRequirement, scene: Scene): Absence {
  if (leaf.orHigher !== true || isOwn(leaf, scene)) return MISSING
  const mayBeHigher = badgesOfLadder(leaf, scene).some(({ fact }) => fact.rung !== undefined && fact.rung.id !== leaf.rung)
  const ladder = leaf.ladder?.id ?? scene.ladder?.ladder.id ?? leaf.rung
  return mayBeHigher ? { outcome: 'indeterminate', reason: 'requirement.ladder_unresolved', params: { ladder } } : MISSING
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
