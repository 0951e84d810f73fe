import { deepFreeze, inputError, type Now, requireOption, toEpochMs } from '../core/index.js'
import { type DemandSignal, isWithin } from '../ladder/index.js'
import { auditTable } from './audit-table.js'
import { dateMs } from './contribution.js'
import { isValid } from './demand.js'
import type { PublishedTable } from './model.js'

/** How many people are asked for and how many there are, of one kind of work in one region. */
export interface SkillsGap {
  readonly region: string
  /** The column of the table. */
  readonly target: string
  /** How many openings there are; absent where no signal counts them. */
  readonly openings?: number
  /** Demand in words, of the signal with the latest date. */
  readonly level?: DemandSignal['level']
  /** How many people hold it; `null` where that is withheld. */
  readonly people: number | null
  /** Openings less people; absent where one of the two is not known. */
  readonly gap?: number
  /** The signals that were counted. */
  readonly signals: readonly string[]
}

/** Options of {@link skillsGap}. */
export interface SkillsGapOptions {
  readonly now?: Now
}

/**
 * Demand beside attainment, from counts that may be published and from nothing else: rows of the table are regions, its columns the IRIs
 * or codes of what people hold. A table that gives somebody away (`auditTable`) is refused, and a count that is withheld stays unknown.
 *
 * @throws RungsError `insight.population_too_small`, `insight.table_inconsistent` (input); `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { type PublishedTable, skillsGap } from 'rungs/insight'
 * import type { DemandSignal } from 'rungs/ladder'
 * const missing = (demand: readonly DemandSignal[], table: PublishedTable) =>
 *   skillsGap(demand, table).filter(({ gap }) => gap !== undefined && gap > 0)
 * ```
 */
export function skillsGap(
  demand: readonly DemandSignal[],
  attainment: PublishedTable,
  options: SkillsGapOptions = {},
): readonly SkillsGap[] {
  requireOption(Array.isArray(demand) && demand.length <= 10_000, 'demand', 'list of signals')
  const nowMs = toEpochMs(options.now)
  const isPublishable =
    auditTable(attainment).isSafe && allCounts(attainment).every((count) => count === null || count >= attainment.leastPeople)
  if (!isPublishable) throw inputError('insight.population_too_small', { least: attainment.leastPeople })
  return deepFreeze(
    attainment.rows.flatMap((region, row) =>
      attainment.columns.map((target, column) => {
        const about = demand
          .filter((signal) => isValid(signal, nowMs) && (signal.target.uri === target || signal.target.code === target))
          .filter((signal) => signal.region.some((place) => isWithin(region, place)))
        return gapOf(region, target, attainment.counts[row]?.[column] ?? null, about)
      }),
    ),
  )
}

function gapOf(region: string, target: string, people: number | null, about: readonly DemandSignal[]): SkillsGap {
  // Openings of a wider region are not openings of this one.
  const here = about.filter((signal) => signal.region.length === 1 && signal.region[0] === region)
  const counted = latest(here.filter(({ openings }) => openings !== undefined))
  const level = latest(about.filter((signal) => signal.level !== undefined))?.level
  const openings = counted?.openings
  return {
    region,
    target,
    ...(openings !== undefined && { openings }),
    ...(level !== undefined && { level }),
    people,
    ...(openings !== undefined && people !== null && { gap: openings - people }),
    signals: about.map(({ id }) => id).sort(),
  }
}

function latest(signals: readonly DemandSignal[]): DemandSignal | undefined {
  // By the instant: dates and times of different zones are in no order as text.
  return [...signals].sort((a, b) => dateMs(b.asOf) - dateMs(a.asOf) || (a.id < b.id ? -1 : 1))[0]
}

function allCounts({ counts, rowTotals, columnTotals, total }: PublishedTable): readonly (number | null)[] {
  return [...counts.flat(), ...rowTotals, ...columnTotals, total]
}
