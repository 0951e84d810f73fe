import { bestFirst } from './best-first.js'
import type { KnownFact } from './fact-index.js'
import { firstOfEach } from './first-of-each.js'
import { type CountingRule, judge, type Verdict } from './judge.js'
import { matching } from './matching-facts.js'
import { type Recognised, recognisedAs } from './recognition.js'
import type { Scene } from './scene.js'
import type { CredentialRequirement, Currency, Iri, ReasonCode, RecognitionRule, Trace } from './types.js'

/** An award that a requirement can be met with. */
export interface Ground {
  readonly award: number
  readonly issuer: string
  /** Whether it counts, rather than perhaps. */
  readonly certain: boolean
}

/** A requirement decided, with what a group above may need. */
export interface Evaluated {
  readonly trace: () => Trace
  readonly grounds: readonly Ground[]
  /** Whether any one of the grounds meets it, so that it can be a slot. */
  readonly isSlot: boolean
  /** Its trace when it may have this award only (or none, when all were taken). */
  readonly pick: (award: number | undefined, taken: ReadonlySet<number>) => Trace
}

/** Why a leaf that nothing counts for is not met. */
export interface Absence {
  readonly outcome: 'unmet' | 'indeterminate'
  readonly reason: ReasonCode
  readonly params: object
}

/** Nothing of the kind is there. */
export const MISSING: Absence = { outcome: 'unmet', reason: 'requirement.missing', params: {} }

/** Decides a `credential` requirement. */
export function evaluateCredential(leaf: CredentialRequirement, node: string, scene: Scene): Evaluated {
  return leafOf(node, 'credential', judgeCredential(leaf, scene), isListed(leaf), scene)
}

/** The verdicts on all facts that a `credential` requirement is about, or that a rule puts in the place of one. */
export function judgeCredential(leaf: CredentialRequirement, scene: Scene): readonly Verdict[] {
  const { match, issuers } = leaf
  const { trust, nowMs, awardedAtMs, policy } = scene
  // Of one form whatever it asks for: it is made for each slot of a ladder, and read for each fact that matches.
  const rule: CountingRule = {
    issuers: issuers ?? trust,
    currency: leaf.currency ?? 'current',
    nowMs,
    awardedAtMs,
    policy,
    versions: match.versions,
    minResult: leaf.minResult,
    minAssurance: leaf.minAssurance,
  }
  const direct = matching(match, scene.index).map((known) => judge(known, rule))
  // Of what stands in for an achievement, nobody knows type, version or alignments.
  const isPlain = match.alignedTo === undefined && match.achievementType === undefined && match.versions === undefined
  if (scene.recognition === undefined || leaf.recognition === 'none' || !isPlain) return direct
  return withRecognised(direct, match.ids ?? [], rule, scene)
}

/** What every leaf is judged by. */
export function ruleOf(currency: Currency | undefined, scene: Scene): CountingRule {
  const { trust, nowMs, awardedAtMs, policy } = scene
  return { issuers: trust, currency: currency ?? 'current', nowMs, awardedAtMs, policy }
}

/** Verdicts, and those on facts that rules put in the place of some targets. Each still has its own end, status and results. */
export function withRecognised(
  direct: readonly Verdict[],
  targets: readonly string[],
  rule: CountingRule,
  scene: Scene,
): readonly Verdict[] {
  const verdicts = new Map(direct.map((verdict) => [verdict.known, verdict]))
  const atMs = rule.currency === 'atAward' ? rule.awardedAtMs : rule.nowMs
  for (const target of targets) {
    for (const recognised of recognisedAs(target, atMs, scene)) {
      const own = verdicts.get(recognised.known)
      if (own !== undefined && own.outcome !== 'unmet') continue
      const verdict = judgeRecognised(recognised, rule, scene)
      if (own === undefined || verdict.outcome !== 'unmet') verdicts.set(recognised.known, verdict)
    }
  }
  return [...verdicts.values()]
}

/** The verdict on a fact that a rule puts in the place of another: its own, where the rule may be used. */
export function judgeRecognised({ known, rules, state }: Recognised, rule: CountingRule, scene: Scene): Verdict {
  const first = rules[0] as RecognitionRule
  const { versions: _, required: __, ...plain } = rule
  const verdict = judge(known, {
    ...plain,
    issuers: first.from.issuers ?? scene.trust,
    ...(first.from.versions !== undefined && { versions: first.from.versions }),
  })
  const hops = rules.length
  if (verdict.outcome === 'unmet') return { ...verdict, hops }
  if (state.outcome !== 'met' && (state.outcome === 'unmet' || verdict.outcome === 'met')) {
    return { ...verdict, hops, outcome: state.outcome, reason: state.reason, params: state.params }
  }
  if (verdict.outcome !== 'met') return { ...verdict, hops }
  return { ...verdict, hops, reason: 'requirement.met_recognised', params: { rules: rules.map(({ id }) => id) } }
}

