/** One chunk of a batch that waits to be issued. The rows are in the store: no queue ever sees them. */
export interface BatchJob {
  readonly batch: string
  /** From 1. */
  readonly chunk: number
}

/** What a runner is to do with jobs. */
export interface RunOptions {
  /** Does one job. It may be called again for the same one, also while it is at work elsewhere; a job it rejects comes again. */
  work(job: BatchJob): Promise<void>
  /** Told of a job that is given up: it was rejected, or taken by processes that ended, too often. */
  dead(job: BatchJob): Promise<void>
  /** How many jobs at once, from 1. */
  readonly atOnce: number
  /** Lets those that are at work end, and takes no more. */
  readonly signal?: AbortSignal
  /** Ends as well when nothing is left to do, instead of waiting for more. */
  readonly untilEmpty?: boolean
}

/**
 * Carries chunks of batches to the processes that issue them: each at least once. That is all a queue has to do, since the store sees to
 * it that nothing is issued twice; BullMQ, Temporal or a table of one's own can take the place of pg-boss.
 */
export interface BatchRunner {
  /** Name of the queue, for reports. */
  readonly name: string
  /** Adds jobs. One that is there already may be added again, or be left out. */
  enqueue(jobs: readonly BatchJob[]): Promise<void>
  /** Takes jobs and does them, until the signal. @throws RungsError `storage.unavailable` when the queue cannot be reached */
  run(options: RunOptions): Promise<void>
  /** Lets go of the queue. */
  close(): Promise<void>
}
