import { checkOptions, deepFreeze, inputError, isJsonObject, requireOption } from '../core/index.js'
import { readLeastPeople, type SuppressTableOptions } from './audit-table.js'
import { type PublishedShare, toPublishedShare } from './disclosure.js'
import { toPublishedCount } from './figures.js'
import { suppressTable } from './suppress-table.js'

/** How many people of a group there are, and how many of them hold each skill. */
export interface SkillCounts {
  readonly group: string
  readonly people: number
  /** By the IRI or code of the skill. Default of one that is left out: nobody. */
  readonly holders: Readonly<Record<string, number>>
}

/** One line of a matrix: a skill, and the part of each group that holds it. */
export interface SkillLevel {
  readonly skill: string
  /** Of all people; `null` where it is withheld. */
  readonly all: PublishedShare | null
  /** In the order of the groups. */
  readonly shares: readonly (PublishedShare | null)[]
}

/** Skills by groups of people, as it may be published. */
export interface SkillMatrix {
  readonly groups: readonly string[]
  /** How many there are in each group, rounded to 5 and never below the least number; `null` where that is withheld. */
  readonly people: readonly (number | null)[]
  readonly skills: readonly SkillLevel[]
}

const MAX_SKILLS = 200
const MAX_GROUPS = 200

/**
 * Which part of each group of people holds which skill, for an employer or a school: from exact counts, in whole percent, and only where neither those who
 * hold a skill nor those who lack it are few or could be worked out. A group that is small is withheld with all its shares.
 *
 * @throws RungsError `insight.population_empty`, `insight.population_too_small`, `insight.table_inconsistent` where more hold a skill than there are
 * (input); `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { skillMatrix } from 'rungs/insight'
 * const { skills } = skillMatrix([
 *   { group: 'North', people: 60, holders: { 'first-aid': 30 } },
 *   { group: 'South', people: 80, holders: { 'first-aid': 20 } },
 * ])
 * skills[0]?.shares // [{ kind: 'percent', percent: 50 }, { kind: 'percent', percent: 25 }]
 * ```
 */
export function skillMatrix(counts: readonly SkillCounts[], options: SuppressTableOptions = {}): SkillMatrix {
  const least = readLeastPeople(options, 'skillMatrix')
  requireOption(Array.isArray(counts) && counts.length > 0 && counts.length <= MAX_GROUPS, 'counts', `1 to ${MAX_GROUPS} groups`)
  for (const one of counts) checkCounts(one)
  const groups = counts.map(({ group }) => group)
  requireOption(new Set(groups).size === groups.length, 'counts', 'groups of different names')
  const skills = [...new Set(counts.flatMap(({ holders }) => Object.keys(holders)))].sort()
  requireOption(skills.length > 0 && skills.length <= MAX_SKILLS, 'counts', `1 to ${MAX_SKILLS} skills`)
  const { table } = suppressTable({ rows: groups, columns: ['people'], counts: counts.map(({ people }) => [people]) }, options)
  const known = table.counts.map(([people]) => people !== null && people !== undefined)
  const shareOf = (yes: number | null | undefined, no: number | null | undefined): PublishedShare | null =>
    typeof yes === 'number' && typeof no === 'number' ? toPublishedShare(yes, yes + no, least) : null
  const levels = skills.map((skill): SkillLevel => {
    const rows = counts.map(({ people, holders }) => {
      const yes = Object.hasOwn(holders, skill) ? (holders[skill] as number) : 0
      return [yes, people - yes]
    })
    const { counts: told, columnTotals } = suppressTable({ rows: groups, columns: ['yes', 'no'], counts: rows }, options).table
    return {
      skill,
      all: table.total === null ? null : shareOf(columnTotals[0], columnTotals[1]),
      shares: told.map(([yes, no], at) => (known[at] ? shareOf(yes, no) : null)),
    }
  })
  const people = table.counts.map(([count]) => (typeof count === 'number' ? toPublishedCount(count, least) : null))
  return deepFreeze({ groups, people, skills: levels })
}

function checkCounts(counts: SkillCounts): void {
  checkOptions(counts, ['group', 'people', 'holders'], 'skillMatrix')
  const { group, people, holders } = counts
  requireOption(typeof group === 'string' && group !== '', 'group', 'text')
  requireOption(isCount(people), 'people', 'whole number')
  requireOption(isJsonObject(holders) && Object.values(holders).every(isCount), 'holders', 'whole numbers by skill')
  if (Object.values(holders).some((held) => held > people)) throw inputError('insight.table_inconsistent', {})
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
