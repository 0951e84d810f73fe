/** Codes raised when badges are offered and claimed. None of them tells who an offer is for, or who claimed it. */
export interface OfferCodes {
  /** No offer has this code, or it was deleted long after it had ended. */
  'offer.code_unknown': Readonly<Record<string, never>>
  'offer.expired': { readonly expiresAt: string; readonly now: string }
  'offer.withdrawn': Readonly<Record<string, never>>
  /** Somebody else has claimed it: an offer is for one. */
  'offer.claimed': Readonly<Record<string, never>>
  /** The challenge was not given for this offer, was used, or is too old. */
  'offer.challenge_unknown': Readonly<Record<string, never>>
  /** The presentation does not prove control of a key; the codes of its findings. */
  'offer.proof_invalid': { readonly codes: readonly string[] }
  /** Whether it proves that could not be checked. */
  'offer.proof_unchecked': { readonly codes: readonly string[] }
  /** The key's owner is not whom the offer is for. */
  'offer.recipient_differs': Readonly<Record<string, never>>
  'offer.pin_wrong': { readonly left: number }
  /** Too many wrong PINs. */
  'offer.locked': Readonly<Record<string, never>>
}
