import { requireOption } from '../core/index.js'
import type { SuppressTableOptions } from '../insight/index.js'

/** The fewest people that a figure is about, and what functions that withhold take. @throws RungsError `core.option_invalid` (usage) */
export function auditLimits({ leastPeople = 10, unsafeFewPeople }: SuppressTableOptions): {
  readonly leastPeople: number
  readonly few: SuppressTableOptions
} {
  requireOption(unsafeFewPeople === undefined || unsafeFewPeople === true, 'unsafeFewPeople', 'true')
  const least = unsafeFewPeople === true ? 5 : 10
  requireOption(Number.isSafeInteger(leastPeople) && leastPeople >= least, 'leastPeople', `whole number from ${least}`)
  return { leastPeople, few: { leastPeople, ...(unsafeFewPeople !== undefined && { unsafeFewPeople }) } }
}
