import { late } from '../../core/index.js'
import { createJournal, type Journal } from '../memory/journal.js'
import { emptyState, type MemoryState } from '../memory/state.js'
import { auditTable, credentialTable, secretTable, statusListTable } from '../memory/tables.js'
import type { StoreTransaction } from '../store.js'
import { readerOf, resultOf, STORES } from './database.js'

/** All tables but records, which a wallet has little or nothing in: one value, read when one of them is first used. */
export interface RestTables {
  readonly tables: Omit<StoreTransaction, 'records'>
  /** What to write, where something was changed. */
  changed(): MemoryState | undefined
}

/** The key of the one value. */
export const REST_KEY = 'state'

/** The tables of one transaction. */
export function restTablesOver(database: IDBDatabase): RestTables {
  let state: MemoryState | undefined
  let isChanged = false
  const { set, delete: remove, push, undo } = createJournal()
  const journal: Journal = {
    set(...given) {
      isChanged = true
      set(...given)
    },
    delete(...given) {
      isChanged = true
      return remove(...given)
    },
    push(...given) {
      isChanged = true
      push(...given)
    },
    undo,
  }
  const load = late(async () => {
    const kept = await resultOf<MemoryState | undefined>(readerOf(database, STORES.rest).get(REST_KEY))
    state = kept ?? emptyState()
    return state
  })
  const table = <T extends object>(over: (state: MemoryState, journal: Journal) => T): T => {
    const call =
      (name: string) =>
      async (...given: readonly unknown[]) => {
        const tables = over(await load(), journal) as Record<string, (...given: readonly unknown[]) => unknown>
        return tables[name]?.(...given)
      }
    return Object.fromEntries(Object.keys(over(emptyState(), journal)).map((name) => [name, call(name)])) as T
  }
  return {
    tables: {
      lists: table(statusListTable),
      credentials: table(credentialTable),
      secrets: table(secretTable),
      audit: table(auditTable),
    },
    changed: () => (isChanged ? state : undefined),
  }
}
