export { type AcceptanceDecision, accept } from './accept.js'
export { type AcceptancePolicy, type AcceptanceRule, defineAcceptancePolicy } from './policy.js'
export { createTrustList, type TrustedIssuer } from './static-list.js'
