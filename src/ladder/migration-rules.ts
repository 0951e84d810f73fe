import { parseDateOrDateTime } from '../core/index.js'
import type { Ladder, Migration } from './types.js'

/** The first number of a version, or the whole of what is not numbered. */
export function majorOf(version: string): string {
  return /^v?(\d{1,9})(?:[.+-]|$)/.exec(version)?.[1] ?? version
}

/** The rungs that a migration leads to. */
export function targetsOf({ to }: Migration): readonly string[] {
  return typeof to !== 'string' ? to : to === 'none' ? [] : [to]
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

/** The last instant of a date, which is the end of its day where no time is given. */
export function endOfDate(date: string): number {
  const { epochMs } = parseDateOrDateTime(date) as { readonly epochMs: number }
  return date.includes('T') ? epochMs : epochMs + 86_399_999
}
