import type { Fact, Ladder, Migration } from './types.js'

/** The first number of a version, or the whole of what is not numbered. */
export function majorOf(version: string): string {
  return /^v?(\d{1,9})(?:[.+-]|$)/.exec(version)?.[1] ?? version
}

/** The rungs that a migration leads to. */
export function targetsOf({ to }: Migration): readonly string[] {
  return typeof to !== 'string' ? to : to === 'none' ? [] : [to]
}

/** The place of the migration by which a badge of the superseded edition, or ladder, counts; -1 where there is none. */
export function migrationFor(badge: NonNullable<Fact['rung']>, ladder: Ladder): number {
  const { supersedes, migrations } = ladder
  if (supersedes === undefined || migrations === undefined || badge.ladder !== supersedes.id) return -1
  if (badge.ladder === ladder.id && badge.version === ladder.version) return -1
  if (supersedes.version !== undefined && badge.version !== undefined && badge.version !== supersedes.version) return -1
  return migrations.findIndex(({ fromRung }) => fromRung === badge.id)
}

/** Whether a ladder says that it takes the place of exactly this edition. */
export function isSuccessor(old: Ladder, next: Ladder): boolean {
  const { supersedes } = next
  return (
    supersedes?.id === old.id &&
    (supersedes.version === undefined || supersedes.version === old.version) &&
    (supersedes.digest === undefined || supersedes.digest === old.digest)
  )
}
