import { checkOptions, operationError, requireOption } from '../../core/index.js'
import { createGuard, type Guard } from '../guard.js'
import type { Store, StoreReader, StoreTransaction } from '../store.js'
import { ended, indexedDbFailure, openDatabase, readerOf, resultOf, STORES, writerOf } from './database.js'
import { keyOf, type RecordChanges, recordTableOver, turns } from './record-table.js'
import { REST_KEY, restTablesOver } from './rest-tables.js'

/** Options of {@link openIndexedDbStore}. */
export interface OpenIndexedDbStoreOptions {
  /** The name of the database in this browser, for pages of one origin. */
  readonly name: string
}

/** How often work is begun anew where other pages write in between and the browser has no locks. */
const TRIES = 50
const WRITES_KEY = 'count'

/**
 * A store in a browser (IndexedDB), for a wallet in a page: what was written is there when the page is opened again, for every page of
 * the origin. Records are kept one by one. All else is one value, which is read and written whole: an issuer's log belongs elsewhere. A
 * browser may clear it when it runs out of space, unless the page asked it not to (`navigator.storage.persist()`).
 *
 * @throws RungsError `storage.unavailable` (no permission, full, or another), `core.option_unknown`, `core.option_invalid`
 * @example
 * ```ts
 * import { openIndexedDbStore } from 'rungs/storage/indexeddb'
 * const keep = async (text: string) => {
 *   const store = await openIndexedDbStore({ name: 'notes' })
 *   await store.transaction((tx) => tx.records.insert({ kind: 'note', id: '1', value: JSON.stringify(text) }))
 *   await store.close()
 * }
 * ```
 */
export async function openIndexedDbStore(options: OpenIndexedDbStoreOptions): Promise<Store> {
  checkOptions(options, ['name'], 'openIndexedDbStore')
  const { name } = options
  requireOption(typeof name === 'string' && name !== '', 'name', 'text')
  const database = await openDatabase(name)
  const inTurn = turns()
  const state = { isClosed: false }
  const run = <T>(work: (guard: Guard) => Promise<T>): Promise<T> =>
    state.isClosed
      ? Promise.reject(operationError('storage.closed', { what: 'store' }))
      : inTurn(() => alone(`rungs ${name}`, () => runOn(database, work)))
  return Object.freeze({
    driver: 'indexeddb',
    transaction: <T>(work: (tx: StoreTransaction) => Promise<T>) => run(({ tx }) => work(tx)),
    read: <T>(work: (view: StoreReader) => Promise<T>) => run(({ view }) => work(view)),
    async close() {
      state.isClosed = true
      await inTurn(async () => database.close())
    },
  })
}

/** While no other page of the origin is at it, where the browser can tell. */
function alone<T>(name: string, act: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { readonly locks?: { request<T>(name: string, act: () => Promise<T>): Promise<T> } }
  return locks === undefined ? act() : locks.request(name, act)
}

/**
 * IndexedDB ends its own transactions as soon as they wait for anything else. So what is read is looked up as it is asked for, what is
 * written is held back until the end, and both count only if nobody else has written since.
 */
async function runOn<T>(database: IDBDatabase, work: (guard: Guard) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const before = await writesOf(readerOf(database, STORES.writes))
    const changes: RecordChanges = new Map()
    const rest = restTablesOver(database)
    const guard = createGuard({ records: recordTableOver(database, changes), ...rest.tables })
    let done: T
    try {
      done = await work(guard)
      await guard.settle()
    } catch (error) {
      await guard.settle().catch(() => undefined)
      throw error
    } finally {
      guard.end()
    }
    if (await write(database, before, changes, rest.changed())) return done
    if (attempt === TRIES) throw operationError('storage.unavailable', { reason: 'locked' }, { retryable: true })
  }
}

function writesOf(store: IDBObjectStore): Promise<number | undefined> {
  return resultOf(store.get(WRITES_KEY))
}

/** Writes all of it, unless somebody else has written since. */
async function write(
  database: IDBDatabase,
  before: number | undefined,
  changes: RecordChanges,
  rest: object | undefined,
): Promise<boolean> {
  if (changes.size === 0 && rest === undefined) return (await writesOf(readerOf(database, STORES.writes))) === before
  const transaction = writerOf(database)
  const end = ended(transaction)
  // Whoever does not get that far must not leave it unheard.
  end.catch(() => undefined)
  try {
    const writes = transaction.objectStore(STORES.writes)
    if ((await writesOf(writes)) !== before) return false
    const records = transaction.objectStore(STORES.records)
    for (const { kind, id, record } of changes.values()) {
      if (record === undefined) records.delete(keyOf(kind, id))
      else records.put(record, keyOf(kind, id))
    }
    if (rest !== undefined) transaction.objectStore(STORES.rest).put(rest, REST_KEY)
    writes.put((before ?? 0) + 1, WRITES_KEY)
  } catch (error) {
    // What was asked for before would be written all the same.
    transaction.abort()
    throw indexedDbFailure(error)
  }
  await end
  return true
}
