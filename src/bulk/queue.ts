import { sha256Base64url } from '#runtime'
import { checkOptions, inputError, isRungsError, type RungsError, usageError } from '../core/index.js'
import type { BadgeTemplate } from '../issue/index.js'
import { type Store, withRetries } from '../storage/index.js'
import type { BatchIssuer } from './batch-issuer.js'
import {
  batchRecords,
  type ChunkOutcome,
  type ChunkRecord,
  type ChunkTrouble,
  chunkId,
  type RowFailure,
} from './batch-records.js'
import { type Chunk, readChunks } from './chunks.js'
import { toFault } from './faults.js'
import { toTemplateSource } from './prepare.js'
import type { BatchFault, BatchRow } from './rows.js'
import type { BatchJob, BatchRunner } from './runner.js'

/** Options of {@link enqueueBatch}. */
export interface EnqueueBatchOptions<Slot extends string = string> {
  /** Where the rows wait, and what has become of them is kept: one that all workers share. */
  readonly store: Store
  readonly runner: BatchRunner
  /** The name of the batch. No personal data. */
  readonly batch: string
  readonly template: BadgeTemplate<Slot>
  /** A row that is no good already is not enqueued: it fails with its chunk. */
  readonly rows: Iterable<BatchRow<Slot> | BatchFault> | AsyncIterable<BatchRow<Slot> | BatchFault>
  /** Rows of one job and one transaction, 1 to 10 000. Default 500. */
  readonly chunkSize?: number
}

/** A batch as it was enqueued. */
export interface EnqueuedBatch {
  readonly batch: string
  readonly chunks: number
  readonly rows: number
  /** How many of them were no good before they came here. */
  readonly failed: number
  /** The first 1 000 of those. */
  readonly failures: ChunkOutcome['failures']
}

const MAX_CHUNK = 10_000
const MAX_FAILURES = 1000

/**
 * Puts a batch into the store, chunk by chunk, and its chunks into the queue. Doing it again, after a crash too, adds what is lacking.
 *
 * @throws RungsError `bulk.batch_differs`, `storage.*`, `core.option_*`
 */
export async function enqueueBatch<Slot extends string>(options: EnqueueBatchOptions<Slot>): Promise<EnqueuedBatch> {
  checkOptions(options, ['store', 'runner', 'batch', 'template', 'rows', 'chunkSize'], 'enqueueBatch')
  const { store, runner, batch, template, rows, chunkSize = 500 } = options
  if (typeof batch !== 'string' || batch === '' || batch.length > 200)
    throw usageError('core.option_invalid', { option: 'batch', expected: 'text of 1 to 200 characters' })
  if (!Number.isInteger(chunkSize) || chunkSize < 1 || chunkSize > MAX_CHUNK)
    throw usageError('core.option_invalid', { option: 'chunkSize', expected: `1 to ${MAX_CHUNK}` })
  toTemplateSource(template)
  await store.transaction(({ records }) => batchRecords.insertBatch(records, batch, { template }))
  const known = await store.read(({ records }) => batchRecords.batch(records, batch))
  let digest = sha256Base64url(JSON.stringify([template, chunkSize]))
  let chunks = 0
  let count = 0
  let failed = 0
  const failures: RowFailure[] = []
  for await (const read of readChunks<BatchRow | BatchFault>(rows as AsyncIterable<BatchRow | BatchFault>, chunkSize)) {
    const chunk = toChunkRecord(read)
    const { faults = [] } = chunk
    chunks++
    count += read.rows.length
    failed += faults.length
    failures.push(...faults.slice(0, MAX_FAILURES - failures.length))
    digest = sha256Base64url(digest + JSON.stringify(faults.length === 0 ? chunk.rows : [chunk.rows, faults]))
    const id = chunkId(batch, chunks)
    // What a batch of that name has is compared at its end; until then nothing of it is changed.
    if (known?.enqueued !== undefined) continue
    if (!(await store.transaction(({ records }) => batchRecords.insertChunk(records, id, chunk))))
      throw inputError('bulk.batch_differs', { batch })
  }
  const enqueued = { chunks, rows: count, digest }
  if (known?.enqueued !== undefined && known.enqueued.digest !== digest) throw inputError('bulk.batch_differs', { batch })
  const isSame = await withRetries(store, ({ records }) => batchRecords.completeBatch(records, batch, { template, enqueued }))
  if (!isSame) throw inputError('bulk.batch_differs', { batch })
  await runner.enqueue(Array.from({ length: chunks }, (_, index) => ({ batch, chunk: index + 1 })))
  return { batch, chunks, rows: count, failed, failures }
}

/** Keeps what is no good apart; every row keeps its line. */
function toChunkRecord({ rows, first }: Chunk<BatchRow | BatchFault>): ChunkRecord {
  const faults = rows.flatMap((row, index) => ('error' in row ? [toFailure(row.line ?? first + index, row.error)] : []))
  if (faults.length === 0) return { first, rows: rows as readonly BatchRow[] }
  const good = rows.flatMap((row, index) => ('error' in row ? [] : [{ ...row, line: row.line ?? first + index }]))
  return { first, rows: good, faults }
}

function toFailure(line: number, error: RungsError): RowFailure {
  const { code, params, path } = error
  return { line, code, params, path }
}

