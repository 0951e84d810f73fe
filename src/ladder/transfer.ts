import { checkOptions, deepFreeze } from '../core/index.js'
import { type CompiledLadder, compileLadder } from './compile.js'
import { judgeCredential } from './evaluate-leaf.js'
import { judgeRecognisedRung, judgeRung } from './evaluate-rung.js'
import { judgeAmounts } from './evaluate-sum.js'
import { indexFacts } from './fact-index.js'
import { readFacts } from './fact-shape.js'
import type { Verdict } from './judge.js'
import { allRequires } from './jurisdiction.js'
import { place } from './place.js'
import { walkRequirement } from './requirement.js'
import { makeScene, type Scene } from './scene.js'
import type {
  Fact,
  Iri,
  Ladder,
  Placement,
  PlacementPolicy,
  PlaceOptions,
  ReasonCode,
  Requirement,
  RequirementOutcome,
  Rung,
  SumRequirement,
} from './types.js'

/** What {@link transferReport} takes. */
export interface TransferReportOptions extends Omit<PlaceOptions, 'policy'> {
  /** What ladder B accepts. Default: badges and rules of its owner and contributors. */
  readonly policy?: PlacementPolicy
}

/** One place of ladder B that a rung's badge of ladder A is for, and whether it counts there. */
export interface Transfer {
  /** The rung of B. */
  readonly rung: Iri
  /** JSON pointer in B of the requirement; of the rung itself where a rule puts the badge in its place. */
  readonly path: string
  /** Whether it fills the place, or adds an amount to a sum. */
  readonly as: 'whole' | 'amount'
  /** `indeterminate` where it depends on something that nothing here tells, such as a condition of a rule. */
  readonly outcome: RequirementOutcome
  readonly reason: ReasonCode
  readonly params: object
  /** The rules of recognition that it takes, in their order. */
  readonly rules?: readonly Iri[]
}

/** What a rung of ladder A counts for on ladder B. */
export interface TransferredRung {
  readonly id: Iri
  readonly transfers: readonly Transfer[]
}

/** What of one ladder counts on another: in this direction only. */
export interface TransferReport {
  readonly from: Placement['ladder']
  readonly to: Placement['ladder']
  readonly now: string
  readonly rungs: readonly TransferredRung[]
  /** With facts: where the worker stands on both, and which badges of A are used on B. */
  readonly worker?: {
    readonly from: Placement
    readonly to: Placement
    readonly used: readonly { readonly credential: Iri; readonly rung: Iri; readonly for: readonly Iri[] }[]
  }
}

/**
 * What of ladder A counts on ladder B: every requirement of B that a badge of A's rungs is for, by id, by alignment or by a
 * rule of recognition, and whether it counts there. A fresh badge without results is taken for each rung. Nothing follows for
 * the way from B to A.
 *
 * @throws RungsError as `place`
 * @example
 * ```ts
 * import { type Ladder, transferReport } from 'rungs/ladder'
 * const counting = (a: Ladder, b: Ladder): number =>
 *   transferReport(a, b, undefined, { now: '2026-05-01' }).rungs.filter(({ transfers }) =>
 *     transfers.some(({ outcome }) => outcome === 'met'),
 *   ).length
 * ```
 */
export function transferReport(
  ladderA: Ladder,
  ladderB: Ladder,
  facts: readonly Fact[] | undefined,
  options: TransferReportOptions,
): TransferReport {
  checkOptions(options, ['now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes'], 'TransferReportOptions')
  const [a, b] = [compileLadder(ladderA), compileLadder(ladderB)]
  const { now, policy, jurisdiction } = options
  const context = {
    now,
    ladder: b.ladder,
    ...(policy !== undefined && { policy }),
    ...(jurisdiction !== undefined && { jurisdiction }),
  }
  const probe = makeScene(indexFacts([]), context, undecided)
  const scene = makeScene(indexFacts(readFacts(a.ladder.rungs.map((rung) => badgeOf(rung, a, probe.now)))), context, undecided)
  const found = transfersIn(b, scene)
  return deepFreeze({
    from: named(a),
    to: named(b),
    now: scene.now,
    rungs: a.ladder.rungs.map(({ id }) => ({ id, transfers: found.get(id) ?? [] })),
    ...(facts !== undefined && { worker: ofWorker(a, b, facts, options) }),
  })
}

