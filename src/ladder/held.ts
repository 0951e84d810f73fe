import { formatDateTime } from '../core/index.js'
import { bestFirst } from './best-first.js'
import type { CompiledLadder } from './compile.js'
import { judgeBadges } from './evaluate-rung.js'
import type { KnownFact } from './fact-index.js'
import type { Verdict } from './judge.js'
import type { Scene } from './scene.js'
import type { Fact, PlacementWarning, ReasonCode, RungStatus } from './types.js'

/** What a rung's badges say: a status of their own, if any, and what the reader should know. */
export interface Badges {
  readonly status?: Extract<
    RungStatus,
    'held' | 'heldLapsing' | 'grandfathered' | 'lapsed' | 'suspended' | 'revoked' | 'indeterminate'
  >
  readonly awardedMs?: number
  readonly since?: string
  readonly until?: string
  readonly warnings: readonly PlacementWarning[]
}

const ENDED: { readonly [C in ReasonCode]?: 'lapsed' | 'suspended' | 'revoked' } = {
  'requirement.expired': 'lapsed',
  'requirement.lower_lapsed': 'lapsed',
  'requirement.older_terms_unmet': 'lapsed',
  'requirement.suspended': 'suspended',
  'requirement.revoked': 'revoked',
}

/** Judges the badges of a rung. Of several that count the best decides; of those that ended, the one awarded last. */
export function judgeHeld(id: string, ladder: CompiledLadder, scene: Scene): Badges {
  const verdicts = bestFirst(judgeBadges(id, 'current', scene))
  const [best] = verdicts
  if (best === undefined) return { warnings: [] }
  const ended = verdicts
    .filter((verdict) => ENDED[verdict.reason] !== undefined)
    .sort((a, b) => b.known.awardedMs - a.known.awardedMs)[0]
  const shown = best.outcome === 'unmet' ? ended : best
  const warnings = verdicts.flatMap((verdict) => warningsOn(verdict, shown, ladder))
  if (shown === undefined) return { warnings }
  const { known } = shown
  const until = known.untilMs === Number.POSITIVE_INFINITY ? {} : { until: formatDateTime(known.untilMs) }
  const status =
    shown.outcome === 'indeterminate'
      ? 'indeterminate'
      : shown.outcome === 'unmet'
        ? (ENDED[shown.reason] as 'lapsed')
        : known.grandfathered !== undefined
          ? 'grandfathered'
          : scene.nowMs > known.untilMs
            ? 'heldLapsing'
            : known.migration?.rule.mode === 'grandfather'
              ? 'grandfathered'
              : 'held'
  const awarded = shown.outcome === 'met' ? { awardedMs: known.awardedMs } : {}
  return { status, ...awarded, since: formatDateTime(known.awardedMs), ...until, warnings }
}

function warningsOn(verdict: Verdict, shown: Verdict | undefined, ladder: CompiledLadder): readonly PlacementWarning[] {
  const { fact } = verdict.known
  if (verdict.outcome !== 'met') return [{ code: verdict.reason, params: verdict.params, credential: fact.credentialId }]
  if (verdict !== shown) return [{ code: 'requirement.duplicate_award', params: {}, credential: fact.credentialId }]
  const { migration } = verdict.known
  if (migration !== undefined) {
    const { fromRung, mode } = migration.rule
    return [{ code: 'ladder.badge_migrated', params: { rung: fromRung, mode }, credential: fact.credentialId }]
  }
  return [...termsOf(verdict.known), ...editionOf(fact, ladder)]
}

/** By which terms it counts, where they are not those that it says itself. */
function termsOf({
  fact: { credentialId: credential },
  grandfathered,
  renewedBy,
  untilMs,
}: KnownFact): readonly PlacementWarning[] {
  const older: PlacementWarning | undefined = grandfathered && {
    code: 'requirement.grandfathered',
    params: { awardedBefore: grandfathered.awardedBefore },
    credential,
  }
  if (renewedBy === undefined) return older === undefined ? [] : [older]
  const until = untilMs === Number.POSITIVE_INFINITY ? '' : formatDateTime(untilMs)
  return [{ code: 'requirement.renewed_by_higher', params: { rung: renewedBy, until }, credential }]
}

function editionOf({ rung, credentialId }: Fact, ladder: CompiledLadder): readonly PlacementWarning[] {
  if (rung?.ladder !== ladder.ladder.id) return []
  const { version, digest } = rung
  const difference =
    version !== undefined && version !== ladder.ladder.version
      ? { badge: version, ladder: ladder.ladder.version }
      : digest !== undefined && digest !== ladder.digest
        ? { badge: digest, ladder: ladder.digest }
        : undefined
  return difference === undefined ? [] : [{ code: 'ladder.version_differs', params: difference, credential: credentialId }]
}
