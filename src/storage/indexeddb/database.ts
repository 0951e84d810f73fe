import { isRungsError, operationError, type RungsError } from '../../core/index.js'
import type { StorageReason } from '../codes.js'

/** Its object stores: records by kind and the UTF-8 of their id, everything else as one value, and how often anything was written. */
export const STORES = { records: 'records', rest: 'rest', writes: 'writes' } as const
/** By when records expire. */
export const EXPIRES = 'expires'
const LAYOUT = 1

/** Names of DOMException that IndexedDB gives (IndexedDB 3.0 section 3). */
const REASONS: Readonly<Record<string, StorageReason>> = {
  QuotaExceededError: 'full',
  SecurityError: 'permission',
  InvalidStateError: 'connection',
  NotAllowedError: 'permission',
  TimeoutError: 'locked',
  VersionError: 'corrupt',
  DataError: 'corrupt',
}

/** What an error of IndexedDB means for a store. */
export function indexedDbFailure(error: unknown): RungsError {
  if (isRungsError(error)) return error
  const { name = '' } = (error ?? {}) as { readonly name?: string }
  const reason = Object.hasOwn(REASONS, name) ? (REASONS[name] as StorageReason) : 'other'
  return operationError(
    'storage.unavailable',
    { reason },
    { retryable: reason === 'locked' || reason === 'full', cause: { name } },
  )
}

/** What a request gives. @throws RungsError `storage.unavailable` */
export function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(indexedDbFailure(request.error))
  })
}

/** When a transaction is written, or why it is not. @throws RungsError `storage.unavailable` */
export function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(indexedDbFailure(transaction.error))
  })
}

/** A transaction over all that writes, and is on the disk when it has ended where the browser can tell. @throws RungsError `storage.unavailable` */
export function writerOf(database: IDBDatabase): IDBTransaction {
  try {
    return database.transaction(Object.values(STORES), 'readwrite', { durability: 'strict' })
  } catch (error) {
    throw indexedDbFailure(error)
  }
}

/** A store to read, in a transaction of its own. @throws RungsError `storage.unavailable` where the browser has closed the database */
export function readerOf(database: IDBDatabase, store: string): IDBObjectStore {
  try {
    return database.transaction(store).objectStore(store)
  } catch (error) {
    throw indexedDbFailure(error)
  }
}

/** Opens a database, and lays it out where it is new. @throws RungsError `storage.unavailable` */
export async function openDatabase(name: string): Promise<IDBDatabase> {
  try {
    const opening = indexedDB.open(name, LAYOUT)
    opening.onupgradeneeded = () => {
      const { result: database } = opening
      database.createObjectStore(STORES.records).createIndex(EXPIRES, 'expiresAtMs')
      database.createObjectStore(STORES.rest)
      database.createObjectStore(STORES.writes)
    }
    const database = await resultOf(opening)
    // Another page that deletes it, or brings a newer layout, need not wait for this one.
    database.onversionchange = () => database.close()
    return database
  } catch (error) {
    throw indexedDbFailure(error)
  }
}
