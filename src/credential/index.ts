export {
  type AchievementCredentialInput,
  buildAchievementCredential,
  buildEndorsementCredential,
  type CredentialInput,
  type EndorsementCredentialInput,
} from './build-credential.js'
export {
  buildAchievement,
  buildAlignment,
  buildEvidence,
  buildProfile,
  buildResult,
  buildResultDescription,
  buildRungAchievement,
} from './build-parts.js'
export { buildRungCredential, endOfValidity, type RungCredentialDetails, rungCredentialMembers } from './build-rung.js'
export { isAchievementCredential, isRungAchievement } from './guards.js'
export { buildIdentityObject, hashIdentity, type IdentityInput, type IdentityMatch, matchIdentity } from './identity.js'
export type * from './input.js'
export type * from './types.js'
