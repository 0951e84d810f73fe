import { operationError } from '../../core/index.js'
import type { AuditHead, AuditTable } from '../audit.js'
import type { CredentialFilter, CredentialRow, CredentialTable } from '../credentials.js'
import { copyBytes, requireCount } from '../guard.js'
import type { RecordTable } from '../records.js'
import type { SecretTable } from '../secrets.js'
import type { StatusListState, StatusListTable } from '../status-lists.js'
import type { Journal } from './journal.js'
import { joined, type MemoryState, pageOf } from './state.js'

const conflict = (table: string): Error => operationError('storage.conflict', { table }, { retryable: true })

/** A copy that nobody else can change. */
const kept = <T extends object>(row: T): T => Object.freeze({ ...row })

/** Records of a state. */
export function recordTable({ records }: MemoryState, journal: Journal): RecordTable {
  const key = joined
  return {
    get: async (kind, id) => records.get(key(kind, id)),
    list: async (kind, page) =>
      pageOf(
        [...records.values()].filter((record) => record.kind === kind),
        ({ id }) => id,
        page,
      ),
    count: async (kind) => [...records.values()].filter((record) => record.kind === kind).length,
    async insert(record, nowMs) {
      const there = records.get(key(record.kind, record.id))
      const gone = nowMs !== undefined && there?.expiresAtMs !== undefined && there.expiresAtMs <= nowMs
      if (there !== undefined && !gone) return false
      journal.set(records, key(record.kind, record.id), kept({ ...record, version: 1 }))
      return true
    },
    async replace(record, version) {
      const there = records.get(key(record.kind, record.id))
      if (there?.version !== version) return false
      journal.set(records, key(record.kind, record.id), kept({ ...record, version: version + 1 }))
      return true
    },
    async delete(kind, id, version) {
      const there = records.get(key(kind, id))
      if (there === undefined || (version !== undefined && there.version !== version)) return false
      return journal.delete(records, key(kind, id))
    },
    async deleteExpired(nowMs, limit = 1000) {
      const expired = [...records].filter(([, { expiresAtMs }]) => expiresAtMs !== undefined && expiresAtMs <= nowMs)
      for (const [name] of expired.slice(0, limit)) journal.delete(records, name)
      return Math.min(expired.length, limit)
    },
  }
}

/** Secrets of a state. */
export function secretTable({ secrets }: MemoryState, journal: Journal): SecretTable {
  return {
    get: async (name) => secrets.get(name)?.slice(),
    async insert(name, secret) {
      if (secrets.has(name)) return false
      journal.set(secrets, name, copyBytes(secret))
      return true
    },
    erase: async (name) => journal.delete(secrets, name),
  }
}

/** The audit log of a state. */
export function auditTable({ audit }: MemoryState, journal: Journal): AuditTable {
  const head = async (): Promise<AuditHead | undefined> => {
    const last = audit.at(-1)
    return last && { sequence: last.sequence, hash: last.hash }
  }
  return {
    head,
    lockHead: head,
    list: async ({ after = 0, limit = 1000 } = {}) => audit.slice(after, after + limit),
    async append(entry) {
      if (entry.sequence !== audit.length + 1) throw conflict('audit')
      journal.push(audit, kept(entry))
    },
  }
}

/** The log of credentials of a state. */
export function credentialTable(state: MemoryState, journal: Journal): CredentialTable {
  const { credentials, keys, bodies } = state
  const matching = (filter: CredentialFilter = {}): CredentialRow[] =>
    [...credentials.values()].filter((row) => matches(row, filter))
  const erase = (row: CredentialRow): void => {
    const { recipient: _recipient, ...rest } = row
    journal.set(credentials, row.id, kept(rest))
    journal.delete(bodies, row.id)
  }
  return {
    get: async (id) => credentials.get(id),
    findByKeys: async (wanted) =>
      wanted.flatMap((key) => {
        const id = keys.get(key)
        return id === undefined ? [] : [credentials.get(id) as CredentialRow]
      }),
    list: async (filter) => pageOf(matching(filter), ({ id }) => id, filter),
    count: async (filter) => matching(filter).length,
    body: async (id) => bodies.get(id),
    bodies: async (ids) => ids.flatMap((id) => bodies.get(id) ?? []),
    async insert(rows, texts = []) {
      for (const row of rows) {
        if (credentials.has(row.id) || keys.has(row.key)) throw conflict('credential')
        journal.set(credentials, row.id, kept(row))
        journal.set(keys, row.key, row.id)
      }
      for (const body of texts) journal.set(bodies, body.credential, kept(body))
    },
    async eraseRecipient(recipient) {
      const rows = matching({ recipient })
      for (const row of rows) erase(row)
      return rows.length
    },
    async erase(id) {
      const row = credentials.get(id)
      if (row === undefined) return false
      erase(row)
      return true
    },
  }
}

