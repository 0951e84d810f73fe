export {
  type AchievementEdition,
  type AchievementText,
  chooseAchievementText,
  type ShownText,
} from './achievement-text.js'
export { attachEndorsement } from './attach-endorsement.js'
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
  type AssociationInput,
  buildClrCredential,
  type ClrCredentialInput,
  type ClrSubjectInput,
  MAX_CLR_CREDENTIALS,
} from './build-clr.js'
export {
  type AchievementCredentialInput,
  buildAchievementCredential,
  type CredentialInput,
} from './build-credential.js'
export { buildEndorsementCredential, type Endorsable, type EndorsementCredentialInput } from './build-endorsement.js'
export {
  buildAchievement,
  buildAlignment,
  buildEvidence,
  buildProfile,
  buildResult,
  buildResultDescription,
  buildRungAchievement,
} from './build-parts.js'
export {
  buildRungCredential,
  endOfValidity,
  type RungCredentialDetails,
  rungAchievement,
  rungCredentialMembers,
} from './build-rung.js'
export {
  type Association,
  type AssociationType,
  associationTypes,
  type ClrCredential,
  type ClrSubject,
  type EnvelopedCredential,
} from './clr-types.js'
export { isAchievementCredential, isRungAchievement } from './guards.js'
export { buildIdentityObject, hashIdentity, type IdentityInput, type IdentityMatch, matchIdentity } from './identity.js'
export type * from './input.js'
export {
  buildLadderDefinitionCredential,
  type LadderDefinition,
  type LadderDefinitionCredential,
  type LadderDefinitionDetails,
  ladderReleaseUri,
  type PublishedLadder,
  parseLadderDefinitionCredential,
} from './ladder-definition.js'
export {
  buildOutcomeObservationCredential,
  type OutcomeObservation,
  type OutcomeObservationCredential,
  type OutcomeObservationCredentialInput,
  parseOutcomeObservationCredential,
} from './observation.js'
export {
  type AppealContact,
  buildDecisionReceiptCredential,
  type DecisionReceipt,
  type DecisionReceiptCredential,
  type DecisionReceiptCredentialInput,
  type DecisionRecord,
} from './receipt.js'
export {
  buildRecognitionCredential,
  parseRecognitionCredential,
  type RecognitionCredential,
  type RecognitionCredentialInput,
  type RecognitionTerms,
} from './recognition.js'
export {
  buildStatisticalReleaseCredential,
  type DisclosureStatement,
  parseStatisticalReleaseCredential,
  type StatisticalFigure,
  type StatisticalRelease,
  type StatisticalReleaseCredential,
  type StatisticalReleaseCredentialInput,
} from './statistics.js'
export { type OutcomeMetricId, outcomeMetricIds } from './statistics-shapes.js'
export {
  buildSubjectLinkCredential,
  parseSubjectLinkCredential,
  type SubjectLinkCredential,
  type SubjectLinkCredentialInput,
} from './subject-link.js'
export { type CredentialDescription, toDescription } from './to-description.js'
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
