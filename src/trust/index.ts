export { accept } from './accept.js'
export {
  type ConstituencyAgreement,
  type LadderAgreement,
  type LadderAgreementOptions,
  ladderAgreement,
} from './agreement.js'
export {
  type AuthorityAnswer,
  type AuthorityGrant,
  type AuthoritySource,
  type CreateAuthorityOptions,
  createAuthority,
} from './authority.js'
export type { AuthorityRoot } from './authority-chain.js'
export { allOf, anyOf } from './combine.js'
export { type AcceptanceDecision, type MetRule, policyDigest } from './decision.js'
export { type DecisionVerdict, type JudgeDecisionOptions, judgeDecision } from './judge-decision.js'
export { type AcceptLadderOptions, acceptLadder, type LadderRelease } from './ladder-release.js'
export type { IssuerRegister } from './listed.js'
export {
  type AcceptanceLevel,
  type AcceptancePolicy,
  type AcceptanceRule,
  defineAcceptancePolicy,
  type Recognition,
  type RequiredCheck,
} from './policy.js'
export { type BuildDecisionReceiptOptions, buildDecisionReceipt } from './receipt.js'
export { type SignedRecognition, toRecognitionRule } from './recognition-rule.js'
export { createRegistryTrustList, type KnownRegistry, parseKnownRegistries } from './registry.js'
export { type Replay, replayDecision } from './replay.js'
export {
  type CreateSignedTrustListOptions,
  createSignedTrustList,
  type OpenTrustListOptions,
  openTrustList,
} from './signed-list.js'
export { createTrustList, type TrustedIssuer } from './static-list.js'
export {
  type LinkByPresentationOptions,
  type LinkOptions,
  linkByCredential,
  linkByDocuments,
  linkByEmail,
  linkByPresentation,
} from './subject-links.js'
export {
  type DescribeUnknownIssuerOptions,
  type DomainProof,
  describeUnknownIssuer,
  type IssuerRecognition,
  type UnknownIssuer,
} from './unknown-issuer.js'
