import { operationError } from '../../core/index.js'
import { createGuard, type Guard } from '../guard.js'
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
  const inTurn = <T>(run: (guard: Guard) => Promise<T>): Promise<T> => {
    if (closed) return Promise.reject(operationError('storage.closed', { what: 'store' }))
    const result = turn.then(async () => {
      const journal = createJournal()
      const guard = createGuard(tablesOf(state, journal))
      try {
        const done = await run(guard)
        await guard.settle()
        return done
      } catch (error) {
        await guard.settle().catch(() => undefined)
        journal.undo()
        throw error
      } finally {
        guard.end()
      }
    })
    turn = result.catch(() => undefined)
    return result
  }
  return Object.freeze({
    driver: 'memory',
    transaction: <T>(work: (tx: StoreTransaction) => Promise<T>) => inTurn(({ tx }) => work(tx)),
    read: <T>(work: (view: StoreReader) => Promise<T>) => inTurn(({ view }) => work(view)),
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
