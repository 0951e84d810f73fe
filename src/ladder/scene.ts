import { formatDateTime, isJsonObject, parseDateOrDateTime, toEpochMs, usageError } from '../core/index.js'
import { type CompiledLadder, compileLadder } from './compile.js'
import { type FactIndex, indexFacts, type KnownFact } from './fact-index.js'
import type { TextedFact } from './fact-shape.js'
import { targetsOf } from './migration-rules.js'
import { issuerRule } from './requirement-shape.js'
import { problemsOf } from './shape.js'
import type {
  EvaluationContext,
  Fact,
  IssuerRule,
  Ladder,
  Migration,
  PlacementPolicy,
  Requirement,
  RequirementOutcome,
  Trace,
} from './types.js'

/** Everything that requirements are decided against. */
export interface Scene {
  readonly index: FactIndex
  readonly nowMs: number
  readonly now: string
  readonly awardedAtMs: number
  readonly trust: IssuerRule
  readonly ladder?: CompiledLadder
  /** The badges of each rung of the ladder. */
  readonly badges: ReadonlyMap<string, readonly KnownFact[]>
  /** Whether the bridge of one of the ladder's migrations is met. */
  readonly bridge: (index: number) => RequirementOutcome
}

/** How a requirement is decided, told from above since deciding needs a scene. */
export type Decide = (requirement: Requirement, node: string, scene: Scene) => { readonly trace: Trace }

/** The scene for some facts. @throws RungsError `core.option_invalid`, and as `defineLadder` */
export function makeScene(facts: readonly TextedFact[], context: EvaluationContext, decide: Decide): Scene {
  const index = indexFacts(facts)
  const nowMs = readInstant(context.now, 'now')
  const ladder = context.ladder === undefined ? undefined : compileLadder(context.ladder)
  const bridges = new Map<number, RequirementOutcome>()
  const scene: Scene = {
    index,
    nowMs,
    now: formatDateTime(nowMs),
    awardedAtMs: context.awardedAt === undefined ? nowMs : readInstant(context.awardedAt, 'awardedAt'),
    trust: trustOf(context.policy, ladder?.ladder),
    badges: ladder === undefined ? new Map() : badgesOf(ladder, index),
    ...(ladder !== undefined && { ladder }),
    bridge: (at) => {
      const known = bridges.get(at)
      if (known !== undefined) return known
      // A bridge that asks for the rung that it leads to is not decided by itself.
      bridges.set(at, 'indeterminate')
      const requirement = ladder?.ladder.migrations?.[at]?.bridge
      const outcome = requirement === undefined ? 'met' : decide(requirement, `/migrations/${at}/bridge`, scene).trace.outcome
      bridges.set(at, outcome)
      return outcome
    },
  }
  return scene
}

/** An instant that must be given: this room reads no clock. */
function readInstant(value: unknown, option: string): number {
  const date = typeof value === 'string' ? parseDateOrDateTime(value)?.epochMs : undefined
  if (date !== undefined) return date
  if (!(value instanceof Date)) throw usageError('core.option_invalid', { option, expected: 'date or RFC 3339 date-time' })
  return toEpochMs(value)
}

/** Whose badges count: as the caller says, or as the ladder does. */
export function trustOf(policy: PlacementPolicy | undefined, ladder: Ladder | undefined): IssuerRule {
  if (policy === undefined) return { ids: ladder === undefined ? [] : [ladder.owner, ...(ladder.contributors ?? [])] }
  const trust: unknown = isJsonObject(policy) && Object.keys(policy).every((key) => key === 'trust') ? policy.trust : undefined
  if (!isJsonObject(trust) || problemsOf(issuerRule, trust).length > 0) {
    throw usageError('core.option_invalid', { option: 'policy', expected: 'trust: which issuers count' })
  }
  return policy.trust
}

/** What a badge says that it is decides; one that says nothing is known by its achievement. */
function badgesOf(ladder: CompiledLadder, index: FactIndex): ReadonlyMap<string, readonly KnownFact[]> {
  const badges = new Map<string, KnownFact[]>()
  const add = (id: string, known: KnownFact): void => {
    const list = badges.get(id)
    if (list === undefined) badges.set(id, [known])
    else list.push(known)
  }
  for (const known of index.all) {
    const { rung, achievement } = known.fact
    const migration = migrationOf(known.fact, ladder.ladder)
    if (migration !== undefined) {
      for (const id of new Set(targetsOf(migration.rule))) add(id, { ...known, migration })
      continue
    }
    const ids =
      rung?.ladder === ladder.ladder.id ? [rung.id] : [achievement.id, ...achievement.aliases].map((id) => ladder.byAward.get(id))
    for (const id of new Set(ids)) if (id !== undefined && ladder.rungs.has(id)) add(id, known)
  }
  return badges
}

/** The migration of a badge of the edition, or the ladder, that this one supersedes. */
function migrationOf({ rung }: Fact, ladder: Ladder): KnownFact['migration'] {
  const { supersedes, migrations } = ladder
  if (rung === undefined || supersedes === undefined || migrations === undefined || rung.ladder !== supersedes.id)
    return undefined
  if (rung.ladder === ladder.id && rung.version === ladder.version) return undefined
  if (supersedes.version !== undefined && rung.version !== undefined && rung.version !== supersedes.version) return undefined
  const index = migrations.findIndex(({ fromRung }) => fromRung === rung.id)
  return index < 0 ? undefined : { rule: migrations[index] as Migration, index }
}
