import { checkOptions, requireOption } from '../core/index.js'
import type { BadgeTemplate } from '../issue/index.js'
import { batchIssuerOptions, type CreateBatchIssuerOptions, createBatchIssuer } from './batch-issuer.js'
import { readChunks } from './chunks.js'
import { createProgressCounter } from './progress.js'
import type { BatchInput, BatchProgress, BatchResult } from './rows.js'

/** Options of {@link issueBatch}. */
export interface IssueBatchOptions<Slot extends string = string> extends CreateBatchIssuerOptions {
  /** The name of the batch, for the log. No personal data. */
  readonly batch: string
  /** Needed for rows that are texts. */
  readonly template?: BadgeTemplate<Slot>
  /** Read only as far as results are taken, and a few chunks ahead. */
  readonly rows: Iterable<BatchInput<Slot>> | AsyncIterable<BatchInput<Slot>>
  /** Rows of one transaction, 1 to 10 000. Default 500. */
  readonly chunkSize?: number
  /** How many rows there are, for the time that is left. */
  readonly total?: number
  /** Told after each chunk. */
  readonly onProgress?: (progress: BatchProgress) => void
  /** Ends the batch: what is under way is committed, and then the signal's reason is thrown. */
  readonly signal?: AbortSignal
}

const OPTIONS: readonly string[] = ['batch', 'template', 'rows', 'chunkSize', 'total', 'onProgress', 'signal']
const MAX_CHUNK = 10_000

/**
 * Issues a batch into a store, chunk by chunk over threads that sign: looks what is issued already, reserves places in the status lists,
 * signs, and commits credentials, places and one entry of the audit log in one transaction. Whatever ends the process, running it again
 * issues the rest: one credential for each key, achievement and recipient, however often and in however many processes it is asked for.
 *
 * @returns a result for each row, in their order, as soon as its chunk is committed
 * @throws RungsError `core.option_*`, `storage.*`, `bulk.threads_unavailable`; a row that is no good is a result and stops nothing
 * @example
 * ```ts
 * import { issueBatch } from 'rungs/bulk'
 * import { generateKey } from 'rungs/keys'
 * import { eddsaRdfc2022 } from 'rungs/securing/eddsa-rdfc-2022'
 * import { createMemoryStore } from 'rungs/storage'
 * const key = await generateKey()
 * const store = createMemoryStore()
 * const draft = {
 *   '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
 *   type: ['VerifiableCredential', 'OpenBadgeCredential'],
 *   name: 'Route safety',
 *   credentialSubject: {
 *     id: 'did:example:worker',
 *     type: ['AchievementSubject'],
 *     achievement: {
 *       id: 'https://courier.example/achievements/route-safety',
 *       type: ['Achievement'],
 *       name: 'Route safety',
 *       description: 'Plans safe routes.',
 *       criteria: { narrative: 'Passed the test.' },
 *     },
 *   },
 * }
 * const results = issueBatch({
 *   store,
 *   key,
 *   mechanism: eddsaRdfc2022,
 *   batch: 'autumn course',
 *   template: { draft, slots: { worker: '/credentialSubject/id' } },
 *   rows: [{ key: '1', texts: { worker: 'did:example:ana' } }],
 * })
 * for await (const result of results) result.outcome // 'issued'
 * ```
 */
export async function* issueBatch<Slot extends string>(
  options: IssueBatchOptions<Slot>,
): AsyncGenerator<BatchResult, void, undefined> {
  checkOptions(options, [...OPTIONS, ...batchIssuerOptions], 'issueBatch')
  const { batch, template, rows, chunkSize = 500, total, onProgress, signal, ...parts } = options
  requireOption(typeof batch === 'string' && batch !== '' && batch.length <= 200, 'batch', 'text of 1 to 200 characters')
  requireOption(Number.isInteger(chunkSize) && chunkSize >= 1 && chunkSize <= MAX_CHUNK, 'chunkSize', `1 to ${MAX_CHUNK}`)
  signal?.throwIfAborted()
  const issuer = createBatchIssuer(parts)
  const chunks = readChunks(rows, chunkSize)
  const underWay: Promise<readonly BatchResult[]>[] = []
  const progress = createProgressCounter(total)
  let reading: Promise<void> | undefined
  let isRead = false
  const read = async (): Promise<void> => {
    const next = await chunks.next()
    if (next.done === true) isRead = true
    else {
      const issuing = issuer.issueChunk({ batch, ...next.value, ...(template !== undefined && { template }) })
      issuing.catch(() => undefined)
      underWay.push(issuing)
    }
    reading = undefined
  }
  try {
    while (!isRead || underWay.length > 0) {
      signal?.throwIfAborted()
      if (!isRead && underWay.length < issuer.width && reading === undefined) {
        reading = read()
        // Whoever waits for it is told; while a reader takes results, nobody does.
        reading.catch(() => undefined)
      }
      const [first] = underWay
      const isThere = await resultsComeFirst(first, reading, signal)
      if (first === undefined || !isThere) continue
      const results = await first
      underWay.shift()
      onProgress?.(progress.add(results))
      yield* results
    }
  } finally {
    // What is under way is in the store or not at all, whatever the reader does.
    await Promise.allSettled(underWay)
    await issuer.end()
    // Not waited for: a source that hangs would keep the batch.
    void chunks.return(undefined).catch(() => undefined)
  }
}

/** Whether results are there, before the next chunk was read and before the signal. Nothing of it stays with the signal. */
function resultsComeFirst(
  results: Promise<unknown> | undefined,
  reading: Promise<unknown> | undefined,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (step: () => void): void => {
      signal?.removeEventListener('abort', stop)
      step()
    }
    const stop = (): void => settle(() => resolve(false))
    const fail = (error: unknown): void => settle(() => reject(error))
    signal?.addEventListener('abort', stop)
    results?.then(() => settle(() => resolve(true)), fail)
    reading?.then(stop, fail)
  })
}
