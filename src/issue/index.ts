export type { BadgeRow, BadgeSeries, BadgeTemplate } from './issue-many.js'
export {
  type CreateIssuerOptions,
  createIssuer,
  type IssueBadgeRequest,
  type IssuedCredential,
  type IssueRungRequest,
  type Issuer,
  toBadgeFileName,
} from './issuer.js'
export { type PrerequisitePolicy, skipRequirements } from './prerequisites.js'
export type { StatusAllocation, StatusPlaceOf } from './status/allocation.js'
export {
  type AllocateStatusOptions,
  type CreateStatusServiceOptions,
  createStatusService,
  type StatusService,
} from './status/service.js'
