import { checkOptions, formatDecimal, type Now, requireOption, toEpochMs } from '../../core/index.js'
import { checkWitness, type Store, type Witness, withRetries, withWitness } from '../../storage/index.js'
import { minus, oneUseLedger, type PrivacyEntry, type PrivacyLedger, readEpsilon } from './ledger.js'
import { findSpent, listPaid, payFrom, readEntry } from './ledger-records.js'

/** A ledger of privacy budgets that outlives its process. */
export interface StoredPrivacyLedger {
  /**
   * Pays for one table, for good, and gives what that table is then drawn with: a ledger that lets this entry be spent once. What was paid is
   * gone, whether the table was drawn or a crash came before.
   *
   * @throws RungsError `insight.budget_spent` where the budget is not enough: then nothing is taken; `core.option_invalid` (usage); `storage.*`
   */
  pay(entry: PrivacyEntry): Promise<PrivacyLedger>
  /** What is left of the budget of a population, as a decimal. @throws RungsError `storage.*` */
  leftOf(population: string): Promise<string>
  /** What was paid for a population, the first first. @throws RungsError `storage.*` */
  entries(population: string): Promise<readonly PrivacyEntry[]>
}

/** Options of {@link createStoredPrivacyLedger}. */
export interface CreateStoredPrivacyLedgerOptions {
  readonly store: Store
  /** The most epsilon that is spent on one population, as a decimal. */
  readonly budget: string
  /** Remembers, outside of the store, how far its log had come: an older copy of the store has forgotten payments, and is refused then. */
  readonly witness?: Witness
  /** Default: the system's clock. */
  readonly now?: Now
}

/**
 * A ledger that is kept in a store: budgets survive restarts, and of several processes that pay at the same time none spends what
 * another has spent. Each payment is an entry of the audit log.
 *
 * @throws RungsError `core.option_unknown`, `core.option_invalid` (usage)
 * @example
 * ```ts
 * import { type CountTable, createStoredPrivacyLedger, noiseTable } from 'rungs/insight'
 * import type { Store } from 'rungs/storage'
 * async function publish(store: Store, table: CountTable) {
 *   const ledger = createStoredPrivacyLedger({ store, budget: '2' })
 *   const terms = { epsilon: '0.5', population: 'couriers of Vienna', purpose: 'attainment by district' }
 *   return noiseTable(table, { ...terms, ledger: await ledger.pay(terms) })
 * }
 * ```
 */
export function createStoredPrivacyLedger(options: CreateStoredPrivacyLedgerOptions): StoredPrivacyLedger {
  checkOptions(options, ['store', 'budget', 'witness', 'now'], 'createStoredPrivacyLedger')
  const { witness, now } = options
  requireOption(typeof options.store?.transaction === 'function', 'store', 'a store')
  const store = witness === undefined ? options.store : withWitness(options.store, witness)
  const budget = readEpsilon(options.budget, 'budget')
  return Object.freeze({
    pay: async (entry: PrivacyEntry) => {
      const paid = readEntry(entry)
      if (witness !== undefined) await checkWitness(store, witness)
      await withRetries(store, (tx) => payFrom(tx, paid, { budget, atMs: toEpochMs(now) }))
      return oneUseLedger(paid)
    },
    leftOf: async (population: string) => {
      const { spent } = await store.read((view) => findSpent(view, population))
      return formatDecimal(minus(budget, spent))
    },
    entries: (population: string) => store.read((view) => listPaid(view, population)),
  })
}
