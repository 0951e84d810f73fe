export { wantedLanguages } from './accepted.js'
export { type AccessRecord, type CreateAccessLogOptions, createAccessLog } from './access-log.js'
export { type CreateAllowedHostsOptions, createAllowedHosts } from './allowed-hosts.js'
export { type CreateCorsOptions, createCors } from './cors.js'
export { type Connection, type Handler, type Middleware, withMiddleware } from './handler.js'
export { type CreateHealthOptions, createHealth } from './health.js'
export {
  type CreateRateLimitOptions,
  type CreateTokenBucketOptions,
  createRateLimit,
  createTokenBucket,
  type RateLimiter,
} from './rate-limit.js'
export type { BodyLimits } from './read-body.js'
export { createRequestIds } from './request-id.js'
export { type CreateRequestLimitsOptions, createRequestLimits } from './request-limits.js'
export { type CreateSecurityHeadersOptions, createSecurityHeaders } from './security-headers.js'
