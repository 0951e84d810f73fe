import { checkOptions, equalBytes, formatDateTime, inputError, utf8 } from '../core/index.js'
import { withRetries } from '../storage/index.js'
import { requireGoing } from './award-badge.js'
import { loadOffer, replaceOffer } from './kept-offers.js'
import { hashPin } from './make-offer.js'
import type { KeptOffer, KeptPin } from './offer.js'
import { offerId } from './offer-code.js'
import type { AuthorizedOffer, AuthorizeInput, DeskParts } from './offer-desk.js'

/** `OfferDesk.authorize` */
export async function authorizeOffer(input: AuthorizeInput, parts: DeskParts): Promise<AuthorizedOffer> {
  checkOptions(input, ['code', 'pin'], 'OfferDesk.authorize')
  const { code, pin } = input
  const id = offerId(code)
  const outcome = await withRetries(parts.store, async ({ records }) => {
    const loaded = await loadOffer(records, id, parts.issuer.profile.id)
    requireOpen(loaded.offer, parts.now())
    const left = triesLeft(loaded.offer, code, pin)
    if (left === undefined) return { keptUntilMs: loaded.expiresAtMs }
    await replaceOffer(records, { ...loaded, offer: withTries(loaded.offer, left) })
    return { left }
  })
  // Thrown here: what is thrown within would take the count back.
  if (outcome.left !== undefined) throw inputError('offer.pin_wrong', { left: outcome.left })
  return Object.freeze({ offer: id, keptUntil: formatDateTime(outcome.keptUntilMs) })
}

/**
 * Whoever claimed an offer may come again, whatever became of it since.
 *
 * @throws RungsError `offer.expired`, `offer.withdrawn`, `offer.locked`
 */
export function requireOpen(offer: KeptOffer, nowMs: number): void {
  if (offer.claim === undefined) requireGoing(offer, nowMs)
  if (offer.pin?.left === 0) throw inputError('offer.locked', {})
}

/** How many wrong PINs are forgiven after this one; `undefined` where it is right, or none is asked for. */
export function triesLeft({ pin: kept }: KeptOffer, code: string, pin: unknown): number | undefined {
  return kept === undefined || isPin(pin, code, kept.hash) ? undefined : kept.left - 1
}

/** An offer after a wrong PIN. */
export function withTries(offer: KeptOffer, left: number): KeptOffer {
  return { ...offer, pin: { ...(offer.pin as KeptPin), left } }
}

function isPin(pin: unknown, code: string, hash: string): boolean {
  return typeof pin === 'string' && pin.length <= 12 && equalBytes(utf8(hashPin(pin, code)), utf8(hash))
}
