import { compareDecimals, type Decimal, formatDecimal, requireDecimal } from '../core/index.js'
import { amountsOf, cappedIn, dayLimit, isInside } from './amounts.js'
import { creditsOf, type Ground } from './decided-leaf.js'
import { type Evaluated, evaluateCredential, judgeCredential, judgeRecognised, ruleOf } from './evaluate-leaf.js'
import type { KnownFact } from './fact-index.js'
import type { Verdict } from './judge.js'
import { keepUnderCaps } from './keep-under-caps.js'
import { recognisedAmounts } from './recognition.js'
import type { Scene } from './scene.js'
import { type Entry, fillCaps, keepOnePerAward, keepOnePerPart } from './sum-rules.js'
import type { Iri, ReasonCode, RecognitionRule, Requirement, Trace } from './types.js'

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
  const children = sum.of.map((part, index) => evaluateCredential(part.match, `${node}/of/${index}/match`, scene).trace())
  const base = { node, op: 'sum' as const, children }
  const considered = [...found.rejected, ...certain.considered].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const decide = (): Trace => {
    // A sum of no parts is never reached, whatever it asks for.
    if (sum.of.length === 0)
      return { ...base, outcome: 'unmet', reason: 'requirement.group_empty', params: {}, used: [], considered }
    if (compareDecimals(certain.amount, min) >= 0) {
      const credits = creditsOf(
        certain.counted.map(({ known }) => known),
        scene,
      )
      return { ...base, outcome: 'met', reason: 'requirement.sum_reached', params, considered, ...credits }
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
    issuer: scene.organisationOf(known.fact.issuer),
    certain: sure,
  }))
  return { trace: () => trace, grounds, isSlot: false, pick: () => trace }
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
    const found = amountsOf(known, sum.measure, sum.window, scene.nowMs)
    if ('rejected' in found) rejected.push({ id: known.fact.credentialId, rejected: found.rejected })
    else entries.push(...found.amounts.map((amount) => ({ known, ...amount, ...place })))
  }
  return addRecognised(sum, scene, { entries, rejected })
}

/** Adds the amounts that rules give to credentials which do not count by an amount of their own. */
function addRecognised(sum: Sum, scene: Scene, { entries, rejected }: Found): Found {
  const own = new Set(entries.map(({ known }) => known.award))
  const added: Entry[] = []
  const refused = new Map(rejected.map((one) => [one.id, one]))
  for (const { verdict, rule } of judgeAmounts(sum, scene)) {
    const { known } = verdict
    const { value } = rule.to
    if (own.has(known.award) || value === undefined) continue
    const id = known.fact.credentialId
    const inside = isInside(sum.window, undefined, undefined, known, scene.nowMs)
    if (verdict.outcome === 'unmet' || !inside) {
      refused.set(id, { id, rejected: inside ? verdict.reason : 'requirement.outside_window' })
      continue
    }
    refused.delete(id)
    added.push({ known, amount: requireDecimal(value.amount), parts: partsFor(sum, rule), certain: verdict.outcome === 'met' })
  }
  return { entries: [...entries, ...added], rejected: [...refused.values()] }
}

/** The verdicts on facts to which rules give an amount that a sum can count. */
export function judgeAmounts(sum: Sum, scene: Scene): readonly { readonly verdict: Verdict; readonly rule: RecognitionRule }[] {
  return recognisedAmounts(sum.measure, scene.nowMs, scene, (rule) => partsFor(sum, rule).length > 0).map((recognised) => ({
    verdict: judgeRecognised(recognised, ruleOf('current', scene), scene),
    rule: recognised.rules[0] as RecognitionRule,
  }))
}

/** The parts of a sum that the amount of a rule adds to. One that names nothing adds to the whole, unless no part is open to it. */
function partsFor(sum: Sum, { to: { achievement } }: RecognitionRule): readonly number[] {
  const open = sum.of.flatMap(({ match }, index) => (match.recognition === 'none' ? [] : [index]))
  if (achievement === undefined) return open.length > 0 ? [sum.of.length] : []
  return open.filter((index) => sum.of[index]?.match.match.ids?.includes(achievement) === true)
}

function totalOf(sum: Sum, entries: readonly Entry[]): Total {
  const single = keepOnePerAward(entries)
  const caps = sum.of.map(({ cap }) => (cap === undefined ? undefined : requireDecimal(cap)))
  const kept =
    sum.overlap === 'union' ? keepUnderCaps(single, caps) : sum.overlap === 'max' ? keepOnePerPart(single, caps) : single
  const keptFacts = new Set(kept.map(({ known }) => known))
  const singleFacts = new Set(single.map(({ known }) => known))
  const left = [...new Set(entries.map(({ known }) => known))].filter((known) => !keptFacts.has(known))
  const filled = fillCaps(kept, caps)
  const most = sum.measure === 'hours' ? dayLimit(kept) : undefined
  const capped = sum.measure === 'hours' ? cappedIn(kept) : []
  return {
    amount: most !== undefined && compareDecimals(most, filled) < 0 ? most : filled,
    counted: kept,
    considered: [
      ...left.map((known) => ({
        id: known.fact.credentialId,
        rejected: singleFacts.has(known) ? ('requirement.overlap_collapsed' as const) : ('requirement.duplicate_award' as const),
      })),
      ...capped.map((id) => ({ id, rejected: 'requirement.hours_capped' as const })),
    ],
  }
}
