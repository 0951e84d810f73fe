import type { Verdict } from './judge.js'

/** Up to so many it is quicker to put them in order one by one. */
const FEW = 16

/** Verdicts, the best first. Most requirements are about a few facts, for which the engine's own sort sets too much up. */
export function bestFirst(verdicts: readonly Verdict[]): readonly Verdict[] {
  if (verdicts.length < 2) return verdicts
  const sorted = [...verdicts]
  if (sorted.length > FEW) return sorted.sort(compareVerdicts)
  for (let end = 1; end < sorted.length; end++) {
    const verdict = sorted[end] as Verdict
    let at = end
    for (; at > 0 && compareVerdicts(sorted[at - 1] as Verdict, verdict) > 0; at--) sorted[at] = sorted[at - 1] as Verdict
    sorted[at] = verdict
  }
  return sorted
}

/** Orders verdicts on facts of one requirement: what counts, is live, is verified, has the higher result, ends later. */
function compareVerdicts(a: Verdict, b: Verdict): number {
  return (
    rankOf(b) - rankOf(a) ||
    Number(b.live) - Number(a.live) ||
    (a.hops ?? 0) - (b.hops ?? 0) ||
    Number(a.known.fact.attestedBy !== undefined) - Number(b.known.fact.attestedBy !== undefined) ||
    b.height - a.height ||
    compareNumbers(b.known.untilMs, a.known.untilMs) ||
    b.passed - a.passed ||
    compareNumbers(b.known.awardedMs, a.known.awardedMs) ||
    (a.known.fact.credentialId < b.known.fact.credentialId ? -1 : a.known.fact.credentialId > b.known.fact.credentialId ? 1 : 0)
  )
}

function rankOf(verdict: Verdict): number {
  return verdict.outcome === 'met' ? 2 : verdict.outcome === 'indeterminate' ? 1 : 0
}

/** Infinity minus itself is not a number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
