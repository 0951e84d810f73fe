import type { Store } from '../../storage/index.js'
import { openIndexedDbStore } from '../../storage/indexeddb/index.js'

/** What badges are kept under in the browser. */
const NAME = 'rungs-badges'
/** The kind of record that a wallet keeps a badge as. */
const BADGE = 'wallet.badge'

/** Opens where badges are kept on this device. */
export function openMyStore(): Promise<Store> {
  return openIndexedDbStore({ name: NAME })
}

/** How many badges are kept. */
export function countBadges(store: Store): Promise<number> {
  return store.read(({ records }) => records.count(BADGE))
}
