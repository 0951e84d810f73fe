import { fromBase64url, toBase64url } from '../../core/index.js'
import { copyBytes, requireCount } from '../guard.js'
import type { StatusChange, StatusListState, StatusListTable, StatusPlace, StatusReservation } from '../status-lists.js'
import { type Columns, integerOf, integerOrNull, present, type SqlRow, type SqlSession, textOf, where } from './session.js'

const PLACE: Columns = { list: 'text', place: 'integer', credential: 'text' }

/** Status lists in SQL. */
export function statusListTable(session: SqlSession): StatusListTable {
  const { query } = session
  return {
    async get(id) {
      const [row] = await query('SELECT * FROM status_list WHERE id = $1', [id])
      return row && listOf(row)
    },
    async list({ issuer, purpose } = {}) {
      const { text, values } = where([
        ['issuer =', issuer],
        ['purpose =', purpose],
      ])
      return (await query(`SELECT * FROM status_list${text} ORDER BY ordinal`, values)).map(listOf)
    },
    async reservations(holder) {
      return (await query('SELECT * FROM status_reservation WHERE holder = $1', [holder])).map(reservationOf)
    },
    async reservationsOf(list) {
      return (await query('SELECT * FROM status_reservation WHERE list = $1 ORDER BY start', [list])).map(reservationOf)
    },
    async placesOf(credential) {
      return (await query('SELECT * FROM status_place WHERE credential = $1', [credential])).map(placeOf)
    },
    async places(list, { after = -1, limit = 1000 } = {}) {
      const statement = 'SELECT * FROM status_place WHERE list = $1 AND place > $2 ORDER BY place LIMIT $3'
      return (await query(statement, [list, after, limit])).map(placeOf)
    },
    async countPlaces(list) {
      const [row] = await query('SELECT COUNT(*) AS number FROM status_place WHERE list = $1', [list])
      return integerOf(row as SqlRow, 'number')
    },
    async changes(list, { after = 0, limit = 1000 } = {}) {
      const since = 'FROM status_change WHERE list = $1 AND sequence > $2'
      const page = `SELECT sequence ${since} ORDER BY sequence LIMIT $3`
      const statement = `SELECT * ${since} AND sequence <= (SELECT MAX(sequence) FROM (${page}) AS page) ORDER BY sequence, ordinal`
      return (await query(statement, [list, after, limit])).map(changeOf)
    },
    async values(list) {
      const rows = await query('SELECT place, value FROM status_value WHERE list = $1 AND value <> 0 ORDER BY place', [list])
      return rows.map((row) => ({ index: integerOf(row, 'place'), value: integerOf(row, 'value') }))
    },
    async valueAt(list, index) {
      const [row] = await query('SELECT value FROM status_value WHERE list = $1 AND place = $2', [list, index])
      return row === undefined ? 0 : integerOf(row, 'value')
    },
    async publication(list) {
      const [row] = await query('SELECT * FROM status_publication WHERE list = $1', [list])
      return (
        row && {
          list,
          text: textOf(row, 'text'),
          mediaType: textOf(row, 'media_type'),
          atMs: integerOf(row, 'at'),
          sequence: integerOf(row, 'sequence'),
        }
      )
    },
    async insert({ id, issuer, url, purpose, statusSize, length, permutationKey, createdAtMs }) {
      await query(
        `INSERT INTO status_list (id, issuer, url, purpose, status_size, length, permutation_key, created_at, next)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)`,
        [id, issuer, url, purpose, statusSize, length, toBase64url(copyBytes(permutationKey)), createdAtMs],
        'status_list',
      )
    },
    async advance(id, count) {
      requireCount(count)
      const statement = 'UPDATE status_list SET next = next + $2 WHERE id = $1 AND next + $2 <= length RETURNING next'
      const [row] = await query(statement, [id, count])
      return row && integerOf(row, 'next') - count
    },
    async reserve({ list, start, count, holder, atMs }) {
      const statement = 'INSERT INTO status_reservation (list, holder, start, count, at) VALUES ($1, $2, $3, $4, $5)'
      await query(statement, [list, holder, start, count, atMs], 'status_reservation')
    },
    async insertPlaces(places) {
      const rows = places.map(({ list, index, credential }) => [list, index, credential])
      await session.insert('status_place', PLACE, rows)
    },
    async change({ list, index, value, atMs, sequence, reason = null, appealUntilMs = null }) {
      await query(
        `INSERT INTO status_change (list, place, value, at, sequence, reason, appeal_until) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [list, index, value, atMs, sequence, reason, appealUntilMs],
      )
      await query(
        `INSERT INTO status_value (list, place, value) VALUES ($1, $2, $3)
         ON CONFLICT (list, place) DO UPDATE SET value = excluded.value`,
        [list, index, value],
      )
    },
    async savePublication({ list, text, mediaType, atMs, sequence }) {
      const rows = await query(
        `INSERT INTO status_publication (list, text, media_type, at, sequence) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (list) DO UPDATE SET text = excluded.text, media_type = excluded.media_type, at = excluded.at,
         sequence = excluded.sequence WHERE status_publication.sequence <= excluded.sequence RETURNING list`,
        [list, text, mediaType, atMs, sequence],
      )
      return rows.length > 0
    },
  }
}

function listOf(row: SqlRow): StatusListState {
  return {
    id: textOf(row, 'id'),
    issuer: textOf(row, 'issuer'),
    url: textOf(row, 'url'),
    purpose: textOf(row, 'purpose'),
    statusSize: integerOf(row, 'status_size'),
    length: integerOf(row, 'length'),
    permutationKey: fromBase64url(textOf(row, 'permutation_key')),
    createdAtMs: integerOf(row, 'created_at'),
    next: integerOf(row, 'next'),
  }
}

function reservationOf(row: SqlRow): StatusReservation {
  return {
    list: textOf(row, 'list'),
    start: integerOf(row, 'start'),
    count: integerOf(row, 'count'),
    holder: textOf(row, 'holder'),
    atMs: integerOf(row, 'at'),
  }
}

function placeOf(row: SqlRow): StatusPlace {
  return { list: textOf(row, 'list'), index: integerOf(row, 'place'), credential: textOf(row, 'credential') }
}

function changeOf(row: SqlRow): StatusChange {
  return {
    list: textOf(row, 'list'),
    index: integerOf(row, 'place'),
    value: integerOf(row, 'value'),
    atMs: integerOf(row, 'at'),
    sequence: integerOf(row, 'sequence'),
    ...present({ reason: row['reason'] as string | null, appealUntilMs: integerOrNull(row, 'appeal_until') }),
  }
}
