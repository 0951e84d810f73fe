import { canonicalizeJson, deepFreeze, type JsonValue, type Problem, problem } from '../core/index.js'
import { compileLadder } from './compile.js'
import { compareRung, isPlacesKept, type Note } from './diff-rung.js'
import { keepsMigrations } from './keeps-migrations.js'
import { createLoosening, isWider, type Loosening } from './loosening.js'
import { isSuccessor, majorOf } from './migration-rules.js'
import type { Ladder, Rollout } from './types.js'

/** How much a change means: nothing that is decided, more for whoever has less, or something that may be lost. */
export type ChangeLevel = 'patch' | 'minor' | 'major'

/** One difference between two editions. */
export interface LadderChange {
  /** JSON pointer in the newer edition, or in the older one for what is gone. */
  readonly path: string
  readonly kind: 'added' | 'removed' | 'text' | 'terms' | 'loosened' | 'tightened'
  readonly level: ChangeLevel
  readonly rung?: string
}

/** What changed from one edition of a ladder to another, and whether its version says so. */
export interface LadderDiff {
  readonly from: { readonly id: string; readonly version: string; readonly digest: string }
  readonly to: { readonly id: string; readonly version: string; readonly digest: string }
  readonly changes: readonly LadderChange[]
  /** The least that the version has to rise by; `none` where nothing differs. */
  readonly needed: ChangeLevel | 'none'
  /** What the versions say; nothing where they are not numbered. */
  readonly declared?: ChangeLevel | 'none'
  /** Whether the version rises enough, and every rung is taken care of where it has to be. */
  readonly isAllowed: boolean
  /** What is wrong with it: `ladder.version_too_low`, `ladder.version_not_higher`, `ladder.edited_in_place`, `ladder.migration_uncovered`. */
  readonly findings: readonly Problem[]
}

const LEVELS: readonly (ChangeLevel | 'none')[] = ['none', 'patch', 'minor', 'major']
const PLAIN: readonly (keyof Ladder)[] = [
  'name',
  'description',
  'defaultLanguage',
  'edges',
  'alignments',
  'license',
  'supersedes',
]

/**
 * The differences between two editions of a ladder. A minor version may only loosen: whoever met a rung before must meet it
 * still, which is shown by rules on requirements rather than by trying wallets. What cannot be shown to be looser counts as
 * tightened, and needs a major version whose migrations name every rung.
 *
 * @throws RungsError as `defineLadder`
 * @example
 * ```ts
 * import { diffLadder, type Ladder } from 'rungs/ladder'
 * const isSafe = (old: Ladder, next: Ladder): boolean => diffLadder(old, next).isAllowed
 * ```
 */
export function diffLadder(old: Ladder, next: Ladder): LadderDiff {
  const [before, after] = [compileLadder(old), compileLadder(next)]
  const changes: LadderChange[] = []
  const note: Note = (path, kind, level, rung) => {
    changes.push({ path, kind, level, ...(rung !== undefined && { rung }) })
  }
  const keepsHigher = (rung: string): boolean => {
    const now = new Set(after.orHigher(rung))
    const higher = before.rungs.has(rung) ? before.orHigher(rung) : [rung]
    return higher.every((id) => now.has(id) || (id === rung && after.rungs.has(id)))
  }
  const holds = createLoosening({ keepsHigher })
  compareHeads(before.ladder, after.ladder, holds, note)
  before.ladder.rungs.forEach((rung, index) => {
    const at = after.ladder.rungs.findIndex(({ id }) => id === rung.id)
    if (at < 0) note(`/rungs/${index}`, 'removed', 'major', rung.id)
    else compareRung(rung, after.rungs.get(rung.id) as typeof rung, `/rungs/${at}`, holds, note)
  })
  after.ladder.rungs.forEach((rung, index) => {
    if (!before.rungs.has(rung.id)) note(`/rungs/${index}`, 'added', 'minor', rung.id)
  })
  const needed = LEVELS[Math.max(0, ...changes.map(({ level }) => LEVELS.indexOf(level)))] as LadderDiff['needed']
  const declared = before.ladder.id === after.ladder.id ? declaredLevel(before.ladder.version, after.ladder.version) : 'major'
  const findings = judgeVersions(before.ladder, after.ladder, needed, declared)
  const nameOf = ({ ladder, digest }: typeof before) => ({ id: ladder.id, version: ladder.version, digest })
  return deepFreeze({
    from: nameOf(before),
    to: nameOf(after),
    changes,
    needed,
    ...(declared !== undefined && declared !== 'lower' && { declared }),
    isAllowed: findings.length === 0,
    findings,
  })
}

