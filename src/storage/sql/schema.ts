import type { Dialect } from './session.js'

/** One step forward of the layout. What was released is never changed: the next step is added. */
export type Migration = (dialect: Dialect) => readonly string[]

const first: Migration = ({ text, integer, ordinal, table, clustered }) => [
  `CREATE TABLE record (
    kind ${text} NOT NULL, id ${text} NOT NULL, value ${text} NOT NULL, version ${integer} NOT NULL, expires_at ${integer},
    PRIMARY KEY (kind, id)
  )${table}`,
  'CREATE INDEX record_expires ON record (expires_at) WHERE expires_at IS NOT NULL',
  `CREATE TABLE secret (name ${text} PRIMARY KEY, value ${text} NOT NULL)${table}`,
  `CREATE TABLE credential (
    id ${text} PRIMARY KEY, issuer ${text} NOT NULL, key ${text} NOT NULL UNIQUE, recipient ${text}, achievement ${text}, batch ${text},
    issued_at ${integer} NOT NULL, valid_until ${integer}, replaces ${text}, digest ${text} NOT NULL
  )${table}`,
  'CREATE INDEX credential_recipient ON credential (recipient, id) WHERE recipient IS NOT NULL',
  'CREATE INDEX credential_batch ON credential (batch, id) WHERE batch IS NOT NULL',
  'CREATE INDEX credential_replaces ON credential (replaces, id) WHERE replaces IS NOT NULL',
  'CREATE INDEX credential_valid_until ON credential (valid_until, id) WHERE valid_until IS NOT NULL',
  `CREATE TABLE credential_body (credential ${text} PRIMARY KEY, text ${text} NOT NULL, media_type ${text} NOT NULL)${table}`,
  `CREATE TABLE status_list (
    ordinal ${ordinal}, id ${text} NOT NULL UNIQUE, issuer ${text} NOT NULL, url ${text} NOT NULL UNIQUE, purpose ${text} NOT NULL,
    status_size ${integer} NOT NULL, length ${integer} NOT NULL, permutation_key ${text} NOT NULL, created_at ${integer} NOT NULL,
    next ${integer} NOT NULL, CHECK (next >= 0 AND next <= length)
  )${table}`,
  `CREATE TABLE status_reservation (
    list ${text} NOT NULL, holder ${text} NOT NULL, start ${integer} NOT NULL, count ${integer} NOT NULL, at ${integer} NOT NULL,
    PRIMARY KEY (list, holder)
  )${table}`,
  'CREATE INDEX status_reservation_holder ON status_reservation (holder)',
  `CREATE TABLE status_place (
    list ${text} NOT NULL, place ${integer} NOT NULL, credential ${text} NOT NULL, PRIMARY KEY (list, place)
  )${clustered}`,
  'CREATE INDEX status_place_credential ON status_place (credential)',
  `CREATE TABLE status_value (
    list ${text} NOT NULL, place ${integer} NOT NULL, value ${integer} NOT NULL, PRIMARY KEY (list, place)
  )${clustered}`,
  `CREATE TABLE status_change (
    ordinal ${ordinal}, list ${text} NOT NULL, place ${integer} NOT NULL, value ${integer} NOT NULL, at ${integer} NOT NULL,
    sequence ${integer} NOT NULL, reason ${text}, appeal_until ${integer}
  )${table}`,
  'CREATE INDEX status_change_sequence ON status_change (list, sequence, ordinal)',
  `CREATE TABLE status_publication (
    list ${text} PRIMARY KEY, text ${text} NOT NULL, media_type ${text} NOT NULL, at ${integer} NOT NULL, sequence ${integer} NOT NULL
  )${table}`,
  `CREATE TABLE audit_entry (
    sequence ${integer} PRIMARY KEY, at ${integer} NOT NULL, kind ${text} NOT NULL, facts ${text} NOT NULL, previous ${text} NOT NULL,
    hash ${text} NOT NULL
  )${table}`,
  `CREATE TABLE audit_head (one ${integer} PRIMARY KEY CHECK (one = 1), sequence ${integer} NOT NULL, hash ${text} NOT NULL)${table}`,
  "INSERT INTO audit_head (one, sequence, hash) VALUES (1, 0, '')",
]

/** Indexes without the ids, which are random: what the credentials of a batch have in common is put side by side, and not all over. */
const second: Migration = () =>
  ['recipient', 'batch', 'replaces', 'valid_until'].flatMap((column) => [
    `DROP INDEX credential_${column}`,
    `CREATE INDEX credential_${column} ON credential (${column}) WHERE ${column} IS NOT NULL`,
  ])

/** All steps; the number of a layout is how many of them were made. */
export const MIGRATIONS: readonly Migration[] = [first, second]
