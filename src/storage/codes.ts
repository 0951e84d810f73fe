/** Codes raised by stores. None of them says anything about a credential. */
export interface StorageCodes {
  /** A unique value is taken by another row; the whole transaction was undone. */
  'storage.conflict': { readonly table: string }
  /** Nothing was written: the store is locked, full, or cannot be reached. */
  'storage.unavailable': { readonly reason: StorageReason }
  /** The connection was lost while the transaction ended: it may have been written or not. Look before writing again. */
  'storage.commit_unknown': { readonly driver: string }
  /** The store was made by a newer version of the library. */
  'storage.version_newer': { readonly found: number; readonly known: number }
  /** The store does not hold what was acknowledged: an older copy took its place, or it was changed from outside. */
  'storage.rolled_back': { readonly expected: number; readonly actual: number }
  /** The chain of the audit log does not hold at this entry. */
  'storage.audit_broken': { readonly sequence: number }
  /** What the driver needs is not installed. */
  'storage.driver_missing': { readonly driver: string }
  /** It was closed, or a transaction was used after it ended. */
  'storage.closed': { readonly what: 'store' | 'transaction' }
}

/** Why a store could not be used. */
export type StorageReason = 'locked' | 'full' | 'connection' | 'permission' | 'corrupt' | 'other'
