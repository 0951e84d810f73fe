import {
  checkOptions,
  deepFreeze,
  inputError,
  type Problem,
  parseDateOrDateTime,
  problem,
  toEpochMs,
  usageError,
} from '../core/index.js'
import { type CompiledLadder, compileLadder } from './compile.js'
import { readFacts } from './fact-shape.js'
import { lastInstantOf } from './last-instant.js'
import { isSuccessor, majorOf, targetsOf } from './migration-rules.js'
import type { Fact, Iri, Ladder, Migration, Requirement } from './types.js'

/** Options of {@link migrate} and {@link migrateAward}. */
export interface MigrateOptions {
  /** The library reads no clock here. */
  readonly now: string | Date
}

/** Where the holder of a badge of the superseded ladder stands on its successor. */
export interface MigratedAward {
  readonly credential: Iri
  readonly fromRung: Iri
  /** The rungs that it counts as; none where its rung has no successor. */
  readonly to: readonly Iri[]
  readonly mode: Migration['mode']
  /** Whether it counts as it is, once the bridge is met, no more, or for nothing here. */
  readonly state: 'counts' | 'needsBridge' | 'ended' | 'none'
  readonly bridge?: Requirement
  readonly deadline?: string
  /** `ladder.edited_in_place` or `ladder.version_differs` for a badge of another edition than the one that is superseded. */
  readonly findings: readonly Problem[]
}

/** Where everybody's badges went. */
export interface MigrationReport {
  readonly awards: readonly MigratedAward[]
  /** How many facts are no badges of the superseded ladder, and stay what they are. */
  readonly others: number
}

/**
 * Where the badges of a superseded ladder stand on its successor. Total or loud: every rung of the old ladder has to be
 * taken care of, whether anybody holds it or not. The badges themselves stay as they were signed.
 *
 * @throws RungsError `ladder.not_successor`, `ladder.migration_uncovered`; `core.option_invalid`, `core.option_unknown` (usage);
 * as `defineLadder`; the codes of form for a fact that is not one
 * @example
 * ```ts
 * import { type Fact, type Ladder, migrate } from 'rungs/ladder'
 * const lost = (old: Ladder, next: Ladder, facts: readonly Fact[]) =>
 *   migrate(old, next, facts, { now: '2026-05-01T09:00:00Z' }).awards.filter(({ state }) => state === 'none')
 * ```
 */
export function migrate(from: Ladder, to: Ladder, facts: readonly Fact[], options: MigrateOptions): MigrationReport {
  const route = routeBetween(from, to)
  const nowMs = readNow(options)
  const read = readFacts(facts).map(({ fact }) => fact)
  const own = read.filter((fact) => fact.rung?.ladder === route.from.ladder.id)
  return deepFreeze({ awards: own.map((fact) => moveAward(fact, route, nowMs)), others: read.length - own.length })
}

/**
 * {@link migrate} for one badge.
 *
 * @throws RungsError `ladder.not_an_award` for a fact that is no badge of the superseded ladder, `ladder.rung_unknown`; as {@link migrate}
 * @example
 * ```ts
 * import { type Fact, type Ladder, migrateAward } from 'rungs/ladder'
 * const rungsNow = (old: Ladder, next: Ladder, badge: Fact) => migrateAward(old, next, badge, { now: '2026-05-01' }).to
 * ```
 */
export function migrateAward(from: Ladder, to: Ladder, fact: Fact, options: MigrateOptions): MigratedAward {
  const route = routeBetween(from, to)
  const nowMs = readNow(options)
  const read = readFacts([fact])[0]?.fact as Fact
  if (read.rung?.ladder !== route.from.ladder.id) throw inputError('ladder.not_an_award', { ladder: route.from.ladder.id })
  return deepFreeze(moveAward(read, route, nowMs))
}

interface Route {
  readonly from: CompiledLadder
  readonly rules: ReadonlyMap<string, Migration>
}

/** A rule for every rung of the old ladder; within a major version what is still there stays what it is. */
function routeBetween(old: Ladder, next: Ladder): Route {
  const [from, to] = [compileLadder(old), compileLadder(next)]
  const isMinor = from.ladder.id === to.ladder.id && majorOf(from.ladder.version) === majorOf(to.ladder.version)
  if (!isMinor && !isSuccessor(from.ladder, to.ladder)) {
    const nameOf = ({ ladder }: CompiledLadder): string => `${ladder.id} ${ladder.version}`.slice(0, 512)
    throw inputError('ladder.not_successor', { from: nameOf(from), to: nameOf(to) }, '/supersedes')
  }
  const rules = new Map<string, Migration>()
  for (const rule of to.ladder.migrations ?? []) rules.set(rule.fromRung, rule)
  for (const { id } of from.ladder.rungs) {
    if (rules.has(id)) continue
    if (!isMinor || !to.rungs.has(id)) throw inputError('ladder.migration_uncovered', { rung: id }, '/migrations')
    rules.set(id, { fromRung: id, to: id, mode: 'map' })
  }
  for (const rule of rules.values()) {
    const lost = targetsOf(rule).find((id) => !to.rungs.has(id))
    if (lost !== undefined) throw inputError('ladder.rung_unknown', { rung: lost }, '/migrations')
  }
  return { from, rules }
}

function moveAward(fact: Fact, { from, rules }: Route, nowMs: number): MigratedAward {
  const { id, version, digest } = fact.rung as NonNullable<Fact['rung']>
  if (!from.rungs.has(id)) throw inputError('ladder.rung_unknown', { rung: id.slice(0, 512) })
  const rule = rules.get(id) as Migration
  const { mode, bridge, deadline } = rule
  const to = targetsOf(rule)
  const hasEnded = deadline !== undefined && nowMs > lastInstantOf(deadline)
  const state = to.length === 0 ? 'none' : hasEnded ? 'ended' : mode === 'bridge' ? 'needsBridge' : 'counts'
  return {
    credential: fact.credentialId,
    fromRung: id,
    to,
    mode,
    state,
    ...(bridge !== undefined && { bridge }),
    ...(deadline !== undefined && { deadline }),
    findings: editionFindings(version, digest, from),
  }
}

function editionFindings(
  version: string | undefined,
  digest: string | undefined,
  { ladder, digest: own }: CompiledLadder,
): readonly Problem[] {
  if (version !== undefined && version !== ladder.version) {
    return [problem('ladder.version_differs', { badge: version, ladder: ladder.version })]
  }
  if (digest === undefined || digest === own) return []
  return [problem('ladder.edited_in_place', { version: ladder.version, expected: digest, actual: own })]
}

function readNow(options: MigrateOptions): number {
  checkOptions(options, ['now'], 'MigrateOptions')
  const { now } = options
  const read = typeof now === 'string' ? parseDateOrDateTime(now)?.epochMs : undefined
  if (read !== undefined) return read
  if (!(now instanceof Date)) throw usageError('core.option_invalid', { option: 'now', expected: 'date or RFC 3339 date-time' })
  return toEpochMs(now)
}
