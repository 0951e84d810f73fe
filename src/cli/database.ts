import { operationError, usageError } from '../core/index.js'
import type { Store } from '../storage/index.js'
import { createPostgresStore, type PostgresPool } from '../storage/postgres/index.js'
import type { Args } from './args.js'
import type { CliIo } from './io.js'

/** A store on PostgreSQL, and the URL of its database. */
export interface Database {
  readonly url: string
  readonly store: Store
  close(): Promise<void>
}

const CONNECTIONS = 10

/** The URL of `--database` or RUNGS_DATABASE: with a password in it, the latter is the better place. @throws RungsError `cli.usage` */
export function databaseUrl(io: CliIo, args: Args): string {
  const url = args.text('database') ?? io.env['RUNGS_DATABASE']
  if (url === undefined || url === '') throw usageError('cli.usage', { problem: 'option_missing', what: '--database' })
  return url
}

/** Opens it. @throws RungsError `storage.driver_missing`, `storage.unavailable` */
export async function openDatabase(url: string): Promise<Database> {
  const { Pool } = await loadPg()
  const pool = new Pool({ connectionString: url, max: CONNECTIONS })
  // A connection that breaks while nobody uses it would end the process; whoever asks next gets a new one.
  pool.on('error', () => undefined)
  try {
    const store = await createPostgresStore({ pool })
    const close = async (): Promise<void> => {
      await store.close()
      await pool.end()
    }
    return { url, store, close }
  } catch (error) {
    await pool.end()
    throw error
  }
}

interface Pg {
  readonly Pool: new (options: {
    readonly connectionString: string
    readonly max: number
  }) => PostgresPool & {
    end(): Promise<void>
    on(event: 'error', listener: (error: unknown) => void): unknown
  }
}

async function loadPg(): Promise<Pg> {
  try {
    const loaded = (await import('pg')) as unknown as { readonly default?: Pg } & Pg
    return loaded.default ?? loaded
  } catch (error) {
    throw operationError('storage.driver_missing', { driver: 'pg' }, { cause: error })
  }
}
