import type { CatalogueOf } from '../catalogue.js'

/** English for offers and claims. */
export const offer: CatalogueOf<'offer'> = {
  'offer.code_unknown': {
    text: 'There is no offer with this code.',
    fix: 'Compare the code with the sheet or message that it came in, or ask the issuer for a new one.',
  },
  'offer.expired': {
    text: 'The offer could be claimed until {expiresAt}; now it is {now}.',
    fix: 'Ask the issuer for a new offer.',
  },
  'offer.withdrawn': { text: 'The issuer has withdrawn the offer.', fix: 'Ask the issuer why.' },
  'offer.claimed': { text: 'The offer was claimed by somebody else.', fix: 'If it was meant for you, tell the issuer.' },
  'offer.challenge_unknown': {
    text: 'The answer does not belong to a question that is open: it was used before, or came too late.',
    fix: 'Begin the claim again.',
  },
  'offer.proof_invalid': {
    text: 'The presentation does not prove control of a key ({codes}).',
    fix: 'Claim with a wallet that signs for the challenge and domain that were given.',
  },
  'offer.proof_unchecked': {
    text: 'Whether the presentation proves control of a key could not be checked ({codes}).',
    fix: 'Try again later.',
  },
  'offer.recipient_differs': {
    text: 'The offer is for somebody else.',
    fix: 'Claim with the wallet that the issuer knows, or ask the issuer for an offer to this one.',
  },
  'offer.pin_wrong': {
    text: 'The PIN is wrong; {left} more wrong ones are allowed.',
    fix: 'Type the PIN that the issuer told you.',
  },
  'offer.locked': { text: 'The offer is locked: a wrong PIN was given too often.', fix: 'Ask the issuer for a new offer.' },
}
