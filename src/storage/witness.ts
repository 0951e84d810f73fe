import { checkOptions, operationError } from '../core/index.js'
import type { AuditHead } from './audit.js'
import { hasCode } from './guard.js'
import type { Store, StoreTransaction } from './store.js'

/**
 * Keeps the head of the audit log somewhere else than the store is: on another disk, another machine, or in print. Whoever restores the
 * store does not restore it along.
 */
export interface Witness {
  /** The newest head that was saved; undefined before the first. */
  load(): Promise<AuditHead | undefined>
  /** Keeps a head, unless it has a newer one. It is safe once this has resolved. */
  save(head: AuditHead): Promise<void>
}

/**
 * Refuses a store that has not what a witness saw: an older copy took its place, or its log was written anew. To be called after a store
 * is opened and before anything is written. What a witness has not seen yet is not missed.
 *
 * @throws RungsError `storage.rolled_back`, and whatever the store and the witness throw
 * @example
 * ```ts
 * import { checkWitness, createMemoryStore, withWitness, type Witness } from 'rungs/storage'
 * export async function openWatched(witness: Witness) {
 *   const store = createMemoryStore()
 *   await checkWitness(store, witness)
 *   return withWitness(store, witness)
 * }
 * ```
 */
export async function checkWitness(store: Store, witness: Witness): Promise<void> {
  const seen = await witness.load()
  if (seen === undefined) return
  const { entry, actual } = await store.read(async ({ audit }) => {
    const [found] = await audit.list({ after: seen.sequence - 1, limit: 1 })
    return { entry: found, actual: (await audit.head())?.sequence ?? 0 }
  })
  if (entry?.sequence !== seen.sequence || entry.hash !== seen.hash)
    throw operationError('storage.rolled_back', { expected: seen.sequence, actual })
}

/** Options of {@link withWitness}. */
export interface WithWitnessOptions {
  /**
   * Told of a head that could not be saved, or that is not shown because the store no longer holds what the witness saw
   * (`storage.rolled_back`); the next transaction that succeeds tries again.
   */
  readonly onFailure?: (error: unknown) => void
}

/**
 * A store that shows its witness the head of the audit log after each transaction that appended to it, before its promise resolves. What
 * was written stays written where that fails: the transaction resolves, `onFailure` is told, and the head is saved with the next one.
 *
 * @throws RungsError `core.option_*`
 */
export function withWitness(store: Store, witness: Witness, options: WithWitnessOptions = {}): Store {
  checkOptions(options, ['onFailure'], 'withWitness')
  const { onFailure } = options
  let newest: AuditHead | undefined
  let saved = 0
  let saving: Promise<void> = Promise.resolve()
  /** One after the other, and only the newest: who waits for an older head is served by it too. */
  const save = (): Promise<void> => {
    saving = saving.then(async () => {
      const head = newest
      if (head === undefined || head.sequence <= saved) return
      try {
        // A chain that does not hold what was seen must not become what is seen from now on.
        await checkWitness(store, witness).catch((error: unknown) => {
          if (!hasCode(error, 'storage.closed')) throw error
        })
        await witness.save(head)
        saved = head.sequence
      } catch (error) {
        onFailure?.(error)
      }
    })
    return saving
  }
  return Object.freeze<Store>({
    driver: store.driver,
    async transaction<T>(work: (tx: StoreTransaction) => Promise<T>) {
      let appended: AuditHead | undefined
      const result = await store.transaction((tx) => {
        // Work may run more than once: what an earlier run appended is not there.
        appended = undefined
        return work({
          ...tx,
          audit: {
            ...tx.audit,
            async append(entry) {
              await tx.audit.append(entry)
              appended = { sequence: entry.sequence, hash: entry.hash }
            },
          },
        })
      })
      if (appended !== undefined && appended.sequence > (newest?.sequence ?? 0)) newest = appended
      await save()
      return result
    },
    read: (work) => store.read(work),
    async close() {
      await store.close()
      await saving
    },
  })
}
