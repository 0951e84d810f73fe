import { type CreateStatusServiceOptions, createStatusService, type StatusService } from '../../../src/issue/index.js'
import { createMemoryStore, type Store } from '../../../src/storage/index.js'
import { NOW } from '../../support/badges.js'
import { issuer } from '../support.js'

export const BASE = 'https://courier.example/status/'

/** A service over a store of its own. */
export function serviceOf(options: Partial<CreateStatusServiceOptions> = {}): { store: Store; status: StatusService } {
  const { store = createMemoryStore() } = options
  return { store, status: createStatusService({ store, issuer, baseUrl: BASE, now: NOW, ...options }) }
}
