import { type Columns, postgres, type SqlSession, type SqlValue } from '../sql/session.js'
import type { PostgresClient } from './client.js'
import { postgresFailure, type Remedy } from './failure.js'

/** The statements of one transaction. */
export interface PostgresSession extends SqlSession {
  /** What is to be done about the first failure in it. */
  readonly remedy: () => Remedy
}

/** A session over a connection. */
export function createSession(client: PostgresClient): PostgresSession {
  let remedy: Remedy = 'none'
  let last: Promise<unknown> = Promise.resolve()
  const query: PostgresSession['query'] = async (text, values = [], table) => {
    try {
      // One after the other, whether or not the client would queue them.
      const result = last.then(() => client.query(text, values.length === 0 ? undefined : [...values]))
      last = result.catch(() => undefined)
      const { rows } = await result
      return rows
    } catch (error) {
      const found = postgresFailure(error, table)
      if (remedy === 'none') remedy = found.remedy
      throw found.failure
    }
  }
  return {
    dialect: postgres,
    remedy: () => remedy,
    query,
    async insert(table, columns, rows) {
      const names = Object.keys(columns)
      const statement = `INSERT INTO ${table} (${names.join(', ')}) ${rowsOf(columns)}`
      const named = (row: readonly SqlValue[]): object => {
        const object: Record<string, SqlValue> = {}
        for (let at = 0; at < names.length; at++) object[names[at] as string] = row[at] ?? null
        return object
      }
      for (let from = 0; from < rows.length; from += CHUNK)
        await query(statement, [JSON.stringify(rows.slice(from, from + CHUNK).map(named))], table)
    },
  }
}

/** Rows of one statement. */
const CHUNK = 500

/** Selects rows out of a JSON array of objects, with columns of these types. */
function rowsOf(columns: Columns): string {
  const given = Object.entries(columns).map(([name, type]) => `${name} ${type === 'text' ? 'text' : 'bigint'}`)
  return `SELECT * FROM json_to_recordset($1::json) AS given(${given.join(', ')})`
}
