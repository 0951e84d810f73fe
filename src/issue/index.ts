export type { BadgeRow, BadgeSeries, BadgeTemplate } from './issue-many.js'
export {
  type CreateIssuerOptions,
  createIssuer,
  type IssueBadgeRequest,
  type IssuedCredential,
  type IssueRungRequest,
  type Issuer,
} from './issuer.js'
export { type PrerequisitePolicy, skipRequirements } from './prerequisites.js'
