import { checkOptions, type Now, toEpochMs } from '../core/index.js'
import { type Page, type Store, withRetries } from '../storage/index.js'
import { entryOf, loadOffer, replaceOffer, stateOf } from './kept-offers.js'
import type { OfferEntry } from './offer.js'

/** Options of {@link withdrawOffer}. */
export interface ManageOffersOptions {
  /** Default: the system's clock. */
  readonly now?: Now
}

/** Options of {@link listOffers}. */
export interface ListOffersOptions extends ManageOffersOptions, Page<string> {}

/**
 * Withdraws an open offer. Whether it was open; a claimed badge is not touched.
 *
 * @throws RungsError `offer.code_unknown`, `core.option_unknown`
 */
export function withdrawOffer(store: Store, id: string, options: ManageOffersOptions = {}): Promise<boolean> {
  checkOptions(options, ['now'], 'withdrawOffer')
  const nowMs = toEpochMs(options.now)
  return withRetries(store, async ({ records }) => {
    const loaded = await loadOffer(records, id)
    if (stateOf(loaded.offer, nowMs) !== 'open') return false
    await replaceOffer(records, { ...loaded, offer: { ...loaded.offer, withdrawn: true } })
    return true
  })
}

/** The offers of a store, in the order of their ids. @throws RungsError `core.option_unknown` */
export async function listOffers(store: Store, options: ListOffersOptions = {}): Promise<readonly OfferEntry[]> {
  checkOptions(options, ['now', 'after', 'limit'], 'listOffers')
  const { now, ...page } = options
  const nowMs = toEpochMs(now)
  const records = await store.read((view) => view.records.list('offer', page))
  return records.map((record) => entryOf(record, nowMs))
}
