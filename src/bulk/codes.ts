import type { NoParams } from '../core/index.js'

/** Codes raised by batches. */
export interface BulkCodes {
  /** The threads that sign do not start. */
  'bulk.threads_unavailable': NoParams
  /** Whatever thread took up this row ended without a word. */
  'bulk.row_fatal': NoParams
  /** The signer did not sign, and gave no reason of ours. */
  'bulk.signer_failed': NoParams
  /** No batch of this name was enqueued. */
  'bulk.batch_unknown': { readonly batch: string }
  /** A batch of this name was enqueued with other rows or another template. */
  'bulk.batch_differs': { readonly batch: string }
}
