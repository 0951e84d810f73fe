export {
  type Authority,
  type AuthorityCredential,
  type AuthorityCredentialInput,
  type AwardingAuthority,
  type AwardScope,
  buildAuthorityCredential,
  parseAuthorityCredential,
  parseAwardScopes,
  type ScopeAlignment,
} from './authority.js'
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
export {
  type AppealContact,
  buildDecisionReceiptCredential,
  type DecisionReceipt,
  type DecisionReceiptCredential,
  type DecisionReceiptCredentialInput,
  type DecisionRecord,
} from './receipt.js'
export {
  buildTrustListCredential,
  type ListedIssuer,
  parseTrustListCredential,
  type TrustListContent,
  type TrustListCredential,
  type TrustListCredentialInput,
} from './trust-list.js'
export type * from './types.js'
export {
  buildWorkRecordCredential,
  parseWorkRecordCredential,
  type WorkRecord,
  type WorkRecordCredential,
  type WorkRecordCredentialInput,
  type WorkReliability,
} from './work-record.js'
