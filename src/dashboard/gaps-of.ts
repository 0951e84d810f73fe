import { type Now, requireOption } from '../core/index.js'
import { type PublishedTable, type SkillsGap, skillsGap } from '../insight/index.js'
import type { DemandInput } from './inputs.js'
import type { DashboardFigures } from './model.js'

const MAX_LINES = 400

/** Demand beside the people of a release: from its published counts alone, so that nothing is told that was not told before. */
export function gapsOf(figures: DashboardFigures, { signals, region, target }: DemandInput, now: Now): readonly SkillsGap[] {
  const isDimension = (name: string): boolean => figures.groupedBy.includes(name)
  requireOption(isDimension(region) && isDimension(target) && region !== target, 'demand', 'two groupings of the release')
  requireOption(figures.groupedBy.length === 2, 'release', 'grouped by place and by what people hold')
  const people = figures.people.flatMap(({ group, value }) => {
    const [row, column] = [group[region], group[target]]
    return row === undefined || column === undefined || value === null ? [] : [{ row, column, count: Number(value) }]
  })
  const [rows, columns] = [different(people.map(({ row }) => row)), different(people.map(({ column }) => column))]
  requireOption(rows.length * columns.length <= MAX_LINES, 'release', `at most ${MAX_LINES} groups`)
  if (people.length === 0) return []
  const countOf = (row: string, column: string): number | null =>
    people.find((one) => one.row === row && one.column === column)?.count ?? null
  // Counts that were rounded do not add up to a total, and no total is needed.
  const table: PublishedTable = {
    rows,
    columns,
    counts: rows.map((row) => columns.map((column) => countOf(row, column))),
    rowTotals: rows.map(() => null),
    columnTotals: columns.map(() => null),
    total: null,
    leastPeople: figures.disclosure.leastPeople,
  }
  return skillsGap(signals, table, { now }).filter(({ openings, level }) => openings !== undefined || level !== undefined)
}

function different(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort()
}
