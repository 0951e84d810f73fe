import { sha256 } from '#runtime'
import {
  checkOptions,
  equalBytes,
  formatDateTime,
  formatWholeSecond,
  inputError,
  type JsonObject,
  newUrn,
  operationError,
  toBase64url,
  utf8,
} from '../core/index.js'
import { toCredentialText } from '../issue/index.js'
import { withRetries } from '../storage/index.js'
import { loadOffer, replaceOffer, stateOf } from './kept-offers.js'
import { hashPin } from './make-offer.js'
import type { KeptClaim, KeptOffer, KeptPin } from './offer.js'
import { offerId } from './offer-code.js'
import type { ClaimedBadge, ClaimInput, DeskParts } from './offer-desk.js'

/** `OfferDesk.challenge` */
export async function challengeFor(code: string, parts: DeskParts): Promise<{ challenge: string; domain: string }> {
  const id = offerId(code)
  const challenge = toBase64url(parts.random(24))
  await parts.store.transaction(async ({ records }) => {
    const nowMs = parts.now()
    const { offer } = await loadOffer(records, id)
    // Whoever claimed it may ask for the badge again; that it is them is seen then.
    if (offer.claim === undefined) requireOpen(offer, nowMs)
    await records.insert({
      kind: 'offer-challenge',
      id: hashOf(challenge),
      value: JSON.stringify(id),
      expiresAtMs: nowMs + parts.challengeMs,
    })
  })
  return { challenge, domain: parts.domain }
}

/** `OfferDesk.claim` */
export async function claimOffer(input: ClaimInput, parts: DeskParts): Promise<ClaimedBadge> {
  checkOptions(input, ['code', 'challenge', 'presentation', 'pin'], 'OfferDesk.claim')
  const id = offerId(input.code)
  await useChallenge(input.challenge, id, parts)
  const holder = await holderOf(input, parts)
  const { offer, claim } = await beginClaim(id, holder, input, parts)
  if (claim.badge !== undefined) return toClaimed(claim.credentialId, claim.badge)
  const issued = await parts.seal(draftFor(offer, claim), claim.credentialId)
  const text = toCredentialText(issued.credential)
  return endClaim(id, claim, { text, mediaType: issued.mediaType, atMs: parts.now() }, parts)
}

/** A challenge is used up by being tried, whatever comes of it. */
async function useChallenge(challenge: string, offer: string, { store, now }: DeskParts): Promise<void> {
  if (typeof challenge !== 'string' || challenge.length > 100) throw inputError('offer.challenge_unknown', {})
  const wasGiven = await store.transaction(async ({ records }) => {
    const given = await records.get('offer-challenge', hashOf(challenge))
    if (given === undefined || JSON.parse(given.value) !== offer) return false
    // Of those that read it at the same time one deletes it.
    return (await records.delete('offer-challenge', given.id)) && (given.expiresAtMs ?? 0) > now()
  })
  if (!wasGiven) throw inputError('offer.challenge_unknown', {})
}

/** Who proved control of a key. What the presentation holds beside the proof is nothing that a claim asks for. */
async function holderOf({ presentation, challenge }: ClaimInput, { verifier, domain }: DeskParts): Promise<string> {
  const { checks, holder, findings } = await verifier.verifyPresentation(presentation, { binding: { challenge, domain } })
  const isProven = checks.form.state === 'pass' && (checks.proof.state === 'pass' || checks.proof.state === 'warn')
  if (isProven && holder !== undefined && checks.holder.state !== 'fail') return holder
  const codes = [...new Set(findings.map(({ code }) => code))]
  // A document that could not be fetched says nothing about the key.
  if (checks.proof.state === 'unknown') throw operationError('offer.proof_unchecked', { codes }, { retryable: true })
  throw inputError('offer.proof_invalid', { codes })
}

/** Settles who claims and under which id, so that whoever goes on after a crash makes the same badge. */
async function beginClaim(
  id: string,
  holder: string,
  { code, pin }: ClaimInput,
  parts: DeskParts,
): Promise<{ readonly offer: KeptOffer; readonly claim: KeptClaim }> {
  const nowMs = parts.now()
  const fresh: KeptClaim = { holder, credentialId: newUrn(parts.random), validFrom: formatWholeSecond(nowMs) }
  const outcome = await withRetries(parts.store, async ({ records }) => {
    const { offer, version, expiresAtMs } = await loadOffer(records, id)
    if (offer.claim?.holder === holder) return { offer, claim: offer.claim }
    if (offer.claim !== undefined) throw inputError('offer.claimed', {})
    requireOpen(offer, nowMs)
    if (offer.recipient !== undefined && offer.recipient !== holder) throw inputError('offer.recipient_differs', {})
    const left = offer.pin === undefined || isPin(pin, code, offer.pin.hash) ? undefined : offer.pin.left - 1
    const next = left === undefined ? { ...offer, claim: fresh } : { ...offer, pin: { ...offer.pin, left } as KeptPin }
    await replaceOffer(records, { id, version, expiresAtMs, offer: next })
    return left === undefined ? { offer, claim: fresh } : { left }
  })
  // Thrown here: what is thrown within would take the count back.
  if (outcome.claim === undefined) throw inputError('offer.pin_wrong', { left: outcome.left })
  return outcome
}

/** Keeps the badge, unless the same holder was quicker on another way. */
function endClaim(
  id: string,
  claim: KeptClaim,
  badge: NonNullable<KeptClaim['badge']>,
  { store }: DeskParts,
): Promise<ClaimedBadge> {
  return withRetries(store, async ({ records }) => {
    const { offer, version, expiresAtMs } = await loadOffer(records, id)
    const there = offer.claim?.badge
    if (there !== undefined) return toClaimed(claim.credentialId, there)
    await replaceOffer(records, { id, version, expiresAtMs, offer: { ...offer, claim: { ...claim, badge } } })
    return toClaimed(claim.credentialId, badge)
  })
}

/** @throws RungsError `offer.expired`, `offer.withdrawn`, `offer.locked` */
function requireOpen(offer: KeptOffer, nowMs: number): void {
  const state = stateOf(offer, nowMs)
  if (state === 'withdrawn') throw inputError('offer.withdrawn', {})
  if (state === 'expired')
    throw inputError('offer.expired', { expiresAt: formatDateTime(offer.expiresAtMs), now: formatDateTime(nowMs) })
  if (offer.pin?.left === 0) throw inputError('offer.locked', {})
}

function draftFor({ draft }: KeptOffer, { holder, credentialId, validFrom }: KeptClaim): JsonObject {
  const subject = draft['credentialSubject'] as JsonObject
  return { ...draft, id: credentialId, validFrom, credentialSubject: { ...subject, id: holder } }
}

function isPin(pin: unknown, code: string, hash: string): boolean {
  return typeof pin === 'string' && pin.length <= 12 && equalBytes(utf8(hashPin(pin, code)), utf8(hash))
}

function toClaimed(id: string, { text, mediaType }: NonNullable<KeptClaim['badge']>): ClaimedBadge {
  return Object.freeze({ id, text, mediaType })
}

function hashOf(challenge: string): string {
  return toBase64url(sha256(utf8(challenge)))
}
