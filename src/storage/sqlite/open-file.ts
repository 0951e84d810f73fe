import { closeSync, constants, openSync } from 'node:fs'
import { operationError } from '../../core/index.js'
import { migrate, readVersion, requireKnown } from '../sql/migrate.js'
import type { Migration } from '../sql/schema.js'
import { integerOf, type SqlRow } from '../sql/session.js'
import type { Connect } from './engine.js'
import { isBusy, sqliteFailure } from './failure.js'
import { createSession, type SqliteSession } from './session.js'

/** Makes the file, for nobody but its owner, unless there is one. */
export function makeFile(path: string): void {
  try {
    // Only a file that was not there is opened here: closing one that SQLite has open would let go of its locks.
    closeSync(openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600))
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code === 'EEXIST') return
    const reason =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'full'
        : code === 'EACCES' || code === 'EROFS' || code === 'EPERM'
          ? 'permission'
          : 'other'
    throw operationError('storage.unavailable', { reason }, { retryable: reason === 'full' })
  }
}

/** A connection that writes durably: each commit is on the disk before it is acknowledged. */
export async function openWriter(connect: Connect, path: string, patience: Patience): Promise<SqliteSession> {
  return opened(connect, path, false, async (session) => {
    // What was erased is overwritten, not only unlinked.
    await patience(() => session.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON'))
    // Pages that several commits change are brought into the file once: checkpoints are as rare as the journal's size allows.
    session.exec('PRAGMA journal_size_limit = 67108864; PRAGMA wal_autocheckpoint = 16384; PRAGMA cache_size = -16384')
  })
}

/** A connection that only reads. */
export async function openReader(connect: Connect, path: string): Promise<SqliteSession> {
  return opened(connect, path, true, async (session) => session.exec('PRAGMA query_only = ON'))
}

async function opened(
  connect: Connect,
  path: string,
  readOnly: boolean,
  set: (session: SqliteSession) => Promise<void>,
): Promise<SqliteSession> {
  let session: SqliteSession | undefined
  try {
    session = createSession(connect(path), readOnly)
    // The engine waits by blocking everything, so not for long: what waits for longer does so outside of it.
    session.exec('PRAGMA busy_timeout = 10')
    await set(session)
    return session
  } catch (error) {
    closeQuietly(session)
    throw sqliteFailure(error)
  }
}

/** Tries a step again and again while another process has the file. */
export type Patience = <T>(step: () => T | Promise<T>) => Promise<T>

/** Waits up to so many milliseconds, without holding up the process. */
export function createPatience(busyTimeoutMs: number): Patience {
  return async (step) => {
    const end = performance.now() + busyTimeoutMs
    for (let waitMs = 1; ; waitMs = Math.min(waitMs * 2, 20)) {
      try {
        return await step()
      } catch (error) {
        if (!isBusy(error) || performance.now() > end) throw error
        await new Promise((resolve) => setTimeout(resolve, waitMs * (0.5 + Math.random())))
      }
    }
  }
}

/** Brings a file to the layout of this version. @throws RungsError `storage.*` */
export async function prepareFile(session: SqliteSession, patience: Patience, steps: readonly Migration[]): Promise<void> {
  if ((await patience(() => versionOf(session, steps))) === steps.length) return
  try {
    await patience(() => session.exec('BEGIN IMMEDIATE'))
    // Somebody else may have done it while this waited.
    const found = await versionOf(session, steps)
    if (found < steps.length) await migrate(session, found, steps)
    session.exec('COMMIT')
  } catch (error) {
    try {
      session.exec('ROLLBACK')
    } catch {}
    throw sqliteFailure(error)
  }
}

async function versionOf(session: SqliteSession, steps: readonly Migration[]): Promise<number> {
  const known = "SELECT COUNT(*) AS tables, SUM(name = 'storage_version') AS known FROM sqlite_master WHERE type = 'table'"
  const row = (await session.query(known))[0] as SqlRow
  if (integerOf(row, 'tables') === 0) return 0
  // The file of another program is not written to.
  if (integerOf(row, 'known') === 0) throw operationError('storage.unavailable', { reason: 'other' })
  const found = await readVersion(session)
  requireKnown(found, steps)
  return found
}

/** Closes what may be broken. */
export function closeQuietly(session: SqliteSession | undefined): void {
  try {
    session?.close()
  } catch {}
}
