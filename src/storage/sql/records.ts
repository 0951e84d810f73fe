import { fromBase64url, toBase64url } from '../../core/index.js'
import { copyBytes } from '../guard.js'
import type { RecordTable, StoredRecord } from '../records.js'
import type { SecretTable } from '../secrets.js'
import { integerOf, integerOrNull, present, type SqlRow, type SqlSession, textOf } from './session.js'

/** Records in SQL. */
export function recordTable({ query }: SqlSession): RecordTable {
  return {
    async get(kind, id) {
      const [row] = await query('SELECT * FROM record WHERE kind = $1 AND id = $2', [kind, id])
      return row && recordOf(row)
    },
    async list(kind, { after, limit = 1000 } = {}) {
      const rows =
        after === undefined
          ? await query('SELECT * FROM record WHERE kind = $1 ORDER BY id LIMIT $2', [kind, limit])
          : await query('SELECT * FROM record WHERE kind = $1 AND id > $3 ORDER BY id LIMIT $2', [kind, limit, after])
      return rows.map(recordOf)
    },
    async count(kind) {
      const [row] = await query('SELECT COUNT(*) AS number FROM record WHERE kind = $1', [kind])
      return integerOf(row as SqlRow, 'number')
    },
    async insert({ kind, id, value, expiresAtMs = null }, nowMs) {
      const insert =
        'INSERT INTO record (kind, id, value, version, expires_at) VALUES ($1, $2, $3, 1, $4) ON CONFLICT (kind, id) DO'
      const rows =
        nowMs === undefined
          ? await query(`${insert} NOTHING RETURNING id`, [kind, id, value, expiresAtMs])
          : await query(
              `${insert} UPDATE SET value = excluded.value, version = 1, expires_at = excluded.expires_at WHERE record.expires_at <= $5 RETURNING id`,
              [kind, id, value, expiresAtMs, nowMs],
            )
      return rows.length > 0
    },
    async replace({ kind, id, value, expiresAtMs = null }, version) {
      const statement =
        'UPDATE record SET value = $3, expires_at = $4, version = version + 1 WHERE kind = $1 AND id = $2 AND version = $5 RETURNING id'
      return (await query(statement, [kind, id, value, expiresAtMs, version])).length > 0
    },
    async delete(kind, id, version) {
      const rows =
        version === undefined
          ? await query('DELETE FROM record WHERE kind = $1 AND id = $2 RETURNING id', [kind, id])
          : await query('DELETE FROM record WHERE kind = $1 AND id = $2 AND version = $3 RETURNING id', [kind, id, version])
      return rows.length > 0
    },
    async deleteExpired(nowMs, limit = 1000) {
      const expired = 'SELECT kind, id FROM record WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2'
      const rows = await query(`DELETE FROM record WHERE (kind, id) IN (${expired}) AND expires_at <= $1 RETURNING id`, [
        nowMs,
        limit,
      ])
      return rows.length
    },
  }
}

function recordOf(row: SqlRow): StoredRecord {
  return {
    kind: textOf(row, 'kind'),
    id: textOf(row, 'id'),
    value: textOf(row, 'value'),
    version: integerOf(row, 'version'),
    ...present({ expiresAtMs: integerOrNull(row, 'expires_at') }),
  }
}

/** Secrets in SQL. */
export function secretTable({ query }: SqlSession): SecretTable {
  return {
    async get(name) {
      const [row] = await query('SELECT value FROM secret WHERE name = $1', [name])
      return row && fromBase64url(textOf(row, 'value'))
    },
    async insert(name, secret) {
      const statement = 'INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING RETURNING name'
      return (await query(statement, [name, toBase64url(copyBytes(secret))])).length > 0
    },
    async erase(name) {
      return (await query('DELETE FROM secret WHERE name = $1 RETURNING name', [name])).length > 0
    },
  }
}
