import { operationError } from '../../core/index.js'
import type { Store, StoreReader, StoreTransaction } from '../store.js'
import { createJournal, type Journal } from './journal.js'
import { emptyState, type MemoryState } from './state.js'
import { auditTable, credentialTable, recordTable, secretTable, statusListTable } from './tables.js'

/**
 * A store that lives as long as its process: for tests, for a wallet in a page, and for a service that keeps nothing.
 *
 * @example
 * ```ts
 * import { createMemoryStore } from 'rungs/storage'
 * const store = createMemoryStore()
 * await store.transaction((tx) => tx.records.insert({ kind: 'note', id: '1', value: '"hello"' })) // true
 * ```
 */
export function createMemoryStore(): Store {
  const state = emptyState()
  let turn: Promise<unknown> = Promise.resolve()
  let closed = false
  /** One after the other, so that each sees the whole of what was before it. */
  const inTurn = <T>(work: (tx: StoreTransaction, journal: Journal) => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(operationError('storage.closed', { what: 'store' }))
    const result = turn.then(async () => {
      const journal = createJournal()
      let ended = false
      try {
        return await work(
          whileOpen(tablesOf(state, journal), () => ended),
          journal,
        )
      } catch (error) {
        journal.undo()
        throw error
      } finally {
        ended = true
      }
    })
    turn = result.catch(() => undefined)
    return result
  }
  return Object.freeze({
    driver: 'memory',
    transaction: <T>(work: (tx: StoreTransaction) => Promise<T>) => inTurn(work),
    read: <T>(work: (view: StoreReader) => Promise<T>) => inTurn(work),
    async close() {
      closed = true
      await turn
    },
  })
}

function tablesOf(state: MemoryState, journal: Journal): StoreTransaction {
  return {
    records: recordTable(state, journal),
    lists: statusListTable(state, journal),
    credentials: credentialTable(state, journal),
    secrets: secretTable(state, journal),
    audit: auditTable(state, journal),
  }
}

/** The same tables, which refuse once the transaction has ended: what came later would not be in it. */
export function whileOpen(tables: StoreTransaction, hasEnded: () => boolean): StoreTransaction {
  const guarded = <T extends object>(table: T): T =>
    Object.fromEntries(
      Object.entries(table).map(([name, call]) => [
        name,
        async (...given: readonly unknown[]) => {
          if (hasEnded()) throw operationError('storage.closed', { what: 'transaction' })
          return (call as (...given: readonly unknown[]) => unknown)(...given)
        },
      ]),
    ) as T
  return {
    records: guarded(tables.records),
    lists: guarded(tables.lists),
    credentials: guarded(tables.credentials),
    secrets: guarded(tables.secrets),
    audit: guarded(tables.audit),
  }
}
