import { operationError } from '../../core/index.js'
import { MIGRATIONS, type Migration } from './schema.js'
import { integerOf, type SqlSession } from './session.js'

/**
 * Brings a store to the layout of this version, in a transaction in which nobody else does the same.
 *
 * @param found the number of its layout; 0 for one with nothing in it
 * @throws RungsError `storage.version_newer`
 */
export async function migrate(session: SqlSession, found: number, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  requireKnown(found, steps)
  const { dialect } = session
  if (found === 0)
    await session.query(`CREATE TABLE IF NOT EXISTS storage_version (version ${dialect.integer} PRIMARY KEY)${dialect.table}`)
  for (const [index, step] of steps.entries()) {
    if (index < found) continue
    for (const statement of step(dialect)) await session.query(statement)
    await session.query('INSERT INTO storage_version (version) VALUES ($1)', [index + 1])
  }
}

/** The number of the layout of a store that has the table of it. */
export async function readVersion(session: SqlSession): Promise<number> {
  const [row] = await session.query('SELECT COALESCE(MAX(version), 0) AS version FROM storage_version')
  return row === undefined ? 0 : integerOf(row, 'version')
}

/** Refuses a layout of later versions, whose meaning is not known here. @throws RungsError `storage.version_newer` */
export function requireKnown(found: number, steps: readonly Migration[] = MIGRATIONS): void {
  if (found > steps.length) throw operationError('storage.version_newer', { found, known: steps.length })
}
