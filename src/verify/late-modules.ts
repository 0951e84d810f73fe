import { late } from '../core/index.js'

/** What only some credentials need, each loaded when the first of them comes, and kept. */
export interface LateModules {
  readonly schema: () => Promise<typeof import('./check-schema.js')>
  readonly status: () => Promise<typeof import('./check-status.js')>
  readonly lookUpStatus: () => Promise<typeof import('./look-up-status.js')>
  readonly recipient: () => Promise<typeof import('./check-recipient.js')>
  readonly endorsements: () => Promise<typeof import('./check-endorsements.js')>
}

export function createLateModules(): LateModules {
  return {
    schema: late(() => import('./check-schema.js')),
    status: late(() => import('./check-status.js')),
    lookUpStatus: late(() => import('./look-up-status.js')),
    recipient: late(() => import('./check-recipient.js')),
    endorsements: late(() => import('./check-endorsements.js')),
  }
}
