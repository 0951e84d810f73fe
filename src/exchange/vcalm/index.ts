export { type CredentialQuery, type ExampleQuery, type MatchableCredential, matchesQuery } from './example-query.js'
export type { CreatedExchange, CreateExchangeInput, CreateVcapiExchangesOptions } from './exchange-options.js'
export { type FollowInteractionOptions, followInteraction, type Interaction } from './follow-interaction.js'
export { type CreateInteractionHandlerOptions, createInteractionHandler, type ProtocolOf } from './interaction-handler.js'
export { type InteractionUrl, parseInteractionUrl, toInteractionUrl } from './interaction-url.js'
export type { InteractionView } from './interaction-view.js'
export type { AuthenticationPolicy } from './presentation-request.js'
export type { DecideExchange, ExchangeDecision, ExchangeResult } from './request-exchange.js'
export { isInteractionPath, vcalmRouteOf } from './routes.js'
export {
  type AskedCredentials,
  type RunVcapiExchangeOptions,
  runVcapiExchange,
  type VcapiExchangeEnd,
} from './run-vcapi-exchange.js'
export { createVcapiExchanges, type VcapiExchanges } from './vcapi-exchanges.js'
export { type CreateVcapiHolderOptions, createVcapiHolder, type VcapiHolder } from './vcapi-holder.js'
