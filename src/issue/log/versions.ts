import { isJsonObject, type JsonObject, parseJson } from '../../core/index.js'
import {
  type CredentialBody,
  type Page,
  putRecord,
  type RecordReader,
  type RecordTable,
  type StoredRecord,
  type StoreReader,
} from '../../storage/index.js'

/** Newer texts of credentials that kept their id. Personal data. */
const KIND = 'credential.version'

/** The newest text of an id, if there is one beside the first. */
export async function loadVersion(records: RecordReader, credential: string): Promise<CredentialBody | undefined> {
  const record = await records.get(KIND, credential)
  return record === undefined ? undefined : bodyOf(record)
}

/** The newest texts of all credentials that were refreshed, of whatever issuer, in the order of their ids. */
export async function listVersions(records: RecordReader, page: Page<string>): Promise<readonly CredentialBody[]> {
  return (await records.list(KIND, page)).map((record) => bodyOf(record) ?? { credential: record.id, text: '{}', mediaType: '' })
}

function bodyOf({ id, value: json }: StoredRecord): CredentialBody | undefined {
  const value = parseJson(json, { maxBytes: 64 * 1024 * 1024 })
  const { text, mediaType } = (isJsonObject(value) ? value : {}) as JsonObject
  return typeof text === 'string' && typeof mediaType === 'string' ? { credential: id, text, mediaType } : undefined
}

/** Whether anything of its text is there. */
export async function hasText(
  { records, credentials }: Pick<StoreReader, 'records' | 'credentials'>,
  id: string,
): Promise<boolean> {
  return (await records.get(KIND, id)) !== undefined || (await credentials.body(id)) !== undefined
}

/** Puts a text in the place of the newest one. Whether it did: nobody else was writing one. */
export function saveVersion(records: RecordTable, { credential, text, mediaType }: CredentialBody): Promise<boolean> {
  return putRecord(records, { kind: KIND, id: credential, value: JSON.stringify({ text, mediaType }) })
}

/** Deletes it. */
export async function eraseVersion(records: RecordTable, credential: string): Promise<void> {
  await records.delete(KIND, credential)
}
