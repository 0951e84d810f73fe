import { type Duration, parseDuration } from '../core/index.js'
import type { CompiledLadder } from './compile.js'
import { endAfter } from './end-after.js'
import { type KnownFact, toMs } from './fact-index.js'
import { rungsBelow } from './graph.js'
import { judge } from './judge.js'
import { lastInstantOf } from './last-instant.js'
import { migrationFor, targetsOf } from './migration-rules.js'
import type { Scene } from './scene.js'
import type { Fact, Ladder, Migration, Rung, Validity } from './types.js'

/** The badges of each rung, each with the end that the rung's terms give it. */
export function badgesOf(ladder: CompiledLadder, scene: Scene): ReadonlyMap<string, readonly KnownFact[]> {
  const badges = new Map<string, KnownFact[]>()
  for (const known of scene.index.all) {
    const migration = migrationOf(known.fact, ladder.ladder)
    if (migration !== undefined) {
      for (const id of new Set(targetsOf(migration.rule))) add(badges, id, { ...known, migration })
      continue
    }
    for (const id of rungIdsOf(known, ladder)) {
      add(badges, id, underTerms(known, (ladder.rungs.get(id) as Rung).validity))
    }
  }
  renewLower(badges, ladder, scene)
  return badges
}

function add(badges: Map<string, KnownFact[]>, id: string, badge: KnownFact): void {
  const list = badges.get(id)
  if (list === undefined) badges.set(id, [badge])
  else list.push(badge)
}

/** The migration of a badge of the edition, or the ladder, that this one supersedes. */
function migrationOf({ rung }: Fact, ladder: Ladder): KnownFact['migration'] {
  const index = rung === undefined ? -1 : migrationFor(rung, ladder)
  return index < 0 ? undefined : { rule: ladder.migrations?.[index] as Migration, index }
}

/** What a badge says that it is decides; one that says nothing is known by its achievement. */
function rungIdsOf({ fact: { rung, achievement, work } }: KnownFact, ladder: CompiledLadder): readonly string[] {
  if (work !== undefined) return []
  const ids =
    rung?.ladder === ladder.ladder.id ? [rung.id] : [achievement.id, ...achievement.aliases].map((id) => ladder.byAward.get(id))
  return [...new Set(ids)].filter((id): id is string => id !== undefined && ladder.rungs.has(id))
}

/**
 * What holds for a badge from before its rung was given an end. One from afterwards that names no end has the rung's; where a
 * rung says nothing of older ones, a badge means what it said when it was awarded.
 */
function underTerms(known: KnownFact, validity: Validity | undefined): KnownFact {
  const { grandfather } = validity ?? {}
  if (validity === undefined || grandfather === undefined) return known
  const { awardedBefore, terms } = grandfather
  if (known.awardedMs < toMs(awardedBefore)) {
    const untilMs = terms === 'untilExpiry' ? known.untilMs : Number.POSITIVE_INFINITY
    return { ...known, untilMs, grandfathered: { awardedBefore, isBridge: terms === 'bridge' } }
  }
  return known.fact.validUntil === undefined ? { ...known, untilMs: endOf(validity, known.awardedMs) } : known
}

function endOf({ duration, fixedEnd }: Validity, awardedMs: number): number {
  const afterAward = duration === undefined ? Number.POSITIVE_INFINITY : endAfter(awardedMs, parseDuration(duration) as Duration)
  return Math.min(afterAward, fixedEnd === undefined ? Number.POSITIVE_INFINITY : lastSecondOf(fixedEnd))
}

/** The end that a badge is given (`buildRungCredential`): a day ends with its last second. */
function lastSecondOf(date: string): number {
  return Math.floor(lastInstantOf(date) / 1000) * 1000
}

/** The badge of a higher rung keeps those of lower ones alive that had not ended when it was awarded. */
function renewLower(badges: Map<string, KnownFact[]>, ladder: CompiledLadder, scene: Scene): void {
  const renewing = ladder.ladder.rungs.filter(({ id, validity }) => validity?.cascade?.renewsLower === true && badges.has(id))
  const below = new Map(renewing.map(({ id }) => [id, rungsBelow(ladder.graph, id)]))
  // From the top: what was renewed itself may renew what is below.
  renewing.sort((a, b) => (below.get(b.id)?.size ?? 0) - (below.get(a.id)?.size ?? 0))
  for (const { id } of renewing) {
    const periods = periodsOf(badges.get(id) as readonly KnownFact[], scene)
    for (const lower of below.get(id) ?? []) {
      const list = badges.get(lower)
      if (list !== undefined && periods.length > 0)
        badges.set(
          lower,
          list.map((badge) => renewed(badge, periods, id)),
        )
    }
  }
}

interface Span {
  readonly from: number
  to: number
}

/** When the worker held a rung, by badges that count: disjoint, in order. */
function periodsOf(badges: readonly KnownFact[], scene: Scene): readonly Span[] {
  const { trust, nowMs, awardedAtMs, policy } = scene
  const counting = badges.filter(
    (badge) => judge(badge, { issuers: trust, currency: 'ever', nowMs, awardedAtMs, policy }).outcome === 'met',
  )
  const spans: Span[] = []
  for (const { awardedMs, untilMs } of [...counting].sort((a, b) => a.awardedMs - b.awardedMs)) {
    const last = spans[spans.length - 1]
    if (last !== undefined && awardedMs <= last.to) last.to = Math.max(last.to, untilMs)
    else spans.push({ from: awardedMs, to: untilMs })
  }
  return spans
}

function renewed(badge: KnownFact, periods: readonly Span[], by: string): KnownFact {
  let low = 0
  let high = periods.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((periods[middle] as Span).from <= badge.untilMs) low = middle + 1
    else high = middle
  }
  const span = periods[low - 1]
  return span !== undefined && span.to > badge.untilMs ? { ...badge, untilMs: span.to, renewedBy: by } : badge
}
