import { checkOptions, deepFreeze, requireOption } from '../core/index.js'
import type { SuppressTableOptions } from './audit-table.js'
import { ratioInterval, toDecimal } from './intervals.js'
import { suppressTable } from './suppress-table.js'

/** How many of a group reached something. */
export interface GroupCount {
  readonly group: string
  readonly people: number
  /** Of them, who reached it. */
  readonly reached: number
}

/** How a group stands beside another one. */
export interface GroupRatio {
  readonly group: string
  /** The share of the group as a part of the share of the reference, as a decimal; `null` where it is withheld. */
  readonly ratio: string | null
  /** The 95 % interval of the ratio. */
  readonly low?: string
  readonly high?: string
  /**
   * `below`: under four fifths, and the whole interval under one. `unclear`: under four fifths, which chance alone may have brought about.
   * `within`: four fifths or more.
   */
  readonly signal?: 'below' | 'unclear' | 'within'
}

/** What an audit found. */
export interface ParityAudit {
  /** The phrase that goes with it in each language: a signal, not a legal finding. */
  readonly notice: 'insight.signal'
  /** The group that the others are compared with: the one of the highest share that may be told. Absent where none may. */
  readonly reference?: string
  readonly groups: readonly GroupRatio[]
}

/**
 * Whether groups reach something about as often as the group that does most: the ratio of shares with its interval, and the rule of four
 * fifths. It is a signal to look closer, not a legal finding (the phrase `insight.signal`). Groups whose counts are small, or could be worked out, are withheld.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small` (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { auditAttainment } from 'rungs/insight'
 * auditAttainment([
 *   { group: 'day', people: 400, reached: 200 },
 *   { group: 'night', people: 300, reached: 90 },
 * ]).groups[1] // { group: 'night', ratio: '0.600', low: '0.492', high: '0.731', signal: 'below' }
 * ```
 */
export function auditAttainment(groups: readonly GroupCount[], options: SuppressTableOptions = {}): ParityAudit {
  const areGroups =
    Array.isArray(groups) && groups.every((one) => typeof one === 'object' && one !== null && isPart(one.reached, one.people))
  requireOption(areGroups, 'groups', 'groups with people, and how many of them reached it')
  for (const one of groups) checkOptions(one, ['group', 'people', 'reached'], 'groups')
  const { table } = suppressTable(
    {
      rows: groups.map(({ group }) => group),
      columns: ['reached', 'not'],
      counts: groups.map(({ people, reached }) => [reached, people - reached]),
    },
    options,
  )
  const told = groups.filter((_, at) => table.counts[at]?.every((count) => count !== null))
  const best = [...told].sort((a, b) => b.reached / b.people - a.reached / a.people || b.people - a.people)[0]
  return deepFreeze({
    notice: 'insight.signal',
    ...(best !== undefined && { reference: best.group }),
    groups: groups.map((one) =>
      best === undefined || !told.includes(one) ? { group: one.group, ratio: null } : ratioOf(one, best),
    ),
  })
}

function ratioOf(one: GroupCount, best: GroupCount): GroupRatio {
  const ratio = one.reached / one.people / (best.reached / best.people)
  if (one === best) return { group: one.group, ratio: toDecimal(1), signal: 'within' }
  const { low, high } = ratioInterval(one.reached, one.people, best.reached, best.people)
  // Compared as whole numbers, so that four fifths are not a little less.
  const isBelow = 5 * one.reached * best.people < 4 * best.reached * one.people
  const signal = isBelow ? (high < 1 ? 'below' : 'unclear') : 'within'
  return { group: one.group, ratio: toDecimal(ratio), low: toDecimal(low), high: toDecimal(high), signal }
}

function isPart(part: number, people: number): boolean {
  return Number.isSafeInteger(people) && Number.isSafeInteger(part) && part >= 0 && part <= people
}
