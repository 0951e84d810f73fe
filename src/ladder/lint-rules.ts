import { cyclesOf } from './graph.js'
import { lintGovernance } from './lint-governance.js'
import type { Lint } from './lint-ladder.js'
import { lintCriteria, lintOrder } from './lint-requirements.js'
import { isSuccessor, majorOf, targetsOf } from './migration-rules.js'
import type { Ladder, RecognitionRule } from './types.js'

/** What is wrong with a ladder's rules of recognition, its migrations and its governance. */
export function lintRules(ladder: Ladder, others: readonly Ladder[], lint: Lint): void {
  const regulated = new Set(
    ladder.rungs.flatMap((rung) => (rung.regulated === true ? [rung.id, rung.awards?.id ?? rung.id] : [])),
  )
  const rungIds = new Set(ladder.rungs.map((rung) => rung.id))
  ladder.recognition?.forEach((rule, index) => {
    lintRecognition(rule, `/recognition/${index}`, rungIds, regulated, lint)
  })
  lintLoops(ladder, lint)
  lintMigrations(ladder, others, rungIds, regulated, lint)
  lintGovernance(ladder, lint)
}

function lintRecognition(
  rule: RecognitionRule,
  path: string,
  rungIds: ReadonlySet<string>,
  regulated: ReadonlySet<string>,
  lint: Lint,
): void {
  const { from, to, validFrom, validUntil } = rule
  lintCriteria(from, from.issuers, `${path}/from`, `${path}/from`, lint)
  lintOrder(validFrom, validUntil, `${path}/validUntil`, lint)
  const targets = [to.achievement, to.rung].filter((target) => target !== undefined)
  if (targets.length === 0 && to.value === undefined) lint('error', 'ladder.group_empty', { op: 'to' }, `${path}/to`)
  if (to.rung !== undefined && !rungIds.has(to.rung)) lint('error', 'ladder.rung_unknown', { rung: to.rung }, `${path}/to/rung`)
  const granted = targets.find((target) => regulated.has(target))
  if (granted !== undefined) lint('error', 'ladder.regulated_granted', { rung: granted }, `${path}/to`)
}

/** Rules that lead in a circle: followed blindly, everything in it would be the same. */
function lintLoops(ladder: Ladder, lint: Lint): void {
  const awardOf = new Map(ladder.rungs.map((rung) => [rung.id, rung.awards?.id ?? rung.id]))
  const graph = new Map<string, Set<string>>()
  const rules = ladder.recognition ?? []
  for (const { from, to } of rules) {
    const targets = [to.achievement, to.rung === undefined ? undefined : (awardOf.get(to.rung) ?? to.rung)]
    for (const id of from.ids ?? []) {
      const edges = graph.get(id) ?? new Set()
      graph.set(id, edges)
      for (const target of targets) if (target !== undefined) edges.add(target)
    }
  }
  for (const ids of cyclesOf(graph)) {
    const inside = new Set(ids)
    const index = rules.findIndex(({ from }) => from.ids?.some((id) => inside.has(id)))
    lint('warning', 'ladder.recognition_cycle', { achievements: ids.slice(0, 20) }, `/recognition/${index}`)
  }
}

function lintMigrations(
  ladder: Ladder,
  others: readonly Ladder[],
  rungIds: ReadonlySet<string>,
  regulated: ReadonlySet<string>,
  lint: Lint,
): void {
  const { supersedes, migrations = [] } = ladder
  const old = others.find((one) => isSuccessor(one, ladder))
  const known = old === undefined ? undefined : new Map(old.rungs.map((rung) => [rung.id, rung]))
  const seen = new Set<string>()
  migrations.forEach((migration, index) => {
    const path = `/migrations/${index}`
    const { fromRung, to, mode, bridge } = migration
    if (seen.has(fromRung)) lint('error', 'ladder.migration_duplicate', { rung: fromRung }, `${path}/fromRung`)
    seen.add(fromRung)
    if (known?.has(fromRung) === false) lint('error', 'ladder.rung_unknown', { rung: fromRung }, `${path}/fromRung`)
    if (to !== 'none' && targetsOf(migration).length === 0) lint('error', 'ladder.group_empty', { op: 'to' }, `${path}/to`)
    for (const target of targetsOf(migration)) {
      if (!rungIds.has(target)) lint('error', 'ladder.rung_unknown', { rung: target }, `${path}/to`)
      // The regulator's own badge stays what it is; nothing else becomes one.
      else if (regulated.has(target) && known?.get(fromRung)?.regulated !== true && fromRung !== target) {
        lint('error', 'ladder.regulated_granted', { rung: target }, `${path}/to`)
      }
    }
    if (mode === 'bridge' && bridge === undefined) lint('error', 'ladder.bridge_missing', { rung: fromRung }, path)
  })
  if (supersedes === undefined) return
  if (old !== undefined && isCovered(old, ladder)) {
    old.rungs.forEach((rung) => {
      if (!seen.has(rung.id)) lint('error', 'ladder.migration_uncovered', { rung: rung.id }, '/migrations')
    })
  } else if (old === undefined && migrations.length === 0 && supersedes.version !== undefined && supersedes.id === ladder.id) {
    if (majorOf(supersedes.version) !== majorOf(ladder.version)) {
      lint('warning', 'ladder.migration_missing', { version: supersedes.version }, '/supersedes')
    }
  }
}

/** Whether every rung of the old ladder has to be named: of another ladder or major version, or where one is gone. */
function isCovered(old: Ladder, ladder: Ladder): boolean {
  if (old.id !== ladder.id || majorOf(old.version) !== majorOf(ladder.version)) return true
  const kept = new Set(ladder.rungs.map((rung) => rung.id))
  return old.rungs.some((rung) => !kept.has(rung.id))
}
