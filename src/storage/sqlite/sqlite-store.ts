import { resolve } from 'node:path'
import { checkOptions, operationError, requireOption } from '../../core/index.js'
import { createGuard, type Guard } from '../guard.js'
import { MIGRATIONS, type Migration } from '../sql/schema.js'
import { sqlTables } from '../sql/tables.js'
import type { Store, StoreReader, StoreTransaction } from '../store.js'
import { type Connect, ENGINES, loadEngine, type SqliteEngine } from './engine.js'
import { commitFailure, sqliteFailure } from './failure.js'
import { closeQuietly, createPatience, makeFile, openReader, openWriter, type Patience, prepareFile } from './open-file.js'
import { createReaders, type Readers } from './readers.js'
import type { SqliteSession } from './session.js'

/** Options of {@link openSqliteStore}. */
export interface OpenSqliteStoreOptions {
  /** The file; it is made, readable by its owner alone, where there is none. Not on a network drive. */
  readonly path: string
  /** How long to wait while another process writes. Default: 5 000. */
  readonly busyTimeoutMs?: number
  /** Which SQLite to use. Default: `node:sqlite` where Node has it (22.13), else `better-sqlite3` or `libsql`, whichever is installed. */
  readonly engine?: SqliteEngine
}

const READERS = 4

/**
 * A store in one file: for one machine, and for any number of processes on it. Each transaction is on the disk when its promise resolves
 * (WAL, `synchronous = FULL`); one writes at a time, while others read.
 *
 * @throws RungsError `storage.unavailable` (locked, full, permission, corrupt, or a file of something else), `storage.version_newer`,
 * `storage.driver_missing` and `core.option_*`
 * @example
 * ```ts
 * import { openSqliteStore } from 'rungs/storage/sqlite'
 * const store = await openSqliteStore({ path: 'rungs.db' })
 * await store.transaction((tx) => tx.records.insert({ kind: 'note', id: '1', value: '"hello"' }))
 * await store.close()
 * ```
 */
export async function openSqliteStore(options: OpenSqliteStoreOptions): Promise<Store> {
  checkOptions(options, ['path', 'busyTimeoutMs', 'engine'], 'openSqliteStore')
  const { path, busyTimeoutMs = 5000, engine } = options
  requireOption(typeof path === 'string' && path !== '' && !/^(:|file:)/.test(path), 'path', 'path of a file')
  requireOption(Number.isSafeInteger(busyTimeoutMs) && busyTimeoutMs >= 0, 'busyTimeoutMs', 'whole number')
  requireOption(engine === undefined || ENGINES.includes(engine), 'engine', ENGINES.join(', '))
  return openFile(await loadEngine(engine), resolve(path), busyTimeoutMs)
}

/** The same with an engine and a layout of one's own. */
export async function openFile(
  connect: Connect,
  path: string,
  busyTimeoutMs: number,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Store> {
  const patience = createPatience(busyTimeoutMs)
  makeFile(path)
  const writer = await openWriter(connect, path, patience)
  try {
    await prepareFile(writer, patience, steps)
  } catch (error) {
    closeQuietly(writer)
    throw error
  }
  return storeOver(
    writer,
    createReaders(() => openReader(connect, path), READERS),
    patience,
  )
}

function storeOver(writer: SqliteSession, readers: Readers, patience: Patience): Store {
  let turn: Promise<unknown> = Promise.resolve()
  let closed: Promise<void> | undefined
  let isOwed = false
  const refuse = (): Promise<never> => Promise.reject(operationError('storage.closed', { what: 'store' }))
  const close = async (): Promise<void> => {
    await turn
    await readers.close()
    writer.close()
  }
  return Object.freeze<Store>({
    driver: 'sqlite',
    transaction<T>(work: (tx: StoreTransaction) => Promise<T>) {
      if (closed !== undefined) return refuse()
      const result = turn.then(async () => {
        writer.takeErased()
        const done = await within(writer, ({ tx }) => work(tx), beginWriting, patience)
        // What was erased is still in the log of writes, as long as somebody reads there: then it is for whoever writes next.
        if (writer.takeErased() || isOwed) isOwed = !writer.emptyLog()
        return done
      })
      turn = result.catch(() => undefined)
      return result
    },
    read<T>(work: (view: StoreReader) => Promise<T>) {
      if (closed !== undefined) return refuse()
      return readers.use((session) => within(session, ({ view }) => work(view), beginReading, patience))
    },
    close() {
      closed ??= close()
      return closed
    },
  })
}

async function within<T>(
  session: SqliteSession,
  work: (guard: Guard) => Promise<T>,
  begin: (session: SqliteSession) => void,
  patience: Patience,
): Promise<T> {
  await patience(() => begin(session)).catch((error: unknown) => {
    throw sqliteFailure(error)
  })
  const guard = createGuard(sqlTables(session))
  try {
    const result = await work(guard)
    await guard.settle()
    commit(session)
    return result
  } catch (error) {
    await guard.settle().catch(() => undefined)
    try {
      session.exec('ROLLBACK')
    } catch {
      // It was undone already: SQLite does so by itself when the disk is full.
    }
    throw error
  } finally {
    guard.end()
  }
}

const beginWriting = (session: SqliteSession): void => session.exec('BEGIN IMMEDIATE')

/** A view begins with the first thing that is read in it. */
function beginReading(session: SqliteSession): void {
  session.exec('BEGIN')
  try {
    session.exec('SELECT version FROM storage_version')
  } catch (error) {
    session.exec('ROLLBACK')
    throw error
  }
}

function commit(session: SqliteSession): void {
  try {
    session.exec('COMMIT')
  } catch (error) {
    throw commitFailure(error)
  }
}
