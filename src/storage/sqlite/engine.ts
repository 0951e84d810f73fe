import { operationError } from '../../core/index.js'
import type { SqlRow, SqlValue } from '../sql/session.js'

/** Which implementation of SQLite is used. */
export type SqliteEngine = 'node:sqlite' | 'libsql' | 'better-sqlite3'

/** One connection to a file. */
export interface Connection {
  /** A statement with `?` for each value. */
  prepare(sql: string): { all(values: readonly SqlValue[]): readonly SqlRow[] }
  exec(sql: string): void
  close(): void
}

/** Opens a file. */
export type Connect = (path: string) => Connection

/** The part of three packages that is the same. */
interface Module {
  readonly prepare: (sql: string) => {
    readonly reader?: boolean
    all(...values: readonly SqlValue[]): unknown
    run(...values: readonly SqlValue[]): unknown
  }
  readonly exec: (sql: string) => unknown
  readonly close: () => unknown
}
type DatabaseClass = new (path: string) => Module

const LOAD: { readonly [Engine in SqliteEngine]: () => Promise<DatabaseClass | undefined> } = {
  // Asked of the process, not imported: bundlers and Node 20 do not know it.
  'node:sqlite': async () =>
    (process.getBuiltinModule('node:sqlite') as { DatabaseSync?: DatabaseClass } | undefined)?.DatabaseSync,
  libsql: async () => (await import('libsql')).default as unknown as DatabaseClass,
  'better-sqlite3': async () => (await import('better-sqlite3')).default as unknown as DatabaseClass,
}

/** The engines, in the order in which they are tried: of the two packages the quicker one first. */
export const ENGINES: readonly SqliteEngine[] = ['node:sqlite', 'better-sqlite3', 'libsql']

/** The first engine that is there, or the one that is asked for. @throws RungsError `storage.driver_missing` */
export async function loadEngine(wanted?: SqliteEngine): Promise<Connect> {
  for (const engine of wanted === undefined ? ENGINES : [wanted]) {
    const Database = await LOAD[engine]().catch(() => undefined)
    if (Database !== undefined) return (path) => connect(new Database(path))
  }
  throw operationError('storage.driver_missing', { driver: wanted ?? ENGINES.join(', ') })
}

function connect(database: Module): Connection {
  return {
    prepare(sql) {
      const statement = database.prepare(sql)
      const gives = statement.reader ?? /\bRETURNING\b|^\s*(SELECT|PRAGMA|WITH)\b/i.test(sql)
      return {
        all(values) {
          if (gives) return statement.all(...values) as readonly SqlRow[]
          statement.run(...values)
          return []
        },
      }
    },
    exec: (sql) => {
      database.exec(sql)
    },
    close: () => {
      database.close()
    },
  }
}
