import type { CredentialBody, CredentialFilter, CredentialRow, CredentialTable } from '../credentials.js'
import {
  type Columns,
  integerOf,
  integerOrNull,
  present,
  type SqlRow,
  type SqlSession,
  type SqlValue,
  textOf,
  where,
} from './session.js'

const ROW: Columns = {
  id: 'text',
  issuer: 'text',
  key: 'text',
  recipient: 'text',
  achievement: 'text',
  batch: 'text',
  issued_at: 'integer',
  valid_until: 'integer',
  replaces: 'text',
  digest: 'text',
}
const BODY: Columns = { credential: 'text', text: 'text', media_type: 'text' }

/** The log of credentials in SQL. */
export function credentialTable(session: SqlSession): CredentialTable {
  const { query, insert, dialect } = session
  const several = (ids: readonly string[]): readonly SqlValue[] => [JSON.stringify(ids)]
  return {
    async get(id) {
      const [row] = await query('SELECT * FROM credential WHERE id = $1', [id])
      return row && credentialOf(row)
    },
    async findByKeys(keys) {
      const rows = await query(`SELECT * FROM credential WHERE key IN (${dialect.textsOf('$1')})`, several(keys))
      return rows.map(credentialOf)
    },
    async list({ after, limit = 1000, ...filter } = {}) {
      const { text, values } = where([...conditions(filter), ['id >', after]])
      const rows = await query(`SELECT * FROM credential${text} ORDER BY id LIMIT $${values.length + 1}`, [...values, limit])
      return rows.map(credentialOf)
    },
    async count(filter = {}) {
      const { text, values } = where(conditions(filter))
      const [row] = await query(`SELECT COUNT(*) AS number FROM credential${text}`, values)
      return integerOf(row as SqlRow, 'number')
    },
    async body(id) {
      const [row] = await query('SELECT * FROM credential_body WHERE credential = $1', [id])
      return row && bodyOf(row)
    },
    async bodies(ids) {
      const rows = await query(`SELECT * FROM credential_body WHERE credential IN (${dialect.textsOf('$1')})`, several(ids))
      return rows.map(bodyOf)
    },
    async insert(rows, bodies = []) {
      await insert('credential', ROW, rows.map(valuesOf))
      const texts = bodies.map(({ credential, text, mediaType }) => [credential, text, mediaType])
      await insert('credential_body', BODY, texts)
    },
    async eraseRecipient(recipient) {
      await query('DELETE FROM credential_body WHERE credential IN (SELECT id FROM credential WHERE recipient = $1)', [recipient])
      return (await query('UPDATE credential SET recipient = NULL WHERE recipient = $1 RETURNING id', [recipient])).length
    },
    async erase(id) {
      await query('DELETE FROM credential_body WHERE credential = $1', [id])
      return (await query('UPDATE credential SET recipient = NULL WHERE id = $1 RETURNING id', [id])).length > 0
    },
  }
}

function conditions(filter: Omit<CredentialFilter, 'after' | 'limit'>): readonly (readonly [string, SqlValue | undefined])[] {
  return [
    ['issuer =', filter.issuer],
    ['recipient =', filter.recipient],
    ['batch =', filter.batch],
    ['replaces =', filter.replaces],
    ['valid_until >=', filter.validUntilFromMs],
    ['valid_until <', filter.validUntilBeforeMs],
  ]
}

function valuesOf(row: CredentialRow): readonly SqlValue[] {
  const { id, issuer, key, recipient, achievement, batch, issuedAtMs, validUntilMs, replaces, digest } = row
  return [
    id,
    issuer,
    key,
    recipient ?? null,
    achievement ?? null,
    batch ?? null,
    issuedAtMs,
    validUntilMs ?? null,
    replaces ?? null,
    digest,
  ]
}

function credentialOf(row: SqlRow): CredentialRow {
  return {
    id: textOf(row, 'id'),
    issuer: textOf(row, 'issuer'),
    key: textOf(row, 'key'),
    issuedAtMs: integerOf(row, 'issued_at'),
    digest: textOf(row, 'digest'),
    ...present({
      recipient: row['recipient'] as string | null,
      achievement: row['achievement'] as string | null,
      batch: row['batch'] as string | null,
      validUntilMs: integerOrNull(row, 'valid_until'),
      replaces: row['replaces'] as string | null,
    }),
  }
}

function bodyOf(row: SqlRow): CredentialBody {
  return { credential: textOf(row, 'credential'), text: textOf(row, 'text'), mediaType: textOf(row, 'media_type') }
}
