import { addDecimals, compareDecimals, type Decimal, formatDecimal, requireDecimal } from '../core/index.js'
import { keysOfReference } from './alignment.js'
import { amountsOf, cappedIn, dayLimit, isInside } from './amounts.js'
import { creditsOf, type Ground } from './decided-leaf.js'
import { type Evaluated, ruleOf } from './evaluate-leaf.js'
import { type KnownFact, toMs } from './fact-index.js'
import { judge, type Verdict } from './judge.js'
import type { Scene } from './scene.js'
import { type Entry, keepOnePerAward, keepWithoutOverlap } from './sum-rules.js'
import type { ExperienceRequirement, Iri, ReasonCode, Trace } from './types.js'

interface Total {
  readonly amount: Decimal
  readonly issuers: number
  readonly counted: readonly Entry[]
  readonly considered: readonly { readonly id: Iri; readonly rejected: ReasonCode }[]
}

const ZERO: Decimal = { units: 0n, scale: 0 }

/**
 * Decides an `experience` requirement by records of work. Where periods overlap, `union` counts hours once whoever recorded
 * them, and jobs once for each organisation that did; `sum` adds all and `max` takes the largest record. Hours never come to
 * more than 24 a day. Months are the calendar months, in UTC, in which work is recorded. A record whose period is not wholly
 * inside the window does not count.
 */
export function evaluateExperience(leaf: ExperienceRequirement, node: string, scene: Scene): Evaluated {
  const { entries, rejected } = findEntries(leaf, scene)
  const certain = totalOf(
    leaf,
    entries.filter((entry) => entry.certain),
    scene,
  )
  const possible = entries.every((entry) => entry.certain) ? certain : totalOf(leaf, entries, scene)
  const min = requireDecimal(leaf.min)
  const issuersNeeded = leaf.minDistinctIssuers ?? 0
  const params = { required: formatDecimal(min), actual: formatDecimal(certain.amount), measure: leaf.measure }
  const considered = [...rejected, ...certain.considered].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const base = { node, op: leaf.op, considered }
  const reaches = ({ amount, counted }: Total): boolean => compareDecimals(amount, min) >= 0 && counted.length > 0
  const trace = ((): Trace => {
    if (reaches(certain) && certain.issuers >= issuersNeeded) {
      const credits = creditsOf(
        certain.counted.map(({ known }) => known),
        scene,
      )
      return { ...base, outcome: 'met', reason: 'requirement.sum_reached', params, ...credits }
    }
    if (reaches(possible) && possible.issuers >= issuersNeeded) {
      const undecided = { ...params, possible: formatDecimal(possible.amount) }
      return { ...base, outcome: 'indeterminate', reason: 'requirement.sum_undecided', params: undecided, used: [] }
    }
    if (reaches(certain)) {
      const issuers = { needed: issuersNeeded, actual: certain.issuers }
      return { ...base, outcome: 'unmet', reason: 'requirement.issuers_too_few', params: issuers, used: [] }
    }
    return { ...base, outcome: 'unmet', reason: 'requirement.sum_too_low', params, used: [] }
  })()
  const grounds: readonly Ground[] = (trace.outcome === 'met' ? certain : possible).counted.map(({ known, certain: sure }) => ({
    award: known.award,
    issuer: scene.organisationOf(known.fact.issuer),
    certain: sure,
  }))
  return { trace: () => trace, grounds, isSlot: false, pick: () => trace }
}

/** Work that is done stays done: a record counts after its end, but not once it was withdrawn. */
function findEntries(
  leaf: ExperienceRequirement,
  scene: Scene,
): { readonly entries: readonly Entry[]; readonly rejected: readonly { readonly id: Iri; readonly rejected: ReasonCode }[] } {
  const entries: Entry[] = []
  const rejected: { readonly id: Iri; readonly rejected: ReasonCode }[] = []
  for (const verdict of judgeRecords(leaf, scene)) {
    const { known, outcome, reason } = verdict
    const id = known.fact.credentialId
    if (outcome === 'unmet') {
      rejected.push({ id, rejected: reason })
      continue
    }
    const found =
      leaf.measure === 'months' ? monthsOf(known, leaf, scene) : amountsOf(known, leaf.measure, leaf.window, scene.nowMs)
    if ('rejected' in found) rejected.push({ id, rejected: found.rejected })
    else entries.push(...found.amounts.map((amount) => ({ known, parts: [0], certain: outcome === 'met', ...amount })))
  }
  return { entries, rejected }
}