/** Options of {@link runWorker}. */
export interface RunWorkerOptions {
  readonly store: Store
  readonly runner: BatchRunner
  /** Issues into the same store. */
  readonly issuer: BatchIssuer
  /** How many chunks at once. Default: as many as the issuer makes use of. */
  readonly atOnce?: number
  /** Told after each chunk. */
  readonly onChunk?: (done: BatchJob & ChunkOutcome) => void
  /** Lets chunks that are under way end. */
  readonly signal?: AbortSignal
  /** Ends when nothing is left to do, instead of waiting for more. */
  readonly untilEmpty?: boolean
}

/**
 * Takes chunks from the queue and issues them, until the signal. Any number of processes may do so at once, and any of them may be
 * killed: its chunks come to others, and what it had committed is found there.
 *
 * @throws RungsError `storage.*` when the queue cannot be reached
 */
export async function runWorker(options: RunWorkerOptions): Promise<void> {
  checkOptions(options, ['store', 'runner', 'issuer', 'atOnce', 'onChunk', 'signal', 'untilEmpty'], 'runWorker')
  const { store, runner, issuer, atOnce = issuer.width, onChunk, signal, untilEmpty } = options
  const templates = new Map<string, BadgeTemplate>()
  const templateOf = async (batch: string): Promise<BadgeTemplate> => {
    const there = templates.get(batch) ?? (await store.read(({ records }) => batchRecords.batch(records, batch)))?.template
    if (there === undefined) throw inputError('bulk.batch_unknown', { batch })
    templates.set(batch, there)
    return there
  }
  const work = async ({ batch, chunk }: BatchJob): Promise<void> => {
    const id = chunkId(batch, chunk)
    const waiting = await store.read(({ records }) => batchRecords.chunk(records, id))
    // Somebody else was faster.
    if (waiting === undefined) return
    const { faults = [], ...chunkOfRows } = waiting
    const results = await issuer.issueChunk({ batch, template: await templateOf(batch), ...chunkOfRows })
    const failed = results.flatMap((result) => (result.outcome === 'failed' ? [toFailure(result.line, result.error)] : []))
    const failures = [...faults, ...failed].sort((a, b) => a.line - b.line)
    const outcome = { rows: results.length + faults.length, failures }
    await store.transaction(({ records }) => batchRecords.settleChunk(records, id, outcome))
    onChunk?.({ batch, chunk, ...outcome })
  }
  await runner.run({
    async work(job) {
      try {
        await work(job)
      } catch (error) {
        // What cannot be written down now is met again when the job comes again.
        if (isRungsError(error)) await noteTrouble(store, job, error).catch(() => undefined)
        throw error
      }
    },
    dead: ({ batch, chunk }) =>
      store.transaction(async ({ records }) => {
        const id = chunkId(batch, chunk)
        if ((await batchRecords.chunk(records, id)) !== undefined) await batchRecords.noteTrouble(records, id, { isDead: true })
      }),
    atOnce,
    ...(signal !== undefined && { signal }),
    ...(untilEmpty !== undefined && { untilEmpty }),
  })
}

async function noteTrouble(store: Store, { batch, chunk }: BatchJob, error: unknown): Promise<void> {
  const { code, params, path } = toFault(error)
  await store.transaction(({ records }) =>
    batchRecords.noteTrouble(records, chunkId(batch, chunk), { fault: { code, params, path } }),
  )
}

/** How far an enqueued batch has come. */
export interface BatchStatus {
  readonly batch: string
  /** `enqueueing`: not all of its rows are there yet. `stuck`: all that is left was given up. */
  readonly state: 'enqueueing' | 'waiting' | 'stuck' | 'done'
  /** Absent while it is enqueued. */
  readonly chunks?: number
  readonly rows?: number
  readonly chunksDone: number
  /** Credentials in the log under this batch. */
  readonly issued: number
  /** Rows that were issued before, under another batch or further up. */
  readonly present: number
  readonly failed: number
  /** Rows that failed, by line. */
  readonly failures: ChunkOutcome['failures']
  /** Chunks that were not issued so far although they were tried, and why, where that is known. */
  readonly troubles: readonly (ChunkTrouble & { readonly chunk: number })[]
}

/**
 * How far an enqueued batch has come, which rows failed, and which chunks were given up and why.
 *
 * @throws RungsError `bulk.batch_unknown`, `storage.*`
 */
export async function batchStatus({ store, batch }: { readonly store: Store; readonly batch: string }): Promise<BatchStatus> {
  return store.read(async ({ records, credentials }) => {
    const known = await batchRecords.batch(records, batch)
    if (known === undefined) throw inputError('bulk.batch_unknown', { batch: String(batch).slice(0, 200) })
    const outcomes = await batchRecords.outcomes(records, batch)
    const troubles = (await batchRecords.troubles(records, batch)).map(([chunk, trouble]) => ({ chunk, ...trouble }))
    const failures = outcomes.flatMap(([, outcome]) => outcome.failures)
    const rows = outcomes.reduce((sum, [, outcome]) => sum + outcome.rows, 0)
    const issued = await credentials.count({ batch })
    const { enqueued } = known
    const left = (enqueued?.chunks ?? 0) - outcomes.length
    const dead = troubles.filter(({ isDead }) => isDead).length
    return {
      batch,
      state: enqueued === undefined ? 'enqueueing' : left === 0 ? 'done' : dead === left ? 'stuck' : 'waiting',
      ...(enqueued !== undefined && { chunks: enqueued.chunks, rows: enqueued.rows }),
      chunksDone: outcomes.length,
      issued,
      // A chunk is committed before it is written down as done.
      present: Math.max(0, rows - failures.length - issued),
      failed: failures.length,
      failures,
      troubles,
    }
  })
}
