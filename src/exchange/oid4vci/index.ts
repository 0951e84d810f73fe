export { toBadgeClaims } from './badge-claims.js'
export type { BadgeConfiguration, ClaimsConfiguration, CredentialConfiguration, SealForm } from './configurations.js'
export { createOid4vciIssuer, type Oid4vciIssuer } from './issuer.js'
export type { OfferByReference, OfferByValue, ToCredentialOfferOptions } from './offers.js'
export {
  type CredentialOfferReference,
  parseCredentialOffer,
  type ResolveCredentialOfferOptions,
  resolveCredentialOffer,
} from './parse-offer.js'
export { type ReceiveCredentialOptions, type ReceivedCredential, receiveCredential } from './receive-credential.js'
export { type RefusalError, refusalErrors } from './refusal.js'
export type { CreateOid4vciIssuerOptions, Notification } from './service.js'
export type { CredentialFormat, CredentialOffer, NotificationEvent, PreAuthorizedGrant, TransactionCode } from './wire.js'
