import { type SqlSession, type SqlValue, sqlite } from '../sql/session.js'
import type { Connection } from './engine.js'
import { sqliteFailure } from './failure.js'

/** A connection with its prepared statements. */
export interface SqliteSession extends SqlSession {
  /** Runs statements without values. @throws what the engine throws */
  exec(sql: string): void
  close(): void
  /** Whether something was erased since this was last asked. */
  takeErased(): boolean
  /** Empties the log of writes. Whether it did: whoever reads in it, or writes to it, keeps it. */
  emptyLog(): boolean
}

type Prepared = (values: readonly SqlValue[]) => ReturnType<ReturnType<Connection['prepare']>['all']>

/** What takes text or keys away for good; a record at a version of it is merely used up. */
const ERASING = /^DELETE FROM (?:(?:credential_body|secret)\b|record WHERE kind = \$1 AND id = \$2 RETURNING\b)/

/** Statements are prepared once for each connection. */
export function createSession(connection: Connection, readOnly: boolean): SqliteSession {
  const prepared = new Map<string, Prepared>()
  let erased = false
  const prepare = (text: string): Prepared => {
    const there = prepared.get(text)
    if (there !== undefined) return there
    // Numbered parameters are not the same thing in all engines: each is written out as often as it is used.
    const order: number[] = []
    const sql = text.replace(/\$(\d+)/g, (_, number: string) => {
      order.push(Number(number) - 1)
      return '?'
    })
    const statement = connection.prepare(sql)
    // Most statements use each value once, in order.
    const isPlain = order.every((place, index) => place === index)
    const made: Prepared = (values) => statement.all(isPlain ? values : order.map((index) => values[index] ?? null))
    prepared.set(text, made)
    return made
  }
  return {
    dialect: sqlite,
    async query(text, values = [], table) {
      try {
        if (ERASING.test(text)) erased = true
        return prepare(text)(values)
      } catch (error) {
        throw sqliteFailure(error, table)
      }
    },
    async insert(table, columns, rows) {
      const names = Object.keys(columns)
      try {
        const one = prepare(
          `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
        )
        for (const values of rows) one(values)
      } catch (error) {
        throw sqliteFailure(error, table)
      }
    },
    exec: (sql) => connection.exec(sql),
    close() {
      try {
        // Some engines keep the file open until the statements are collected: by then all is in it already.
        if (!readOnly) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      } catch {}
      prepared.clear()
      connection.close()
    },
    emptyLog() {
      try {
        const [row] = prepare('PRAGMA wal_checkpoint(TRUNCATE)')([])
        return row === undefined || Number(row['busy']) === 0
      } catch {
        return false
      }
    },
    takeErased() {
      const was = erased
      erased = false
      return was
    },
  }
}
