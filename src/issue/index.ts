export { toCredentialText } from './content.js'
export type { BadgeRow, BadgeSeries, BadgeTemplate, IssuedText } from './issue-many.js'
export {
  type CreateIssuerOptions,
  createIssuer,
  type IssueBadgeRequest,
  type IssuedCredential,
  type IssueRungRequest,
  type Issuer,
  toBadgeFileName,
} from './issuer.js'
export {
  type CreateCredentialLogOptions,
  type CredentialLog,
  createCredentialLog,
  type Erased,
  type ExportLogOptions,
} from './log/credential-log.js'
export type { KeyFacts, LogHashes } from './log/hashes.js'
export type { ServiceEvent } from './operations/events.js'
export {
  type InspectedCheck,
  type InspectedPart,
  type InspectServiceOptions,
  inspectService,
  type ServiceInspection,
} from './operations/inspect.js'
export { type Meter, meterEvents, toLogLine } from './operations/open-telemetry.js'
export { type PrerequisitePolicy, skipRequirements } from './prerequisites.js'
export type { ExpiringOptions, ExpiringPage } from './service/expiring.js'
export {
  type CreateIssuerServiceOptions,
  createIssuerService,
  type IssueOnceOptions,
  type IssuerService,
  type NewestVersion,
} from './service/issuer-service.js'
export type { RecordedCredential } from './service/record.js'
export type { StatusAllocation, StatusPlaceOf } from './status/allocation.js'
export type { AuditedList, StatusAudit } from './status/audit.js'
export type { ChangeStatusRequest, CredentialState, ReinstateRequest, StatusChanged } from './status/change.js'
export type { PublishedList, PublishStatusOptions } from './status/publish.js'
export type { Redeemed, RedeemRequest } from './status/redeem.js'
export type { StatusListAnswer, StatusListRequest } from './status/serve.js'
export {
  type AllocateStatusOptions,
  type CreateStatusServiceOptions,
  createStatusService,
  type StatusService,
} from './status/service.js'
