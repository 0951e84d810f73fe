import { checkOptions, operationError, requireOption, requireTimer } from '../../core/index.js'
import { createGuard, type Guard } from '../guard.js'
import { MIGRATIONS, type Migration } from '../sql/schema.js'
import { sqlTables } from '../sql/tables.js'
import type { Store, StoreReader, StoreTransaction } from '../store.js'
import type { PostgresClient, PostgresPool } from './client.js'
import { isLost, postgresFailure, type Remedy } from './failure.js'
import { prepareSchema } from './layout.js'
import { createSession } from './session.js'

/** Options of {@link createPostgresStore}. */
export interface CreatePostgresStoreOptions {
  /** A pool of `pg`, or of what is like it. It stays the caller's, who ends it after the store is closed. */
  readonly pool: PostgresPool
  /** The schema of the tables; it is made where there is none. Lower case. Default: `rungs`. */
  readonly schema?: string
  /** How long to wait for what another transaction has locked. Default: 5 000. */
  readonly lockTimeoutMs?: number
}

/** How often work runs at most: nothing of it was written then, and the next run sees what the other one did. */
const RUNS: Readonly<Record<Remedy, number>> = { conflict: 3, again: 10, reconnect: 3, none: 1 }

/**
 * A store on PostgreSQL 13 or later: for any number of machines. Work runs at READ COMMITTED, and again when it met a deadlock or a value
 * that somebody else took at the same time; views are at REPEATABLE READ. Commits wait for the disk, even where the server's default is
 * not to.
 *
 * @throws RungsError `storage.unavailable` (connection, permission, locked, full), `storage.version_newer` and `core.option_*`; later
 * `storage.commit_unknown` too
 * @example
 * ```ts
 * import { createPostgresStore, type PostgresPool } from 'rungs/storage/postgres'
 * export async function openStore(pool: PostgresPool) {
 *   return createPostgresStore({ pool, schema: 'badges' })
 * }
 * ```
 */
export async function createPostgresStore(options: CreatePostgresStoreOptions): Promise<Store> {
  checkOptions(options, ['pool', 'schema', 'lockTimeoutMs'], 'createPostgresStore')
  const { pool, schema = 'rungs', lockTimeoutMs = 5000 } = options
  requireOption(typeof pool?.connect === 'function', 'pool', 'pool with connect()')
  requireOption(typeof schema === 'string' && /^[a-z_][a-z0-9_]{0,62}$/.test(schema), 'schema', 'name in lower case')
  // It is no timer of ours, but PostgreSQL takes no more either.
  requireTimer('lockTimeoutMs', lockTimeoutMs)
  return openSchema(pool, schema, lockTimeoutMs)
}

/** The same with a layout of one's own. */
export async function openSchema(
  pool: PostgresPool,
  schema: string,
  lockTimeoutMs: number,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  // An idle connection that the server ends would otherwise end the process.
  pool.on?.('error', ignore)
  let begin = ''
  try {
    await withClient(pool, async (client) => {
      await prepareSchema(client, schema, steps)
      const { rows } = await client.query("SELECT current_setting('synchronous_commit') AS setting")
      const durable = rows[0]?.['setting'] === 'off' ? '; SET LOCAL synchronous_commit = on' : ''
      begin = `SET LOCAL search_path = "${schema}"; SET LOCAL lock_timeout = ${lockTimeoutMs}${durable}`
    })
  } catch (error) {
    pool.off?.('error', ignore)
    throw postgresFailure(error).failure
  }
  return storeOver(pool, begin)
}

function storeOver(pool: PostgresPool, settings: string): Store {
  const underWay = new Set<Promise<unknown>>()
  let closed: Promise<void> | undefined
  const start = <T>(begin: string, work: (guard: Guard) => Promise<T>): Promise<T> => {
    if (closed !== undefined) return Promise.reject(operationError('storage.closed', { what: 'store' }))
    const result = runAgain(pool, `${begin}; ${settings}`, work)
    const done: Promise<unknown> = result.then(ignore, ignore).then(() => underWay.delete(done))
    underWay.add(done)
    return result
  }
  const close = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay)
    pool.off?.('error', ignore)
  }
  return Object.freeze<Store>({
    driver: 'postgres',
    transaction: <T>(work: (tx: StoreTransaction) => Promise<T>) =>
      start('BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE', ({ tx }) => work(tx)),
    read: <T>(work: (view: StoreReader) => Promise<T>) =>
      start('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', ({ view }) => work(view)),
    close() {
      closed ??= close()
      return closed
    },
  })
}

async function runAgain<T>(pool: PostgresPool, begin: string, work: (guard: Guard) => Promise<T>): Promise<T> {
  for (let run = 1; ; run++) {
    const outcome = await runOnce(pool, begin, work)
    if ('result' in outcome) return outcome.result
    if (run >= RUNS[outcome.remedy]) throw outcome.error
    await new Promise((resolve) => setTimeout(resolve, 2 ** Math.min(run, 6) * Math.random()))
  }
}

type OutcomeOf<T> = { readonly result: T } | { readonly error: unknown; readonly remedy: Remedy }

async function runOnce<T>(pool: PostgresPool, begin: string, work: (guard: Guard) => Promise<T>): Promise<OutcomeOf<T>> {
  let remedy: Remedy = 'none'
  try {
    const result = await withClient(pool, async (client, drop, isDropped) => {
      const session = createSession(client)
      const guard = createGuard(sqlTables(session))
      try {
        await session.query(begin, undefined)
        const done = await work(guard)
        await guard.settle()
        // Lost before COMMIT was sent: asking for anything tells so, and nothing was written.
        if (isDropped()) await session.query('SELECT 1')
        await commit(client, drop)
        return done
      } catch (error) {
        await guard.settle().catch(ignore)
        remedy = session.remedy()
        await client.query('ROLLBACK').catch(drop)
        throw error
      } finally {
        guard.end()
      }
    })
    return { result }
  } catch (error) {
    return { error, remedy }
  }
}

/** @throws RungsError `storage.commit_unknown` when nobody answered */
async function commit(client: PostgresClient, drop: (error: Error) => void): Promise<void> {
  const { command } = await client.query('COMMIT').catch((error: Error) => {
    if (!isLost(error)) throw postgresFailure(error).failure
    drop(error)
    throw operationError('storage.commit_unknown', { driver: 'postgres' })
  })
  // What had failed before is undone by COMMIT, which does not call that an error.
  if (command === 'ROLLBACK') throw operationError('storage.unavailable', { reason: 'other' })
}

/** A connection, which is closed instead of given back once it was dropped. */
async function withClient<T>(
  pool: PostgresPool,
  use: (client: PostgresClient, drop: (error: Error) => void, isDropped: () => boolean) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw postgresFailure(error).failure
  })
  let dropped: Error | undefined
  const drop = (error: Error): void => {
    dropped ??= error
  }
  client.on?.('error', drop)
  try {
    return await use(client, drop, () => dropped !== undefined)
  } finally {
    client.off?.('error', drop)
    client.release(dropped)
  }
}

const ignore = (): void => undefined