function compareHeads(old: Ladder, next: Ladder, holds: Loosening, note: Note): void {
  const differs = (member: keyof Ladder): boolean => !isEqual(old[member], next[member])
  if (differs('id')) note('/id', 'tightened', 'major')
  if (differs('owner')) note('/owner', 'tightened', 'major')
  for (const member of PLAIN) if (differs(member)) note(`/${member}`, 'text', 'patch')
  const isRouteKept = keepsMigrations(old, next, holds)
  if (!isRouteKept) note('/migrations', 'tightened', 'major')
  else if (differs('migrations')) note('/migrations', 'text', 'patch')
  if (differs('governance')) note('/governance', 'text', 'patch')
  if (differs('effective')) note('/effective', 'terms', 'minor')
  const counted = new Set(next.contributors)
  if (differs('contributors')) {
    const isKept = (old.contributors ?? []).every((id) => counted.has(id))
    note('/contributors', isKept ? 'loosened' : 'tightened', isKept ? 'minor' : 'major')
  }
  for (const [member, before, after] of [
    ['jurisdiction', old.jurisdiction, next.jurisdiction],
    ['rollout', old.rollout?.regions, next.rollout?.regions],
  ] as const) {
    if (!differs(member)) continue
    const isKept =
      isPlacesKept(before, after) &&
      (member !== 'rollout' || next.rollout === undefined || isRolloutKept(old.rollout, next.rollout))
    note(`/${member}`, isKept ? 'loosened' : 'tightened', isKept ? 'minor' : 'major')
  }
  if (differs('recognition')) {
    const rules = new Set((next.recognition ?? []).map(textOf))
    const isKept = (old.recognition ?? []).every((rule) => rules.has(textOf(rule)))
    note('/recognition', isKept ? 'loosened' : 'tightened', isKept ? 'minor' : 'major')
  }
}

function isRolloutKept(old: Ladder['rollout'], next: Rollout): boolean {
  return old?.phase === next.phase && isWider(old, next)
}

function judgeVersions(
  old: Ladder,
  next: Ladder,
  needed: LadderDiff['needed'],
  declared: LadderDiff['needed'] | 'lower' | undefined,
): readonly Problem[] {
  const findings: Problem[] = []
  if (old.digest === next.digest) return findings
  const { id, version } = next
  if (old.id === id && old.version === version) {
    const params = { version, expected: old.digest as string, actual: next.digest as string }
    return [problem('ladder.edited_in_place', params, '/version')]
  }
  if (declared === 'lower') findings.push(problem('ladder.version_not_higher', { from: old.version, to: version }, '/version'))
  // A version that is not numbered promises nothing, so that every rung is taken care of.
  else if (declared !== undefined && LEVELS.indexOf(declared) < LEVELS.indexOf(needed)) {
    findings.push(problem('ladder.version_too_low', { from: old.version, to: version, needed, declared }, '/version'))
  }
  const isMajor = needed === 'major' || declared === 'major' || (declared === undefined && needed !== 'patch')
  if (!isMajor) return findings
  const named = new Set((next.migrations ?? []).map(({ fromRung }) => fromRung))
  for (const rung of old.rungs) {
    if (!named.has(rung.id)) findings.push(problem('ladder.migration_uncovered', { rung: rung.id }, '/migrations'))
  }
  if (!isSuccessor(old, next))
    findings.push(problem('ladder.not_successor', { from: `${old.id} ${old.version}`, to: `${id} ${version}` }, '/supersedes'))
  return findings
}

/** By how much a version rises, or that it falls; nothing for versions that are not numbered. */
function declaredLevel(old: string, next: string): LadderDiff['needed'] | 'lower' | undefined {
  const [before, after] = [old, next].map((version) => /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\+.*)?$/.exec(version))
  if (before == null || after == null) return majorOf(old) === majorOf(next) && old === next ? 'none' : undefined
  for (const [index, level] of (['major', 'minor', 'patch'] as const).entries()) {
    const step = Number(after[index + 1] ?? 0) - Number(before[index + 1] ?? 0)
    if (step !== 0) return step < 0 ? 'lower' : level
  }
  return 'none'
}

function isEqual(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && textOf(a) === textOf(b))
}

function textOf(value: unknown): string {
  return canonicalizeJson(value as JsonValue)
}
