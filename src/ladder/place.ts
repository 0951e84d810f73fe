import { checkOptions, deepFreeze } from '../core/index.js'
import { digestible } from './attributes.js'
import { availabilityOf } from './availability.js'
import { type CompiledLadder, compileLadder } from './compile.js'
import { digestWith } from './digest.js'
import { evaluateNode } from './evaluate.js'
import { evaluateRecognisedRung } from './evaluate-rung.js'
import { readFacts, type TextedFact } from './fact-shape.js'
import { rungsBelow } from './graph.js'
import { type Badges, judgeHeld } from './held.js'
import { allRequires, requiresIn } from './jurisdiction.js'
import { hasMetLeaf, isHeld, nextSteps } from './next-steps.js'
import { sceneOfPerson } from './person.js'
import type { Scene } from './scene.js'
import type { Fact, Ladder, PlacedRung, Placement, PlaceOptions, Rung, RungStatus, Trace } from './types.js'

/**
 * Where a worker is on a ladder at an instant, and why. A rung is held by a live badge for it, whatever else is met now;
 * it is eligible when its requirements are met. The order of facts does not matter, and no clock is read.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage); `ladder.subject_ambiguous` when facts are about
 * several workers and `subject` does not say which; the codes of form for a fact that is not one; as `defineLadder`
 * @example
 * ```ts
 * import { type Fact, type Ladder, place } from 'rungs/ladder'
 * const rungsHeld = (ladder: Ladder, facts: readonly Fact[]) => place(ladder, facts, { now: '2026-05-01T09:00:00Z' }).current
 * ```
 */
export function place(ladder: Ladder, facts: readonly Fact[], options: PlaceOptions): Placement {
  checkOptions(options, ['now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes'], 'PlaceOptions')
  const compiled = compileLadder(ladder)
  const all = readFacts(facts)
  return placePerson(compiled, all, sceneOfPerson(all, options, compiled.ladder))
}

/** Where a worker is among facts that were read. */
export function placePerson(
  compiled: CompiledLadder,
  all: readonly TextedFact[],
  { scene, own }: ReturnType<typeof sceneOfPerson>,
): Placement {
  const { subject, links } = own
  const { jurisdiction, policy } = scene
  const judged = compiled.ladder.rungs.map((rung, index) => placeRung(rung, index, compiled, scene))
  const rungs = judged.map(({ placed }) => placed)
  const { trust, ...others } = policy
  return deepFreeze({
    ladder: { id: compiled.ladder.id, version: compiled.ladder.version, digest: compiled.digest },
    now: scene.now,
    inputDigest: digestWith(
      {
        ladder: compiled.digest,
        trust,
        now: scene.now,
        subject,
        ...(jurisdiction !== undefined && { jurisdiction }),
        ...(Object.keys(others).length > 0 && { policy: others }),
        ...(links.length > 0 && { links }),
        ...(Object.keys(scene.attributes).length > 0 && { attributes: digestible(scene.attributes, scene.nowMs) }),
      },
      { facts: `[${all.map(({ text }) => text).join(',')}]` },
    ),
    subject,
    ...(links.length > 0 && { links }),
    rungs,
    current: highestHeld(rungs, compiled),
    // A retired ladder is honoured for who holds its rungs, and awards none.
    eligibleToClaim:
      compiled.ladder.status === 'retired' ? [] : judged.filter(({ claimable }) => claimable).map(({ placed }) => placed.id),
    next: nextSteps(compiled.ladder, rungs, jurisdiction),
    warnings: [
      ...own.foreign.map(({ fact }) => ({
        code: 'requirement.subject_unlinked' as const,
        params: {},
        credential: fact.credentialId,
      })),
      ...own.warnings,
    ],
  })
}

interface Judged {
  readonly placed: PlacedRung
  readonly claimable: boolean
}

function placeRung(rung: Rung, index: number, ladder: CompiledLadder, scene: Scene): Judged {
  const badges = judgeHeld(rung.id, ladder, scene)
  const at: Scene = badges.awardedMs === undefined ? scene : { ...scene, awardedAtMs: badges.awardedMs }
  const trace = decideRung(rung, `/rungs/${index}`, at)
  const availability = availabilityOf(rung, ladder.ladder, scene.jurisdiction, scene.nowMs)
  const status = statusOf(badges, trace.outcome, () => hasMetLeaf(trace))
  const { since, until, warnings } = badges
  const placed: PlacedRung = {
    id: rung.id,
    status,
    outcome: trace.outcome,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    trace,
    ...(availability !== undefined && { availability }),
    ...(warnings.length > 0 && { warnings }),
  }
  // Where it is not offered nobody can claim it; where the place is not known, the issuer is told so.
  const isOffered = availability?.state !== 'closed'
  return { placed, claimable: rung.regulated !== true && isOffered && isClaimable(rung, index, status, trace.outcome, scene) }
}

/** What a rung requires where the worker is, or what a rule puts in its place. */
function decideRung(rung: Rung, path: string, scene: Scene): Trace {
  const trace = decideRequires(rung, path, scene)
  if (trace.outcome === 'met' || scene.recognition === undefined) return trace
  const recognised = evaluateRecognisedRung(rung.id, trace.node, scene).trace()
  if (recognised.outcome === 'unmet' || (recognised.outcome === 'indeterminate' && trace.outcome === 'indeterminate'))
    return trace
  return { ...recognised, children: [trace] }
}

/** What a rung requires; where the worker's place is not known, all its variants have to agree. */
function decideRequires(rung: Rung, path: string, scene: Scene): Trace {
  if (scene.jurisdiction !== undefined) {
    const chosen = requiresIn(rung, scene.jurisdiction)
    return evaluateNode(chosen.requires, path + chosen.path, scene).trace()
  }
  const traces = allRequires(rung).map(({ requires, path: below }) => evaluateNode(requires, path + below, scene).trace())
  const [first] = traces as [Trace, ...Trace[]]
  if (traces.every(({ outcome }) => outcome === first.outcome)) return first
  return {
    node: first.node,
    op: first.op,
    outcome: 'indeterminate',
    reason: 'requirement.jurisdiction_missing',
    params: { variants: traces.length - 1 },
    used: [],
    considered: [],
    children: traces,
  }
}

function statusOf(badges: Badges, outcome: PlacedRung['outcome'], hasStarted: () => boolean): RungStatus {
  if (badges.status !== undefined) return badges.status
  if (outcome !== 'unmet') return outcome === 'met' ? 'eligible' : 'indeterminate'
  return hasStarted() ? 'inProgress' : 'locked'
}

/** A badge may be issued for a rung that was never held or has lapsed, and renewed while it is lapsing. */
function isClaimable(rung: Rung, index: number, status: RungStatus, outcome: PlacedRung['outcome'], scene: Scene): boolean {
  if (status === 'eligible') return true
  if (status === 'lapsed') return outcome === 'met'
  if (status !== 'heldLapsing') return false
  const { renewal } = rung.validity ?? {}
  if (renewal === undefined) return outcome === 'met'
  return evaluateNode(renewal, `/rungs/${index}/validity/renewal`, scene).trace().outcome === 'met'
}

function highestHeld(rungs: readonly PlacedRung[], ladder: CompiledLadder): readonly string[] {
  const held = rungs.filter(({ status }) => isHeld(status)).map(({ id }) => id)
  const below = new Set(held.flatMap((id) => [...rungsBelow(ladder.graph, id)]))
  return held.filter((id) => !below.has(id))
}