/** What a rule or an older badge asks for beside the badge: nobody in particular meets it. */
function undecided(requirement: Requirement, node: string): ReturnType<Scene['decide']> {
  const trace = {
    node,
    op: requirement.op,
    outcome: 'indeterminate' as const,
    reason: 'requirement.absence_unknown' as const,
    params: {},
    used: [],
    considered: [],
  }
  return { trace: () => trace, grounds: [], isSlot: false, pick: () => trace }
}

function named({ ladder, digest }: CompiledLadder): Placement['ladder'] {
  return { id: ladder.id, version: ladder.version, digest }
}

/** A badge of a rung that was awarded just now, under the id of the rung. */
function badgeOf(rung: Rung, { ladder, digest }: CompiledLadder, now: string): Fact {
  return {
    credentialId: rung.id,
    issuer: ladder.owner,
    subjectKeys: ['urn:rungs:anybody'],
    achievement: {
      id: rung.awards?.id ?? rung.id,
      ...(rung.awards?.version !== undefined && { version: rung.awards.version }),
      aliases: [],
    },
    rung: { ladder: ladder.id, version: ladder.version, digest, id: rung.id },
    alignments: (rung.alignments ?? []).map(({ uri, framework, version, code }) => ({
      ...(uri !== undefined && { uri }),
      framework: version === undefined ? framework : `${framework} ${version}`,
      ...(code !== undefined && { code }),
    })),
    results: [],
    amounts: [],
    validFrom: now,
    status: 'active',
    authorised: 'yes',
  }
}

type Found = Map<Iri, Transfer[]>

function transfersIn(b: CompiledLadder, scene: Scene): Found {
  const found: Found = new Map()
  b.ladder.rungs.forEach((rung, index) => {
    const path = `/rungs/${index}`
    note(found, rung.id, path, 'whole', judgeRecognisedRung(rung.id, scene))
    for (const { requires, path: below } of allRequires(rung)) {
      const inSums = new Set<string>()
      for (const { requirement, path: at } of walkRequirement(requires, path + below)) {
        if (requirement.op === 'sum') {
          requirement.of.forEach((_, part) => {
            inSums.add(`${at}/of/${part}/match`)
          })
          noteAmounts(found, rung.id, at, requirement, scene)
        }
        if (requirement.op === 'credential') {
          note(found, rung.id, at, inSums.has(at) ? 'amount' : 'whole', judgeCredential(requirement, scene))
        }
        if (requirement.op === 'rung') note(found, rung.id, at, 'whole', judgeRung(requirement, scene))
      }
    }
  })
  return found
}

function note(found: Found, rung: Iri, path: string, as: Transfer['as'], verdicts: readonly Verdict[]): void {
  for (const { known, outcome, reason, params } of verdicts) {
    const rules = (params as { readonly rules?: readonly Iri[] }).rules
    const transfer: Transfer = { rung, path, as, outcome, reason, params, ...(rules !== undefined && { rules }) }
    add(found, known.fact.credentialId, transfer)
  }
}

function noteAmounts(found: Found, rung: Iri, path: string, sum: SumRequirement, scene: Scene): void {
  for (const { verdict, rule } of judgeAmounts(sum, scene)) {
    const { known, outcome, reason, params } = verdict
    add(found, known.fact.credentialId, { rung, path, as: 'amount', outcome, reason, params, rules: [rule.id] })
  }
}

function add(found: Found, id: Iri, transfer: Transfer): void {
  const list = found.get(id)
  if (list === undefined) found.set(id, [transfer])
  else list.push(transfer)
}

function ofWorker(
  a: CompiledLadder,
  b: CompiledLadder,
  facts: readonly Fact[],
  { policy, ...options }: TransferReportOptions,
): NonNullable<TransferReport['worker']> {
  const from = place(a.ladder, facts, options)
  const to = place(b.ladder, facts, { ...options, ...(policy !== undefined && { policy }) })
  const rungOf = new Map<string, Iri>()
  for (const { credentialId, rung, achievement } of facts) {
    const id = rung?.ladder === a.ladder.id ? rung.id : a.byAward.get(achievement.id)
    if (id !== undefined && a.rungs.has(id)) rungOf.set(credentialId, id)
  }
  const used = [...rungOf]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([credential, rung]) => ({
      credential,
      rung,
      for: to.rungs.filter(({ trace }) => isUsedIn(credential, trace)).map(({ id }) => id),
    }))
  return { from, to, used: used.filter(({ for: rungs }) => rungs.length > 0) }
}

/** Whether a credential meets a requirement or a part of it. */
function isUsedIn(credential: Iri, { used, children }: Placement['rungs'][number]['trace']): boolean {
  return used.includes(credential) || (children ?? []).some((child) => isUsedIn(credential, child))
}
