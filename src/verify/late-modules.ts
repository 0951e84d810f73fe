import { late } from '../core/index.js'

/** What only some credentials need, each loaded when the first of them comes, and kept. */
export interface LateModules {
  readonly image: () => Promise<typeof import('./verify-image.js')>
  readonly content: () => Promise<typeof import('./check-content.js')>
  readonly status: () => Promise<typeof import('./check-status.js')>
  readonly lookUpStatus: () => Promise<typeof import('./look-up-status.js')>
  readonly recipient: () => Promise<typeof import('./check-recipient.js')>
  readonly trust: () => Promise<typeof import('./check-trust.js')>
  readonly inside: () => Promise<typeof import('./judge-inside.js')>
}

export function createLateModules(): LateModules {
  return {
    image: late(() => import('./verify-image.js')),
    content: late(() => import('./check-content.js')),
    status: late(() => import('./check-status.js')),
    lookUpStatus: late(() => import('./look-up-status.js')),
    recipient: late(() => import('./check-recipient.js')),
    trust: late(() => import('./check-trust.js')),
    inside: late(() => import('./judge-inside.js')),
  }
}
