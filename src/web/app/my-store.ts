/** What badges are kept under in the browser. */
export const STORE_NAME = 'rungs-badges'
/** Where records are in it, and the kind of record that a wallet keeps a badge as. */
const RECORDS = 'records'
const BADGE = 'wallet.badge'

/**
 * Whether badges are kept on this device. It looks for itself, so that nothing of the wallet is loaded where there are none. Where it cannot
 * look there are none that could be shown; why that is, whoever opens the store is told.
 */
export function hasBadges(): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    const opening = indexedDB.open(STORE_NAME)
    // It is new: it is left to whoever has something to keep.
    opening.onupgradeneeded = () => opening.transaction?.abort()
    opening.onerror = () => resolve(false)
    opening.onsuccess = () => {
      const { result: database } = opening
      const end = (isAny: boolean): void => {
        database.close()
        resolve(isAny)
      }
      try {
        const counting = database
          .transaction(RECORDS)
          .objectStore(RECORDS)
          .count(IDBKeyRange.bound([BADGE], [BADGE, []], false, true))
        counting.onerror = () => end(false)
        counting.onsuccess = () => end(counting.result > 0)
      } catch {
        // It was laid out by something else.
        end(false)
      }
    }
  }).catch(() => false)
}
