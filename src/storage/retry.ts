import { isRungsError } from '../core/index.js'
import type { Store, StoreTransaction } from './store.js'

/** How often work is done again because others got in its way. */
const TRIES = 8

/**
 * Runs a transaction again, at most eight times, when another one had taken what it wanted, which it then sees: for work that looks first
 * and writes then, and throws `storage.conflict` where what it saw is no longer so.
 *
 * @throws RungsError `storage.*`, and whatever `work` throws
 * @example
 * ```ts
 * import { createMemoryStore, withRetries } from 'rungs/storage'
 * await withRetries(createMemoryStore(), (tx) => tx.records.insert({ kind: 'note', id: '1', value: '"hello"' })) // true
 * ```
 */
export async function withRetries<T>(store: Store, work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction(work)
    } catch (error) {
      if (attempt === TRIES || !isRungsError(error) || error.code !== 'storage.conflict') throw error
    }
  }
}

/**
 * Runs a step again, at most eight times, of which nobody heard whether it was written: for work that knows what an earlier run of it has
 * written for its own.
 *
 * @throws RungsError `storage.*`, and whatever the step throws
 * @example
 * ```ts
 * import { createMemoryStore, untilKnown, withRetries } from 'rungs/storage'
 * const store = createMemoryStore()
 * const note = { kind: 'note', id: '1', value: '"hello"' }
 * await untilKnown(() => withRetries(store, async ({ records }) => (await records.insert(note)) || records.get('note', '1')))
 * ```
 */
export async function untilKnown<T>(step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step()
    } catch (error) {
      if (attempt === TRIES || !isRungsError(error) || error.code !== 'storage.commit_unknown') throw error
    }
  }
}
