import { lastInstantOf } from './last-instant.js'
import type { Loosening } from './loosening.js'
import { migrationFor, targetsOf } from './migration-rules.js'
import type { Ladder, Migration, Requirement } from './types.js'

/** A badge of some edition of some ladder. */
interface Badge {
  readonly ladder: string
  readonly version?: string
  readonly id: string
}

/** A badge that counts as it is. */
const AS_IT_IS: Pick<Migration, 'mode' | 'bridge' | 'deadline'> = { mode: 'map' }
const EVER: Requirement = { op: 'allOf', of: [] }

/**
 * Whether each badge that counted for a rung, as one of the edition's own or by a migration, counts for it by the next edition as
 * well, on no harder terms. Rungs that are gone are not looked at: that they are gone says it.
 */
export function keepsMigrations(old: Ladder, next: Ladder, holds: Loosening): boolean {
  if (old.migrations === undefined && next.migrations === undefined) return true
  const left = new Set(next.rungs.map(({ id }) => id))
  return badgesAround(old, next).every((badge) =>
    [...routesOf(badge, old)].every(([rung, before]) => {
      if (!left.has(rung)) return true
      const after = routesOf(badge, next).get(rung)
      return after !== undefined && isNoHarder(before, after, holds)
    }),
  )
}

/** Badges of every edition that one of the two tells apart from others. */
function badgesAround(old: Ladder, next: Ladder): readonly Badge[] {
  const ladders = [...new Set([old.id, ...[old, next].flatMap(({ supersedes }) => supersedes?.id ?? [])])]
  const versions = [...new Set([undefined, old.version, old.supersedes?.version, next.supersedes?.version])]
  const ids = [
    ...old.rungs.map(({ id }) => id),
    ...[old, next].flatMap(({ migrations = [] }) => migrations.map((one) => one.fromRung)),
  ]
  return ladders.flatMap((ladder) =>
    versions.flatMap((version) =>
      [...new Set(ids)].map((id): Badge => ({ ladder, id, ...(version !== undefined && { version }) })),
    ),
  )
}

/** The rungs that a badge counts for, and on what terms. */
function routesOf(badge: Badge, ladder: Ladder): ReadonlyMap<string, typeof AS_IT_IS> {
  const at = migrationFor(badge, ladder)
  const rule = ladder.migrations?.[at]
  if (rule !== undefined) return new Map(targetsOf(rule).map((rung) => [rung, rule]))
  const isOwn = badge.ladder === ladder.id && ladder.rungs.some(({ id }) => id === badge.id)
  return new Map(isOwn ? [[badge.id, AS_IT_IS]] : [])
}

function isNoHarder(old: typeof AS_IT_IS, next: typeof AS_IT_IS, holds: Loosening): boolean {
  if (next.deadline !== undefined && (old.deadline === undefined || lastInstantOf(next.deadline) < lastInstantOf(old.deadline)))
    return false
  // What was grandfathered, or bridged, keeps its name or becomes a badge like any other.
  if (next.mode === 'map') return true
  if (next.mode !== old.mode) return false
  return next.mode !== 'bridge' || holds(old.bridge ?? EVER, next.bridge ?? EVER)
}
