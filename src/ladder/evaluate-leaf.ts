import { type DecidedLeaf, decideLeaf, decideOnce, type Ground } from './decided-leaf.js'
import { type CountingRule, judge, type Verdict } from './judge.js'
import { matching } from './matching-facts.js'
import { type Recognised, recognisedAs } from './recognition.js'
import type { Scene } from './scene.js'
import type { CredentialRequirement, Currency, IssuerRule, RecognitionRule, Trace } from './types.js'

/** A requirement decided, with what a group above may need. */
export interface Evaluated {
  readonly trace: () => Trace
  readonly grounds: readonly Ground[]
  /** Whether any one of the grounds meets it, so that it can be a slot. */
  readonly isSlot: boolean
  /** Its trace when it may have this award only (or none, when all were taken). */
  readonly pick: (award: number | undefined, taken: ReadonlySet<number>) => Trace
}

/** Decides a `credential` requirement. */
export function evaluateCredential(leaf: CredentialRequirement, node: string, scene: Scene): Evaluated {
  return leafAt(node, decideOnce(leaf, scene, decideCredential))
}

function decideCredential(leaf: CredentialRequirement, scene: Scene): DecidedLeaf {
  return decideLeaf('credential', judgeCredential(leaf, scene), isListed(leaf), scene)
}

/** The verdicts on all facts that a `credential` requirement is about, or that a rule puts in the place of one. */
export function judgeCredential(leaf: CredentialRequirement, scene: Scene): readonly Verdict[] {
  const { match, issuers } = leaf
  const rule = ruleOf(leaf.currency, scene, {
    issuers,
    versions: match.versions,
    minResult: leaf.minResult,
    minAssurance: leaf.minAssurance,
  })
  const direct = matching(match, scene.index).map((known) => judge(known, rule))
  // Of what stands in for an achievement, nobody knows type, version or alignments.
  const isPlain = match.alignedTo === undefined && match.achievementType === undefined && match.versions === undefined
  if (scene.recognition === undefined || leaf.recognition === 'none' || !isPlain) return direct
  return withRecognised(direct, match.ids ?? [], rule, scene)
}

/** What is asked for beside what every leaf is judged by. */
type Asked = Pick<CountingRule, 'versions' | 'minResult' | 'minAssurance' | 'barred' | 'bridge' | 'required' | 'grace'> & {
  readonly issuers?: IssuerRule | undefined
}

/** What a leaf is judged by. */
export function ruleOf(currency: Currency | undefined, scene: Scene, asked: Asked = NOTHING_MORE): CountingRule {
  const { trust, nowMs, awardedAtMs, policy } = scene
  const { issuers, versions, minResult, minAssurance, barred, bridge, required, grace } = asked
  // Of one form whatever it asks for: it is made for each slot of a ladder, and read for each fact that matches.
  return {
    issuers: issuers ?? trust,
    currency: currency ?? 'current',
    nowMs,
    awardedAtMs,
    policy,
    versions,
    minResult,
    minAssurance,
    barred,
    bridge,
    required,
    grace,
  }
}

const NOTHING_MORE: Asked = {}

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

/** A leaf at its place in a ladder. */
export function leafAt(node: string, decided: DecidedLeaf): Evaluated {
  // In exclusive groups each slot is told what it has, so that the trace of a leaf alone would be made for nothing.
  let own: Trace | undefined
  return {
    trace: () => {
      own ??= decided.traceAt(node, decided.best, NONE_TAKEN)
      return own
    },
    grounds: decided.grounds,
    isSlot: true,
    pick: (award, taken) => decided.traceAt(node, award, taken),
  }
}

const NONE_TAKEN: ReadonlySet<number> = /* @__PURE__ */ new Set()
