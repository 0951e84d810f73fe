import type { Store } from './store.js'

const EVERY_MS = 60_000
/** Clocks of processes on one store differ: what is over here may count elsewhere for a while. */
const GRACE_MS = 3_600_000
/** Records of one transaction, which is short. */
const AT_ONCE = 500

/**
 * Deletes the records that have expired, every minute at most, beside what is done anyway: what is kept for a time only has to be gone
 * after it. That it did not work this time is no fault of what it stands beside, and it is tried again.
 *
 * @example
 * ```ts
 * import { createMemoryStore, createSweep } from 'rungs/storage'
 * const sweep = createSweep(createMemoryStore())
 * const afterEachRequest = () => sweep(Date.now())
 * ```
 */
export function createSweep(store: Store): (nowMs: number) => Promise<void> {
  let last: number | undefined
  return async (nowMs) => {
    // A clock that was set back starts anew.
    if (last !== undefined && Math.abs(nowMs - last) < EVERY_MS) return
    last = nowMs
    try {
      for (let count = AT_ONCE; count === AT_ONCE; )
        count = await store.transaction(({ records }) => records.deleteExpired(nowMs - GRACE_MS, AT_ONCE))
    } catch {}
  }
}
