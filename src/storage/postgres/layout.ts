import { migrate, readVersion, requireKnown } from '../sql/migrate.js'
import { MIGRATIONS, type Migration } from '../sql/schema.js'
import type { PostgresClient } from './client.js'
import { postgresFailure } from './failure.js'
import { createSession } from './session.js'

/** Brings a schema to the layout of this version; who may not create tables can use one that has it. @throws RungsError `storage.*` */
export async function prepareSchema(
  client: PostgresClient,
  schema: string,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const session = createSession(client)
  const versionOf = async (): Promise<number> => {
    // Asked of the tables of the catalogue: functions such as to_regclass remember what was not there before.
    const named = "n.nspname = $1 AND c.relname = 'storage_version'"
    const [row] = await session.query(
      `SELECT 1 AS known FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ${named}`,
      [schema],
    )
    return row === undefined ? 0 : readVersion(session)
  }
  try {
    await client.query(`BEGIN; SET LOCAL search_path = "${schema}"`)
    let found = await versionOf()
    if (found < steps.length) {
      // Until this transaction ends, whoever else wants the same waits here, and sees then that it is done.
      await session.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`rungs.storage.${schema}`])
      found = await versionOf()
      if (found === 0) await session.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`)
      if (found < steps.length) await migrate(session, found, steps)
    }
    requireKnown(found, steps)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw postgresFailure(error).failure
  }
}
