import { putRecord, type RecordReader, type RecordTable } from '../../storage/index.js'

const KIND = 'log.hash_key_erased'

/** When the key of an issuer's hashes was last erased: nobody can make the hashes of before again. `undefined` where it never was. */
export async function keyErasedAt(records: RecordReader, issuer: string): Promise<number | undefined> {
  const record = await records.get(KIND, issuer)
  return record === undefined ? undefined : Number(record.value)
}

/** Keeps when it was erased. Whether it did: nobody else was erasing it. */
export function keepKeyErasure(records: RecordTable, issuer: string, atMs: number): Promise<boolean> {
  return putRecord(records, { kind: KIND, id: issuer, value: String(atMs) })
}