/** A type alone would list all that a worker has. */
function isListed({ match }: CredentialRequirement): boolean {
  return match.ids !== undefined || match.alignedTo !== undefined
}

/** A leaf decided by verdicts on facts: the best of them meets it. */
export function leafOf(
  node: string,
  op: 'credential' | 'rung',
  verdicts: readonly Verdict[],
  listed: boolean,
  scene: Scene,
  absence: Absence = MISSING,
): Evaluated {
  const sorted = bestFirst(verdicts)
  const missed = sorted.findIndex((verdict) => verdict.outcome === 'unmet')
  const counting = missed < 0 ? sorted : sorted.slice(0, missed)
  // In exclusive groups each slot is told what it has, so that the trace of a leaf alone would be made for nothing.
  let own: Trace | undefined
  const pick = (award: number | undefined, taken: ReadonlySet<number>): Trace => {
    const chosen = counting.find((verdict) => verdict.known.award === award)
    const considered = listed ? unusedOf(sorted, chosen, taken) : NOTHING
    if (chosen === undefined) {
      const base = { node, op, considered }
      if (counting.length > 0) return { ...base, outcome: 'unmet', reason: 'requirement.already_used', params: {}, used: NOTHING }
      if (absence.outcome === 'indeterminate') return { ...base, ...absence, used: NOTHING }
      const nearest = sorted.reduce<Verdict | undefined>(
        (best, next) => (best === undefined || next.passed > best.passed ? next : best),
        undefined,
      )
      return {
        ...base,
        outcome: 'unmet',
        reason: nearest?.reason ?? absence.reason,
        params: nearest?.params ?? absence.params,
        used: NOTHING,
      }
    }
    const { outcome, reason, params, known } = chosen
    if (outcome !== 'met') return { node, op, considered, outcome, reason, params, used: NOTHING }
    const { credentialId, attestedBy } = known.fact
    const basis = scene.linkOf(known.fact)
    // By far the most traces are such.
    if (attestedBy === undefined && basis === undefined)
      return { node, op, considered, outcome, reason, params, used: [credentialId] }
    return { node, op, considered, outcome, reason, params, ...creditsOf([known], scene) }
  }
  return {
    trace: () => {
      own ??= pick(counting[0]?.known.award, NONE_TAKEN)
      return own
    },
    grounds: firstOfEach(counting, ({ known }) => known.award).map(({ known, outcome }) => ({
      award: known.award,
      issuer: scene.organisationOf(known.fact.issuer),
      certain: outcome === 'met',
    })),
    isSlot: true,
    pick,
  }
}

const NONE_TAKEN: ReadonlySet<number> = /* @__PURE__ */ new Set()
/** One for all: most traces of a wide ladder have an empty list or two. */
const NOTHING: readonly never[] = /* @__PURE__ */ Object.freeze([])

/** What matched and was not chosen, and why not. */
function unusedOf(verdicts: readonly Verdict[], chosen: Verdict | undefined, taken: ReadonlySet<number>): Trace['considered'] {
  if (verdicts.length === (chosen === undefined ? 0 : 1)) return NOTHING
  const unused: { readonly id: Iri; readonly rejected: ReasonCode }[] = []
  for (const verdict of verdicts) {
    if (verdict === chosen) continue
    unused.push({ id: verdict.known.fact.credentialId, rejected: whyUnused(verdict, chosen, taken) })
  }
  return unused
}

/** What a trace rests on: the credentials used, on whose own word, and by which links they are the worker's. */
export function creditsOf(used: readonly KnownFact[], scene: Scene): Pick<Trace, 'used' | 'attestedBy' | 'linkedBy'> {
  const [only] = used
  // A leaf is met with one credential: by far the most traces are such.
  if (used.length === 1 && only !== undefined) {
    const { credentialId, attestedBy } = only.fact
    const basis = scene.linkOf(only.fact)
    return {
      used: [credentialId],
      ...(attestedBy !== undefined && { attestedBy: [attestedBy] }),
      ...(basis !== undefined && { linkedBy: [{ id: credentialId, basis }] }),
    }
  }
  const facts = [...new Map(used.map(({ fact }) => [fact.credentialId, fact])).values()]
  const attestedBy = [...new Set(facts.flatMap((fact) => fact.attestedBy ?? []))]
  const linkedBy = facts.flatMap((fact) => {
    const basis = scene.linkOf(fact)
    return basis === undefined ? [] : [{ id: fact.credentialId, basis }]
  })
  return {
    used: facts.map(({ credentialId }) => credentialId),
    ...(attestedBy.length > 0 && { attestedBy }),
    ...(linkedBy.length > 0 && { linkedBy }),
  }
}

function whyUnused(verdict: Verdict, chosen: Verdict | undefined, taken: ReadonlySet<number>): ReasonCode {
  if (verdict.outcome !== 'met') return verdict.reason
  const { award } = verdict.known
  return chosen === undefined || (taken.has(award) && award !== chosen.known.award)
    ? 'requirement.already_used'
    : 'requirement.duplicate_award'
}
