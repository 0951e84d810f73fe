import { checkOptions, operationError, requireOption, requireTimer, uuidOf } from '../core/index.js'
import type { BatchJob, BatchRunner, RunOptions } from './runner.js'

/** Options of {@link createPgBossRunner}. */
export interface CreatePgBossRunnerOptions {
  /** URL of the PostgreSQL database. */
  readonly database: string
  /** The schema that pg-boss keeps its tables in. Default `pgboss`. */
  readonly schema?: string
  /**
   * How long a chunk that is enqueued here may be at work before it counts as lost and comes to another process, in seconds, from 1.
   * Default 120.
   */
  readonly expireSeconds?: number
  /** How often a chunk that is enqueued here and fails or is lost comes again before it is given up, from 0. Default 5. */
  readonly retries?: number
  /** How often the queue is asked for work when there was none, in milliseconds. Default 500. */
  readonly pollMs?: number
}

/** What is used of pg-boss, the same from version 10 on. */
interface PgBoss {
  on(event: 'error', handler: (error: unknown) => void): unknown
  start(): Promise<unknown>
  stop(options: { readonly graceful: boolean; readonly wait: boolean; readonly timeout: number }): Promise<void>
  getQueue(name: string): Promise<unknown>
  createQueue(name: string, options?: object): Promise<unknown>
  send(name: string, data: object, options: object): Promise<string | null>
  fetch(
    name: string,
    options: { readonly batchSize: number },
  ): Promise<readonly { readonly id: string; readonly data: BatchJob }[] | null>
  complete(name: string, id: string): Promise<unknown>
  fail(name: string, id: string, output: object): Promise<unknown>
}

type PgBossClass = new (options: object) => PgBoss

const QUEUE = 'rungs-batch'
const DEAD = 'rungs-batch-dead'
const SUPERVISE_SECONDS = 5
/** pg-boss would throw jobs away after two weeks. */
const RETENTION_DAYS = 365

/**
 * A {@link BatchRunner} over pg-boss (version 10 or later, an optional peer) on PostgreSQL.
 *
 * @throws RungsError `storage.driver_missing`, `storage.unavailable`, `core.option_*`
 * @example
 * ```ts
 * import { createPgBossRunner } from 'rungs/bulk/pg-boss'
 * const open = () => createPgBossRunner({ database: 'postgres://localhost/badges' })
 * ```
 */
export async function createPgBossRunner(options: CreatePgBossRunnerOptions): Promise<BatchRunner> {
  checkOptions(options, ['database', 'schema', 'expireSeconds', 'retries', 'pollMs'], 'createPgBossRunner')
  const { database, schema = 'pgboss', expireSeconds = 120, retries = 5, pollMs = 500 } = options
  requireOption(typeof database === 'string' && database !== '', 'database', 'URL of a PostgreSQL database')
  requireOption(Number.isInteger(expireSeconds) && expireSeconds >= 1, 'expireSeconds', 'whole number from 1')
  requireOption(Number.isInteger(retries) && retries >= 0, 'retries', 'whole number from 0')
  requireTimer('pollMs', pollMs)
  const boss = await startBoss({ connectionString: database, schema, maintenanceIntervalSeconds: SUPERVISE_SECONDS })
  const policy = {
    expireInSeconds: expireSeconds,
    retryLimit: retries,
    retryDelay: 1,
    retryBackoff: true,
    retentionDays: RETENTION_DAYS,
  }
  await reaching(async () => {
    await ensureQueue(boss, DEAD, { retentionDays: RETENTION_DAYS })
    await ensureQueue(boss, QUEUE, { ...policy, deadLetter: DEAD })
  })
  let isOpen = true
  return Object.freeze({
    name: 'pg-boss',
    enqueue: (jobs: readonly BatchJob[]) =>
      reaching(async () => {
        for (const { batch, chunk } of jobs) {
          // The id is the job's own name, so that one that is there is not added again.
          const id = uuidOf(`urn:rungs:batch:${encodeURIComponent(batch)}:${chunk}`)
          await boss.send(QUEUE, { batch, chunk }, { id, ...policy, deadLetter: DEAD })
        }
      }),
    run: (run: RunOptions) => runJobs(boss, run, pollMs),
    async close() {
      if (!isOpen) return
      isOpen = false
      await boss.stop({ graceful: false, wait: true, timeout: 5000 })
    },
  })
}

async function startBoss(options: object): Promise<PgBoss> {
  const Boss = await loadPgBoss()
  const boss = new Boss(options)
  // Without a listener the error of a lost connection would end the process; whoever uses the queue is told anyway.
  boss.on('error', () => undefined)
  await reaching(() => boss.start())
  return boss
}

async function loadPgBoss(): Promise<PgBossClass> {
  try {
    const loaded = (await import('pg-boss')) as { readonly PgBoss?: unknown; readonly default?: unknown }
    return (loaded.PgBoss ?? loaded.default) as PgBossClass
  } catch (error) {
    throw operationError('storage.driver_missing', { driver: 'pg-boss' }, { cause: error })
  }
}

async function ensureQueue(boss: PgBoss, name: string, options: object): Promise<void> {
  if ((await boss.getQueue(name)) === null) await boss.createQueue(name, { name, ...options })
}

/** Several loops, each with one job at a time: a job that takes long keeps none of the others. */
async function runJobs(
  boss: PgBoss,
  { work, dead, atOnce, signal, untilEmpty = false }: RunOptions,
  pollMs: number,
): Promise<void> {
  const isOver = (): boolean => signal?.aborted === true
  let atWork = 0
  const loop = async (): Promise<void> => {
    while (!isOver()) {
      const [job] = await fetchOne(boss, QUEUE)
      if (job === undefined) {
        await buryDead()
        if (untilEmpty && atWork === 0) return
        await pause(pollMs, signal)
        continue
      }
      atWork++
      try {
        await work(job.data)
        await reaching(() => boss.complete(QUEUE, job.id))
      } catch (error) {
        await reaching(() => boss.fail(QUEUE, job.id, { code: codeOf(error) }))
      } finally {
        atWork--
      }
    }
  }
  const buryDead = async (): Promise<void> => {
    for (;;) {
      const [job] = await fetchOne(boss, DEAD)
      if (job === undefined) return
      await dead(job.data)
      await reaching(() => boss.complete(DEAD, job.id))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, loop))
}

async function fetchOne(boss: PgBoss, name: string): Promise<readonly { readonly id: string; readonly data: BatchJob }[]> {
  return (await reaching(() => boss.fetch(name, { batchSize: 1 }))) ?? []
}

/** Errors of the driver become one of ours; their texts may hold what is in the rows. */
async function reaching<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw operationError('storage.unavailable', { reason: 'connection' }, { retryable: true, cause: error })
  }
}

function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown }
  return typeof code === 'string' ? code : 'unexpected'
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal?.addEventListener('abort', end)
  })
}
