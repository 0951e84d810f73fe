export type { OpenBadgesAccess, VerifyAccessToken } from './access.js'
export { createOpenBadgesAuthorization, type OpenBadgesAuthorization } from './authorization/authorization.js'
export type {
  Authenticate,
  Consent,
  ConsentRequest,
  ConsentTexts,
  CreateOpenBadgesAuthorizationOptions,
} from './authorization/options.js'
export { createOpenBadgesClient, type OpenBadgesClient } from './client/client.js'
export type {
  CreateOpenBadgesClientOptions,
  OpenBadgesAuthorizationSession,
  OpenBadgesClientMetadata,
  OpenBadgesCredentials,
  OpenBadgesRegistration,
  OpenBadgesService,
  OpenBadgesTokens,
} from './client/options.js'
export type { GetCredentialsOptions } from './client/resources.js'
export { type CreateOpenBadgesProviderOptions, createOpenBadgesProvider, type OpenBadgesProvider } from './provider.js'
export { openBadgesScopes } from './scopes.js'
export type { OpenBadgesEndpoints, OpenBadgesServiceInfo } from './service-description.js'
export type { UpsertOutcome } from './shelf.js'
