import {
  type CreateIssuerServiceOptions,
  type CreateStatusServiceOptions,
  createIssuerService,
  createStatusService,
  type IssueBadgeRequest,
  type IssuerService,
  type StatusService,
} from '../../../src/issue/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { NOW } from '../../support/badges.js'
import { BASE } from '../status/support.js'
import { firstAid, issuer } from '../support.js'

export const ANA = 'did:example:ana'
export const REFRESH = 'https://courier.example/refresh/'

export function badgeFor(recipient: string, changes: Partial<IssueBadgeRequest> = {}): IssueBadgeRequest {
  return { ...firstAid({ subject: { id: recipient } }), ...changes } as IssueBadgeRequest
}

/** Status lists and an issuer over one store. */
export function issuingOf(
  options: Partial<CreateIssuerServiceOptions> = {},
  lists: Partial<CreateStatusServiceOptions> = {},
): { store: Store; status: StatusService; service: IssuerService } {
  const { store = createMemoryStore(), now = NOW } = options
  const status = createStatusService({ store, issuer, baseUrl: BASE, now, ...lists })
  return { store, status, service: createIssuerService({ store, issuer, status, now, ...options }) }
}
