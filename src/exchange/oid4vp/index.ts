export {
  answerPresentationRequest,
  type DeclinePresentationRequestOptions,
  declinePresentationRequest,
} from './answer-request.js'
export { parseDcqlQuery } from './dcql/parse-query.js'
export type { ClaimsPathStep, DcqlClaimsQuery, DcqlCredentialQuery, DcqlCredentialSetQuery, DcqlQuery } from './dcql/query.js'
export { type BadgeFormat, type ToDcqlQueryOptions, toDcqlQuery } from './dcql/to-dcql-query.js'
export type { ResponseEncryption } from './encryption.js'
export { matchDcql } from './match-dcql.js'
export { resolvePresentationRequest } from './resolve-request.js'
export { createOid4vpVerifier } from './verifier.js'
export type {
  CreatedPresentationRequest,
  CreateOid4vpVerifierOptions,
  CreatePresentationRequestInput,
  Oid4vpVerifier,
  PresentationResult,
  Presented,
  PresentedCredential,
} from './verifier-types.js'
export type {
  AnsweredPresentationRequest,
  AnswerPresentationRequestOptions,
  DcqlCandidate,
  DcqlOffer,
  MatchDcqlOptions,
  PresentationChoice,
  PresentationOffer,
  PresentationRequest,
  ResolvePresentationRequestOptions,
} from './wallet-types.js'
