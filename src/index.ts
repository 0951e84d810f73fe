export type { Finding, Report, UnverifiedReport, VerifiedReport } from './core/index.js'
export { isRungsError, RungsError } from './core/index.js'
export {
  type AchievementCredential,
  buildAchievementCredential,
  buildEndorsementCredential,
  buildIdentityObject,
  buildRungCredential,
  isAchievementCredential,
  isRungAchievement,
  type VerifiableCredential,
} from './credential/index.js'
export { createIssuer, type IssuedCredential, type Issuer, skipRequirements } from './issue/index.js'
export { attestedFact, defineLadder, type Fact, type Ladder, lintLadder, type Placement, place, toFacts } from './ladder/index.js'
export { acceptRetiredKeys } from './securing/index.js'
export { type AcceptanceDecision, type AcceptancePolicy, accept } from './trust/index.js'
export { createVerifier, skipStatusCheck, skipValidityCheck, type Verifier } from './verify/index.js'
