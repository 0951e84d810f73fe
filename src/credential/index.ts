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
  buildDeductionAuthorisationCredential,
  type DeductionAuthorisation,
  type DeductionAuthorisationCredential,
  type DeductionAuthorisationCredentialInput,
  parseDeductionAuthorisationCredential,
} from './benefit/authorisation.js'
export {
  buildClaimReceiptCredential,
  type ClaimReceipt,
  type ClaimReceiptCredential,
  type ClaimReceiptCredentialInput,
  parseClaimReceiptCredential,
} from './benefit/claim-receipt.js'
export {
  type BenefitContribution,
  type BenefitContributionCredential,
  type BenefitContributionCredentialInput,
  buildBenefitContributionCredential,
  type PayerKind,
  parseBenefitContributionCredential,
} from './benefit/contribution.js'
export {
  type BenefitEligibility,
  type BenefitEligibilityCredential,
  type BenefitEligibilityCredentialInput,
  buildBenefitEligibilityCredential,
  parseBenefitEligibilityCredential,
} from './benefit/eligibility.js'
export {
  type BenefitDeduction,
  type BenefitEnrolment,
  type BenefitEnrolmentCredential,
  type BenefitEnrolmentCredentialInput,
  buildBenefitEnrolmentCredential,
  parseBenefitEnrolmentCredential,
} from './benefit/enrolment.js'
export type { StatedMoney } from './benefit/money.js'
export {
  buildScholarshipAwardCredential,
  type ClawbackTerms,
  parseScholarshipAwardCredential,
  type ScholarshipAward,
  type ScholarshipAwardCredential,
  type ScholarshipAwardCredentialInput,
  type ScholarshipTerms,
  scholarshipTermsDigest,
} from './benefit/scholarship.js'
export type { StatementCredential, StatementInput } from './benefit/statement.js'
export {
  buildWageTopUpEntitlementCredential,
  parseWageTopUpEntitlementCredential,
  type WageTopUpEntitlement,
  type WageTopUpEntitlementCredential,
  type WageTopUpEntitlementCredentialInput,
} from './benefit/top-up.js'
export {
  buildWageEvidenceCredential,
  parseWageEvidenceCredential,
  type StatedWageEvidence,
  type WageEvidenceCredential,
  type WageEvidenceCredentialInput,
} from './benefit/wage-evidence.js'
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
export {
  type BallotReference,
  buildGovernanceDecisionCredential,
  type GovernanceDecision,
  type GovernanceDecisionCredential,
  type GovernanceDecisionCredentialInput,
  parseGovernanceDecisionCredential,
  type SeatVotes,
} from './governance-decision.js'
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
export { isLeadingSafe } from './leading.js'
export {
  buildOutcomeObservationCredential,
  type OutcomeObservation,
  type OutcomeObservationCredential,
  type OutcomeObservationCredentialInput,
  observationDigest,
  parseOutcomeObservationCredential,
  type TallyMethod,
  type TallyOption,
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
  type EarningsBand,
  parseWorkRecordCredential,
  type WorkRecord,
  type WorkRecordCredential,
  type WorkRecordCredentialInput,
  type WorkReliability,
} from './work-record.js'
