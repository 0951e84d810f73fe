import { bestFirst } from './best-first.js'
import type { KnownFact } from './fact-index.js'
import { firstOfEach } from './first-of-each.js'
import type { Verdict } from './judge.js'
import type { Scene } from './scene.js'
import type { CredentialRequirement, Iri, ReasonCode, Trace } from './types.js'

/** An award that a requirement can be met with. */
export interface Ground {
  readonly award: number
  readonly issuer: string
  /** Whether it counts, rather than perhaps. */
  readonly certain: boolean
}

/** A requirement without parts decided, wherever in a ladder it stands. */
export interface DecidedLeaf {
  readonly grounds: readonly Ground[]
  /** The award that meets it best. */
  readonly best: number | undefined
  /** Its trace at a place when it may have this award only (or none, when all were taken). */
  readonly traceAt: (node: string, award: number | undefined, taken: ReadonlySet<number>) => Trace
}

/** Why a leaf that nothing counts for is not met. */
export interface Absence {
  readonly outcome: 'unmet' | 'indeterminate'
  readonly reason: ReasonCode
  readonly params: object
}

/** Nothing of the kind is there. */
export const MISSING: Absence = { outcome: 'unmet', reason: 'requirement.missing', params: {} }

/** Decides a leaf by verdicts on facts: the best of them meets it. */
export function decideLeaf(
  op: 'credential' | 'rung',
  unordered: readonly Verdict[],
  listed: boolean,
  scene: Scene,
  absence: Absence = MISSING,
): DecidedLeaf {
  const verdicts = bestFirst(unordered)
  const missed = verdicts.findIndex((verdict) => verdict.outcome === 'unmet')
  const counting = missed < 0 ? verdicts : verdicts.slice(0, missed)
  // Most slots of a wide ladder that ask for the same are met with the same, and reject the same for the same reasons.
  const used: (readonly Iri[])[] = []
  let unused: Unused = NOTHING
  return {
    grounds: firstOfEach(counting, ({ known }) => known.award).map(({ known, outcome }) => ({
      award: known.award,
      issuer: scene.organisationOf(known.fact.issuer),
      certain: outcome === 'met',
    })),
    best: counting[0]?.known.award,
    traceAt: (node, award, taken) => {
      const at = counting.findIndex((verdict) => verdict.known.award === award)
      const chosen = counting[at]
      if (listed) unused = unusedOf(verdicts, chosen, taken, unused)
      const considered = unused
      if (chosen === undefined) {
        const miss = absence.outcome === 'indeterminate' ? absence : (nearestMiss(verdicts) ?? absence)
        const { outcome, reason, params } = counting.length > 0 ? ALREADY_USED : miss
        return { node, op, considered, outcome, reason, params, used: NOTHING }
      }
      const { outcome, reason, params, known } = chosen
      if (outcome !== 'met') return { node, op, considered, outcome, reason, params, used: NOTHING }
      // By far the most traces are such.
      if (known.fact.attestedBy === undefined && scene.linkOf(known.fact) === undefined) {
        used[at] ??= [known.fact.credentialId]
        return { node, op, considered, outcome, reason, params, used: used[at] }
      }
      return { node, op, considered, outcome, reason, params, ...creditsOf([known], scene) }
    },
  }
}

const decided: WeakMap<Scene, Map<number, DecidedLeaf>> = /* @__PURE__ */ new WeakMap()

/** A requirement of the scene's ladder decided: once for all that ask for the same. */
export function decideOnce(
  leaf: CredentialRequirement,
  scene: Scene,
  decide: (leaf: CredentialRequirement, scene: Scene) => DecidedLeaf,
): DecidedLeaf {
  const number = scene.ladder?.alike().get(leaf)
  if (number === undefined) return decide(leaf, scene)
  let byNumber = decided.get(scene)
  if (byNumber === undefined) {
    byNumber = new Map()
    decided.set(scene, byNumber)
  }
  let known = byNumber.get(number)
  if (known === undefined) {
    known = decide(leaf, scene)
    byNumber.set(number, known)
  }
  return known
}

type Unused = Trace['considered']

/** One for all: most traces of a wide ladder have an empty list or two. */
export const NOTHING: readonly never[] = /* @__PURE__ */ Object.freeze([])
const ALREADY_USED: Absence = { outcome: 'unmet', reason: 'requirement.already_used', params: {} }

function nearestMiss(verdicts: readonly Verdict[]): Verdict | undefined {
  let nearest: Verdict | undefined
  for (const verdict of verdicts) if (nearest === undefined || verdict.passed > nearest.passed) nearest = verdict
  return nearest
}

/** What matched and was not chosen, and why not: the list of before, where that is the same. */
function unusedOf(verdicts: readonly Verdict[], chosen: Verdict | undefined, taken: ReadonlySet<number>, before: Unused): Unused {
  const count = verdicts.length - (chosen === undefined ? 0 : 1)
  if (count === 0) return NOTHING
  if (before.length === count) {
    let at = 0
    let isSame = true
    for (const verdict of verdicts) {
      if (verdict === chosen) continue
      const known = before[at++] as Unused[number]
      isSame &&= known.id === verdict.known.fact.credentialId && known.rejected === whyUnused(verdict, chosen, taken)
    }
    if (isSame) return before
  }
  return verdicts.flatMap((verdict) =>
    verdict === chosen ? [] : [{ id: verdict.known.fact.credentialId, rejected: whyUnused(verdict, chosen, taken) }],
  )
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
