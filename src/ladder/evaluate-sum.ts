import {
  addDuration,
  compareDecimals,
  type Decimal,
  type Duration,
  formatDecimal,
  parseDuration,
  requireDecimal,
} from '../core/index.js'
import { type Evaluated, evaluateCredential, type Ground, judgeCredential } from './evaluate-leaf.js'
import { type KnownFact, toMs } from './fact-index.js'
import type { Scene } from './scene.js'
import { type Entry, fillCaps, keepOnePerAward, keepOnePerPart, keepWithoutOverlap } from './sum-rules.js'
import type { Iri, ReasonCode, Requirement, Trace } from './types.js'

type Sum = Extract<Requirement, { readonly op: 'sum' }>

interface Total {
  readonly amount: Decimal
  readonly counted: readonly Entry[]
  readonly considered: readonly { readonly id: Iri; readonly rejected: ReasonCode }[]
}

/**
 * Decides a `sum`. An award counts once, with the larger amount where its facts differ. Of amounts whose periods overlap,
 * `union` keeps the set without overlap that adds up to most, `sum` adds all of them, and `max` takes each part's largest
 * amount alone. Amounts of a period that is not wholly inside the window do not count, since nobody can say how much of
 * them is. An award that matches several parts fills their caps to the greatest total, and is never counted twice.
 */
export function evaluateSum(sum: Sum, node: string, scene: Scene): Evaluated {
  const found = findEntries(sum, scene)
  const certain = totalOf(
    sum,
    found.entries.filter((entry) => entry.certain),
  )
  const possible = found.entries.every((entry) => entry.certain) ? certain : totalOf(sum, found.entries)
  const min = requireDecimal(sum.min)
  const params = { required: formatDecimal(min), actual: formatDecimal(certain.amount), measure: sum.measure }
  const children = sum.of.map((part, index) => evaluateCredential(part.match, `${node}/of/${index}/match`, scene).trace)
  const base = { node, op: 'sum' as const, children }
  const considered = [...found.rejected, ...certain.considered].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const decide = (): Trace => {
    // A sum of no parts is never reached, whatever it asks for.
    if (sum.of.length === 0)
      return { ...base, outcome: 'unmet', reason: 'requirement.group_empty', params: {}, used: [], considered }
    if (compareDecimals(certain.amount, min) >= 0) {
      const used = [...new Set(certain.counted.map(({ known }) => known.fact.credentialId))]
      const attestedBy = [...new Set(certain.counted.flatMap(({ known }) => known.fact.attestedBy ?? []))]
      const attested = attestedBy.length > 0 ? { attestedBy } : {}
      return { ...base, outcome: 'met', reason: 'requirement.sum_reached', params, used, considered, ...attested }
    }
    if (compareDecimals(possible.amount, min) >= 0) {
      const undecided = { ...params, possible: formatDecimal(possible.amount) }
      return { ...base, outcome: 'indeterminate', reason: 'requirement.sum_undecided', params: undecided, used: [], considered }
    }
    return { ...base, outcome: 'unmet', reason: 'requirement.sum_too_low', params, used: [], considered }
  }
  const trace = decide()
  const counted = trace.outcome === 'met' ? certain.counted : possible.counted
  const grounds: readonly Ground[] = counted.map(({ known, certain: sure }) => ({
    award: known.award,
    issuer: known.fact.issuer,
    certain: sure,
  }))
  return { trace, grounds, isSlot: false, pick: () => trace }
}

interface Found {
  readonly entries: readonly Entry[]
  readonly rejected: readonly { readonly id: Iri; readonly rejected: ReasonCode }[]
}

/** The amounts of all facts that count or perhaps count for some part. */
function findEntries(sum: Sum, scene: Scene): Found {
  const parts = new Map<KnownFact, { certain: boolean; readonly parts: number[] }>()
  sum.of.forEach((part, index) => {
    for (const { known, outcome } of judgeCredential(part.match, scene)) {
      if (outcome === 'unmet') continue
      const other = parts.get(known)
      if (other === undefined) {
        parts.set(known, { certain: outcome === 'met', parts: [index] })
      } else if ((outcome === 'met') === other.certain) {
        other.parts.push(index)
      } else if (outcome === 'met') {
        // For sure here and perhaps there: only what is sure is counted.
        parts.set(known, { certain: true, parts: [index] })
      }
    }
  })
  const entries: Entry[] = []
  const rejected: { id: Iri; rejected: ReasonCode }[] = []
  for (const [known, place] of parts) {
    const amounts = known.fact.amounts.filter(({ measure }) => measure === sum.measure)
    const inside = amounts.filter(({ from, to }) => isInside(sum, from, to, known, scene.nowMs))
    if (inside.length === 0) {
      rejected.push({
        id: known.fact.credentialId,
        rejected: amounts.length === 0 ? 'requirement.amount_missing' : 'requirement.outside_window',
      })
    }
    for (const { amount, from, to } of inside) {
      const period = from === undefined || to === undefined ? undefined : { from: toMs(from), to: toMs(to) }
      entries.push({ known, amount: requireDecimal(amount), ...place, ...(period !== undefined && { period }) })
    }
  }
  return { entries, rejected }
}

function isInside(sum: Sum, from: string | undefined, to: string | undefined, known: KnownFact, nowMs: number): boolean {
  const { window } = sum
  if (window === undefined) return true
  const end = to === undefined ? (from === undefined ? known.awardedMs : toMs(from)) : toMs(to)
  const start = from === undefined ? end : toMs(from)
  if (window.last !== undefined && start < addDuration(nowMs, parseDuration(window.last) as Duration, -1)) return false
  if (window.last !== undefined && end > nowMs) return false
  return (window.from === undefined || start >= toMs(window.from)) && (window.until === undefined || end <= toMs(window.until))
}

function totalOf(sum: Sum, entries: readonly Entry[]): Total {
  const single = keepOnePerAward(entries)
  const kept = sum.overlap === 'union' ? keepWithoutOverlap(single) : sum.overlap === 'max' ? keepOnePerPart(single) : single
  const keptFacts = new Set(kept.map(({ known }) => known))
  const singleFacts = new Set(single.map(({ known }) => known))
  const left = [...new Set(entries.map(({ known }) => known))].filter((known) => !keptFacts.has(known))
  return {
    amount: fillCaps(
      kept,
      sum.of.map(({ cap }) => (cap === undefined ? undefined : requireDecimal(cap))),
    ),
    counted: kept,
    considered: left.map((known) => ({
      id: known.fact.credentialId,
      rejected: singleFacts.has(known) ? 'requirement.overlap_collapsed' : 'requirement.duplicate_award',
    })),
  }
}
