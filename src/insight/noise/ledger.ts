import {
  addDecimals,
  checkOptions,
  compareDecimals,
  type Decimal,
  deepFreeze,
  formatDecimal,
  inputError,
  parseDecimal,
  requireOption,
} from '../../core/index.js'

/** What was spent, on whom and for what. */
export interface PrivacyEntry {
  /** The people whose data it was, by a name that is always the same. */
  readonly population: string
  /** As a decimal. */
  readonly epsilon: string
  readonly purpose: string
}

/** Keeps the sum of what noised figures of the same people give away within a budget. */
export interface PrivacyLedger {
  /** Takes from the budget of a population. @throws RungsError `insight.budget_spent` where it is not enough: then nothing is taken */
  readonly spend: (entry: PrivacyEntry) => void
  /** What is left of the budget of a population, as a decimal. */
  readonly leftOf: (population: string) => string
  /** Everything that was spent, to be kept and handed in again as `entries`. */
  readonly entries: () => readonly PrivacyEntry[]
}

/** Options of {@link createPrivacyLedger}. */
export interface CreatePrivacyLedgerOptions {
  /** The most epsilon that is spent on one population, as a decimal. It adds up over releases, and never comes back. */
  readonly budget: string
  /** What was spent before. */
  readonly entries?: readonly PrivacyEntry[]
}

const MAX_ENTRIES = 100_000

/**
 * A ledger of privacy budgets: what noised figures of the same people give away adds up, so that each is paid for and refused beyond the
 * budget. It lives in memory: keep its `entries` with the releases, and let one process at a time spend.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage), `insight.budget_spent` where the entries are beyond the budget
 * @example
 * ```ts
 * import { createPrivacyLedger } from 'rungs/insight'
 * const ledger = createPrivacyLedger({ budget: '2' })
 * ledger.spend({ population: 'couriers of Vienna', epsilon: '0.5', purpose: 'attainment by district' })
 * ledger.leftOf('couriers of Vienna') // '1.5'
 * ```
 */
export function createPrivacyLedger(options: CreatePrivacyLedgerOptions): PrivacyLedger {
  checkOptions(options, ['budget', 'entries'], 'createPrivacyLedger')
  const budget = readEpsilon(options.budget, 'budget')
  const spent = new Map<string, Decimal>()
  const entries: PrivacyEntry[] = []
  const leftOf = (population: string): Decimal => minus(budget, spent.get(population) ?? { units: 0n, scale: 0 })
  const spend = ({ population, epsilon, purpose }: PrivacyEntry): void => {
    requireOption(typeof population === 'string' && population !== '', 'population', 'text')
    requireOption(typeof purpose === 'string' && purpose !== '', 'purpose', 'text')
    requireOption(entries.length < MAX_ENTRIES, 'entries', `at most ${MAX_ENTRIES}`)
    const asked = readEpsilon(epsilon, 'epsilon')
    const left = leftOf(population)
    if (compareDecimals(asked, left) > 0) {
      throw inputError('insight.budget_spent', {
        population: population.slice(0, 256),
        left: formatDecimal(left),
        asked: formatDecimal(asked),
      })
    }
    spent.set(population, minus(budget, minus(left, asked)))
    entries.push(Object.freeze({ population, epsilon, purpose }))
  }
  requireOption(options.entries === undefined || Array.isArray(options.entries), 'entries', 'list of entries')
  for (const entry of options.entries ?? []) spend(entry)
  return Object.freeze({
    spend,
    leftOf: (population: string) => formatDecimal(leftOf(population)),
    entries: () => deepFreeze(entries.map((entry) => ({ ...entry }))),
  })
}

/** Lets an entry that was paid for elsewhere be spent once, and no other. */
export function oneUseLedger(paid: PrivacyEntry): PrivacyLedger {
  const rest = createPrivacyLedger({ budget: paid.epsilon })
  const isPaid = ({ population, epsilon, purpose }: PrivacyEntry): boolean =>
    population === paid.population && epsilon === paid.epsilon && purpose === paid.purpose
  const leftOf = (population: string): string => (population === paid.population ? rest.leftOf(population) : '0')
  const spend = (entry: PrivacyEntry): void => {
    if (!isPaid(entry)) {
      const { population, epsilon } = entry
      throw inputError('insight.budget_spent', {
        population: String(population).slice(0, 256),
        left: '0',
        asked: String(epsilon),
      })
    }
    rest.spend(paid)
  }
  return Object.freeze({ spend, leftOf, entries: rest.entries })
}

/** A decimal above nothing, and not beyond what noise can do anything against. @throws RungsError `core.option_invalid` (usage) */
export function readEpsilon(text: unknown, option: string): Decimal {
  const value = parseDecimal(text)
  const isUsable =
    value !== undefined && value.units > 0n && value.scale <= 6 && compareDecimals(value, { units: 20n, scale: 0 }) <= 0
  requireOption(isUsable, option, 'decimal from 0.000001 to 20')
  return value as Decimal
}

/** What is left of one when the other is taken off. */
export function minus(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { units: -b.units, scale: b.scale })
}
