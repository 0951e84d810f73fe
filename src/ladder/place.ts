import { checkOptions, deepFreeze, usageError } from '../core/index.js'
import { type CompiledLadder, compileLadder } from './compile.js'
import { digestOf } from './digest.js'
import { evaluateNode } from './evaluate.js'
import { readFacts } from './fact-shape.js'
import { rungsBelow } from './graph.js'
import { type Badges, judgeHeld } from './held.js'
import { allRequires, requiresIn } from './jurisdiction.js'
import { hasMetLeaf, nextSteps } from './next-steps.js'
import { makeScene, type Scene, trustOf } from './scene.js'
import { factsOfSubject } from './subject.js'
import type { Fact, Ladder, Place, PlacedRung, Placement, PlaceOptions, Rung, RungStatus, Trace } from './types.js'

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
  checkOptions(options, ['now', 'policy', 'subject', 'jurisdiction'], 'PlaceOptions')
  const compiled = compileLadder(ladder)
  const all = readFacts(facts)
  const { policy, jurisdiction } = options
  if (jurisdiction !== undefined && (typeof jurisdiction !== 'string' || jurisdiction === '')) {
    throw usageError('core.option_invalid', { option: 'jurisdiction', expected: 'place such as US-CA' })
  }
  const trust = trustOf(policy, compiled.ladder)
  const { subject, own, foreign } = factsOfSubject(all, options.subject, trust)
  const context = { now: options.now, ladder: compiled.ladder, ...(policy !== undefined && { policy }) }
  const scene = makeScene(own, context, evaluateNode)
  const judged = compiled.ladder.rungs.map((rung, index) => placeRung(rung, index, jurisdiction, compiled, scene))
  const rungs = judged.map(({ placed }) => placed)
  return deepFreeze({
    ladder: { id: compiled.ladder.id, version: compiled.ladder.version, digest: compiled.digest },
    now: scene.now,
    inputDigest: digestOf({
      ladder: compiled.digest,
      facts: all.map(({ fact }) => fact),
      trust,
      now: scene.now,
      subject,
      ...(jurisdiction !== undefined && { jurisdiction }),
    }),
    subject,
    rungs,
    current: highestHeld(rungs, compiled),
    // A retired ladder is honoured for who holds its rungs, and awards none.
    eligibleToClaim:
      compiled.ladder.status === 'retired' ? [] : judged.filter(({ claimable }) => claimable).map(({ placed }) => placed.id),
    next: nextSteps(compiled.ladder, rungs, jurisdiction),
    warnings: foreign.map(({ fact }) => ({
      code: 'requirement.subject_unlinked' as const,
      params: {},
      credential: fact.credentialId,
    })),
  })
}

interface Judged {
  readonly placed: PlacedRung
  readonly claimable: boolean
}

function placeRung(rung: Rung, index: number, jurisdiction: Place | undefined, ladder: CompiledLadder, scene: Scene): Judged {
  const badges = judgeHeld(rung.id, ladder, scene)
  const at: Scene = badges.awardedMs === undefined ? scene : { ...scene, awardedAtMs: badges.awardedMs }
  const trace = decideRung(rung, `/rungs/${index}`, jurisdiction, at)
  const status = statusOf(badges, trace.outcome, () => hasMetLeaf(trace))
  const { since, until, warnings } = badges
  const placed: PlacedRung = {
    id: rung.id,
    status,
    outcome: trace.outcome,
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    trace,
    ...(warnings.length > 0 && { warnings }),
  }
  return { placed, claimable: rung.regulated !== true && isClaimable(rung, index, status, trace.outcome, scene) }
}

/** What a rung requires where the worker is; where that is not known, all its variants have to agree. */
function decideRung(rung: Rung, path: string, jurisdiction: Place | undefined, scene: Scene): Trace {
  if (jurisdiction !== undefined) {
    const chosen = requiresIn(rung, jurisdiction)
    return evaluateNode(chosen.requires, path + chosen.path, scene).trace
  }
  const traces = allRequires(rung).map(({ requires, path: below }) => evaluateNode(requires, path + below, scene).trace)
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
  return evaluateNode(renewal, `/rungs/${index}/validity/renewal`, scene).trace.outcome === 'met'
}

function highestHeld(rungs: readonly PlacedRung[], ladder: CompiledLadder): readonly string[] {
  const held = rungs
    .filter(({ status }) => status === 'held' || status === 'heldLapsing' || status === 'grandfathered')
    .map(({ id }) => id)
  const below = new Set(held.flatMap((id) => [...rungsBelow(ladder.graph, id)]))
  return held.filter((id) => !below.has(id))
}
