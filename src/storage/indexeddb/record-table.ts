import { compareCodePoints, utf8 } from '../../core/index.js'
import type { RecordTable, StoredRecord } from '../records.js'
import { EXPIRES, readerOf, resultOf, STORES } from './database.js'

/** What a transaction means to write, by kind and id; `undefined` deletes. */
export type RecordChanges = Map<string, { readonly kind: string; readonly id: string; readonly record: StoredRecord | undefined }>

/** Where a record is: texts are compared by their UTF-8, which IndexedDB does with bytes alone. */
export function keyOf(kind: string, id: string): IDBValidKey {
  return [kind, utf8(id)]
}

/** Records as they are in a database, under what a transaction has changed and not written yet. */
export function recordTableOver(database: IDBDatabase, changes: RecordChanges): RecordTable {
  const nameOf = (kind: string, id: string): string => JSON.stringify([kind, id])
  const kept = (): IDBObjectStore => readerOf(database, STORES.records)
  const get = async (kind: string, id: string): Promise<StoredRecord | undefined> => {
    const changed = changes.get(nameOf(kind, id))
    return changed === undefined ? resultOf<StoredRecord | undefined>(kept().get(keyOf(kind, id))) : changed.record
  }
  const set = (kind: string, id: string, record: StoredRecord | undefined): void => {
    changes.set(nameOf(kind, id), { kind, id, record })
  }
  const changedOf = (kind: string) => Array.from(changes.values()).filter((one) => one.kind === kind)
  /** What is there, but for what was changed since. */
  const unchanged = (records: readonly StoredRecord[]): StoredRecord[] =>
    records.filter(({ kind, id }) => !changes.has(nameOf(kind, id)))
  const newOf = (kind: string): StoredRecord[] => changedOf(kind).flatMap(({ record }) => record ?? [])
  /** One after the other: what a call reads is still so when it writes. */
  const inTurn = turns()
  return {
    get,
    async list(kind, { after, limit = 1000 } = {}) {
      const from = after === undefined ? [kind] : keyOf(kind, after)
      // A list comes after bytes in the order of keys.
      const range = IDBKeyRange.bound(from, [kind, []], after !== undefined, true)
      const found = await resultOf<StoredRecord[]>(kept().getAll(range, limit + changedOf(kind).length))
      const added = newOf(kind).filter(({ id }) => after === undefined || compareCodePoints(id, after) > 0)
      const all = [...unchanged(found), ...added]
      return all.sort((one, other) => compareCodePoints(one.id, other.id)).slice(0, limit)
    },
    async count(kind) {
      const keys = await resultOf(kept().getAllKeys(IDBKeyRange.bound([kind], [kind, []], true, true)))
      const there = new Set(keys.map((key) => JSON.stringify([kind, fromBytes((key as IDBValidKey[])[1])])))
      for (const { id, record } of changedOf(kind)) {
        if (record === undefined) there.delete(nameOf(kind, id))
        else there.add(nameOf(kind, id))
      }
      return there.size
    },
    insert: (record, nowMs) =>
      inTurn(async () => {
        const there = await get(record.kind, record.id)
        const gone = nowMs !== undefined && there?.expiresAtMs !== undefined && there.expiresAtMs <= nowMs
        if (there !== undefined && !gone) return false
        set(record.kind, record.id, Object.freeze({ ...record, version: 1 }))
        return true
      }),
    replace: (record, version) =>
      inTurn(async () => {
        if ((await get(record.kind, record.id))?.version !== version) return false
        set(record.kind, record.id, Object.freeze({ ...record, version: version + 1 }))
        return true
      }),
    delete: (kind, id, version) =>
      inTurn(async () => {
        const there = await get(kind, id)
        if (there === undefined || (version !== undefined && there.version !== version)) return false
        set(kind, id, undefined)
        return true
      }),
    deleteExpired: (nowMs, limit = 1000) =>
      inTurn(async () => {
        const range = IDBKeyRange.upperBound(nowMs)
        const found = await resultOf<StoredRecord[]>(
          kept()
            .index(EXPIRES)
            .getAll(range, limit + changes.size),
        )
        const own = Array.from(changes.values()).flatMap(({ record }) => record ?? [])
        const isOver = ({ expiresAtMs }: StoredRecord): boolean => expiresAtMs !== undefined && expiresAtMs <= nowMs
        const expired = [...unchanged(found), ...own.filter(isOver)].slice(0, limit)
        for (const { kind, id } of expired) set(kind, id, undefined)
        return expired.length
      }),
  }
}

function fromBytes(key: IDBValidKey | undefined): string {
  return new TextDecoder().decode(key as ArrayBuffer)
}

/** Runs what it is given one after the other. */
export function turns(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const result = last.then(act)
    last = result.catch(() => undefined)
    return result
  }
}
