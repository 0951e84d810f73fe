export {
  type BatchChunk,
  type BatchIssuer,
  type CreateBatchIssuerOptions,
  createBatchIssuer,
} from './batch-issuer.js'
export type { BatchStatusLists } from './chunk.js'
export { type IssueBatchOptions, issueBatch } from './issue-batch.js'
export {
  type BatchStatus,
  batchStatus,
  type EnqueueBatchOptions,
  type EnqueuedBatch,
  enqueueBatch,
  type RunWorkerOptions,
  runWorker,
} from './queue.js'
export type { BatchDraft, BatchFault, BatchInput, BatchProgress, BatchResult, BatchRow } from './rows.js'
export type { BatchJob, BatchRunner, RunOptions } from './runner.js'
