import { formatDateTime, parseDateOrDateTime, requireOption, toEpochMs, usageError } from '../core/index.js'
import { readAttributes } from './attributes.js'
import { badgesOf } from './badges.js'
import { type CompiledLadder, compileLadder } from './compile.js'
import type { Evaluated } from './evaluate-leaf.js'
import type { FactIndex, KnownFact } from './fact-index.js'
import { organisationsOf } from './organisations.js'
import { readPolicy } from './policy-shape.js'
import { compileRecognition, type Recognition } from './recognition.js'
import type { OwnFacts } from './subject.js'
import type {
  EvaluationContext,
  Fact,
  IssuerRule,
  Ladder,
  Place,
  PlacementPolicy,
  Requirement,
  RequirementOutcome,
  SubjectLinkBasis,
  WorkerAttributes,
} from './types.js'

/** Everything that requirements are decided against. */
export interface Scene {
  readonly index: FactIndex
  readonly nowMs: number
  readonly now: string
  readonly awardedAtMs: number
  readonly policy: PlacementPolicy
  readonly trust: IssuerRule
  readonly ladder?: CompiledLadder
  /** The badges of each rung of the ladder. */
  readonly badges: ReadonlyMap<string, readonly KnownFact[]>
  readonly jurisdiction?: Place
  readonly attributes: WorkerAttributes
  /** The rules of recognition that the policy believes; none while a rule's own conditions are decided. */
  readonly recognition?: Recognition
  /** The organisation of an issuer, by one of its ids. */
  readonly organisationOf: (issuer: string) => string
  /** What joins a fact to the worker, where its own key does not. */
  readonly linkOf: (fact: Fact) => readonly SubjectLinkBasis[] | undefined
  /** The worker's keys. */
  readonly keys: ReadonlySet<string>
  /** Every endorsement given, by the worker or by others. */
  readonly endorsements: readonly Fact[]
  /** Whether the renewal of a badge from before its rung was given an end is being decided. */
  readonly isBridging?: true
  /** Whether the bridge of one of the ladder's migrations is met. */
  readonly bridge: (index: number) => RequirementOutcome
  /** Decides what a badge, a rule or a group asks for in turn. */
  readonly decide: (requirement: Requirement, node: string, scene: Scene) => Evaluated
}

/** Who the worker is, where the facts say more than that. */
export type Person = Pick<OwnFacts, 'subject' | 'basisOf' | 'foreign'>

/** The scene for some facts. @throws RungsError `core.option_invalid`, and as `defineLadder` */
export function makeScene(index: FactIndex, context: EvaluationContext, decide: Scene['decide'], person?: Person): Scene {
  const nowMs = readInstant(context.now, 'now')
  const ladder = context.ladder === undefined ? undefined : compileLadder(context.ladder)
  const policy = readPolicy(context.policy, ladder?.ladder)
  const recognition = compileRecognition(policy)
  const awardedAtMs = context.awardedAt === undefined ? nowMs : readInstant(context.awardedAt, 'awardedAt')
  // Where nobody is named, the worker is whom the awards are about.
  const own = (index.all.length > 0 ? index.all : index.endorsements).flatMap(({ fact }) => fact.subjectKeys)
  const scene: Scene = {
    index,
    nowMs,
    now: formatDateTime(nowMs),
    awardedAtMs,
    policy,
    trust: policy.trust,
    badges: new Map(),
    attributes: readAttributes(context.attributes),
    organisationOf: organisationsOf(policy, index.all),
    linkOf: linkOf(person?.basisOf),
    keys: new Set(person?.subject ?? own),
    endorsements: [...index.endorsements, ...(person?.foreign ?? [])].flatMap(({ fact }) =>
      fact.endorsement === undefined ? [] : [fact],
    ),
    bridge: () => 'indeterminate',
    decide,
    ...(context.jurisdiction !== undefined && { jurisdiction: readPlace(context.jurisdiction) }),
    ...(recognition !== undefined && { recognition }),
  }
  if (ladder === undefined) return scene
  const whole: Scene = {
    ...scene,
    ladder,
    badges: badgesOf(ladder, scene),
    bridge: bridgesOf(ladder.ladder, (requirement, node) => decide(requirement, node, whole).trace().outcome),
  }
  return whole
}

/** Decides each bridge once. */
function bridgesOf(
  { migrations = [] }: Ladder,
  decide: (requirement: Requirement, node: string) => RequirementOutcome,
): Scene['bridge'] {
  const bridges = new Map<number, RequirementOutcome>()
  return (at) => {
    const known = bridges.get(at)
    if (known !== undefined) return known
    // A bridge that asks for the rung that it leads to is not decided by itself.
    bridges.set(at, 'indeterminate')
    const requirement = migrations[at]?.bridge
    const outcome = requirement === undefined ? 'met' : decide(requirement, `/migrations/${at}/bridge`)
    bridges.set(at, outcome)
    return outcome
  }
}

/** An instant that must be given: this room reads no clock. */
export function readInstant(value: unknown, option: string): number {
  const date = typeof value === 'string' ? parseDateOrDateTime(value)?.epochMs : undefined
  if (date !== undefined) return date
  if (!(value instanceof Date)) throw usageError('core.option_invalid', { option, expected: 'date or RFC 3339 date-time' })
  return toEpochMs(value)
}

/** A place by its code. @throws RungsError `core.option_invalid` */
export function readPlace(place: unknown): Place {
  requireOption(typeof place === 'string' && place !== '', 'jurisdiction', 'place such as US-CA')
  return place as Place
}

function linkOf(basisOf: ReadonlyMap<string, readonly SubjectLinkBasis[]> | undefined): Scene['linkOf'] {
  return ({ subjectKeys }) => {
    if (basisOf === undefined || basisOf.size === 0) return undefined
    const bases = subjectKeys.map((key) => basisOf.get(key))
    // A key of the worker's own needs no link.
    return bases.some((basis) => basis === undefined) ? undefined : bases[0]
  }
}