/** The verdicts on all records of work that a requirement is about. */
export function judgeRecords(leaf: ExperienceRequirement, scene: Scene): readonly Verdict[] {
  const rule = ruleOf('ever', scene)
  return recordsFor(leaf, scene).map((known) => judge(known, rule))
}

function recordsFor({ occupations }: ExperienceRequirement, { index }: Scene): readonly KnownFact[] {
  if (occupations === undefined) return index.work
  const matching = new Set(occupations.flatMap(keysOfReference).flatMap((key) => index.byAlignment.get(key) ?? []))
  return index.work.filter((known) => matching.has(known))
}

/** The months that a record of work covers, as a period in months since year 0. */
function monthsOf(
  known: KnownFact,
  { window }: ExperienceRequirement,
  { nowMs }: Scene,
): { readonly amounts: readonly Pick<Entry, 'amount' | 'period'>[] } | { readonly rejected: ReasonCode } {
  const dated = known.fact.amounts.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ from, to }]))
  if (dated.length === 0) return { rejected: 'requirement.amount_missing' }
  const inside = dated.filter(({ from, to }) => isInside(window, from, to, known, nowMs))
  if (inside.length === 0) return { rejected: 'requirement.outside_window' }
  return {
    amounts: inside.map(({ from, to }) => {
      const first = monthOf(toMs(from))
      // What lasts until midnight is over with the day before.
      const last = Math.max(first, monthOf(to.includes('T') ? toMs(to) - 1 : toMs(to)))
      const end = last + 1
      return { amount: { units: BigInt(end - first), scale: 0 }, period: { from: first, to: end, end } }
    }),
  }
}

function monthOf(epochMs: number): number {
  const date = new Date(epochMs)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function totalOf(leaf: ExperienceRequirement, entries: readonly Entry[], scene: Scene): Total {
  const single = keepOnePerAward(entries)
  const kept = keep(leaf, single, scene)
  const keptFacts = new Set(kept.map(({ known }) => known))
  const singleFacts = new Set(single.map(({ known }) => known))
  const left = [...new Set(entries.map(({ known }) => known))].filter((known) => !keptFacts.has(known))
  const isUnionOfMonths = leaf.measure === 'months' && leaf.overlap === 'union'
  const amount = isUnionOfMonths ? unionOf(kept) : leaf.measure === 'hours' ? dayLimit(kept) : sumOf(kept)
  return {
    amount,
    // Whose records they are does not change by what overlaps.
    issuers: new Set(single.map(({ known }) => scene.organisationOf(known.fact.issuer))).size,
    counted: kept,
    considered: [
      ...left.map((known) => ({
        id: known.fact.credentialId,
        rejected: singleFacts.has(known) ? ('requirement.overlap_collapsed' as const) : ('requirement.duplicate_award' as const),
      })),
      ...cappedIn(kept).map((id) => ({ id, rejected: 'requirement.hours_capped' as const })),
    ],
  }
}

function keep({ overlap, measure }: ExperienceRequirement, entries: readonly Entry[], scene: Scene): readonly Entry[] {
  if (overlap === 'sum') return entries
  if (overlap === 'max') {
    return entries.reduce<readonly Entry[]>(
      ([best], next) => (best === undefined || compareDecimals(next.amount, best.amount) > 0 ? [next] : [best]),
      [],
    )
  }
  if (measure === 'months') return entries
  if (measure === 'hours') return keepWithoutOverlap(entries)
  // Two organisations give different jobs, at whatever time.
  const byOrganisation = new Map<string, Entry[]>()
  for (const entry of entries) {
    const organisation = scene.organisationOf(entry.known.fact.issuer)
    const list = byOrganisation.get(organisation)
    if (list === undefined) byOrganisation.set(organisation, [entry])
    else list.push(entry)
  }
  return [...byOrganisation.values()].flatMap(keepWithoutOverlap)
}

function sumOf(entries: readonly Entry[]): Decimal {
  return entries.reduce((total, { amount }) => addDecimals(total, amount), ZERO)
}

/** Whole months, each once. */
function unionOf(entries: readonly Entry[]): Decimal {
  const periods = entries.flatMap(({ period }) => period ?? []).sort((a, b) => a.from - b.from)
  let months = 0
  let reached = Number.NEGATIVE_INFINITY
  for (const { from, end } of periods) {
    months += Math.max(0, end - Math.max(from, reached))
    reached = Math.max(reached, end)
  }
  return { units: BigInt(months), scale: 0 }
}
