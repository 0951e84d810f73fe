import { checkOptions, deepFreeze, platformRandom, requireOption } from '../../core/index.js'
import type { CountTable } from '../model.js'
import { readCounts } from '../table-shape.js'
import { type PrivacyLedger, readEpsilon } from './ledger.js'
import { createDraw, drawLaplace } from './sampler.js'

/** Options of {@link noiseTable}. */
export interface NoiseTableOptions {
  /** How much the table may give away of one person: the smaller, the more noise. As a decimal, such as `0.5`. */
  readonly epsilon: string
  /** The people that are counted, as the ledger knows them. */
  readonly population: string
  /** What the table is for, as the ledger keeps it. */
  readonly purpose: string
  readonly ledger: PrivacyLedger
  /** Default: the platform's generator. Anything that can be predicted gives everybody away. */
  readonly random?: (length: number) => Uint8Array
}

/** A table with noise. Its counts are whole and not below nothing, and its totals are sums of them. */
export interface NoisedTable extends CountTable {
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
  readonly epsilon: string
}

/**
 * A table of people in which each count has noise of the discrete Laplace distribution, drawn exactly: whether one person is in it or not changes the
 * likelihood of any outcome by a factor of at most `exp(epsilon)`. Each person is in one cell. Rows and columns must not come from
 * the data: name them all, those with nobody too. The ledger pays first, and refuses beyond its budget.
 *
 * @throws RungsError `insight.budget_spent` (input), `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { type CountTable, createPrivacyLedger, noiseTable } from 'rungs/insight'
 * const ledger = createPrivacyLedger({ budget: '2' })
 * const publish = (table: CountTable) =>
 *   noiseTable(table, { epsilon: '0.5', population: 'couriers of Vienna', purpose: 'attainment by district', ledger })
 * ```
 */
export function noiseTable(table: CountTable, options: NoiseTableOptions): NoisedTable {
  checkOptions(options, ['epsilon', 'population', 'purpose', 'ledger', 'random'], 'noiseTable')
  const { epsilon, population, purpose, ledger, random = platformRandom } = options
  const { rows, columns, counts } = readCounts(table)
  const { units, scale } = readEpsilon(epsilon, 'epsilon')
  requireOption(typeof ledger?.spend === 'function', 'ledger', 'ledger of createPrivacyLedger')
  ledger.spend({ population, epsilon, purpose })
  const draw = createDraw(random)
  const noised = counts.map((row) =>
    row.map((count) => Math.max(0, count + Number(drawLaplace(draw, units, 10n ** BigInt(scale))))),
  )
  const sum = (list: readonly number[]): number => list.reduce((all, count) => all + count, 0)
  const rowTotals = noised.map(sum)
  return deepFreeze({
    rows,
    columns,
    counts: noised,
    rowTotals,
    columnTotals: columns.map((_, at) => sum(noised.map((row) => row[at] as number))),
    total: sum(rowTotals),
    epsilon,
  })
}
