export { type ListOffersOptions, listOffers, type ManageOffersOptions, withdrawOffer } from './manage-offers.js'
export type { MadeOffer, MakeOfferInput, OfferEntry, OfferedBadge, OfferState, OfferView } from './offer.js'
export { newOfferCode, offerId, parseOfferCode } from './offer-code.js'
export {
  type AuthorizedOffer,
  type AuthorizeInput,
  type AwardInput,
  type ClaimedBadge,
  type ClaimInput,
  type CreateOfferDeskOptions,
  createOfferDesk,
  type OfferDesk,
} from './offer-desk.js'