function matches(row: CredentialRow, filter: CredentialFilter): boolean {
  const { validUntilFromMs, validUntilBeforeMs } = filter
  const same = (['issuer', 'recipient', 'batch', 'replaces'] as const).every(
    (member) => filter[member] === undefined || filter[member] === row[member],
  )
  if (!same) return false
  if (validUntilFromMs !== undefined && !(row.validUntilMs !== undefined && row.validUntilMs >= validUntilFromMs)) return false
  return validUntilBeforeMs === undefined || (row.validUntilMs !== undefined && row.validUntilMs < validUntilBeforeMs)
}

function handed<T extends StatusListState | undefined>(list: T): T {
  return list && { ...list, permutationKey: list.permutationKey.slice() }
}

/** The status lists of a state. */
export function statusListTable(state: MemoryState, journal: Journal): StatusListTable {
  const { lists, reservations, places, placesOf, values, changes, publications } = state
  const within = <V>(map: Map<string, Map<number, V>>, list: string): Map<number, V> => {
    const there = map.get(list)
    if (there !== undefined) return there
    const made = new Map<number, V>()
    map.set(list, made)
    return made
  }
  const byIndex = <V>(map: Map<number, V>): [number, V][] => [...map].sort(([one], [other]) => one - other)
  return {
    get: async (id) => handed(lists.get(id)),
    list: async ({ issuer, purpose } = {}) =>
      [...lists.values()]
        .map(handed)
        .filter(
          (list) => (issuer === undefined || list.issuer === issuer) && (purpose === undefined || list.purpose === purpose),
        ),
    reservations: async (holder) => [...reservations.values()].filter((one) => one.holder === holder),
    reservationsOf: async (list) =>
      [...reservations.values()].filter((one) => one.list === list).sort((one, other) => one.start - other.start),
    placesOf: async (credential) => placesOf.get(credential) ?? [],
    places: async (list, { after = -1, limit = 1000 } = {}) =>
      byIndex(within(places, list))
        .filter(([index]) => index > after)
        .slice(0, limit)
        .map(([, place]) => place),
    countPlaces: async (list) => within(places, list).size,
    async changes(list, { after = 0, limit = 1000 } = {}) {
      const wanted = changes.filter((change) => change.list === list && change.sequence > after)
      wanted.sort((one, other) => one.sequence - other.sequence)
      const last = wanted[limit - 1]?.sequence ?? Number.POSITIVE_INFINITY
      return wanted.filter(({ sequence }) => sequence <= last)
    },
    values: async (list) => byIndex(within(values, list)).flatMap(([index, value]) => (value === 0 ? [] : [{ index, value }])),
    valueAt: async (list, index) => within(values, list).get(index) ?? 0,
    publication: async (list) => publications.get(list),
    async insert(row) {
      const taken = lists.has(row.id) || [...lists.values()].some(({ url }) => url === row.url)
      if (taken) throw conflict('status_list')
      journal.set(lists, row.id, { ...row, permutationKey: copyBytes(row.permutationKey), next: 0 })
    },
    async advance(id, count) {
      requireCount(count)
      const list = lists.get(id)
      if (list === undefined || list.next + count > list.length) return undefined
      journal.set(lists, id, { ...list, next: list.next + count })
      return list.next
    },
    async reserve(reservation) {
      const name = joined(reservation.list, reservation.holder)
      if (reservations.has(name)) throw conflict('status_reservation')
      journal.set(reservations, name, kept(reservation))
    },
    async insertPlaces(rows) {
      for (const place of rows) {
        const taken = within(places, place.list)
        if (taken.has(place.index)) throw conflict('status_place')
        const row = kept(place)
        journal.set(taken, place.index, row)
        journal.set(placesOf, place.credential, [...(placesOf.get(place.credential) ?? []), row])
      }
    },
    async change(change) {
      journal.push(changes, kept(change))
      journal.set(within(values, change.list), change.index, change.value)
    },
    async savePublication(publication) {
      const there = publications.get(publication.list)
      if (there !== undefined && there.sequence > publication.sequence) return false
      journal.set(publications, publication.list, kept(publication))
      return true
    },
  }
}
