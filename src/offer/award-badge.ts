import {
  checkOptions,
  formatDateTime,
  formatWholeSecond,
  inputError,
  type JsonObject,
  newUrn,
  requireOption,
} from '../core/index.js'
import { toCredentialText } from '../issue/index.js'
import { withRetries } from '../storage/index.js'
import { loadOffer, replaceOffer, stateOf } from './kept-offers.js'
import type { KeptBadge, KeptClaim, KeptForm, KeptOffer } from './offer.js'
import type { AwardInput, ClaimedBadge, DeskParts } from './offer-desk.js'

/** The form that the desk itself seals. */
export const OWN_FORM = ''
const MAX_FORM = 200

/** A claim that has begun, in one form. */
export interface BegunClaim {
  readonly offer: KeptOffer
  readonly holder: string
  readonly validFrom: string
  readonly form: string
  readonly kept: KeptForm
}

/** `OfferDesk.award` */
export async function awardBadge(input: AwardInput, parts: DeskParts): Promise<ClaimedBadge> {
  checkOptions(input, ['offer', 'holder', 'form', 'seal'], 'OfferDesk.award')
  const { offer: id, holder, form = OWN_FORM, seal = parts.seal } = input
  requireOption(typeof id === 'string', 'offer', 'id of an offer')
  requireOption(typeof holder === 'string' && holder !== '', 'holder', 'DID')
  requireOption(typeof form === 'string' && form.length <= MAX_FORM, 'form', 'name')
  requireOption((form === OWN_FORM) === (input.seal === undefined), 'seal', 'what seals the form')
  return finishClaim(id, await beginClaim(id, holder, form, parts), seal, parts)
}

/**
 * Settles who claims and under which id, so that whoever goes on after a crash makes the same badge.
 *
 * @throws RungsError `offer.*`
 */
export function beginClaim(id: string, holder: string, form: string, parts: DeskParts): Promise<BegunClaim> {
  return withRetries(parts.store, async ({ records }) => {
    const loaded = await loadOffer(records, id, parts.issuer.profile.id)
    const begun = claimOf(loaded.offer, holder, form, parts)
    if (begun.offer !== loaded.offer) await replaceOffer(records, { ...loaded, offer: begun.offer })
    return begun
  })
}

/** The claim that a holder has or gets, in an offer that keeps it. @throws RungsError `offer.*` */
export function claimOf(offer: KeptOffer, holder: string, form: string, parts: DeskParts): BegunClaim {
  const { claim } = offer
  if (claim !== undefined && claim.holder !== holder) throw inputError('offer.claimed', {})
  const nowMs = parts.now()
  if (claim === undefined) {
    requireGoing(offer, nowMs)
    if (offer.recipient !== undefined && offer.recipient !== holder) throw inputError('offer.recipient_differs', {})
  }
  const fresh = (): KeptClaim => ({ holder, credentialId: newUrn(parts.random), validFrom: formatWholeSecond(nowMs) })
  const started = claim ?? fresh()
  const there = formOf(started, form)
  const kept: KeptForm = there ?? { credentialId: newUrn(parts.random) }
  const next = there === undefined ? withForm(started, form, kept) : started
  return {
    offer: next === claim ? offer : { ...offer, claim: next },
    holder,
    validFrom: started.validFrom,
    form,
    kept,
  }
}

/** Seals the badge where it is not there already, and keeps it, unless the same holder was quicker on another way. */
export async function finishClaim(
  id: string,
  begun: BegunClaim,
  seal: DeskParts['seal'],
  parts: DeskParts,
): Promise<ClaimedBadge> {
  const { form, kept } = begun
  if (kept.badge !== undefined) return toClaimed(kept.credentialId, kept.badge)
  const issued = await seal(draftFor(begun), kept.credentialId)
  const badge: KeptBadge = { text: toCredentialText(issued.credential), mediaType: issued.mediaType, atMs: parts.now() }
  return withRetries(parts.store, async ({ records }) => {
    const loaded = await loadOffer(records, id, parts.issuer.profile.id)
    const claim = loaded.offer.claim as KeptClaim
    const there = formOf(claim, form)?.badge
    if (there !== undefined) return toClaimed(kept.credentialId, there)
    const next = withForm(claim, form, { credentialId: kept.credentialId, badge })
    await replaceOffer(records, { ...loaded, offer: { ...loaded.offer, claim: next } })
    return toClaimed(kept.credentialId, badge)
  })
}

/** @throws RungsError `offer.expired`, `offer.withdrawn` */
export function requireGoing(offer: KeptOffer, nowMs: number): void {
  const state = stateOf(offer, nowMs)
  if (state === 'withdrawn') throw inputError('offer.withdrawn', {})
  if (state === 'expired')
    throw inputError('offer.expired', { expiresAt: formatDateTime(offer.expiresAtMs), now: formatDateTime(nowMs) })
}

function formOf({ credentialId, badge, forms }: KeptClaim, form: string): KeptForm | undefined {
  if (form !== OWN_FORM) return forms !== undefined && Object.hasOwn(forms, form) ? forms[form] : undefined
  return { credentialId, ...(badge !== undefined && { badge }) }
}

function withForm(claim: KeptClaim, form: string, kept: KeptForm): KeptClaim {
  return form === OWN_FORM ? { ...claim, ...kept } : { ...claim, forms: { ...claim.forms, [form]: kept } }
}

function draftFor({ offer: { draft }, holder, validFrom, kept }: BegunClaim): JsonObject {
  const subject = draft['credentialSubject'] as JsonObject
  return { ...draft, id: kept.credentialId, validFrom, credentialSubject: { ...subject, id: holder } }
}

function toClaimed(id: string, { text, mediaType }: KeptBadge): ClaimedBadge {
  return Object.freeze({ id, text, mediaType })
}
