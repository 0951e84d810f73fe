import { postgres, type SqlSession } from '../sql/session.js'
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
  return {
    dialect: postgres,
    remedy: () => remedy,
    async query(text, values = [], table) {
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
    },
  }
}
