import { sha256Base64url } from '#runtime'
import { checkOptions, inputError, operationError, toBase64url } from '../core/index.js'
import { withRetries } from '../storage/index.js'
import { requireOpen, triesLeft, withTries } from './authorize-offer.js'
import { type BegunClaim, claimOf, finishClaim, OWN_FORM } from './award-badge.js'
import { loadOffer, replaceOffer } from './kept-offers.js'
import { offerId } from './offer-code.js'
import type { ClaimedBadge, ClaimInput, DeskParts } from './offer-desk.js'

/** `OfferDesk.challenge` */
export async function challengeFor(code: string, parts: DeskParts): Promise<{ challenge: string; domain: string }> {
  const id = offerId(code)
  const challenge = toBase64url(parts.random(24))
  await parts.store.transaction(async ({ records }) => {
    const nowMs = parts.now()
    const { offer } = await loadOffer(records, id, parts.issuer.profile.id)
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
  return finishClaim(id, await beginWithPin(id, holder, input, parts), parts.seal, parts)
}

/** A challenge is used up by being tried, whatever comes of it. */
async function useChallenge(challenge: string, offer: string, { store, now }: DeskParts): Promise<void> {
  if (typeof challenge !== 'string' || challenge.length > 100) throw inputError('offer.challenge_unknown', {})
  const wasGiven = await store.transaction(async ({ records }) => {
    const given = await records.get('offer-challenge', hashOf(challenge))
    if (given === undefined || JSON.parse(given.value) !== offer) return false
    // Of those that read it at the same time one deletes it.
    return (await records.delete('offer-challenge', given.id, given.version)) && (given.expiresAtMs ?? 0) > now()
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

/** Begins the claim of whoever has the PIN too, where there is one. */
async function beginWithPin(id: string, holder: string, { code, pin }: ClaimInput, parts: DeskParts): Promise<BegunClaim> {
  const outcome = await withRetries(parts.store, async ({ records }) => {
    const loaded = await loadOffer(records, id, parts.issuer.profile.id)
    const { claim } = loaded.offer
    // What became of an offer is told before its PIN is looked at; its holder needs none to come again.
    if (claim === undefined) requireOpen(loaded.offer, parts.now())
    const begun = claimOf(loaded.offer, holder, OWN_FORM, parts)
    const left = claim === undefined ? triesLeft(loaded.offer, code, pin) : undefined
    const offer = left === undefined ? begun.offer : withTries(loaded.offer, left)
    if (offer !== loaded.offer) await replaceOffer(records, { ...loaded, offer })
    return left === undefined ? { begun } : { left }
  })
  // Thrown here: what is thrown within would take the count back.
  if (outcome.begun === undefined) throw inputError('offer.pin_wrong', { left: outcome.left })
  return outcome.begun
}

function hashOf(challenge: string): string {
  return sha256Base64url(challenge)
}
