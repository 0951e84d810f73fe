import type { NoParams } from '../core/index.js'

/** Codes about what a holder does with credentials. */
export interface HolderCodes {
  'holder.derive_unsupported': NoParams
}
