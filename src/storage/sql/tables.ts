import { operationError } from '../../core/index.js'
import type { AuditEntry, AuditHead, AuditTable } from '../audit.js'
import type { StoreTransaction } from '../store.js'
import { credentialTable } from './credentials.js'
import { recordTable, secretTable } from './records.js'
import { integerOf, type SqlRow, type SqlSession, textOf } from './session.js'
import { statusListTable } from './status-lists.js'

/** All tables of a store, over the statements of one transaction. */
export function sqlTables(session: SqlSession): StoreTransaction {
  return {
    records: recordTable(session),
    lists: statusListTable(session),
    credentials: credentialTable(session),
    secrets: secretTable(session),
    audit: auditTable(session),
  }
}

/** The audit log in SQL. Its head is a row of its own, which can be locked while there is no entry yet. */
function auditTable({ query, dialect }: SqlSession): AuditTable {
  const headOf = async (lock: string): Promise<AuditHead | undefined> => {
    const [row] = await query(`SELECT sequence, hash FROM audit_head WHERE one = 1${lock}`)
    const sequence = row === undefined ? 0 : integerOf(row, 'sequence')
    return sequence === 0 ? undefined : { sequence, hash: textOf(row as SqlRow, 'hash') }
  }
  return {
    head: () => headOf(''),
    lockHead: () => headOf(dialect.forUpdate),
    async list({ after = 0, limit = 1000 } = {}) {
      const rows = await query('SELECT * FROM audit_entry WHERE sequence > $1 ORDER BY sequence LIMIT $2', [after, limit])
      return rows.map(entryOf)
    },
    async append({ sequence, atMs, kind, facts, previous, hash }) {
      const statement = 'UPDATE audit_head SET sequence = $1, hash = $2 WHERE one = 1 AND sequence = $3 RETURNING sequence'
      const moved = await query(statement, [sequence, hash, sequence - 1])
      if (moved.length === 0) throw operationError('storage.conflict', { table: 'audit' }, { retryable: true })
      await query(
        'INSERT INTO audit_entry (sequence, at, kind, facts, previous, hash) VALUES ($1, $2, $3, $4, $5, $6)',
        [sequence, atMs, kind, facts, previous, hash],
        'audit',
      )
    },
  }
}

function entryOf(row: SqlRow): AuditEntry {
  return {
    sequence: integerOf(row, 'sequence'),
    atMs: integerOf(row, 'at'),
    kind: textOf(row, 'kind'),
    facts: textOf(row, 'facts'),
    previous: textOf(row, 'previous'),
    hash: textOf(row, 'hash'),
  }
}
